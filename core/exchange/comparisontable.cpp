// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/comparisontable.h"

#include "core/exchange/figuretable.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>

namespace hakari {

namespace {

using Row = std::vector<std::string>;

std::size_t displayWidth(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string numberText(const Figure &figure)
{
    if (!figure.value)
        return "-";
    const double value = reported(figure.unit, *figure.value);
    if (figure.unit == Unit::Count)
        return fmt::format("{:.0f}", value);
    if (figure.unit == Unit::Fraction)
        return fmt::format("{:.1f} %", value * 100);
    const double size = std::abs(value);
    return fmt::format("{:.{}f}", value, size >= 1000 ? 0 : size >= 1 || size == 0 ? 3 : 4);
}

std::string changeText(const Change &change)
{
    return change.value ? fmt::format("{:+.1f} %", *change.value * 100) : std::string("-");
}

bool hasChangeColumn(Metric metric)
{
    switch (metric) {
    case Metric::Time:
    case Metric::Instances:
    case Metric::Cost:
    case Metric::Energy:
    case Metric::Carbon:
        return true;
    default:
        return false;
    }
}

std::vector<Metric> columns(const Comparison &comparison)
{
    std::vector<Metric> metrics;
    for (const Metric metric : {Metric::Throughput, Metric::Instances, Metric::Load, Metric::Time,
                                Metric::Cost, Metric::Energy, Metric::Carbon}) {
        const auto &absence = comparison.baselineFigures().figure(metric).absence;
        if (!absence || absence->code != ErrorCode::NotApplicable)
            metrics.push_back(metric);
    }
    return metrics;
}

Row headerRow(const std::vector<Metric> &metrics, const Comparison &comparison)
{
    Row row{"candidate"};
    for (const Metric metric : metrics) {
        const std::string unit = reportedUnit(comparison.baselineFigures().figure(metric).unit,
                                              comparison.currency);
        row.push_back(std::string(key(metric)) + (unit.empty() ? "" : " [" + unit + "]"));
        if (hasChangeColumn(metric))
            row.emplace_back("change");
    }
    for (const char *title : {"energy is", "covers", "boundary"})
        row.emplace_back(title);
    return row;
}

Row candidateRow(const std::vector<Metric> &metrics, const CandidateFigures &figures, bool baseline)
{
    Row row{figures.id + (baseline ? " *" : "")};
    for (const Metric metric : metrics) {
        row.push_back(numberText(figures.figure(metric)));
        if (hasChangeColumn(metric))
            row.push_back(baseline ? "" : changeText(figures.change(metric)));
    }
    const Figure &energy = figures.figure(Metric::Energy);
    row.emplace_back(energy.value ? name(energy.provenance) : "absent");
    row.push_back(energy.value ? coverageText(energy.scope) : "-");
    row.push_back(energy.scope ? boundaryText(energy.scope) : "-");
    return row;
}

std::string aligned(const std::vector<Row> &rows)
{
    std::vector<std::size_t> widths(rows.front().size());
    for (const Row &row : rows) {
        for (std::size_t c = 0; c < row.size(); ++c)
            widths[c] = std::max(widths[c], displayWidth(row[c]));
    }
    std::string out;
    for (const Row &row : rows) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string blanks(widths[c] - displayWidth(row[c]), ' ');
            out += c == 0 ? row[c] + blanks : "  " + blanks + row[c];
        }
        out += '\n';
    }
    return out;
}

std::string assumptionsText(const Study &study, const Comparison &comparison)
{
    const Assumptions &a = study.assumptions;
    std::string out = study.kind == StudyKind::Inference ? fmt::format(
                          "{:.0f} inferences/h", reported(Unit::HourlyRate, a.demand.value.value))
                                                         : fmt::format("{:.0f} sequences", a.sequences.value);
    out += fmt::format(", {}, {} prices of {}, utilisation up to {:.0f} %, PUE {}", a.region, a.prices.basis,
                       a.prices.year, a.utilisationCeiling * 100, a.pue.value);
    if (comparison.intensity)
        out += fmt::format(", grid {:.0f} g/kWh", toGramsPerKilowattHour(comparison.intensity->value));
    return out
           + (a.boundary == EnergyBoundary::ItEquipment ? ", energy of the IT equipment"
                                                        : ", energy of the facility");
}

void addNotes(std::string &out, const std::string &id, const Figure &figure, std::set<std::string> &said)
{
    for (const Remark remark : figure.remarks) {
        const std::string line = fmt::format("  {}: {}\n", id, sentence(remark, figure));
        if (said.insert(line).second)
            out += line;
    }
    if (figure.absence && figure.absence->code != ErrorCode::NotApplicable
        && figure.absence->code != ErrorCode::EmbodiedLeftOut) {
        const std::string line = fmt::format("  {}: {}\n", id, describe(*figure.absence));
        if (said.insert(line).second)
            out += line;
    }
}

} // namespace

std::string comparisonToText(const Study &study, const Comparison &comparison)
{
    const std::vector<Metric> metrics = columns(comparison);
    std::vector<Row> rows{headerRow(metrics, comparison)};
    std::string notes;
    std::set<std::string> said;
    for (std::size_t i = 0; i < comparison.candidates.size(); ++i) {
        if (study.candidates[i].hidden)
            continue;
        rows.push_back(candidateRow(metrics, comparison.candidates[i], i == comparison.baseline));
        for (const Metric metric : metrics)
            addNotes(notes, comparison.candidates[i].id, comparison.candidates[i].figure(metric), said);
        for (const std::string &warning : warningSentences(study, comparison, i))
            notes += fmt::format("  {}: Warning: {}\n", comparison.candidates[i].id, warning);
    }
    std::string out = study.title.en + "\n" + assumptionsText(study, comparison) + "\n\n" + aligned(rows);
    out += comparison.kind == StudyKind::Inference
               ? "* baseline; cost, energy and carbon per million inferences\n"
               : "* baseline; cost, energy and carbon per training run\n";
    return notes.empty() ? out : out + "\n" + notes;
}

} // namespace hakari
