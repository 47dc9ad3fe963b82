// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes a workbook until it is killed, or holds it until its input ends. For the tests of what other
// programs see.

#include "core/workbook/workbook.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace hakari;

namespace {

[[noreturn]] void fail(const Error &error)
{
    std::fprintf(stderr, "%s\n", describe(error).c_str());
    std::exit(1);
}

void say(const std::string &line)
{
    std::puts(line.c_str());
    std::fflush(stdout);
}

RunData opening(const std::string &id)
{
    RunData data;
    data.id = id;
    data.setup = {"w", "killed", "inference", Scenario::Offline, Profile::Quick, {0.1}, {}};
    data.measurementBegin = ClockReading{{0.0}, {0.0}, {0.0}, {}};
    MeterDomain wall;
    wall.id = wall.name = "wall";
    wall.covers = Coverage::wholeSystem();
    data.power = {{"plug", wall, {}}};
    return data;
}

void tellMore(RunData &data)
{
    for (int i = 0; i < 500; ++i) {
        const auto n = static_cast<std::int64_t>(data.queries.size());
        data.queries.push_back({n * 1000, n % 977});
    }
    const auto n = static_cast<double>(data.power.front().readings.size());
    data.power.front().readings.push_back({{n}, 100 + n});
}

/// Says how many queries are stored, each time that more are.
[[noreturn]] void write(Workbook &workbook, const std::string &id)
{
    RunData data = opening(id);
    const auto run = workbook.results().beginRun(data);
    if (!run)
        fail(run.error());
    for (;;) {
        tellMore(data);
        if (const auto appended = workbook.results().append(*run, data); !appended)
            fail(appended.error());
        say(std::to_string(data.queries.size()));
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    const auto workbook = Workbook::open(argv[1]);
    if (!workbook)
        fail(workbook.error());
    if ((*workbook)->readOnlyReason())
        fail(*(*workbook)->readOnlyReason());
    say("open");
    if (argv[2] == std::string_view("hold"))
        return std::getchar() == EOF ? 0 : 1;
    write(**workbook, argv[2]);
}
