// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/mlperf.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

/// What the tests of the MLPerf importer share: the genuine runs, and copies of them to spoil.
namespace hakari::mlperftest {

inline const QString fixtures = QStringLiteral(HAKARI_TEST_FIXTURES "/mlperf/");
inline const QString a100 = QStringLiteral("v3.0_NVIDIA_A100-PCIe-80GBx8_MaxQ_bert-99_Offline");
inline const QString inf1Offline = QStringLiteral(
    "v2.0_NVIDIA_Triton_Inferentia_INF1_2XLARGEx1_bert-99_Offline");
inline const QString inf1Server = QStringLiteral(
    "v2.0_NVIDIA_Triton_Inferentia_INF1_2XLARGEx1_bert-99_Server");
inline const QString flat = QStringLiteral("performance__run_1__");
inline const QString summary = QStringLiteral("mlperf_log_summary.txt");
inline const QString detail = QStringLiteral("mlperf_log_detail.txt");
inline const QString powerLog = QStringLiteral("spl.txt");

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    QCOMPARE(file.write(bytes), bytes.size());
}

inline Expected<RunRecord> readRun(const QString &path)
{
    return readMlperfRun(path.toStdString());
}

inline Expected<RunRecord> readFixture(const QString &name)
{
    return readRun(fixtures + name);
}

inline QString sentence(const Expected<RunRecord> &result)
{
    return result ? QStringLiteral("no error") : QString::fromStdString(describe(result.error()));
}

/// A copy of a genuine run that a test may spoil.
class RunCopy
{
public:
    explicit RunCopy(const QString &fixture = a100, const QString &place = {})
    {
        for (const QString &name : {summary, detail, powerLog}) {
            const QString file = fixtures + fixture + QLatin1Char('/') + flat + name;
            if (QFile::exists(file))
                write(path(place + name), bytesOf(file));
        }
    }
    QString path(const QString &name = {}) const { return m_folder.filePath(name); }
    void replace(const QString &name, const QByteArray &before, const QByteArray &after)
    {
        const QByteArray old = bytesOf(path(name));
        QVERIFY2(old.contains(before), before.constData());
        write(path(name), QByteArray(old).replace(before, after));
    }
    void remove(const QString &name) { QVERIFY(QFile::remove(path(name))); }
    Expected<RunRecord> read() const { return readRun(path()); }

private:
    QTemporaryDir m_folder;
};

inline bool isClose(double value, double expected, double relative)
{
    return std::abs(value - expected) <= relative * std::abs(expected);
}

/// Lines of a power log at one reading a second.
inline QByteArray powerLines(const QDateTime &begin, int count)
{
    QByteArray lines;
    for (int i = 0; i < count; ++i)
        lines += "Time," + begin.addSecs(i).toString(QStringLiteral("MM-dd-yyyy HH:mm:ss.zzz")).toLatin1()
                 + ",Watts,1000.500000,Volts,205.9,Amps,1.2,PF,0.93,Mark,x_testing\n";
    return lines;
}

} // namespace hakari::mlperftest
