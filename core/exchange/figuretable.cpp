// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/figuretable.h"

#include "core/base/number.h"

#include <algorithm>
#include <set>

namespace hakari {

namespace {

void append(std::string &list, const std::string &item)
{
    list += (list.empty() ? "" : "; ") + item;
}

std::string inputsText(const Figure &figure, const Comparison &comparison)
{
    std::string text;
    for (const Input &input : figure.inputs) {
        const std::string unit = reportedUnit(input.unit, comparison.currency);
        append(text, std::string(letter(input.symbol)) + " = " + exactText(reported(input.unit, input.value))
                         + (unit.empty() ? "" : " " + unit) + (input.computed ? " (computed)" : ""));
    }
    return text;
}

std::string sourcesText(const Figure &figure)
{
    std::string text;
    std::set<const Source *> seen;
    for (const Input &input : figure.inputs) {
        const Source *source = input.source.get();
        if (!source || !seen.insert(source).second)
            continue;
        append(text, source->title.en + (source->locator.empty() ? "" : " <" + source->locator + ">"));
    }
    return text;
}

FigureRow rowOf(const CandidateFigures &candidate, const Figure &figure, const Comparison &comparison)
{
    FigureRow row;
    row.candidate = candidate.id;
    row.metric = key(figure.metric);
    row.unit = fullUnit(figure, comparison);
    row.formula = plainFormula(figure.formula);
    if (!figure.where.empty())
        append(row.formula, plainFormula(figure.where));
    row.inputs = inputsText(figure, comparison);
    row.sources = sourcesText(figure);
    for (const Remark remark : figure.remarks)
        append(row.remarks, sentence(remark, figure));
    if (figure.scope) {
        row.covers = text(figure.scope->covers);
        row.boundary = name(figure.scope->boundary);
    }
    if (figure.value) {
        row.value = reported(figure.unit, *figure.value);
        row.provenance = name(figure.provenance);
    } else if (figure.absence) {
        row.absence = describe(*figure.absence);
    }
    if (figure.interval) {
        row.low = reported(figure.unit, figure.interval->low);
        row.high = reported(figure.unit, figure.interval->high);
        row.interval = name(figure.interval->kind);
    }
    row.change = candidate.change(figure.metric).value;
    return row;
}

bool applies(const Figure &figure)
{
    return !figure.absence || figure.absence->code != ErrorCode::NotApplicable;
}

} // namespace

std::string scopeWarning(const Study &study, const Comparison &comparison, std::size_t candidate)
{
    const ScopeDifference *difference = comparison.scopeDifference(candidate);
    return difference ? sentence(*difference, study.candidates[candidate].name.en,
                                 study.candidates[comparison.baseline].name.en)
                      : std::string();
}

std::vector<std::string> caveatSentences(const Study &study, const Comparison &comparison,
                                         std::size_t candidate)
{
    std::vector<std::string> sentences;
    for (const Caveat &caveat : comparison.candidates[candidate].caveats)
        sentences.push_back(sentence(caveat, study.candidates[candidate].name.en,
                                     study.candidates[comparison.baseline].name.en));
    return sentences;
}

std::vector<std::string> warningSentences(const Study &study, const Comparison &comparison,
                                          std::size_t candidate)
{
    std::vector<std::string> sentences = caveatSentences(study, comparison, candidate);
    if (std::string scope = scopeWarning(study, comparison, candidate); !scope.empty())
        sentences.push_back(std::move(scope));
    return sentences;
}

std::string plainFormula(std::string_view formula)
{
    std::string text(formula);
    std::erase_if(text, [](char c) { return c == '{' || c == '}'; });
    return text;
}

std::string fullUnit(const Figure &figure, const Comparison &comparison)
{
    const std::string unit = reportedUnit(figure.unit, comparison.currency);
    if (!isPerUnitOfWork(figure.metric))
        return unit;
    return unit + (comparison.kind == StudyKind::Inference ? " per million inferences" : " per training run");
}

std::vector<FigureRow> figureRows(const Study &study, const Comparison &comparison)
{
    std::vector<FigureRow> rows;
    for (std::size_t i = 0; i < comparison.candidates.size(); ++i) {
        if (study.candidates[i].hidden)
            continue;
        const std::string warning = scopeWarning(study, comparison, i);
        const std::vector<std::string> caveats = caveatSentences(study, comparison, i);
        for (const Figure &figure : comparison.candidates[i].figures) {
            if (!applies(figure))
                continue;
            rows.push_back(rowOf(comparison.candidates[i], figure, comparison));
            for (const std::string &caveat : caveats)
                append(rows.back().remarks, caveat);
            if (!warning.empty() && figure.value && restsOnPower(figure.metric))
                append(rows.back().remarks, warning);
        }
    }
    return rows;
}

} // namespace hakari
