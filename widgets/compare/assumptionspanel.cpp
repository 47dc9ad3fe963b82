// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/compare/assumptionspanel.h"

#include "widgets/controls/combobox.h"
#include "widgets/controls/elements.h"

#include <QScrollArea>
#include <QSignalBlocker>

#include <algorithm>

namespace hakari {

namespace {

constexpr double lowestDemand = 1e3; // per hour
constexpr double highestDemand = 1e9;
constexpr int enteredGrid = -1; // the last entry of the grid list
constexpr int panelWidth = 284;
constexpr int panelPadding = 20;

} // namespace

void AssumptionsPanel::Row::setSource(const QString &text) const
{
    source->setText(
        source->fontMetrics().elidedText(text, Qt::ElideRight, panelWidth - 2 * panelPadding - 8));
    source->setToolTip(text);
}

void AssumptionsPanel::Row::setVisible(bool visible) const
{
    caption->setVisible(visible);
    field->setVisible(visible);
    if (source)
        source->setVisible(visible);
}

AssumptionsPanel::AssumptionsPanel(StudyDocument &document, Appearance &appearance, QWidget *parent)
    : QFrame(parent),
      m_document(document),
      m_appearance(appearance),
      m_heading(makeLabel("section", this)),
      m_error(makeParagraph("error", this)),
      m_notes(makeParagraph("note", this)),
      m_demand(new NumberEdit(this)),
      m_sequences(new NumberEdit(this)),
      m_latency(new NumberEdit(this)),
      m_utilisation(new NumberEdit(this)),
      m_pue(new NumberEdit(this)),
      m_intensity(new NumberEdit(this)),
      m_lifetime(new NumberEdit(this)),
      m_demandSlider(new LogSlider(this)),
      m_utilisationSlider(new QSlider(Qt::Horizontal, this)),
      m_region(new ComboBox(this)),
      m_prices(new ComboBox(this)),
      m_grid(new ComboBox(this)),
      m_boundary(new ComboBox(this)),
      m_embodied(new QCheckBox(this))
{
    setRole(this, "side");
    build();
    connectFields();
    connect(&appearance, &Appearance::changed, this, &AssumptionsPanel::retranslate);
    retranslate();
}

void AssumptionsPanel::build()
{
    auto *content = new QWidget(this);
    m_rows = new QVBoxLayout(content);
    m_rows->setContentsMargins(panelPadding, 18, panelPadding, 18);
    m_rows->setSpacing(4);
    m_rows->addWidget(m_heading);
    m_rows->addWidget(m_error);
    m_demandSlider->setLogRange(lowestDemand, highestDemand);
    m_utilisationSlider->setRange(5, 100);
    m_demandRow = addRow(withSlider(m_demand, m_demandSlider), true);
    m_sequencesRow = addRow(m_sequences, true);
    m_latencyRow = addRow(m_latency);
    m_utilisationRow = addRow(withSlider(m_utilisation, m_utilisationSlider));
    m_regionRow = addRow(m_region);
    m_pricesRow = addRow(m_prices);
    m_pueRow = addRow(m_pue, true);
    m_gridRow = addRow(m_grid, true);
    m_intensityRow = addRow(m_intensity);
    m_boundaryRow = addRow(m_boundary);
    m_embodiedRow = addRow(m_embodied);
    m_lifetimeRow = addRow(m_lifetime, true);
    m_rows->addSpacing(halfGap);
    m_rows->addStretch(1);
    m_rows->addWidget(makeRule(content));
    m_rows->addSpacing(4);
    m_rows->addWidget(m_notes);
    for (QComboBox *box : {m_region, m_prices, m_grid, m_boundary}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    setFixedWidth(panelWidth);
}

QWidget *AssumptionsPanel::withSlider(NumberEdit *edit, QSlider *slider)
{
    auto *pair = new QWidget(this);
    auto *layout = new QVBoxLayout(pair);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(edit);
    layout->addWidget(slider);
    return pair;
}

AssumptionsPanel::Row AssumptionsPanel::addRow(QWidget *field, bool withSource)
{
    Row row{makeLabel("secondary", this), field, withSource ? makeLabel("note", this) : nullptr};
    m_rows->addSpacing(halfGap);
    m_rows->addWidget(row.caption);
    m_rows->addWidget(field);
    if (row.source)
        m_rows->addWidget(row.source);
    return row;
}

void AssumptionsPanel::connectFields()
{
    m_demand->setRange(0, 1e15);
    m_sequences->setRange(0, 1e15);
    m_latency->setRange(0, 1e9);
    m_latency->setOptional(true);
    m_utilisation->setRange(0, 100);
    m_pue->setRange(1, 100);
    m_pue->setLowIncluded(true);
    m_intensity->setRange(0, 1e5);
    m_intensity->setLowIncluded(true);
    m_lifetime->setRange(0, 1e7);
    connect(m_demand, &NumberEdit::committed, this, [this](std::optional<double> v) {
        editDemand(*v);
        m_document.endMerge(); // what is typed is a step of its own
    });
    connect(m_demandSlider, &LogSlider::logValueMoved, this, &AssumptionsPanel::editDemand);
    connect(m_utilisation, &NumberEdit::committed, this, [this](std::optional<double> v) {
        editUtilisation(*v);
        m_document.endMerge();
    });
    connect(m_utilisationSlider, &QSlider::valueChanged, this,
            [this](int percent) { editUtilisation(percent); });
    for (QSlider *slider : {static_cast<QSlider *>(m_demandSlider), m_utilisationSlider})
        connect(slider, &QSlider::sliderReleased, &m_document, &StudyDocument::endMerge);
    connect(m_sequences, &NumberEdit::committed, this, [this](std::optional<double> v) {
        edit(tr("Change the sequences"), [v](Study &s) {
            s.assumptions.sequences = {*v, Provenance::Entered, nullptr, {}};
        });
    });
    connect(m_latency, &NumberEdit::committed, this, [this](std::optional<double> v) {
        edit(tr("Change the latency bound"), [v](Study &s) {
            s.assumptions.latencyBound = v ? std::optional(Seconds{*v * 1e-3}) : std::nullopt;
        });
    });
    connect(m_pue, &NumberEdit::committed, this, [this](std::optional<double> v) {
        edit(tr("Change the PUE"), [v](Study &s) {
            s.assumptions.pue = {*v, Provenance::Entered, nullptr, {}};
        });
    });
    connect(m_intensity, &NumberEdit::committed, this, [this](std::optional<double> v) {
        edit(tr("Change the grid intensity"), [v](Study &s) {
            s.assumptions.grid = Sourced<KilogramsPerJoule>{
                gramsPerKilowattHour(*v), Provenance::Entered, nullptr, {}};
        });
    });
    connect(m_lifetime, &NumberEdit::committed, this, [this](std::optional<double> v) {
        edit(tr("Change the service life"), [v](Study &s) {
            s.assumptions.lifetime = {{*v * 8760 * secondsPerHour}, Provenance::Entered, nullptr, {}};
        });
    });
    connect(m_embodied, &QCheckBox::clicked, this, [this](bool on) {
        edit(tr("Count embodied carbon"), [on](Study &s) { s.assumptions.embodied = on; });
    });
    connect(m_region, &QComboBox::activated, this, &AssumptionsPanel::chooseRegion);
    connect(m_prices, &QComboBox::activated, this, &AssumptionsPanel::choosePrices);
    connect(m_grid, &QComboBox::activated, this, &AssumptionsPanel::chooseGrid);
    connect(m_boundary, &QComboBox::activated, this, [this](int index) {
        edit(tr("Change the energy boundary"), [index](Study &s) {
            s.assumptions.boundary = index == 0 ? EnergyBoundary::ItEquipment : EnergyBoundary::Facility;
        });
    });
}

void AssumptionsPanel::edit(const QString &text, const std::function<void(Study &)> &change, EditKind kind)
{
    const auto error = m_document.edit(text, change, kind);
    m_error->setText(error ? m_appearance.formatter().sentence(*error) : QString());
    m_error->setVisible(error.has_value());
    if (error)
        showValues();
}

void AssumptionsPanel::editDemand(double perHourValue)
{
    edit(
        tr("Change the demand"),
        [perHourValue](Study &s) {
            s.assumptions.demand = {perHour(perHourValue), Provenance::Entered, nullptr, {}};
        },
        EditKind::Demand);
}

void AssumptionsPanel::editUtilisation(double percent)
{
    edit(
        tr("Change the utilisation ceiling"),
        [percent](Study &s) { s.assumptions.utilisationCeiling = percent / 100; }, EditKind::Utilisation);
}

void AssumptionsPanel::chooseRegion(int index)
{
    const std::string region = m_region->itemData(index).toString().toStdString();
    edit(tr("Change the region"), [this, region](Study &s) {
        s.assumptions.region = region;
        // The same source where it covers the region, otherwise the newest that does.
        const auto *choice = std::get_if<GridChoice>(&s.assumptions.grid);
        const auto factors = m_document.catalogue().gridOf(region);
        if (choice && !m_document.catalogue().grid(region, choice->sourceId, choice->year)
            && !factors.empty())
            s.assumptions.grid = GridChoice{factors.back()->source->id, factors.back()->year};
    });
}

void AssumptionsPanel::choosePrices(int index)
{
    const PriceList list = m_document.catalogue().priceLists()[static_cast<std::size_t>(index)];
    edit(tr("Change the prices"), [list](Study &s) { s.assumptions.prices = list; });
}

void AssumptionsPanel::chooseGrid(int index)
{
    const int row = m_grid->itemData(index).toInt();
    const auto factors = m_document.catalogue().gridOf(m_document.study().assumptions.region);
    const auto &intensity = m_document.comparison().intensity;
    edit(tr("Change the grid intensity"), [&](Study &s) {
        if (row == enteredGrid)
            s.assumptions.grid = Sourced<KilogramsPerJoule>{
                intensity ? intensity->value : KilogramsPerJoule{}, Provenance::Entered, nullptr, {}};
        else
            s.assumptions.grid = GridChoice{factors[static_cast<std::size_t>(row)]->source->id,
                                            factors[static_cast<std::size_t>(row)]->year};
    });
    if (row == enteredGrid)
        m_intensity->setFocus();
}

void AssumptionsPanel::refresh()
{
    showValues();
    showNotes();
}

void AssumptionsPanel::retranslate()
{
    const Formatter &formatter = m_appearance.formatter();
    m_heading->setText(tr("Assumptions"));
    const auto caption = [](const Row &row, QWidget *field, const QString &text) {
        row.caption->setText(text);
        row.caption->setBuddy(field);
        field->setAccessibleName(text);
    };
    caption(m_demandRow, m_demand, tr("Demand"));
    m_demandSlider->setAccessibleName(tr("Demand"));
    caption(m_sequencesRow, m_sequences, tr("Sequences to train on"));
    caption(m_latencyRow, m_latency, tr("Latency bound (p99)"));
    m_latency->setPlaceholderText(tr("none"));
    caption(m_utilisationRow, m_utilisation, tr("Utilisation ceiling"));
    m_utilisationSlider->setAccessibleName(tr("Utilisation ceiling"));
    caption(m_regionRow, m_region, tr("Region"));
    caption(m_pricesRow, m_prices, tr("Prices"));
    caption(m_pueRow, m_pue, tr("PUE"));
    caption(m_gridRow, m_grid, tr("Grid intensity"));
    caption(m_intensityRow, m_intensity, tr("Entered intensity"));
    caption(m_boundaryRow, m_boundary, tr("Energy boundary"));
    caption(m_embodiedRow, m_embodied, tr("Embodied carbon"));
    m_embodied->setText(tr("Count it"));
    caption(m_lifetimeRow, m_lifetime, tr("Service life"));
    for (NumberEdit *edit : {m_demand, m_sequences, m_latency, m_utilisation, m_pue, m_intensity, m_lifetime})
        edit->setFormatter(formatter);
    //: unit of the demand, behind the number
    m_demand->setUnit(tr("/hour"));
    m_latency->setUnit(QStringLiteral("ms"));
    m_utilisation->setUnit(QStringLiteral("%"));
    m_intensity->setUnit(QStringLiteral("g/kWh"));
    m_lifetime->setUnit(tr("years"));
    m_lifetime->setDecimals(2);
    const QSignalBlocker quiet(m_boundary);
    m_boundary->clear();
    m_boundary->addItems({tr("IT equipment"), tr("Facility (times PUE)")});
    fillRegions();
    fillPrices();
}

void AssumptionsPanel::showValues()
{
    const Study &study = m_document.study();
    const Assumptions &a = study.assumptions;
    const Formatter &formatter = m_appearance.formatter();
    const bool inference = study.kind == StudyKind::Inference;
    m_error->setVisible(!m_error->text().isEmpty());
    const auto source = [&formatter](const SourceRef &ref, Provenance provenance) {
        return ref ? formatter.text(ref->title) : formatter.name(provenance);
    };
    for (const Row &row : {m_demandRow, m_latencyRow, m_utilisationRow})
        row.setVisible(inference);
    m_sequencesRow.setVisible(!inference);
    m_demand->setValue(reported(Unit::HourlyRate, a.demand.value.value));
    m_demandSlider->setLogValue(reported(Unit::HourlyRate, a.demand.value.value));
    m_demandRow.source->setVisible(inference && a.demand.source);
    m_demandRow.setSource(source(a.demand.source, a.demand.provenance));
    m_sequences->setValue(a.sequences.value);
    m_sequencesRow.setSource(source(a.sequences.source, a.sequences.provenance));
    m_latency->setValue(a.latencyBound ? std::optional(a.latencyBound->value * 1e3) : std::nullopt);
    m_utilisation->setValue(a.utilisationCeiling * 100);
    const QSignalBlocker quiet(m_utilisationSlider);
    m_utilisationSlider->setValue(qRound(a.utilisationCeiling * 100));
    m_pue->setValue(a.pue.value);
    m_pueRow.setSource(source(a.pue.source, a.pue.provenance));
    m_embodied->setChecked(a.embodied);
    m_lifetimeRow.setVisible(a.embodied);
    m_lifetime->setValue(a.lifetime.value.value / secondsPerHour / 8760);
    m_lifetimeRow.setSource(source(a.lifetime.source, a.lifetime.provenance));
    m_boundary->setCurrentIndex(a.boundary == EnergyBoundary::ItEquipment ? 0 : 1);
    showChoices();
    showGrid();
}

void AssumptionsPanel::fillRegions()
{
    const QSignalBlocker quiet(m_region);
    m_region->clear();
    for (const Region &region : m_document.catalogue().regions()) {
        const QString id = QString::fromStdString(region.id);
        m_region->addItem(id + QLatin1Char(' ') + m_appearance.formatter().text(region.name), id);
    }
}

void AssumptionsPanel::fillPrices()
{
    const QSignalBlocker quiet(m_prices);
    m_prices->clear();
    for (const PriceList &list : m_document.catalogue().priceLists()) {
        const QString basis = list.basis == "on-demand" ? tr("On-demand")
                                                        : QString::fromStdString(list.basis);
        //: a price list: how one pays, and of when it is
        m_prices->addItem(tr("%1, %2").arg(basis, QString::fromStdString(list.year)));
    }
}

void AssumptionsPanel::showChoices()
{
    const Assumptions &a = m_document.study().assumptions;
    m_region->setCurrentIndex(m_region->findData(QString::fromStdString(a.region)));
    const auto &lists = m_document.catalogue().priceLists();
    const auto at = std::ranges::find(lists, a.prices);
    m_prices->setCurrentIndex(at == lists.end() ? -1 : static_cast<int>(at - lists.begin()));
}

void AssumptionsPanel::showGrid()
{
    const QSignalBlocker quiet(m_grid);
    const Assumptions &a = m_document.study().assumptions;
    const Formatter &formatter = m_appearance.formatter();
    m_grid->clear();
    const auto factors = m_document.catalogue().gridOf(a.region);
    const auto *choice = std::get_if<GridChoice>(&a.grid);
    int current = -1;
    for (std::size_t i = 0; i < factors.size(); ++i) {
        const GridFactor &factor = *factors[i];
        if (choice && choice->sourceId == factor.source->id && choice->year == factor.year)
            current = static_cast<int>(i);
        m_grid->addItem(formatter.withUnit(Unit::KilogramPerJoule, factor.intensity.value, {}, 0)
                            + QStringLiteral(" · ") + QString::fromStdString(factor.year),
                        static_cast<int>(i));
        m_grid->setItemData(m_grid->count() - 1, formatter.text(factor.source->title), Qt::ToolTipRole);
    }
    m_grid->addItem(tr("Enter a value"), enteredGrid);
    if (!choice)
        current = m_grid->count() - 1;
    m_grid->setCurrentIndex(current);
    m_intensityRow.setVisible(!choice);
    const auto &intensity = m_document.comparison().intensity;
    if (intensity)
        m_intensity->setValue(reported(Unit::KilogramPerJoule, intensity->value.value));
    m_gridRow.setSource(!intensity          ? tr("not covered by that source")
                        : intensity->source ? formatter.text(intensity->source->title)
                                            : formatter.name(intensity->provenance));
}

void AssumptionsPanel::showNotes()
{
    QStringList lines;
    for (const StudyNote &note : m_document.study().notes) {
        QString kind = m_appearance.formatter().translate("StudyNote", key(note.kind).data());
        kind[0] = kind[0].toUpper();
        //: a note on the study: its kind (published, reconstructed, disagrees) and its text
        lines << tr("%1: %2").arg(kind, m_appearance.formatter().text(note.text));
    }
    m_notes->setText(lines.join(QStringLiteral("\n\n")));
}

} // namespace hakari
