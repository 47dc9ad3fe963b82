// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/resultview.h"

#include "core/record/runenergy.h"
#include "core/record/samplefacts.h"
#include "core/workload/workloadfile.h"

#include <algorithm>
#include <cmath>

namespace hakari {

namespace {

constexpr double samePercentile = 1e-6;

void takePower(ResultView &view, const RunRecord &record)
{
    for (const PowerTrace &trace : record.power) {
        if (auto line = powerLineOf(trace))
            view.power.push_back(*std::move(line));
        else
            view.shares.push_back(trace.domain.name);
    }
}

void takeEnergy(ResultView &view, const RunEnergy &energy)
{
    view.energyInterval = energy.perSample;
    view.energy = energy.whole;
    view.idle = energy.idle;
    view.net = energy.net;
    view.idleRefused = energy.idleRefused;
    view.netRefused = energy.netRefused;
    for (const MeteredDomain &domain : energy.domains) {
        if (!domain.energy)
            view.energyErrors.push_back(domain.energy.error());
    }
}

/// What the workload's own file says of it, of which a run keeps a copy.
void takeWorkload(ResultView &view, const RunRecord &record)
{
    const auto copy = record.host.find("workload_json");
    if (copy == record.host.end())
        return;
    const auto workload = parseWorkload(copy->second, {});
    if (!workload)
        return;
    if (workload->title.en == record.title)
        view.title = workload->title;
}

/// Neighbouring windows of one phase are one span.
std::vector<PhaseSpan> phasesOf(const std::vector<LoadWindow> &windows)
{
    std::vector<PhaseSpan> out;
    for (const LoadWindow &window : windows) {
        if (out.empty() || out.back().phase != window.phase)
            out.push_back({window.phase, {window.begin, window.end}});
        out.back().window.end = std::max(out.back().window.end, window.end);
    }
    std::ranges::stable_sort(out, {}, [](const PhaseSpan &span) { return span.window.begin; });
    return out;
}

void takeRun(ResultView &view, const RunData &data)
{
    view.own = true;
    view.profile = data.setup.profile;
    view.latencies = histogramOf(data.queries);
    view.phases = phasesOf(data.windows);
    view.warnings = data.warnings;
}

double endOf(const ResultView &view)
{
    double end = view.measured ? view.measured->end.value : 0.0;
    for (const DomainLine &line : view.power)
        end = std::max(end, line.times.empty() ? 0.0 : line.times.back());
    for (const PhaseSpan &phase : view.phases)
        end = std::max(end, phase.window.end.value);
    return end;
}

} // namespace

std::optional<Seconds> ResultView::latency(double percent) const
{
    const auto found = percentiles.lower_bound(percent - samePercentile);
    return found != percentiles.end() && found->first <= percent + samePercentile
               ? std::optional(found->second)
               : std::nullopt;
}

Coverage ResultView::missing() const
{
    return energy ? energy->missing : Coverage();
}

ResultView resultViewOf(const RunRecordRef &record)
{
    ResultView view;
    view.source = record->source;
    view.host = record->host;
    view.percentiles = record->latencyPercentiles;
    view.latencyBound = record->latencyBound;
    view.measured = record->window;
    view.verdict = record->verdict;
    view.checks = checkRules(*record);
    view.batch = batchOf(record->host);
    view.sequenceLength = sequenceLengthOf(record->host);
    takeWorkload(view, *record);
    takePower(view, *record);
    if (record->energy)
        takeEnergy(view, *record->energy);
    if (record->data)
        takeRun(view, *record->data);
    view.end = endOf(view);
    return view;
}

} // namespace hakari
