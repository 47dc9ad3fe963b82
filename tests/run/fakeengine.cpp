// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/record/eventlines.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <thread>
#include <unistd.h>

// A stand-in for hakari-engine. `run --workload MODE` behaves as MODE says; `backends` and `meters` print
// what $HAKARI_FAKE_ANSWERS holds for them: the path of a folder with backends.json, meters.json, and
// meters-modelled.json for `meters --instance`.

namespace {

using namespace hakari;

/// Dies once it has written $HAKARI_FAKE_BYTES, be it within a line.
void writeOut(std::string_view text)
{
    static const char *const chosen = std::getenv("HAKARI_FAKE_BYTES");
    static std::size_t left = chosen == nullptr ? SIZE_MAX : std::strtoul(chosen, nullptr, 10);
    const bool last = text.size() >= left;
    text = text.substr(0, left);
    left -= text.size();
    while (!text.empty()) {
        const ssize_t count = write(STDOUT_FILENO, text.data(), text.size());
        if (count <= 0)
            _exit(1);
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    if (last)
        raise(SIGKILL);
}

void sleepFor(int milliseconds)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

[[noreturn]] void sleepForever()
{
    for (;;)
        sleepFor(1000);
}

void waitForEndOfInput()
{
    char ignored = 0;
    while (read(STDIN_FILENO, &ignored, 1) > 0) {}
}

constexpr double measureBegin = 3.0;

QueryTime query(int index)
{
    constexpr std::int64_t step = 10'000'000;
    return {static_cast<std::int64_t>(measureBegin * 1e9) + index * step, 9'000'000 + index % 7 * 100'000};
}

/// A run of the null workload told from its beginning, as far as a mode wants it.
class Story
{
public:
    Story() : m_lines("2026-11-23T07:00:00-fa4e01", 0, writeOut) {}

    void hello()
    {
        RunData data;
        data.id = "2026-11-23T07:00:00-fa4e01";
        data.startUtc = "2026-11-23T07:00:00.000Z";
        data.setup = {.workload = "null",
                      .title = "Nothing, to measure the engine itself",
                      .unit = "inference",
                      .scenario = Scenario::SingleStream,
                      .profile = Profile::Quick,
                      .duration = Seconds{10},
                      .latencyBound = {}};
        data.facts = {{"backend", "null"}, {"device", "cpu"}, {"precision", "fp32"}, {"batch", "1"}};
        m_lines.hello({0.0}, data);
    }

    void warnAndMeter()
    {
        m_lines.warning({0.01}, {"The frequency governor is {value}.", {{"value", "powersave"}}});
        MeterDomain domain;
        domain.id = "hwmon:1";
        domain.name = "board";
        domain.covers = Coverage::wholeSystem();
        domain.boundary = PowerBoundary::DcSupply;
        m_lines.meter({0.02}, "hwmon", domain);
    }

    void search()
    {
        m_lines.phase({0.1}, Phase::Idle, 0, Seconds{1.0});
        power(0.1, 1.0, 20.0);
        m_lines.phase({1.0}, Phase::WarmUp, 0, Seconds{1.0});
        m_lines.phase({2.0}, Phase::SteadyCheck, 100, Seconds{1.0});
        for (int i = 0; i < 3; ++i) {
            const double begin = 2.0 + i * 0.3;
            m_lines.window({begin + 0.3}, {.phase = Phase::SteadyCheck,
                                           .load = 1,
                                           .begin = {begin},
                                           .end = {begin + 0.3},
                                           .samples = 30,
                                           .meanLatency = {0.0095},
                                           .power = Watts{40.0}});
        }
    }

    void openMeasurement()
    {
        m_lines.phase({measureBegin}, Phase::Measurement, 130, Seconds{10.0});
        m_lines.measurementEdge({measureBegin}, {{measureBegin}, {measureBegin}, {measureBegin}, {}});
        m_open = true;
    }

    /// One second of it: 100 queries.
    void measureSecond()
    {
        const double end = measureBegin + ++m_seconds;
        std::vector<QueryTime> queries;
        for (int i = 0; i < 100; ++i)
            queries.push_back(query((m_seconds - 1) * 100 + i));
        m_lines.samples({end}, static_cast<std::size_t>((m_seconds - 1) * 100), 1, queries);
        power(end - 1.0, end, 40.0);
        m_lines.phase({end}, Phase::Measurement, static_cast<std::uint64_t>(130 + m_seconds * 100),
                      Seconds{10.0 - m_seconds});
    }

    void measureToTheEnd()
    {
        while (m_seconds < 10)
            measureSecond();
        const double end = measureBegin + m_seconds;
        m_lines.measurementEdge({end}, {{end}, {end}, {end}, {}});
        m_lines.phase({end}, Phase::CoolDown, static_cast<std::uint64_t>(130 + m_seconds * 100), {});
        power(end, end + 1.0, 25.0);
    }

    void beat() { m_lines.phase({measureBegin + m_seconds}, Phase::Measurement, 130, {}); }
    void bye(bool interrupted) { m_lines.bye({measureBegin + m_seconds + 1.0}, interrupted); }

    void begin()
    {
        hello();
        warnAndMeter();
        search();
        openMeasurement();
        measureSecond();
        measureSecond();
    }

private:
    void power(double from, double to, double watts)
    {
        std::vector<Reading> readings;
        for (double at = from; at < to - 0.05; at += 0.1)
            readings.push_back({{at}, watts});
        m_lines.power({to}, "hwmon:1", readings);
    }

    EventLines m_lines;
    int m_seconds = 0;
    bool m_open = false;
};

int good()
{
    Story story;
    story.begin();
    story.measureToTheEnd();
    story.bye(false);
    return 0;
}

/// Begins well, then ends as the mode says.
int bad(const std::string &mode)
{
    Story story;
    story.begin();
    if (mode == "crash") {
        signal(SIGSEGV, SIG_DFL); // a sanitizer would take the crash for its own
        raise(SIGSEGV);
    }
    if (mode == "status") {
        std::cerr << "the driver is gone\n";
        return 3;
    }
    if (mode == "early")
        return 0;
    if (mode == "half")
        writeOut("{\"v\":1,\"run\":\"2026");
    if (mode == "nonsense")
        writeOut("Segmentation fault (core dumped)\n");
    if (mode == "gap")
        writeOut("{\"v\":1,\"run\":\"2026-11-23T07:00:00-fa4e01\",\"rank\":0,\"seq\":999,\"t\":9,"
                 "\"event\":\"bye\",\"interrupted\":false}\n");
    while (mode == "flood")
        story.beat();
    while (mode == "endless")
        writeOut(std::string(65536, 'x'));
    if (mode == "spam")
        fcntl(STDERR_FILENO, F_SETPIPE_SZ, 1 << 20); // so that a slow reader sees a flood as well
    while (mode == "spam")
        std::cerr << std::string(65536, 'e');
    while (mode == "tireless") {
        story.measureSecond();
        sleepFor(5);
    }
    if (mode == "polite") {
        waitForEndOfInput();
        story.bye(true);
        return 1;
    }
    if (mode == "closed")
        close(STDOUT_FILENO);
    if (mode == "hang" || mode == "nonsense" || mode == "gap" || mode == "closed") {
        for (const int signal : {SIGTERM, SIGINT, SIGHUP})
            std::signal(signal, SIG_IGN);
        sleepForever();
    }
    if (mode == "orphan" && fork() == 0)
        sleepForever(); // holds the stream open
    return 0;
}

int answer(const std::string &subject)
{
    const char *folder = std::getenv("HAKARI_FAKE_ANSWERS");
    if (folder == nullptr)
        return 1;
    if (std::strcmp(folder, "hang") == 0)
        sleepForever();
    std::ifstream file(std::string(folder) + "/" + subject + ".json", std::ios::binary);
    if (!file) {
        std::cerr << "hakari-engine: no " << subject << " here\n";
        return 1;
    }
    std::cout << file.rdbuf();
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const std::string command = argc > 1 ? argv[1] : "";
    const bool modelled = std::any_of(argv, argv + argc,
                                      [](const char *each) { return std::strcmp(each, "--instance") == 0; });
    if (command != "run")
        return answer(modelled ? command + "-modelled" : command);
    std::string mode;
    for (int i = 2; i + 1 < argc; ++i) {
        if (std::strcmp(argv[i], "--workload") == 0)
            mode = argv[i + 1];
    }
    if (mode == "mute")
        sleepForever();
    if (mode == "usage") {
        std::cerr << "hakari-engine: --batch: \"0\" is not accepted.\n";
        return 2;
    }
    if (mode == "babble") {
        writeOut("Welcome to the cluster!\n");
        sleepForever();
    }
    if (mode == "null" || mode == "good" || mode.find('/') != std::string::npos)
        return good();
    return bad(mode);
}
