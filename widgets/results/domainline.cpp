// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/domainline.h"

#include "core/energy/integration.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hakari {

namespace {

// Each keeps two extremes and a gap, and there is one more at either end.
constexpr std::size_t buckets = mostPowerPoints / 3 - 2;
constexpr double unusualPause = 3.0; // times the mean one

/// Keeps the extremes of each of equally long stretches of time.
class Thinner
{
public:
    Thinner(DomainLine &line, const std::vector<Reading> &readings)
        : m_line(line), m_begin(readings.front().at.value), m_all(readings.size() <= buckets)
    {
        const double length = readings.back().at.value - m_begin;
        m_perSecond = length > 0.0 ? static_cast<double>(buckets) / length : 0.0;
    }

    /// Times rise.
    void add(double time, double watts)
    {
        const double bucket = m_all ? m_bucket + 1 : bucketOf(time);
        if (bucket != m_bucket)
            flush();
        if (m_gap && m_empty && !m_line.times.empty())
            push({{m_line.times.back()}, std::numeric_limits<double>::quiet_NaN()});
        m_gap = false;
        const Reading point{{time}, watts};
        m_least = m_empty || watts < m_least.value ? point : m_least;
        m_greatest = m_empty || watts > m_greatest.value ? point : m_greatest;
        m_empty = false;
        m_bucket = bucket;
    }

    /// Nothing is known between the last point and the next.
    void gap() { m_gap = true; }

    void flush()
    {
        if (m_empty)
            return;
        const bool leastFirst = m_least.at <= m_greatest.at;
        push(leastFirst ? m_least : m_greatest);
        if (m_least != m_greatest)
            push(leastFirst ? m_greatest : m_least);
        m_empty = true;
    }

private:
    void push(const Reading &point)
    {
        m_line.times.push_back(point.at.value);
        m_line.watts.push_back(point.value);
    }

    double bucketOf(double time) const
    {
        return std::clamp(std::floor((time - m_begin) * m_perSecond), -1.0, static_cast<double>(buckets));
    }

    DomainLine &m_line;
    double m_begin;
    bool m_all; ///< there are so few that each is kept
    double m_perSecond;
    double m_bucket = -2.0;
    bool m_empty = true;
    bool m_gap = false;
    Reading m_least, m_greatest;
};

Seconds longestPause(const PowerTrace &trace)
{
    const auto &readings = trace.readings;
    const Seconds span = readings.back().at - readings.front().at;
    const Seconds usual = span / static_cast<double>(std::max<std::size_t>(readings.size() - 1, 1));
    return std::max(longestGap + trace.domain.averagedOver.value_or(Seconds{}), usual * unusualPause);
}

bool possible(const Reading &reading)
{
    return std::isfinite(reading.value) && reading.value >= 0.0;
}

void addPowers(Thinner &thinner, const PowerTrace &trace)
{
    const double half = trace.domain.averagedOver.value_or(Seconds{}).value / 2;
    const Seconds pause = longestPause(trace);
    Seconds before = trace.readings.front().at;
    for (const Reading &reading : trace.readings) {
        if (!(reading.at >= before))
            continue;
        if (reading.at - before > pause || !possible(reading))
            thinner.gap();
        if (possible(reading))
            thinner.add(reading.at.value - half, reading.value);
        before = reading.at;
    }
}

void addCounts(Thinner &thinner, const PowerTrace &trace)
{
    const Seconds pause = longestPause(trace);
    const std::vector<Reading> readings = countedReadings(trace.domain, trace.readings);
    const Watts limit = wrapPowerLimit(readings);
    const Reading *before = nullptr;
    for (const Reading &reading : readings) {
        if (!possible(reading)) {
            thinner.gap();
            before = nullptr;
            continue;
        }
        if (before && !(reading.at > before->at))
            continue;
        const bool follows = before && reading.at - before->at <= pause;
        const auto joules = follows ? countedBetween(trace.domain, *before, reading, limit) : 0.0;
        if (follows && joules)
            thinner.add((before->at + reading.at).value / 2, *joules / (reading.at - before->at).value);
        else
            thinner.gap();
        before = &reading;
    }
}

} // namespace

std::optional<DomainLine> powerLineOf(const PowerTrace &trace)
{
    if (trace.domain.kind == ReadingKind::Share)
        return std::nullopt;
    DomainLine line{trace.meter, trace.domain.name, trace.domain.provenance, {}, {}};
    if (trace.readings.empty())
        return line;
    Thinner thinner(line, trace.readings);
    trace.domain.kind == ReadingKind::Energy ? addCounts(thinner, trace) : addPowers(thinner, trace);
    thinner.flush();
    return line;
}

} // namespace hakari
