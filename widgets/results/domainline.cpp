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

/// The most power that a wrap of the counter may imply (wrapPowerFactor).
double wrapPowerLimit(const std::vector<Reading> &readings)
{
    double highest = 0.0;
    for (std::size_t i = 1; i < readings.size(); ++i) {
        const double time = (readings[i].at - readings[i - 1].at).value;
        if (time > 0.0)
            highest = std::max(highest, (readings[i].value - readings[i - 1].value) / time);
    }
    return std::max(wrapPowerFactor * highest, wrapPowerFloor.value);
}

/// The mean power between two readings of a counter; nothing where it was reset.
std::optional<double> meanPower(const MeterDomain &domain, const Reading &from, const Reading &to,
                                double wrapLimit)
{
    const double time = (to.at - from.at).value;
    const double rise = to.value - from.value;
    if (rise >= 0.0)
        return rise / time;
    const double wrapped = (rise + domain.range.value_or(Joules{}).value) / time;
    return domain.range && wrapped >= 0.0 && wrapped <= wrapLimit ? std::optional(wrapped) : std::nullopt;
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
    const double wrapLimit = wrapPowerLimit(trace.readings);
    const Reading *before = nullptr;
    for (const Reading &reading : trace.readings) {
        if (!possible(reading)) {
            thinner.gap();
            before = nullptr;
            continue;
        }
        if (before && !(reading.at > before->at))
            continue;
        const auto watts = before && reading.at - before->at <= pause
                               ? meanPower(trace.domain, *before, reading, wrapLimit)
                               : std::nullopt;
        if (watts)
            thinner.add((before->at + reading.at).value / 2, *watts);
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
