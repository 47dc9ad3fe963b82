// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/selfbench.h"

#include "core/engine/run.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace hakari {

namespace {

constexpr double endlessRate = 1e9; ///< arrivals per second: queries are always due
constexpr double calmRate = 10'000;
constexpr int offlineBatch = 64;

/// Keeps memory ready while the timed thread appends, as the reporter does in a run.
class Provisioner
{
public:
    explicit Provisioner(QueryLog &log)
        : m_thread([&log](const std::stop_token &stop) {
              while (!stop.stop_requested()) {
                  log.provision();
                  std::this_thread::sleep_for(std::chrono::milliseconds(5));
              }
          })
    {
    }

private:
    std::jthread m_thread;
};

double summarySeconds(const QueryLog &log, const MonotonicClock &clock)
{
    RunData data;
    data.ended = true;
    data.queries = log.copy(0, log.size());
    const std::int64_t begin = clock.now();
    const RunRecord record = summarise(std::move(data));
    return secondsOf(clock.now() - begin).value;
}

SelfFigure summaryFigure(const QueryLog &log, const MonotonicClock &clock)
{
    constexpr double tenMillion = 1e7;
    const double seconds = summarySeconds(log, clock);
    return {"summary of 10 million latencies", seconds * tenMillion / static_cast<double>(log.size()), "s",
            2.0};
}

SelfFigure latenessFigure(LoadGenerator &generator, Seconds seconds)
{
    const auto expected = static_cast<std::size_t>(2 * calmRate * seconds.value);
    generator.recordLateness(expected);
    generator.poisson(calmRate, 1, {.least = nanosecondsOf(seconds)}, nullptr);
    std::vector<std::int64_t> late = generator.lateness();
    if (late.empty())
        late.push_back(0);
    const auto p99 = late.begin() + static_cast<std::ptrdiff_t>(0.99 * static_cast<double>(late.size() - 1));
    std::nth_element(late.begin(), p99, late.end());
    return {"arrival error, p99 at 10,000/s", static_cast<double>(*p99) * 1e-3, "us", 20.0};
}

} // namespace

std::vector<SelfFigure> measureEngine(Session &session, Scenario scenario, Seconds seconds)
{
    MonotonicClock clock;
    const std::atomic<bool> stop = false;
    const int batch = scenario == Scenario::Offline       ? offlineBatch
                      : scenario == Scenario::MultiStream ? multiStreamSamples
                                                          : 1;
    LoadGenerator generator(session, clock, {}, batch, stop);
    QueryLog log;
    const bool server = scenario == Scenario::Server;
    const std::int64_t length = nanosecondsOf(server ? seconds * 0.5 : seconds);
    const Extent extent{.least = length, .longest = length};
    Stretch stretch;
    {
        const Provisioner provisioner(log);
        stretch = server ? generator.poisson(endlessRate, batch, extent, &log)
                         : generator.backToBack(batch, extent, &log);
    }
    const double elapsed = secondsOf(clock.now()).value;
    const double perSecond = static_cast<double>(stretch.queries) / elapsed;
    std::vector<SelfFigure> figures;
    if (server) {
        figures.push_back({"queries issued per second", perSecond, "1/s", 2e6, false});
        figures.push_back(latenessFigure(generator, seconds * 0.5));
    } else {
        figures.push_back({"cost of a query", 1e9 / perSecond, "ns", 200.0});
    }
    figures.push_back(summaryFigure(log, clock));
    return figures;
}

} // namespace hakari
