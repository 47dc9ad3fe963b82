// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/compare/candidatedialog.h"

#include "core/study/candidates.h"
#include "core/study/powerscope.h"
#include "widgets/controls/elements.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

#include <array>

namespace hakari {

namespace {

constexpr std::array typedBoundaries{PowerBoundary::AcWall, PowerBoundary::DcSupply, PowerBoundary::Board,
                                     PowerBoundary::Chip};

tl::unexpected<Error> missing(const char *argument, const char *expected)
{
    return tl::unexpected(
        Error{ErrorCode::ArgumentMissing, {{"argument", argument}, {"expected", expected}}});
}

} // namespace

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
      m_boundary(new QComboBox(this)),
      m_borrow(new QCheckBox(this)),
      m_lender(new QComboBox(this)),
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
    buildPowerRows(form);
    QStringList verdict{formatter.translate("Verdict", name(m_record->verdict.state).data())};
    for (const Notice &reason : m_record->verdict.reasons)
        verdict << formatter.sentence(reason);
    row(tr("Verdict"), verdict.join(QStringLiteral("; ")));
    for (QWidget *unused :
         {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_rate), static_cast<QWidget *>(m_source),
          static_cast<QWidget *>(m_price), static_cast<QWidget *>(m_power), static_cast<QWidget *>(m_idle),
          static_cast<QWidget *>(m_limit), static_cast<QWidget *>(m_boundary),
          static_cast<QWidget *>(m_cluster)})
        unused->hide();
}

/// Mean, idle, provenance and what they include; without power, the offer to borrow a curve.
void CandidateDialog::buildPowerRows(QFormLayout *form)
{
    QLabel *power = makeParagraph("", this);
    form->addRow(tr("Power"), power);
    if (m_record->averagePower) {
        power->setText(meteredPower(*m_record->averagePower));
        QLabel *scope = makeParagraph("", this);
        scope->setText(m_appearance.formatter().scope(m_record->averagePower->scope));
        form->addRow(tr("Includes"), scope);
        m_borrow->hide();
        m_lender->hide();
        return;
    }
    power->setText(tr("not metered in this run"));
    m_borrow->setText(tr("Borrow a power curve of the catalogue"));
    form->addRow(QString(), m_borrow);
    buildLender(form);
    QLabel *note = makeLabel("note", this);
    note->setText(tr("The energy is then an estimate, and marked as one."));
    form->addRow(QString(), note);
    connect(m_borrow, &QCheckBox::toggled, this, &CandidateDialog::enablePowerFields);
    enablePowerFields();
}

QString CandidateDialog::meteredPower(const MeanPower &power) const
{
    const Formatter &formatter = m_appearance.formatter();
    //: %1 is a power in W
    const QString idle = power.idle ? tr("idle %1").arg(formatter.withUnit(Unit::Watt, power.idle->value, {}))
                                    : tr("idle not metered");
    return QStringList{formatter.withUnit(Unit::Watt, power.mean.value, {}), idle,
                       formatter.name(power.provenance)}
        .join(QStringLiteral(" · "));
}

/// The instances that have a power curve.
void CandidateDialog::buildLender(QFormLayout *form)
{
    for (const Instance &entry : m_document.catalogue().instances()) {
        if (m_document.catalogue().power(entry.id))
            m_lender->addItem(QString::fromStdString(entry.id));
    }
    m_lender->setCurrentIndex(-1);
    m_lender->setPlaceholderText(tr("choose an instance"));
    form->addRow(tr("Power curve of"), m_lender);
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
    m_power->addItems({tr("Power curve of the catalogue (estimated)"), tr("Enter watts"),
                       tr("Borrow the curve of another instance (estimated)"), tr("Not known")});
    form->addRow(tr("Power"), m_power);
    buildWattRows(form);
    buildLender(form);
    m_borrow->hide();
    m_cluster->setValue(1);
    if (m_document.study().kind == StudyKind::Training)
        form->addRow(tr("Instances in the cluster"), m_cluster);
    else
        m_cluster->hide();
    connect(m_power, &QComboBox::currentIndexChanged, this, &CandidateDialog::enablePowerFields);
    enablePowerFields();
}

void CandidateDialog::buildWattRows(QFormLayout *form)
{
    for (NumberEdit *watts : {m_idle, m_limit}) {
        watts->setUnit(QStringLiteral("W"));
        watts->setOptional(true);
    }
    form->addRow(tr("Power when idle"), m_idle);
    form->addRow(tr("Power at the limit"), m_limit);
    for (const PowerBoundary boundary : typedBoundaries) {
        const PowerScope scope{presumedCoverage(boundary), boundary};
        m_boundary->addItem(m_appearance.formatter().boundary(scope));
    }
    form->addRow(tr("Read at"), m_boundary);
}

void CandidateDialog::enablePowerFields()
{
    const bool typed = !m_record && m_power->currentIndex() == Typed;
    for (QWidget *field : {static_cast<QWidget *>(m_idle), static_cast<QWidget *>(m_limit),
                           static_cast<QWidget *>(m_boundary)})
        field->setEnabled(typed);
    m_lender->setEnabled(borrowsPower());
}

bool CandidateDialog::borrowsPower() const
{
    return m_record ? m_borrow->isChecked() : m_power->currentIndex() == Borrowed;
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
    if (power && m_lender->currentIndex() < 0)
        m_lender->setCurrentText(QString::fromStdString(entry->id));
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
    auto made = m_record
                    ? candidateFromRecord(m_document.study(), m_document.catalogue(), *m_record, instance())
                    : typedCandidate();
    return made ? withPower(std::move(*made)) : made;
}

SourceRef CandidateDialog::typedSource() const
{
    Source source;
    source.title = {m_source->text().trimmed().toStdString(), {}};
    return std::make_shared<const Source>(std::move(source));
}

Expected<Candidate> CandidateDialog::typedCandidate() const
{
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
    if (m_power->currentIndex() == Typed)
        candidate.power = typedPower();
    else if (m_power->currentIndex() != FromCatalogue) // candidateFromInstance took that where there is one
        candidate.power = std::monostate{};
    return candidate;
}

Expected<Candidate> CandidateDialog::withPower(Candidate candidate) const
{
    if (!borrowsPower())
        return candidate;
    if (m_lender->currentIndex() < 0)
        return missing(HAKARI_TEXT("Argument", "power curve"),
                       HAKARI_TEXT("Expected", "the instance that it is borrowed from"));
    auto power = borrowedPower(m_document.catalogue(), m_lender->currentText().toStdString());
    if (!power)
        return tl::unexpected(power.error());
    candidate.power = std::move(*power);
    return candidate;
}

StatedPower CandidateDialog::typedPower() const
{
    StatedPower power;
    power.scope.boundary = typedBoundaries[static_cast<std::size_t>(m_boundary->currentIndex())];
    power.scope.covers = presumedCoverage(power.scope.boundary);
    const Watts limit{*m_limit->value()};
    power.idleKnown = m_idle->value().has_value();
    power.curve = power.idleKnown ? PowerCurve::linear({*m_idle->value()}, limit)
                                  : PowerCurve({{1.0, limit}});
    power.provenance = Provenance::Entered;
    power.source = typedSource();
    return power;
}

} // namespace hakari
