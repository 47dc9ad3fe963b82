// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/compare/candidatedialog.h"

#include "core/study/candidates.h"
#include "widgets/controls/elements.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

namespace hakari {

CandidateDialog::CandidateDialog(StudyDocument &document, const Appearance &appearance, RunRecordRef record,
                                 QWidget *parent)
    : QDialog(parent),
      m_document(document),
      m_appearance(appearance),
      m_record(std::move(record)),
      m_instance(new QComboBox(this)),
      m_name(new QLineEdit(this)),
      m_rate(new NumberEdit(this)),
      m_source(new QLineEdit(this)),
      m_price(new NumberEdit(this)),
      m_power(new QComboBox(this)),
      m_idle(new NumberEdit(this)),
      m_limit(new NumberEdit(this)),
      m_cluster(new NumberEdit(this)),
      m_hint(makeParagraph("note", this)),
      m_error(makeParagraph("error", this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    build();
    suggest();
}

void CandidateDialog::build()
{
    setWindowTitle(m_record ? tr("Add a result") : tr("Add a candidate"));
    for (const Instance &entry : m_document.catalogue().instances())
        m_instance->addItem(QString::fromStdString(entry.id));
    m_instance->setEditable(true);
    m_instance->setInsertPolicy(QComboBox::NoInsert);
    m_instance->completer()->setFilterMode(Qt::MatchContains);
    m_instance->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_instance->setCurrentIndex(-1);
    m_instance->lineEdit()->setPlaceholderText(tr("none, or type to search"));
    for (NumberEdit *edit : {m_rate, m_price, m_idle, m_limit, m_cluster})
        edit->setFormatter(m_appearance.formatter());

    auto *form = new QFormLayout;
    form->setSpacing(halfGap);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->addRow(tr("Instance"), m_instance);
    m_record ? buildRecordRows(form) : buildTypedRows(form);
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Add"));
    setRole(m_buttons->button(QDialogButtonBox::Ok), "main");
    m_error->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(gap);
    layout->addLayout(form);
    layout->addWidget(m_hint);
    layout->addWidget(m_error);
    layout->addWidget(m_buttons);
    setMinimumWidth(480);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &CandidateDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_instance, &QComboBox::currentTextChanged, this, &CandidateDialog::suggest);
}

void CandidateDialog::buildRecordRows(QFormLayout *form)
{
    const Formatter &formatter = m_appearance.formatter();
    const auto row = [&](const QString &caption, const QString &text) {
        QLabel *label = makeParagraph("", this);
        label->setText(text);
        form->addRow(caption, label);
    };
    const std::string_view scenario = name(m_record->scenario);
    row(tr("Result"), QString::fromStdString(m_record->title) + QStringLiteral(" · ")
                          + QString::fromUtf8(scenario.data(), static_cast<qsizetype>(scenario.size())));
    if (m_record->throughput)
        row(tr("Throughput"), formatter.withUnit(Unit::Rate, m_record->throughput->value, {}));
    row(tr("Power"), m_record->averagePower
                         ? formatter.withUnit(Unit::Watt, m_record->averagePower->mean.value, {})
                         : tr("not metered in this run"));
    QStringList verdict{formatter.translate("Verdict", name(m_record->verdict.state).data())};
    for (const Notice &reason : m_record->verdict.reasons)
        verdict << formatter.sentence(reason);
    row(tr("Verdict"), verdict.join(QStringLiteral("; ")));
    for (QWidget *unused :
         {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_rate), static_cast<QWidget *>(m_source),
          static_cast<QWidget *>(m_price), static_cast<QWidget *>(m_power), static_cast<QWidget *>(m_idle),
          static_cast<QWidget *>(m_limit), static_cast<QWidget *>(m_cluster)})
        unused->hide();
}

void CandidateDialog::buildTypedRows(QFormLayout *form)
{
    const QString currency = QString::fromStdString(m_document.comparison().currency);
    form->addRow(tr("Name"), m_name);
    m_rate->setUnit(QStringLiteral("/s"));
    form->addRow(tr("Throughput per instance"), m_rate);
    m_source->setPlaceholderText(tr("who measured or stated it, and when"));
    form->addRow(tr("Source of the values"), m_source);
    m_price->setOptional(true);
    m_price->setUnit((currency.isEmpty() ? QStringLiteral("USD") : currency) + QStringLiteral("/h"));
    m_price->setPlaceholderText(tr("from the catalogue"));
    form->addRow(tr("Price"), m_price);
    m_power->addItems({tr("Power curve of the catalogue (estimated)"), tr("Enter watts"), tr("Not known")});
    form->addRow(tr("Power"), m_power);
    for (NumberEdit *watts : {m_idle, m_limit}) {
        watts->setUnit(QStringLiteral("W"));
        watts->setOptional(true);
    }
    form->addRow(tr("Power when idle"), m_idle);
    form->addRow(tr("Power at the limit"), m_limit);
    m_cluster->setValue(1);
    if (m_document.study().kind == StudyKind::Training)
        form->addRow(tr("Instances in the cluster"), m_cluster);
    else
        m_cluster->hide();
    const auto showWatts = [this](int choice) {
        m_idle->setEnabled(choice == Typed);
        m_limit->setEnabled(choice == Typed);
    };
    connect(m_power, &QComboBox::currentIndexChanged, this, showWatts);
    showWatts(m_power->currentIndex());
}

std::string CandidateDialog::instance() const
{
    return m_instance->currentText().trimmed().toStdString();
}

/// Says what the catalogue knows of the chosen instance.
void CandidateDialog::suggest()
{
    const Catalogue &catalogue = m_document.catalogue();
    const Instance *entry = catalogue.instance(instance());
    if (!entry) {
        m_hint->setText(instance().empty() ? tr("Without an instance, price and power are what you enter.")
                                           : QString());
        return;
    }
    const Assumptions &a = m_document.study().assumptions;
    const Formatter &formatter = m_appearance.formatter();
    const ListPrice *price = catalogue.price(entry->id, a.region, a.prices);
    const InstancePower *power = catalogue.power(entry->id);
    QStringList known{QString::fromStdString(entry->accelerator.empty() ? entry->cpu : entry->accelerator)};
    known << (price ? formatter.withUnit(Unit::MoneyPerHour, price->price.value, price->currency)
                    : tr("no price in this region and year"));
    known << (power ? formatter.interval(Unit::Watt, {power->curve.at(0).value, power->curve.at(1).value})
                          + QStringLiteral(" W")
                    : tr("no power curve"));
    m_hint->setText(known.join(QStringLiteral(" · ")));
    if (!power && m_power->currentIndex() == FromCatalogue && m_power->count() > 0)
        m_power->setCurrentIndex(NotKnown);
}

/// Takes what was typed last; the error names the first field that cannot be read.
std::optional<Error> CandidateDialog::commitFields()
{
    for (NumberEdit *edit : {m_rate, m_price, m_idle, m_limit, m_cluster}) {
        emit edit->returnPressed();
        if (!edit->isInvalid() || !edit->isEnabled() || edit->isHidden())
            continue;
        edit->setFocus();
        const auto *caption = qobject_cast<QLabel *>(findChild<QFormLayout *>()->labelForField(edit));
        return Error{ErrorCode::ArgumentInvalid,
                     {{"argument", caption ? caption->text().toStdString() : std::string()},
                      {"value", edit->text().toStdString()},
                      {"expected", HAKARI_TEXT("Expected", "a number above 0")}}};
    }
    return std::nullopt;
}

void CandidateDialog::accept()
{
    const auto unreadable = commitFields();
    const auto result = unreadable ? tl::unexpected(*unreadable) : candidate();
    if (result) {
        QDialog::accept();
        return;
    }
    m_error->setText(m_appearance.formatter().sentence(result.error()));
    m_error->show();
}

Expected<Candidate> CandidateDialog::candidate() const
{
    return m_record ? candidateFromRecord(m_document.study(), m_document.catalogue(), *m_record, instance())
                    : typedCandidate();
}

SourceRef CandidateDialog::typedSource() const
{
    Source source;
    source.title = {m_source->text().trimmed().toStdString(), {}};
    return std::make_shared<const Source>(std::move(source));
}

Expected<Candidate> CandidateDialog::typedCandidate() const
{
    const auto missing = [](const char *argument, const char *expected) {
        return tl::unexpected(
            Error{ErrorCode::ArgumentMissing, {{"argument", argument}, {"expected", expected}}});
    };
    if (!m_rate->value())
        return missing(HAKARI_TEXT("Argument", "throughput"),
                       HAKARI_TEXT("Expected", "a rate per second above 0"));
    if (m_source->text().trimmed().isEmpty())
        return missing(HAKARI_TEXT("Argument", "source"),
                       HAKARI_TEXT("Expected", "who measured or stated the values, and when"));
    const std::string typedName = m_name->text().trimmed().toStdString();
    if (instance().empty() && typedName.empty())
        return missing(HAKARI_TEXT("Argument", "name"),
                       HAKARI_TEXT("Expected", "a name or an instance of the catalogue"));
    if (m_power->currentIndex() == Typed && !m_limit->value())
        return missing(HAKARI_TEXT("Argument", "power at the limit"),
                       HAKARI_TEXT("Expected", "watts above 0, or choose that the power is not known"));
    const Sourced<PerSecond> rate{{*m_rate->value()}, Provenance::Entered, typedSource(), {}};
    Candidate candidate;
    if (!instance().empty()) {
        auto made = candidateFromInstance(m_document.study(), m_document.catalogue(), instance(), rate);
        if (!made)
            return made;
        candidate = std::move(*made);
    } else {
        candidate.throughput = rate;
        candidate.colour = unusedColour(m_document.study());
        candidate.id = uniqueId(m_document.study(), typedName);
    }
    candidate.name = {typedName.empty() ? candidate.id : typedName, {}};
    if (m_price->value()) {
        const std::string currency = m_document.comparison().currency;
        candidate.price = StatedPrice{
            {*m_price->value()}, currency.empty() ? "USD" : currency, Provenance::Entered, typedSource()};
    }
    candidate.clusterSize = Sourced<double>{m_cluster->value().value_or(1), Provenance::Entered, nullptr, {}};
    applyPower(candidate);
    return candidate;
}

void CandidateDialog::applyPower(Candidate &candidate) const
{
    if (m_power->currentIndex() == FromCatalogue)
        return; // candidateFromInstance has taken the curve where there is one
    candidate.power = std::monostate{};
    if (m_power->currentIndex() != Typed)
        return;
    StatedPower power;
    const Watts limit{*m_limit->value()};
    power.idleKnown = m_idle->value().has_value();
    power.curve = power.idleKnown ? PowerCurve::linear({*m_idle->value()}, limit)
                                  : PowerCurve({{1.0, limit}});
    power.provenance = Provenance::Entered;
    power.source = typedSource();
    candidate.power = power;
}

} // namespace hakari
