// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/medians.h"

#include "core/backends/registry.h"
#include "core/engine/selfbench.h"

#include <cstdlib>
#include <fstream>
#include <string>

using namespace hakari;

namespace {

/// Bytes of this process in memory.
double residentBytes()
{
    std::ifstream file("/proc/self/statm");
    double pages = 0;
    file >> pages >> pages;
    return pages * 4096;
}

void reportFigures(Session &session, Scenario scenario)
{
    for (const SelfFigure &figure : measureEngine(session, scenario, {5.0}))
        std::printf("%-14s %-34s %14.4g %-4s %6.3f times the %s %g\n",
                    std::string(optionName(scenario)).c_str(), figure.name.c_str(), figure.value,
                    figure.unit.c_str(), figure.ratio(), figure.atMost ? "limit of" : "goal of",
                    figure.target);
}

void reportMemory()
{
    constexpr std::size_t count = 10'000'000;
    const double before = residentBytes();
    QueryLog log;
    for (std::size_t i = 0; i < count; ++i)
        log.append({static_cast<std::int64_t>(i), 1});
    const double each = (residentBytes() - before) / static_cast<double>(count);
    std::printf("%-14s %-34s %14.4g %-4s %6.3f times the limit of %g\n", "memory",
                "a query in the log of 10 million", each, "B", each / 16, 16.0);
}

/// The command line compares without loading a backend, so it must not matter which there are.
void reportStart(const char *backends)
{
    setenv("HAKARI_BACKENDS", backends, 1);
    const double median = test::medianMilliseconds(15, [] {
        if (std::system(HAKARI_ENGINE " compare --study aws-2023-layoutlm > /dev/null") != 0)
            std::exit(1);
    });
    std::printf("%-14s %-34s %14.4g ms\n", "compare",
                *backends == '/' ? "with all backends" : "without backends", median);
}

} // namespace

int main()
{
    const auto backend = loadBackend("null");
    if (!backend) {
        std::printf("%s\n", describe(backend.error()).c_str());
        return 1;
    }
    const auto session = (*backend)->prepare({}, {});
    for (const Scenario scenario :
         {Scenario::SingleStream, Scenario::MultiStream, Scenario::Offline, Scenario::Server})
        reportFigures(**session, scenario);
    reportMemory();
    reportStart(backendFolder().c_str());
    reportStart("none");
    return 0;
}
