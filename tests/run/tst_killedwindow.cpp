// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/guimain.h"
#include "tests/workbook/workbookfile.h"

#include "core/base/random.h"
#include "widgets/run/runprocess.h"

#include <QElapsedTimer>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

using namespace hakari;
using namespace hakari::test;
using namespace hakari::workbooktest;

namespace {

constexpr int kills = 50;
constexpr int atOnce = 5;
constexpr qint64 promise = 1000; ///< ms within which what was seen is safe

/// ms since this was first asked.
qint64 now()
{
    static const QElapsedTimer clock = [] {
        QElapsedTimer started;
        started.start();
        return started;
    }();
    return clock.elapsed();
}

/// A window that measures until it is killed. It tells which child it has and how many queries it has seen.
class DoomedWindow
{
public:
    explicit DoomedWindow(const std::filesystem::path &workbook)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HAKARI_TEST_WORKBOOK"), toQt(workbook.string()));
        m_process.setProcessEnvironment(environment);
        m_process.start(QCoreApplication::applicationFilePath(), QStringList{});
        QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process, [this] { read(); });
    }

    bool measures() const { return !m_seen.empty(); }
    void kill()
    {
        m_killed = now();
        m_process.kill();
        m_process.waitForFinished();
    }
    /// Queries that it had seen a second before it was killed. A machine that lets the window wait lets its
    /// keeping wait as long.
    std::size_t promised() const
    {
        const qint64 until = m_killed - promise - longestWait();
        std::size_t out = 0;
        for (const auto &[time, count] : m_seen)
            out = time <= until ? count : out;
        return out;
    }

private:
    /// ms without news.
    qint64 longestWait() const
    {
        qint64 longest = 0;
        for (std::size_t i = 0; i < m_seen.size(); ++i) {
            const qint64 next = i + 1 < m_seen.size() ? m_seen[i + 1].first : m_killed;
            longest = std::max(longest, next - m_seen[i].first);
        }
        return longest;
    }
    void read()
    {
        while (m_process.canReadLine())
            m_seen.emplace_back(now(), m_process.readLine().trimmed().toULongLong());
    }

    QProcess m_process;
    std::vector<std::pair<qint64, std::size_t>> m_seen;
    qint64 m_killed = 0;
};

} // namespace

/// The window dies at any moment of a run.
class TestKilledWindow : public QObject
{
    Q_OBJECT

private slots:
    void whatWasSeenASecondEarlierIsThere();
};

void TestKilledWindow::whatWasSeenASecondEarlierIsThere()
{
    Random random(50);
    std::size_t promised = 0;
    for (int batch = 0; batch < kills / atOnce; ++batch) {
        std::vector<std::unique_ptr<WorkbookFile>> files;
        std::vector<std::unique_ptr<DoomedWindow>> windows;
        std::vector<qint64> moments;
        for (int i = 0; i < atOnce; ++i) {
            files.push_back(std::make_unique<WorkbookFile>());
            (void)files.back()->create();
            windows.push_back(std::make_unique<DoomedWindow>(files.back()->path()));
        }
        for (const auto &window : windows)
            QTRY_VERIFY_WITH_TIMEOUT(window->measures(), 60'000);
        for (int i = 0; i < atOnce; ++i)
            moments.push_back(now() + static_cast<qint64>(random.below(3000)));
        for (std::size_t left = windows.size(); left > 0;) {
            QTest::qWait(1);
            for (std::size_t i = 0; i < windows.size(); ++i) {
                if (moments[i] >= 0 && now() >= moments[i]) {
                    windows[i]->kill();
                    moments[i] = -1;
                    --left;
                }
            }
        }
        for (std::size_t i = 0; i < windows.size(); ++i) {
            const auto workbook = files[i]->open();
            QVERIFY(!workbook->readOnlyReason());
            const auto rows = must(workbook->results().rows());
            QCOMPARE(rows.size(), std::size_t(1));
            QCOMPARE(rows.front().state, ResultState::Interrupted);
            QVERIFY(!rows.front().usable());
            const RunRecord record = must(workbook->results().load(rows.front().id));
            QVERIFY2(
                record.data->queries.size() >= windows[i]->promised(),
                qPrintable(
                    QStringLiteral("%1 of %2").arg(record.data->queries.size()).arg(windows[i]->promised())));
            promised += windows[i]->promised();
            must(workbook->results().accept(rows.front().id));
            QVERIFY(must(workbook->results().rows()).front().usable());
        }
    }
    QVERIFY(promised > 0);
}

namespace {

int beAWindow(int argc, char **argv, const QString &file)
{
    QCoreApplication application(argc, argv);
    auto workbook = std::make_shared<SharedWorkbook>(must(Workbook::open(file.toStdString())));
    RunProcess process({QStringLiteral(HAKARI_FAKE_ENGINE), {}}, makeRunKeeper(std::move(workbook), {}));
    std::size_t seen = 0;
    QObject::connect(&process, &RunProcess::progressed, &process, [&](const LiveRun &) {
        const std::size_t completed = process.live().completed;
        if (completed <= 130 || completed == seen) // 130 come before the measurement
            return;
        seen = completed;
        std::printf("%zu\n", completed - 130);
        std::fflush(stdout);
    });
    process.start({QStringLiteral("run"), QStringLiteral("--workload"), QStringLiteral("tireless")});
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    if (const QString file = qEnvironmentVariable("HAKARI_TEST_WORKBOOK"); !file.isEmpty())
        return beAWindow(argc, argv, file);
    return runGuiTest<TestKilledWindow>(argc, argv);
}
#include "tst_killedwindow.moc"
