// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/record/recordedlines.h"

#include "core/exchange/mlperf.h"
#include "core/workbook/workbook.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <string>

/// What the tests of the workbook share: a workbook in a folder of its own, and records to store.
namespace hakari::workbooktest {

using namespace hakari::recordtest;

/// The value, or the end of the test program with the reason why there is none.
template <class T>
T must(Expected<T> result)
{
    if (!result)
        qFatal("%s", describe(result.error()).c_str());
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

inline std::optional<ErrorCode> codeOf(const std::optional<Error> &error)
{
    return error ? std::optional(error->code) : std::nullopt;
}

template <class T>
std::optional<ErrorCode> codeOf(const Expected<T> &result)
{
    return result ? std::nullopt : std::optional(result.error().code);
}

/// The path of a workbook that is not there yet.
class WorkbookFile
{
public:
    std::filesystem::path path() const { return folder() / "test.hakari"; }
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    std::unique_ptr<Workbook> create() const { return must(Workbook::create(path())); }
    std::unique_ptr<Workbook> open(OpenMode mode = OpenMode::ReadWrite) const
    {
        return must(Workbook::open(path(), mode));
    }

    /// A workbook that is there already.
    void take(const std::filesystem::path &workbook) const
    {
        std::filesystem::copy_file(workbook, path());
        std::filesystem::permissions(path(), std::filesystem::perms::owner_write,
                                     std::filesystem::perm_options::add);
    }

    /// Any SQL, as another program would run it.
    void execute(const std::string &sql) const
    {
        SQLite::Database database(path().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec(sql);
    }
    std::string ask(const std::string &sql) const
    {
        SQLite::Database database(path().string(), SQLite::OPEN_READONLY);
        return database.execAndGet(sql).getString();
    }

private:
    QTemporaryDir m_folder;
};

inline std::string bytesOf(const std::filesystem::path &path)
{
    QFile file(toQt(path.string()));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.errorString()));
    return file.readAll().toStdString();
}

inline void writeBytes(const std::filesystem::path &path, const std::string &bytes)
{
    QFile file(toQt(path.string()));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), qint64(bytes.size())) < 0)
        qFatal("%s", qPrintable(file.errorString()));
}

/// A run of ours that has ended, with meters that can be integrated.
inline RunRecord ownRecord(std::size_t queries = 40, const std::string &id = "2026-11-23T07:00:00-0a1b2c")
{
    RunData data = sampleRun(queries);
    data.id = id;
    data.facts["device_name"] = "Xeon, 四つ";
    data.facts["precision"] = "fp32";
    data.power.front().readings.clear();
    for (int i = 0; i < 30; ++i)
        data.power.front().readings.push_back({{0.1 * i}, 250.0 + i % 3});
    RunRecord record = summarise(std::move(data));
    record.source = std::make_shared<const Source>(
        Source{"", {"Run " + id, "実行 " + id}, "/runs/" + id + ".jsonl", "2026-11", "", {}});
    return record;
}

/// Deletes all that is gone.
inline void purgeAll(Workbook &workbook)
{
    while (must(workbook.results().purge())) {}
}

inline RunRecord mlperfRecord(const std::string &name = "v3.0_NVIDIA_A100-PCIe-80GBx8_MaxQ_bert-99_Offline")
{
    return must(readMlperfRun(fixture("mlperf/" + name)));
}

inline bool sameSource(const SourceRef &a, const SourceRef &b)
{
    if (!a || !b)
        return a == b;
    return a->id == b->id && a->title == b->title && a->locator == b->locator && a->year == b->year
           && a->licence == b->licence && a->note == b->note;
}

/// The first field in which two records differ; empty where they are equal.
inline QString recordDifference(const RunRecord &a, const RunRecord &b)
{
    if (!a.data != !b.data)
        return QStringLiteral("data");
    if (a.data && *a.data != *b.data)
        return QStringLiteral("data.") + difference(*a.data, *b.data);
    const std::vector<std::pair<const char *, bool>> fields{
        {"id", a.id == b.id},
        {"title", a.title == b.title},
        {"workload", a.workload == b.workload},
        {"harness", a.harness == b.harness},
        {"scenario", a.scenario == b.scenario},
        {"startUtc", a.startUtc == b.startUtc},
        {"throughput", a.throughput == b.throughput},
        {"sampleCount", a.sampleCount == b.sampleCount},
        {"duration", a.duration == b.duration},
        {"latencyPercentiles", a.latencyPercentiles == b.latencyPercentiles},
        {"latencyBound", a.latencyBound == b.latencyBound},
        {"power", a.power == b.power},
        {"window", a.window == b.window},
        {"averagePower", a.averagePower == b.averagePower},
        {"host", a.host == b.host},
        {"verdict", a.verdict == b.verdict},
        {"source", sameSource(a.source, b.source)},
        {"throughputInterval", a.throughputInterval == b.throughputInterval},
        {"energy", !a.energy == !b.energy}};
    for (const auto &[name, equal] : fields) {
        if (!equal)
            return QLatin1String(name);
    }
    return {};
}

} // namespace hakari::workbooktest
