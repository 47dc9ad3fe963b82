// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/record/runwriter.h"

#include <algorithm>

namespace hakari {

namespace {

/// When the run told its last.
Seconds lastMoment(const RunData &data)
{
    Seconds last;
    for (const LoadWindow &window : data.windows)
        last = std::max(last, window.end);
    for (const auto &edge : {data.measurementBegin, data.measurementEnd})
        last = edge ? std::max(last, edge->monotonic) : last;
    return last;
}

/// Opening the measurement takes back what an earlier one told, so all of it follows the edge.
void writeMeasurement(EventLines &lines, const RunData &data, Seconds t)
{
    const auto measured = std::ranges::find(data.windows, Phase::Measurement, &LoadWindow::phase);
    for (auto window = data.windows.begin(); window != measured; ++window)
        lines.window(window->end, *window);
    if (data.measurementBegin)
        lines.measurementEdge(data.measurementBegin->monotonic, *data.measurementBegin);
    lines.samples(t, 0, data.samplesPerQuery, data.queries);
    for (auto window = measured; window != data.windows.end(); ++window)
        lines.window(t, *window);
    if (data.measurementBegin && data.measurementEnd)
        lines.measurementEdge(t, *data.measurementEnd);
}

void writePower(EventLines &lines, const RunData &data, Seconds t)
{
    for (const PowerTrace &trace : data.power) {
        lines.meter(t, trace.meter, trace.domain);
        lines.power(t, trace.domain.id, trace.readings);
    }
    for (const std::string &text : data.throttling)
        lines.throttling(t, text);
}

} // namespace

void writeRecordedRun(const RunData &data, const EventLines::Sink &sink)
{
    EventLines lines(data.id, data.rank, sink);
    const Seconds t = lastMoment(data);
    lines.hello({}, data);
    writeMeasurement(lines, data, t);
    writePower(lines, data, t);
    for (const Notice &notice : data.warnings)
        lines.warning(t, notice);
    if (data.error)
        lines.error(t, *data.error);
    if (!data.ended)
        return;
    lines.results(t, summarise(data));
    lines.bye(t, data.interrupted);
}

} // namespace hakari
