// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/random.h"
#include "core/workbook/workbook.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// Workbooks with many results, to measure with.
namespace hakari::test {

template <class T>
T must(Expected<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", describe(result.error()).c_str());
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

/// A folder that is gone when the program ends.
struct Folder {
    std::filesystem::path path;

    Folder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "hakari_bench.XXXXXX").string();
        if (!::mkdtemp(name.data()))
            std::exit(1);
        path = name;
    }
    Folder(const Folder &) = delete;
    Folder &operator=(const Folder &) = delete;
    ~Folder() { std::filesystem::remove_all(path); }
};

inline RunData runOf(std::size_t queries, const std::string &id)
{
    RunData data;
    data.id = id;
    data.startUtc = "2026-11-23T07:00:00.000Z";
    data.setup = {
        "layoutlm-base", "LayoutLM base", "inference", Scenario::Offline, Profile::Standard, {60}, {}};
    for (int i = 0; i < 30; ++i)
        data.facts["fact_" + std::to_string(i)] = "a value of some length, as facts of a host have";
    for (int i = 0; i < 3; ++i)
        data.windows.push_back({Phase::SteadyCheck, 8, {1.0 * i}, {1.0 * i + 1}, 1000, {0.001}, {}});
    data.measurementBegin = ClockReading{{0.0}, {0.0}, {0.0}, {}};
    data.measurementEnd = ClockReading{{60.0}, {60.0}, {60.0}, {}};
    Random random(1);
    data.queries.reserve(queries);
    for (std::size_t i = 0; i < queries; ++i)
        data.queries.push_back({static_cast<std::int64_t>(i) * 6000,
                                static_cast<std::int64_t>(1'000'000 + random.below(50'000'000))});
    data.ended = true;
    return data;
}

/// Makes a workbook of short runs; `vary` changes each before it is stored.
inline void makeWorkbook(
    const std::filesystem::path &file, int results,
    const std::function<void(RunData &run, int number)> &vary = [](RunData &, int) {})
{
    const auto workbook = must(Workbook::create(file));
    const RunData plain = runOf(8, "");
    std::vector<RunRecord> records;
    for (int i = 0; i < results; ++i) {
        RunData data = plain;
        data.id = "run " + std::to_string(i);
        vary(data, i);
        records.push_back(summarise(std::move(data)));
    }
    (void)must(workbook->results().add(records));
}

} // namespace hakari::test
