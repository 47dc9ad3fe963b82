// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/run/watchedkeeper.h"
#include "tests/support/guimain.h"
#include "tests/support/longwait.h"
#include "tests/workbook/workbookfile.h"

#include "core/base/random.h"
#include "widgets/run/runprocess.h"

#include <QElapsedTimer>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

using namespace hakari;
using namespace hakari::test;
using namespace hakari::workbooktest;

namespace {

constexpr int batches = 10;
constexpr int atOnce = 5;
constexpr std::size_t beforeMeasurement = 130; // queries of the search
constexpr qint64 promise = 1000;               ///< ms within which what was seen is safe

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

/// A window that measures until it is killed. It tells how many queries it has seen, and how many are kept.
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

    std::size_t timesKept() const { return m_timesKept; }
    void kill()
    {
        m_killed = now();
        m_process.kill();
        m_process.waitForFinished(-1);
        read();
    }
    std::size_t kept() const { return m_kept; } ///< queries, to its last word
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
        while (m_process.canReadLine()) {
            const QList<QByteArray> words = m_process.readLine().trimmed().split(' ');
            const std::size_t count = words.back().toULongLong();
            if (words.front() == "seen") {
                m_seen.emplace_back(now(), count);
            } else {
                m_kept = count;
                ++m_timesKept;
            }
        }
    }

    QProcess m_process;
    std::vector<std::pair<qint64, std::size_t>> m_seen;
    std::size_t m_kept = 0;
    std::size_t m_timesKept = 0;
    qint64 m_killed = 0;
};

/// A window, its workbook and the moment of its death.
struct Doom {
    std::unique_ptr<WorkbookFile> file = std::make_unique<WorkbookFile>();
    std::unique_ptr<DoomedWindow> window;
    std::size_t after = 0; ///< times that it has kept
    int later = 0;         ///< ms, after that
};

/// Within three seconds on a quick machine.
std::vector<Doom> doomed(Random &random)
{
    std::vector<Doom> out(atOnce);
    for (Doom &each : out) {
        (void)each.file->create();
        each.window = std::make_unique<DoomedWindow>(each.file->path());
        each.after = 1 + random.below(5);
        each.later = static_cast<int>(random.below(500));
    }
    return out;
}

} // namespace

/// The window dies at any moment of a run.
class TestKilledWindow : public QObject
{
    Q_OBJECT

private slots:
    void whatWasKeptIsThere_data();
    void whatWasKeptIsThere();
    void cleanupTestCase();

private:
    void killInTime(const std::vector<Doom> &all);
    void look(const Doom &each);

    Random m_random{50};
    std::size_t m_kept = 0;
    std::size_t m_promised = 0;
};

void TestKilledWindow::whatWasKeptIsThere_data()
{
    QTest::addColumn<int>("batch");
    for (int i = 0; i < batches; ++i)
        QTest::addRow("%d", i) << i;
}

void TestKilledWindow::whatWasKeptIsThere()
{
    const std::vector<Doom> all = doomed(m_random);
    killInTime(all);
    if (QTest::currentTestFailed())
        return;
    for (const Doom &each : all) {
        look(each);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestKilledWindow::killInTime(const std::vector<Doom> &all)
{
    std::size_t killed = 0;
    std::vector<std::optional<qint64>> moments(all.size());
    const auto advance = [&] {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!moments[i] && all[i].window->timesKept() >= all[i].after)
                moments[i] = now() + all[i].later;
            if (moments[i] && now() >= *moments[i]) {
                all[i].window->kill();
                moments[i] = std::numeric_limits<qint64>::max();
                ++killed;
            }
        }
        return killed == all.size();
    };
    QVERIFY(QTest::qWaitFor(advance, longWait));
}

void TestKilledWindow::look(const Doom &each)
{
    const auto workbook = each.file->open();
    QVERIFY(!workbook->readOnlyReason());
    const auto rows = must(workbook->results().rows());
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(rows.front().state, ResultState::Interrupted);
    QVERIFY(!rows.front().usable());
    const std::size_t there = must(workbook->results().load(rows.front().id)).data->queries.size();
    const auto of = [there](std::size_t count) { return QStringLiteral("%1 of %2").arg(there).arg(count); };
    QVERIFY2(there >= each.window->kept(), qPrintable(of(each.window->kept())));
    QVERIFY2(there >= each.window->promised(), qPrintable(of(each.window->promised())));
    m_kept += each.window->kept();
    m_promised += each.window->promised();
    must(workbook->results().accept(rows.front().id));
    QVERIFY(must(workbook->results().rows()).front().usable());
}

void TestKilledWindow::cleanupTestCase()
{
    qInfo("%zu queries were kept, %zu of them promised", m_kept, m_promised);
    QVERIFY(m_kept > 0); // a busy machine can promise nothing
}

namespace {

int beAWindow(int argc, char **argv, const QString &file)
{
    QCoreApplication application(argc, argv);
    auto workbook = std::make_shared<SharedWorkbook>(must(Workbook::open(file.toStdString())));
    const auto tell = [](const char *what, std::size_t count) {
        std::printf("%s %zu\n", what, count);
        std::fflush(stdout);
    };
    RunProcess process({QStringLiteral(HAKARI_FAKE_ENGINE), {}},
                       std::make_unique<WatchedKeeper>(makeRunKeeper(std::move(workbook), {}),
                                                       [&tell](const RunData &run, bool well) {
                                                           if (well)
                                                               tell("kept", run.queries.size());
                                                       }));
    std::size_t seen = 0;
    QObject::connect(&process, &RunProcess::progressed, &process, [&](const LiveRun &) {
        const std::size_t completed = process.live().completed;
        if (completed > beforeMeasurement && completed != seen)
            tell("seen", (seen = completed) - beforeMeasurement);
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
