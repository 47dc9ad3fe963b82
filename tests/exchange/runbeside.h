// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/record/recordedlines.h"
#include "tests/support/program.h"

#include "core/record/runwriter.h"

/// What the tests of attached power logs share: a run that nothing metered, and logs written beside it.
namespace hakari::powertest {

using namespace hakari::recordtest;

/// Measured from 10 s to 70 s after 2026-11-23T07:00:00Z, at one query a second; no meter.
inline RunData runBeside()
{
    RunData data = sampleRun(0);
    data.worldSize = 1;
    data.setup.scenario = Scenario::Offline;
    data.setup.latencyBound.reset();
    data.power.clear();
    data.throttling.clear();
    data.warnings = {{"the fan is off", {}}};
    data.windows.erase(data.windows.begin() + 3);
    for (LoadWindow &window : data.windows)
        window.power.reset();
    for (int i = 0; i < 4; ++i)
        data.windows.push_back(
            {Phase::Measurement, 1.0, {10.0 + 15 * i}, {25.0 + 15 * i}, 120, {1.0}, std::nullopt});
    for (std::int64_t i = 0; i < 60; ++i)
        data.queries.push_back({(10 + i) * 1'000'000'000, 1'000'000'000});
    data.measurementBegin = ClockReading{{10.0}, {10.0}, {10.0}, {}};
    data.measurementEnd = ClockReading{{70.0}, {70.0}, {70.0}, {}};
    return data;
}

/// A file in a folder of its own.
class LogFile
{
public:
    explicit LogFile(const QByteArray &bytes) { writeAll(path(), bytes); }
    QString path() const { return m_folder.filePath(QStringLiteral("power.csv")); }

private:
    QTemporaryDir m_folder;
};

/// The start of the run, `seconds` later, as a clock ahead of UTC by `hours` shows it.
inline QDateTime clockAt(double seconds, double hours = 0)
{
    return QDateTime(QDate(2026, 11, 23), QTime(7, 0), Qt::UTC)
        .addMSecs(qint64(1000 * seconds + 3.6e6 * hours));
}

/// A line a second of two GPUs, 100 W + index each, over [from, to] s of the run.
inline QByteArray nvidiaLines(double from, double to, double hours = 0, double step = 1)
{
    QByteArray lines = "timestamp, index, power.draw [W], power.limit [W], utilization.gpu [%]\n";
    for (double at = from; at <= to; at += step) {
        for (int gpu = 0; gpu < 2; ++gpu)
            lines += clockAt(at, hours).toString(QStringLiteral("yyyy/MM/dd HH:mm:ss.zzz")).toLatin1() + ", "
                     + QByteArray::number(gpu) + ", " + QByteArray::number(100 + gpu)
                     + ".00 W, 300.00 W, 99 %\n";
    }
    return lines;
}

/// What PTDaemon writes once a second, at 250 W.
inline QByteArray ptdaemonLines(double from, double to, double hours = 0)
{
    QByteArray lines;
    for (double at = from; at <= to; at += 1)
        lines += "Time," + clockAt(at, hours).toString(QStringLiteral("MM-dd-yyyy HH:mm:ss.zzz")).toLatin1()
                 + ",Watts,250.000000,Volts,205.9,Amps,1.2,PF,0.93,Mark,x_testing\n";
    return lines;
}

/// A row of emissions.csv every `step` s of a tracker that began at `from`: cpu 36 W, gpu 72 W, ram 3.6 W.
inline QByteArray codeCarbonLines(double from, double to, double step = 1, double hours = 0)
{
    QByteArray lines = "timestamp,run_id,duration,cpu_energy,gpu_energy,ram_energy,energy_consumed,gpu_model,"
                       "tracking_mode,on_cloud,pue\n";
    for (double at = from + step; at <= to; at += step) {
        const double kwh = 1e-5 * (at - from); // of 36 W
        lines += clockAt(at, hours).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toLatin1() + ",a1,"
                 + QByteArray::number(at - from, 'g', 17) + ',' + QByteArray::number(kwh, 'g', 17) + ','
                 + QByteArray::number(2 * kwh, 'g', 17) + ',' + QByteArray::number(kwh / 10, 'g', 17)
                 + ",9,1 x NVIDIA A100-SXM4-40GB,machine,N,1.0\n";
    }
    return lines;
}

} // namespace hakari::powertest
