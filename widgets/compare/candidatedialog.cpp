// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/compare/candidatedialog.h"

#include "core/study/candidates.h"
#include "core/study/powerscope.h"
#include "widgets/controls/combobox.h"
#include "widgets/controls/elements.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

#include <algorithm>
#include <array>

namespace hakari {

namespace {

constexpr std::array typedBoundaries{PowerBoundary::AcWall, PowerBoundary::DcSupply, PowerBoundary::Board,
                                     PowerBoundary::Chip};

Error missing(const char *argument, const char *expected)
{
    return {ErrorCode::ArgumentMissing, {{"argument", argument}, {"expected", expected}}};
}

/// What the fields for watts make; one point where the idle power is not known.
PowerCurve typedCurve(std::optional<double> idle, double limit)
{
    return idle ? PowerCurve::linear({*idle}, {limit}) : PowerCurve({{1.0, Watts{limit}}});
}

std::optional<double> idleOf(const StatedPower &power)
{
    return power.idleKnown ? std::optional(power.curve.at(0.0).value) : std::nullopt;
}

/// Whether the fields for watts can hold it in full.
bool isTypable(const StatedPower &power)
{
    const PowerBoundary boundary = power.scope.boundary;
    return power.provenance == Provenance::Entered && !power.interval
           && power.curve == typedCurve(idleOf(power), power.curve.at(1.0).value)
           && power.scope.covers == presumedCoverage(boundary)
           && std::ranges::find(typedBoundaries, boundary) != typedBoundaries.end();
}

} // namespace

CandidateDialog::CandidateDialog(const StudyDocument &document, const Appearance &appearance,
                                 const Candidate *edited, QWidget *parent)
    : QDialog(parent),
      m_document(document),
      m_appearance(appearance),
      m_edited(edited ? std::optional(*edited) : std::nullopt),
      m_instance(new InstanceBox(document.catalogue(), this)),
      m_name(new QLineEdit(this)),
      m_rate(new NumberEdit(this)),
      m_source(new QLineEdit(this)),
      m_price(new NumberEdit(this)),
      m_power(new ComboBox(this)),
      m_idle(new NumberEdit(this)),
      m_limit(new NumberEdit(this)),
      m_boundary(new ComboBox(this)),
      m_lender(new ComboBox(this)),
      m_cluster(new NumberEdit(this)),
      m_hint(makeParagraph("note", this)),
      m_error(makeParagraph("error", this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    build();
    if (m_edited)
        fillIn();
    enablePowerFields();
    suggest();
    connect(m_buttons, &QDialogButtonBox::accepted, this, &CandidateDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_instance, &QComboBox::currentTextChanged, this, &CandidateDialog::suggest);
    connect(m_power, &QComboBox::currentIndexChanged, this, &CandidateDialog::enablePowerFields);
}

void CandidateDialog::build()
{
    setWindowTitle(m_edited ? tr("Edit a candidate") : tr("Add a candidate"));
    for (NumberEdit *edit : {m_rate, m_price, m_idle, m_limit, m_cluster})
        edit->setFormatter(m_appearance.formatter());
    auto *form = new QFormLayout;
    form->setSpacing(halfGap);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->addRow(tr("Instance"), m_instance);
    form->addRow(tr("Name"), m_name);
    buildRate(form);
    m_source->setPlaceholderText(tr("who measured or stated it, and when"));
    form->addRow(tr("Source of the values"), m_source);
    buildPrice(form);
    buildPower(form);
    buildCluster(form);
    m_buttons->button(QDialogButtonBox::Ok)->setText(m_edited ? tr("Apply") : tr("Add"));
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
}

/// A measured rate is shown, not asked.
void CandidateDialog::buildRate(QFormLayout *form)
{
    const QString caption = tr("Throughput per instance");
    if (!rateIsMeasured()) {
        m_rate->setUnit(QStringLiteral("/s"));
        m_rate->setOptional(m_edited && !m_edited->throughput);
        form->addRow(caption, m_rate);
        return;
    }
    const Formatter &formatter = m_appearance.formatter();
    QLabel *shown = makeParagraph("", this);
    shown->setText(formatter.withUnit(Unit::Rate, m_edited->throughput->value.value, {})
                   + QStringLiteral(" · ") + formatter.name(Provenance::Measured));
    form->addRow(caption, shown);
    m_rate->hide();
}

void CandidateDialog::buildPrice(QFormLayout *form)
{
    m_price->setOptional(true);
    m_price->setUnit(currency() + QStringLiteral("/h"));
    m_price->setPlaceholderText(tr("from the catalogue"));
    form->addRow(tr("Price"), m_price);
}

/// Measured power is shown, not asked; other power that the fields cannot hold may be kept.
void CandidateDialog::buildPower(QFormLayout *form)
{
    if (powerIsKept())
        m_power->addItem(keptPower(), Kept);
    m_power->addItem(tr("Power curve of the catalogue (estimated)"), FromCatalogue);
    m_power->addItem(tr("Enter watts"), Typed);
    m_power->addItem(tr("Borrow the curve of another instance (estimated)"), Borrowed);
    m_power->addItem(tr("Not known"), NotKnown);
    if (powerIsMeasured()) {
        QLabel *shown = makeParagraph("", this);
        shown->setText(keptPower());
        form->addRow(tr("Power"), shown);
        for (QWidget *unused :
             std::initializer_list<QWidget *>{m_power, m_idle, m_limit, m_boundary, m_lender})
            unused->hide();
        return;
    }
    form->addRow(tr("Power"), m_power);
    buildWattRows(form);
    buildLender(form);
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

void CandidateDialog::buildCluster(QFormLayout *form)
{
    m_cluster->setValue(1);
    if (m_document.study().kind == StudyKind::Training)
        form->addRow(tr("Instances in the cluster"), m_cluster);
    else
        m_cluster->hide();
}

void CandidateDialog::fillIn()
{
    m_instance->setInstance(m_edited->instance);
    m_name->setText(shownName());
    if (m_edited->throughput)
        m_rate->setValue(m_edited->throughput->value.value);
    if (m_edited->price)
        m_price->setValue(m_edited->price->perHour.value);
    m_cluster->setOptional(!m_edited->clusterSize);
    m_cluster->setValue(m_edited->clusterSize ? std::optional(m_edited->clusterSize->value) : std::nullopt);
    m_source->setText(shownSource());
    fillInPower();
}

void CandidateDialog::fillInPower()
{
    if (powerIsKept()) {
        choosePower(Kept);
    } else if (const StatedPower *power = statedPower()) {
        choosePower(Typed);
        m_idle->setValue(idleOf(*power));
        m_limit->setValue(power->curve.at(1.0).value);
        m_boundary->setCurrentText(m_appearance.formatter().boundary(power->scope));
    } else if (const auto *borrowed = std::get_if<BorrowedPower>(&m_edited->power)) {
        choosePower(Borrowed);
        m_lender->setCurrentText(QString::fromStdString(borrowed->instance));
    } else {
        choosePower(std::holds_alternative<CataloguePower>(m_edited->power) ? FromCatalogue : NotKnown);
    }
}

void CandidateDialog::enablePowerFields()
{
    for (QWidget *field : std::initializer_list<QWidget *>{m_idle, m_limit, m_boundary})
        field->setEnabled(powerChoice() == Typed);
    m_lender->setEnabled(powerChoice() == Borrowed);
}

/// Says what the catalogue knows of the chosen instance.
void CandidateDialog::suggest()
{
    const Catalogue &catalogue = m_document.catalogue();
    const std::string instance = m_instance->instance();
    const Instance *entry = catalogue.instance(instance);
    if (!entry) {
        const QString none = powerIsMeasured()
                                 ? tr("Without an instance, the price is what you enter.")
                                 : tr("Without an instance, price and power are what you enter.");
        m_hint->setText(instance.empty() ? none : QString());
        return;
    }
    const Assumptions &a = m_document.study().assumptions;
    const Formatter &formatter = m_appearance.formatter();
    const ListPrice *price = catalogue.price(entry->id, a.region, a.prices);
    const InstancePower *power = catalogue.power(entry->id);
    QStringList known{QString::fromStdString(entry->accelerator.empty() ? entry->cpu : entry->accelerator)};
    known << (price ? formatter.withUnit(Unit::MoneyPerHour, price->price.value, price->currency)
                    : tr("no price in this region and year"));
    if (!powerIsMeasured())
        known << (power ? formatter.interval(Unit::Watt, {power->curve.at(0).value, power->curve.at(1).value})
                              + QStringLiteral(" W")
                        : tr("no power curve"));
    m_hint->setText(known.join(QStringLiteral(" · ")));
    if (power && m_lender->currentIndex() < 0)
        m_lender->setCurrentText(QString::fromStdString(entry->id));
    if (!power && powerChoice() == FromCatalogue)
        choosePower(NotKnown);
}

const StatedPower *CandidateDialog::statedPower() const
{
    return m_edited ? std::get_if<StatedPower>(&m_edited->power) : nullptr;
}

bool CandidateDialog::rateIsMeasured() const
{
    return m_edited && m_edited->throughput && m_edited->throughput->provenance == Provenance::Measured;
}

bool CandidateDialog::powerIsMeasured() const
{
    return statedPower() && statedPower()->provenance == Provenance::Measured;
}

bool CandidateDialog::powerIsKept() const
{
    if (const StatedPower *power = statedPower())
        return !isTypable(*power);
    return m_edited
           && (std::holds_alternative<PowerRatio>(m_edited->power)
               || std::holds_alternative<StatedEnergy>(m_edited->power));
}

/// What the candidate's power is now: "300 W · idle 100 W · measured".
QString CandidateDialog::keptPower() const
{
    const Formatter &formatter = m_appearance.formatter();
    const StatedPower *power = statedPower();
    if (!power)
        return tr("As stated by its source");
    QStringList parts{formatter.withUnit(Unit::Watt, power->curve.at(1.0).value, {})};
    //: %1 is a power in W
    parts << (power->idleKnown
                  ? tr("idle %1").arg(formatter.withUnit(Unit::Watt, power->curve.at(0.0).value, {}))
                  : tr("idle not metered"));
    return (parts << formatter.name(power->provenance)).join(QStringLiteral(" · "));
}

QString CandidateDialog::shownName() const
{
    return m_appearance.formatter().text(m_edited->name);
}

/// The source of what was entered before: of the rate, else of the price, else of the watts.
SourceRef CandidateDialog::source() const
{
    if (!m_edited)
        return nullptr;
    if (m_edited->throughput && m_edited->throughput->provenance == Provenance::Entered)
        return m_edited->throughput->source;
    if (m_edited->price && m_edited->price->provenance == Provenance::Entered)
        return m_edited->price->source;
    return statedPower() && isTypable(*statedPower()) ? statedPower()->source : nullptr;
}

QString CandidateDialog::shownSource() const
{
    return source() ? m_appearance.formatter().text(source()->title) : QString();
}

bool CandidateDialog::sourceIsChanged() const
{
    return m_source->text().trimmed() != shownSource();
}

QString CandidateDialog::currency() const
{
    if (m_edited && m_edited->price)
        return QString::fromStdString(m_edited->price->currency);
    const std::string &known = m_document.comparison().currency;
    return known.empty() ? QStringLiteral("USD") : QString::fromStdString(known);
}

CandidateDialog::PowerChoice CandidateDialog::powerChoice() const
{
    return static_cast<PowerChoice>(m_power->currentData().toInt());
}

void CandidateDialog::choosePower(PowerChoice choice)
{
    m_power->setCurrentIndex(m_power->findData(choice));
}

/// A value that nobody touched keeps its provenance and source; another source makes it another statement,
/// unless it was not the person's own.
bool CandidateDialog::isKept(bool sameValue, Provenance provenance) const
{
    return sameValue && (provenance != Provenance::Entered || !sourceIsChanged());
}

bool CandidateDialog::keepsRate() const
{
    if (!m_edited || !m_edited->throughput)
        return !m_rate->value();
    return isKept(m_rate->value() == m_edited->throughput->value.value, m_edited->throughput->provenance);
}

bool CandidateDialog::keepsPrice() const
{
    if (!m_edited || !m_edited->price)
        return !m_price->value();
    return isKept(m_price->value() == m_edited->price->perHour.value, m_edited->price->provenance);
}

bool CandidateDialog::keepsWatts() const
{
    const StatedPower *power = statedPower();
    return power && isTypable(*power)
           && isKept(m_idle->value() == idleOf(*power) && m_limit->value() == power->curve.at(1.0).value
                         && typedBoundary() == power->scope.boundary,
                     Provenance::Entered);
}

bool CandidateDialog::keepsCluster() const
{
    if (m_document.study().kind != StudyKind::Training)
        return true;
    if (!m_edited)
        return false;
    return m_edited->clusterSize ? m_cluster->value() == m_edited->clusterSize->value : !m_cluster->value();
}

bool CandidateDialog::needsSource() const
{
    return !keepsRate() || (!keepsPrice() && m_price->value()) || (powerChoice() == Typed && !keepsWatts());
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

std::optional<Error> CandidateDialog::missingField() const
{
    if (!m_rate->value() && !(m_edited && keepsRate()))
        return missing(HAKARI_TEXT("Argument", "throughput"),
                       HAKARI_TEXT("Expected", "a rate per second above 0"));
    if (needsSource() && m_source->text().trimmed().isEmpty())
        return missing(HAKARI_TEXT("Argument", "source"),
                       HAKARI_TEXT("Expected", "who measured or stated the values, and when"));
    if (m_instance->instance().empty() && m_name->text().trimmed().isEmpty())
        return missing(HAKARI_TEXT("Argument", "name"),
                       HAKARI_TEXT("Expected", "a name or an instance of the catalogue"));
    if (powerChoice() == Typed && !m_limit->value())
        return missing(HAKARI_TEXT("Argument", "power at the limit"),
                       HAKARI_TEXT("Expected", "watts above 0, or choose that the power is not known"));
    if (powerChoice() == Borrowed && m_lender->currentIndex() < 0)
        return missing(HAKARI_TEXT("Argument", "power curve"),
                       HAKARI_TEXT("Expected", "the instance that it is borrowed from"));
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
    if (auto error = missingField())
        return tl::unexpected(std::move(*error));
    auto candidate = startingCandidate();
    if (!candidate)
        return candidate;
    applyName(*candidate);
    if (!keepsRate())
        candidate->throughput = typedRate();
    if (!keepsPrice())
        candidate->price = typedPrice();
    if (!keepsCluster())
        candidate->clusterSize = Sourced<double>{*m_cluster->value(), Provenance::Entered, {}, {}};
    auto basis = power(*candidate);
    if (!basis)
        return tl::unexpected(std::move(basis.error()));
    candidate->power = std::move(*basis);
    return candidate;
}

/// The edited candidate or a new one, on the chosen instance.
Expected<Candidate> CandidateDialog::startingCandidate() const
{
    const std::string instance = m_instance->instance();
    const Catalogue &catalogue = m_document.catalogue();
    if (m_edited)
        return onInstance(*m_edited, catalogue, instance);
    if (!instance.empty())
        return candidateFromInstance(m_document.study(), catalogue, instance, typedRate());
    Candidate candidate;
    candidate.id = uniqueId(m_document.study(), m_name->text().trimmed().toStdString());
    candidate.colour = unusedColour(m_document.study());
    return candidate;
}

void CandidateDialog::applyName(Candidate &candidate) const
{
    const QString typed = m_name->text().trimmed();
    if (!m_edited || typed != shownName())
        candidate.name = {typed.isEmpty() ? candidate.id : typed.toStdString(), {}};
}

SourceRef CandidateDialog::typedSource() const
{
    if (source() && !sourceIsChanged())
        return source();
    Source typed;
    typed.title = {m_source->text().trimmed().toStdString(), {}};
    return std::make_shared<const Source>(std::move(typed));
}

Sourced<PerSecond> CandidateDialog::typedRate() const
{
    return {{*m_rate->value()}, Provenance::Entered, typedSource(), {}};
}

std::optional<StatedPrice> CandidateDialog::typedPrice() const
{
    if (!m_price->value())
        return std::nullopt;
    return StatedPrice{{*m_price->value()}, currency().toStdString(), Provenance::Entered, typedSource()};
}

Expected<PowerBasis> CandidateDialog::power(const Candidate &candidate) const
{
    switch (powerChoice()) {
    case Kept:
        return candidate.power;
    case FromCatalogue:
        return m_document.catalogue().power(candidate.instance) ? PowerBasis{CataloguePower{}} : PowerBasis{};
    case Typed:
        return keepsWatts() ? *statedPower() : typedPower();
    case Borrowed:
        return borrowedPower(m_document.catalogue(), m_lender->currentText().toStdString());
    case NotKnown:
        break;
    }
    return PowerBasis{};
}

PowerBoundary CandidateDialog::typedBoundary() const
{
    return typedBoundaries[static_cast<std::size_t>(m_boundary->currentIndex())];
}

StatedPower CandidateDialog::typedPower() const
{
    StatedPower power;
    power.scope = {presumedCoverage(typedBoundary()), typedBoundary()};
    power.idleKnown = m_idle->value().has_value();
    power.curve = typedCurve(m_idle->value(), *m_limit->value());
    power.provenance = Provenance::Entered;
    power.source = typedSource();
    return power;
}

} // namespace hakari
