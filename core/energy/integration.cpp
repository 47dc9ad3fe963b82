// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/energy/integration.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace hakari {

namespace {

using Readings = std::span<const Reading>;

constexpr Seconds rounding{1e-6}; // of times that count from long ago: exactly 3 s apart is allowed

std::string text(Seconds time)
{
    return fmt::format("{:.3f} s", time.value);
}

std::string text(Seconds begin, Seconds end)
{
    return fmt::format("{:.3f} s to {:.3f} s", begin.value, end.value);
}

std::string text(const MeterDomain &domain, double value)
{
    return fmt::format("{:.6g} {}", value, domain.kind == ReadingKind::Energy ? 'J' : 'W');
}

/// Neumaier's sum: ten million small terms lose nothing beside a large one.
class Sum
{
public:
    void add(double term)
    {
        const double total = m_total + term;
        m_lost += std::abs(m_total) >= std::abs(term) ? (m_total - total) + term : (term - total) + m_total;
        m_total = total;
    }
    double value() const { return m_total + m_lost; }

private:
    double m_total = 0.0;
    double m_lost = 0.0;
};

tl::unexpected<Error> refused(ErrorCode code, const MeterDomain &domain,
                              std::initializer_list<std::pair<const std::string, std::string>> arguments)
{
    Error error{code, arguments};
    error.args.emplace("meter", domain.name);
    return tl::unexpected(std::move(error));
}

bool possible(const MeterDomain &domain, double value)
{
    return std::isfinite(value) && value >= 0.0 && (!domain.range || value <= domain.range->value);
}

/// Whether each reading is the mean power of an interval that ends with it.
bool averaged(const MeterDomain &domain)
{
    return domain.kind == ReadingKind::Power && domain.averagedOver && domain.averagedOver->value > 0.0;
}

Expected<void> checkReadings(const MeterDomain &domain, Readings readings)
{
    if (readings.size() < 2)
        return refused(ErrorCode::PowerTooFew, domain,
                       {{"value", std::to_string(readings.size())}, {"expected", "2"}});
    Seconds before = readings.front().at;
    for (const Reading &reading : readings) {
        if (!(reading.at >= before)) // a time that is no number is out of order, too
            return refused(ErrorCode::PowerDisorder, domain, {{"value", text(reading.at)}});
        if (!possible(domain, reading.value))
            return refused(ErrorCode::PowerBadReading, domain,
                           {{"value", text(domain, reading.value)}, {"place", text(reading.at)}});
        before = reading.at;
    }
    return {};
}

/// From the last reading at or before the window to the first at or after it.
Expected<Readings> bracketing(const MeterDomain &domain, Readings readings, const Window &window)
{
    const auto after = std::ranges::upper_bound(readings, window.begin, {}, &Reading::at);
    const auto end = std::ranges::lower_bound(readings, window.end, {}, &Reading::at);
    if (after == readings.begin() || end == readings.end())
        return refused(ErrorCode::PowerEdges, domain,
                       {{"value", text(readings.front().at, readings.back().at)},
                        {"expected", text(window.begin, window.end)}});
    return Readings(after - 1, end + 1);
}

Expected<Seconds> largestGap(const MeterDomain &domain, Readings readings)
{
    const Seconds allowed = allowedGap(domain);
    Seconds largest;
    for (std::size_t i = 1; i < readings.size(); ++i) {
        const Seconds gap = readings[i].at - readings[i - 1].at;
        if (gap > allowed + rounding)
            return refused(
                ErrorCode::PowerGap, domain,
                {{"value", text(gap)}, {"place", text(readings[i - 1].at)}, {"limit", text(allowed)}});
        largest = std::max(largest, gap);
    }
    return largest;
}

} // namespace

Watts wrapPowerLimit(std::span<const Reading> readings)
{
    Watts highest;
    for (std::size_t i = 1; i < readings.size(); ++i) {
        const Seconds time = readings[i].at - readings[i - 1].at;
        if (time.value > 0.0)
            highest = std::max(highest, Joules{readings[i].value - readings[i - 1].value} / time);
    }
    return std::max(wrapPowerFactor * highest, wrapPowerFloor);
}

Expected<double> countedBetween(const MeterDomain &domain, const Reading &from, const Reading &to,
                                Watts limit)
{
    const double rise = to.value - from.value;
    if (rise >= 0.0)
        return rise;
    const double wrapped = rise + (domain.range ? domain.range->value : 0.0);
    if (domain.range && wrapped <= (limit * (to.at - from.at)).value)
        return wrapped;
    return refused(ErrorCode::PowerReset, domain, {{"value", text(domain, -rise)}, {"place", text(to.at)}});
}

namespace {

/// The part of two readings' interval that lies in the window, as fractions of it.
struct Share {
    double begin = 0.0;
    double end = 1.0;
};

Share shareOf(const Reading &from, const Reading &to, const Window &window)
{
    const Seconds time = to.at - from.at;
    if (time.value <= 0.0)
        return {}; // what a counter counted between two readings at one moment is not lost
    return {std::max(0.0, (window.begin - from.at) / time), std::min(1.0, (window.end - from.at) / time)};
}

double trapezoid(const Reading &from, const Reading &to, const Share &share)
{
    const double middle = (share.begin + share.end) / 2.0;
    const double power = from.value + (to.value - from.value) * middle;
    return power * (share.end - share.begin) * (to.at - from.at).value;
}

double step(const Reading &from, const Reading &to, const Share &share)
{
    return to.value * (share.end - share.begin) * (to.at - from.at).value;
}

Expected<double> total(const MeterDomain &domain, Readings readings, const Window &window)
{
    const bool counter = domain.kind == ReadingKind::Energy;
    const auto area = averaged(domain) ? step : trapezoid;
    const Watts limit = counter ? wrapPowerLimit(readings) : Watts{};
    Sum sum;
    for (std::size_t i = 1; i < readings.size(); ++i) {
        const Share share = shareOf(readings[i - 1], readings[i], window);
        if (!counter) {
            sum.add(area(readings[i - 1], readings[i], share));
            continue;
        }
        const auto joules = countedBetween(domain, readings[i - 1], readings[i], limit);
        if (!joules)
            return joules;
        sum.add(*joules * (share.end - share.begin));
    }
    return sum.value();
}

std::size_t inside(Readings readings, const Window &window)
{
    return static_cast<std::size_t>(std::ranges::count_if(readings, [&window](const Reading &reading) {
        return reading.at >= window.begin && reading.at <= window.end;
    }));
}

/// The summary of readings that bracket the window.
Expected<DomainEnergy> summed(const MeterDomain &domain, Readings readings, const Window &window)
{
    const auto gap = largestGap(domain, readings);
    if (!gap)
        return tl::unexpected(gap.error());
    const auto joules = total(domain, readings, window);
    if (!joules)
        return tl::unexpected(joules.error());
    if (!(*joules > 0.0))
        return refused(ErrorCode::PowerZero, domain, {{"value", text(window.length())}});
    const Joules energy{*joules};
    return DomainEnergy{energy, energy / window.length(), *gap, inside(readings, window)};
}

Expected<DomainEnergy> integrateBracketed(const MeterDomain &domain, Readings readings, const Window &window)
{
    const auto bracketed = bracketing(domain, readings, window);
    if (!bracketed)
        return tl::unexpected(bracketed.error());
    return summed(domain, *bracketed, window);
}

/// A counter that never moved has no reading that counts, and is told to show no energy.
bool standsStill(Readings readings)
{
    return std::ranges::adjacent_find(readings, std::ranges::not_equal_to{}, &Reading::value)
           == readings.end();
}

/// Whether the counter was read from before the window until after it, and moved often enough on the way.
Expected<void> checkMoves(const MeterDomain &domain, Readings readings, Readings moves, const Window &window)
{
    std::vector<Reading> known(moves.begin(), moves.end());
    if (readings.front().at < known.front().at)
        known.insert(known.begin(), readings.front());
    if (readings.back().at > known.back().at)
        known.push_back(readings.back());
    return bracketing(domain, known, window)
        .and_then([&domain](Readings around) { return largestGap(domain, around); })
        .map([](Seconds) {});
}

Expected<DomainEnergy> integrateCounter(const MeterDomain &domain, Readings readings, const Window &window)
{
    if (standsStill(readings))
        return integrateBracketed(domain, readings, window);
    const auto moves = countedReadings(domain, readings);
    if (const auto checked = checkMoves(domain, readings, moves, window); !checked)
        return tl::unexpected(checked.error());
    return integrateBracketed(domain, moves, window);
}

/// Of means: a reading is added where the first one's interval began, if the window begins in there.
Expected<DomainEnergy> integrateAveraged(const MeterDomain &domain, Readings readings, const Window &window)
{
    const Seconds interval = *domain.averagedOver;
    if (window.length() < interval - rounding)
        return refused(ErrorCode::WindowTooShort, domain,
                       {{"value", text(interval)}, {"limit", text(window.length())}});
    if (readings.front().at <= window.begin)
        return integrateBracketed(domain, readings, window);
    std::vector<Reading> known(readings.begin(), readings.end());
    known.insert(known.begin(), {readings.front().at - interval, readings.front().value});
    auto energy = integrateBracketed(domain, known, window);
    if (energy)
        energy->readings = inside(readings, window);
    return energy;
}

} // namespace

Seconds allowedGap(const MeterDomain &domain)
{
    return averaged(domain) ? longestGap + *domain.averagedOver : longestGap;
}

Expected<DomainEnergy> integrate(const MeterDomain &domain, std::span<const Reading> readings,
                                 const Window &window)
{
    if (!(window.end > window.begin) || !std::isfinite(window.length().value))
        return tl::unexpected(Error{ErrorCode::ArgumentInvalid,
                                    {{"argument", "window"},
                                     {"value", text(window.begin, window.end)},
                                     {"expected", "an end after the beginning"}}});
    if (domain.kind == ReadingKind::Share)
        return refused(ErrorCode::PowerInPercent, domain, {});
    if (const auto checked = checkReadings(domain, readings); !checked)
        return tl::unexpected(checked.error());
    if (domain.kind == ReadingKind::Energy)
        return integrateCounter(domain, readings, window);
    return averaged(domain) ? integrateAveraged(domain, readings, window)
                            : integrateBracketed(domain, readings, window);
}

std::vector<Reading> countedReadings(const MeterDomain &domain, std::span<const Reading> readings)
{
    if (domain.kind != ReadingKind::Energy)
        return {readings.begin(), readings.end()};
    std::vector<Reading> counted;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const std::size_t other = i > 0 ? i - 1 : std::min<std::size_t>(1, readings.size() - 1);
        if (other == i || readings[i].value != readings[other].value)
            counted.push_back(readings[i]);
    }
    return counted;
}

std::span<const Reading> readingsAround(std::span<const Reading> counted, const Window &window)
{
    auto begin = std::ranges::upper_bound(counted, window.begin, {}, &Reading::at);
    auto end = std::ranges::lower_bound(counted, window.end, {}, &Reading::at);
    begin -= begin == counted.begin() ? 0 : 1;
    end += end == counted.end() ? 0 : 1;
    return begin < end ? Readings(begin, end) : Readings();
}

Expected<Joules> netEnergy(Joules gross, Watts idlePower, Seconds duration)
{
    const Joules net = gross - idlePower * duration;
    if (net.value >= -netSlack * gross.value)
        return Joules{std::max(net.value, 0.0)};
    return tl::unexpected(Error{ErrorCode::PowerBelowIdle,
                                {{"value", fmt::format("{:.1f} W", (gross / duration).value)},
                                 {"expected", fmt::format("{:.1f} W", idlePower.value)}}});
}

} // namespace hakari
