// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QEventLoop>
#include <QTemporaryDir>

#include "core/base/random.h"
#include "tests/bench/medians.h"
#include "widgets/results/resultpanel.h"

#include <cmath>

// How long a person waits for one result: the median of some runs, and its share of what it may take. No
// test: a busy machine would fail it.

using namespace hakari;
using namespace hakari::test;

namespace {

constexpr std::size_t queryCount = 10'000'000;
constexpr std::size_t readingCount = 1'000'000;
constexpr double length = 600; // s

template <class T>
T must(Expected<T> result)
{
    if (!result)
        qFatal("%s", describe(result.error()).c_str());
    return *std::move(result);
}

PowerTrace traceOf(const std::string &id, ReadingKind kind)
{
    PowerTrace trace;
    trace.meter = "rapl";
    trace.domain.id = trace.domain.name = id;
    trace.domain.covers = {Part::Cpu};
    trace.domain.kind = kind;
    Random random(2);
    double energy = 0;
    for (std::size_t i = 0; i < readingCount / 2; ++i) {
        const double watts = 200.0 + static_cast<double>(random.below(50));
        energy += watts * length * 2 / readingCount;
        trace.readings.push_back({{static_cast<double>(i) * length * 2 / readingCount},
                                  kind == ReadingKind::Energy ? energy : watts});
    }
    return trace;
}

RunData longRun()
{
    RunData data;
    data.id = "long";
    data.startUtc = "2026-11-23T07:00:00.000Z";
    data.setup = {
        "layoutlm-base", "LayoutLM base", "inference", Scenario::Offline, Profile::Standard, {60}, {}};
    for (int i = 0; i < 30; ++i)
        data.facts["fact_" + std::to_string(i)] = "a value of some length, as facts of a host have";
    for (int i = 0; i < 3; ++i)
        data.windows.push_back({Phase::SteadyCheck, 8, {1.0 * i}, {1.0 * i + 1}, 1000, {0.001}, {}});
    data.measurementBegin = ClockReading{{0.0}, {0.0}, {0.0}, {}};
    data.measurementEnd = ClockReading{{length}, {length}, {length}, {}};
    Random random(1);
    data.queries.reserve(queryCount);
    for (std::size_t i = 0; i < queryCount; ++i)
        data.queries.push_back({static_cast<std::int64_t>(i) * 50'000 + 1'000'000'000,
                                static_cast<std::int64_t>(1'000'000 + random.below(50'000'000))});
    data.power = {traceOf("package-0", ReadingKind::Energy), traceOf("dram", ReadingKind::Power)};
    data.ended = true;
    return data;
}

void benchPanel(const std::filesystem::path &file, const RunRecordRef &record)
{
    {
        const auto workbook = must(Workbook::create(file));
        (void)must(workbook->results().add(*record));
    }
    Appearance appearance(Language::English, false);
    WorkbookDocument workbook;
    workbook.open(file);
    workbook.wait();
    const ResultId id = workbook.rows().front().id;
    ResultPanel panel(workbook, appearance);
    panel.resize(560, 900);
    panel.show();
    QApplication::processEvents();
    report("choose a result -> its charts painted", 5, 1000, [&] {
        panel.show(std::nullopt);
        QEventLoop loop;
        QObject::connect(&panel, &ResultPanel::loaded, &loop, &QEventLoop::quit, Qt::QueuedConnection);
        panel.show(id);
        loop.exec();
        QApplication::processEvents();
    });
    int width = 560;
    report("resize -> repainted", 51, 50, [&] {
        panel.resize(width = width == 560 ? 640 : 560, 900);
        QApplication::processEvents();
    });
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    application.setStyleSheet(styleSheet(Theme::light()));
    const auto record = std::make_shared<const RunRecord>(summarise(longRun()));
    report("10 million queries and 1 million readings -> view", 5, 400, [&] { (void)resultViewOf(record); });
    const QTemporaryDir folder;
    benchPanel(std::filesystem::path(folder.path().toStdString()) / "long.hakari", record);
    return 0;
}
