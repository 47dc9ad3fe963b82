// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/resultfigures.h"

#include "widgets/format/runwords.h"
#include "widgets/results/resultwords.h"

namespace hakari {

namespace {

constexpr double million = 1e6;

QString confidence(double low, double high, const QString &unit, const Formatter &formatter)
{
    //: a 95 % interval: its low end, its high end and their unit
    return formatter.translate("Result", "95 %: %1 to %2 %3")
        .arg(roundedText(low, formatter), roundedText(high, formatter), unit)
        .trimmed();
}

QString throughputNote(const ResultRow &row, const Formatter &formatter)
{
    if (row.throughputInterval)
        return confidence(row.throughputInterval->low, row.throughputInterval->high, QStringLiteral("/s"),
                          formatter);
    return row.throughput ? QString() : formatter.translate("Result", "Nothing was measured.");
}

QString latencyNote(const ResultRow &row, const ResultView *view, const Formatter &formatter)
{
    if (!row.latencyP99)
        return formatter.translate("Result", "No latencies are known of this result.");
    const auto median = view ? view->latency(50) : std::nullopt;
    return median ? QStringLiteral("p50 ") + latencyText(median->value, formatter) : QString();
}

/// Net energy / gross energy.
std::optional<double> netShare(const ResultView &view)
{
    if (!view.net || !view.energy || !(view.energy->total.value > 0))
        return std::nullopt;
    return view.net->value / view.energy->total.value;
}

/// Why there is neither power nor energy.
QString powerAbsence(const ResultView *view, const Formatter &formatter)
{
    if (!view)
        return {};
    if (!view->energyErrors.empty())
        return formatter.sentence(view->energyErrors.front());
    if (!view->power.empty() || !view->shares.empty())
        return formatter.translate("Result", "Nothing was measured.");
    return formatter.translate("Run", "not metered");
}

QString powerNote(const ResultRow &row, const ResultView *view, const Formatter &formatter)
{
    if (!row.power)
        return powerAbsence(view, formatter);
    QStringList lines{formatter.scope(row.power->scope)};
    if (row.power->interval)
        lines << confidence(row.power->interval->low, row.power->interval->high, QStringLiteral("W"),
                            formatter);
    if (row.power->idle)
        lines << formatter.translate("Result", "%1 W when idle")
                     .arg(roundedText(row.power->idle->value, formatter));
    if (view && !view->missing().empty())
        //: %1 is a list of parts such as "cpu, dram"
        lines << formatter.translate("Result", "without %1").arg(coverageText(view->missing(), formatter));
    return lines.join(QLatin1Char('\n'));
}

QString energyNote(const ResultRow &row, const ResultView *view, const Formatter &formatter)
{
    if (!row.energyPerSample)
        return row.power ? throughputNote(row, formatter) : powerAbsence(view, formatter);
    QStringList lines{formatter.translate("Result", "%1 per million")
                          .arg(formatter.withUnit(Unit::Joule, row.energyPerSample->value * million, {}))};
    if (view && view->energyInterval)
        lines << formatter.translate("Result", "95 %: %1 to %2")
                     .arg(jouleText(view->energyInterval->low, formatter),
                          jouleText(view->energyInterval->high, formatter));
    if (const auto net = view ? netShare(*view) : std::nullopt)
        //: %1 is an energy: what a sample took beyond what the machine takes when idle
        lines << formatter.translate("Result", "%1 above idle")
                     .arg(markedText(jouleText(row.energyPerSample->value * *net, formatter),
                                     view->energy->provenance));
    if (row.power)
        lines << formatter.scope(row.power->scope);
    return lines.join(QLatin1Char('\n'));
}

/// A figure that is absent says why; one of a run that goes on is not missed yet.
void giveReasons(std::array<FigureText, 4> &figures, const ResultRow &row, const Formatter &formatter)
{
    const bool running = row.state == ResultState::Running;
    for (FigureText &figure : figures) {
        if (figure.provenance)
            continue;
        figure.reason = running ? knownLater(formatter) : figure.note;
        if (running)
            figure.note.clear();
    }
}

} // namespace

std::array<FigureText, 4> figureTexts(const ResultRow &row, const ResultView *view,
                                      const Formatter &formatter)
{
    const QString absent(QChar(0x2013));
    std::array<FigureText, 4> out;
    for (FigureText &figure : out)
        figure.value = absent;
    auto &[rate, latency, power, energy] = out;
    rate.caption = formatter.translate("Run", "Throughput");
    latency.caption = formatter.translate("Result", "Latency p99");
    power.caption = formatter.translate("Result", "Mean power");
    energy.caption = formatter.translate("Result", "Energy per sample");
    rate.note = throughputNote(row, formatter);
    latency.note = latencyNote(row, view, formatter);
    power.note = powerNote(row, view, formatter);
    energy.note = energyNote(row, view, formatter);
    if (row.throughput) {
        rate.caption += QStringLiteral(" (") + throughputUnit(row, formatter) + QLatin1Char(')');
        rate.value = roundedText(row.throughput->value, formatter);
        rate.provenance = Provenance::Measured;
    }
    if (row.latencyP99) {
        latency.value = latencyText(row.latencyP99->value, formatter);
        latency.provenance = Provenance::Measured;
    }
    if (row.power) {
        power.provenance = row.power->provenance;
        power.value = markedText(roundedText(row.power->mean.value, formatter) + QStringLiteral(" W"),
                                 row.power->provenance);
    }
    if (row.power && row.energyPerSample) {
        energy.provenance = row.power->provenance;
        energy.value = markedText(jouleText(row.energyPerSample->value, formatter), row.power->provenance);
    }
    giveReasons(out, row, formatter);
    return out;
}

ResultFigures::ResultFigures(QWidget *parent) : QFrame(parent)
{
    setRole(this, "card");
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(18, 14, 18, 14);
    grid->setHorizontalSpacing(margin);
    grid->setVerticalSpacing(gap);
    for (int column : {0, 1})
        grid->setColumnStretch(column, 1);
    for (int i = 0; i < 4; ++i)
        m_cells[static_cast<std::size_t>(i)] = addCell(*grid, i / 2, i % 2);
}

ResultFigures::Cell ResultFigures::addCell(QGridLayout &grid, int row, int column)
{
    const Cell cell{makeParagraph("tileTitle", this), makeLabel("figure", this), makeLabel("chip", this),
                    makeParagraph("note", this)};
    cell.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QSizePolicy kept = cell.basis->sizePolicy(); // no jump where there is no chip
    kept.setRetainSizeWhenHidden(true);
    cell.basis->setSizePolicy(kept);
    auto *head = new QHBoxLayout;
    head->setSpacing(halfGap);
    head->addWidget(cell.caption, 1);
    head->addWidget(cell.basis, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout;
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(cell.value);
    layout->addWidget(cell.note);
    layout->addStretch(1);
    grid.addLayout(layout, row, column);
    return cell;
}

void ResultFigures::setFigures(const std::array<FigureText, 4> &figures, const Formatter &formatter)
{
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const FigureText &figure = figures[i];
        const Cell &cell = m_cells[i];
        const bool estimated = figure.provenance == Provenance::Estimated;
        cell.caption->setText(figure.caption);
        cell.value->setText(figure.value);
        cell.value->setToolTip(figure.reason);
        setSense(cell.value, estimated ? "estimated" : "");
        cell.basis->setText(figure.provenance ? formatter.name(*figure.provenance) : QString());
        cell.basis->setVisible(figure.provenance.has_value());
        cell.note->setText(figure.note);
    }
}

} // namespace hakari
