// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/filledworkbook.h"
#include "tests/bench/medians.h"

#include <ctime>

// How long the workbook takes: the median of some runs, and its share of what it may take. No test: a busy
// machine would fail it.

using namespace hakari;
using namespace hakari::test;

namespace {

constexpr int resultCount = 100'000;
constexpr int fewerResults = 40'000; ///< in a file that is still checked whole
constexpr std::size_t longRun = 10'000'000;
constexpr int appends = 60;
constexpr std::size_t queriesPerAppend = 5'000; ///< half a second at 10,000 samples a second

void benchOpening(const std::filesystem::path &file, int results)
{
    makeWorkbook(file, results);
    std::printf("a workbook of %d results: %ju MiB\n", results,
                std::filesystem::file_size(file) / 1024 / 1024);
    report("open it", 7, 1000, [&] { (void)must(Workbook::open(file)); });
    const auto workbook = must(Workbook::open(file));
    if (workbook->readOnlyReason())
        std::exit(1);
    report("its rows", 7, 1000, [&] { (void)must(workbook->results().rows()); });
    report("open it and read its rows", 7, 1000,
           [&] { (void)must(must(Workbook::open(file, OpenMode::ReadOnly))->results().rows()); });
}

void benchLoading(const std::filesystem::path &file)
{
    const auto workbook = must(Workbook::create(file));
    const RunData data = runOf(longRun, "long");
    const ResultId id = must(workbook->results().add(summarise(data))).id;
    report("load a run of 10 million queries", 5, 1000, [&] { (void)must(workbook->results().load(id)); });
    report("of that, the statistics", 5, 1000, [&] { (void)summarise(data); });
}

double processorSeconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// Half a second's queries at a time; the share is of one core over the time that they stand for.
void benchAppending(const std::filesystem::path &file)
{
    const auto workbook = must(Workbook::create(file));
    const RunData whole = runOf(appends * queriesPerAppend, "live");
    RunData data = whole;
    data.queries.clear();
    const ResultId id = must(workbook->results().beginRun(data));
    const double before = processorSeconds();
    const auto work = [&] {
        const auto from = whole.queries.begin() + static_cast<std::ptrdiff_t>(data.queries.size());
        data.queries.insert(data.queries.end(), from, from + queriesPerAppend);
        must(workbook->results().append(id, data));
    };
    report("append half a second of 10,000 samples/s (elapsed)", appends, 500, work);
    const double share = (processorSeconds() - before) / (appends * 0.5);
    std::printf("%-52s %10.3f %% of a core  %6.1f %% of 5 %%\n", "of a core, while such a run goes on",
                100 * share, 100 * share / 0.05);
}

} // namespace

int main()
{
    const Folder folder;
    benchAppending(folder.path / "append.hakari");
    benchLoading(folder.path / "load.hakari");
    benchOpening(folder.path / "fewer.hakari", fewerResults);
    benchOpening(folder.path / "open.hakari", resultCount);
    return 0;
}
