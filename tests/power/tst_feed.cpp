// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>

#include "core/power/feed.h"
#include "tests/power/fakeprogram.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

using namespace hakari;
using namespace hakari::test;

namespace {

using Meter = Expected<std::unique_ptr<PowerMeter>>;

constexpr double now = 1795428900;

FeedOptions options(Seconds patience = Seconds{10.0})
{
    return {patience, [] { return Seconds{now}; }};
}

std::string refusal(const Meter &meter)
{
    return meter ? "a meter" : describe(meter.error());
}

Meter command(const std::string &script, Seconds patience = Seconds{10.0})
{
    return openFeed("feed:1", {FeedSource::Kind::Shell, script}, options(patience));
}

/// A script that prints a first line, and the others once the test has opened the gate.
class Gate
{
public:
    std::string script(const std::string &first, const std::string &others) const
    {
        return "printf '" + first + "\\n'; while [ ! -e " + path() + " ]; do sleep 0.01; done; printf '"
               + others + "'; " + "while [ ! -e " + path() + "2 ]; do sleep 0.01; done";
    }
    void open() const { m_system.write("gate", ""); }
    void end() const { m_system.write("gate2", ""); }

private:
    std::string path() const { return (m_system.root() / "gate").string(); }

    FakeSystem m_system;
};

/// The next value, or how reading failed; waits for either.
struct Next {
    std::optional<double> value;
    std::optional<Error> error;
};

Next nextOf(PowerMeter &meter)
{
    Next next;
    for (int i = 0; i < 5000 && !next.value && !next.error; ++i) {
        Values values(1);
        if (const auto read = meter.read(values); !read)
            next.error = read.error();
        next.value = values.front();
        std::this_thread::sleep_for(std::chrono::milliseconds(next.value ? 0 : 2));
    }
    return next;
}

/// A file that a program appends to.
class GrowingFile
{
public:
    std::string path() const { return (m_system.root() / "power.log").string(); }
    void replace(const std::string &content) const { m_system.write("power.log", content); }
    void rotate(const std::string &content) const
    {
        m_system.write("new.log", content);
        std::filesystem::rename(path(), path() + ".1");
        std::filesystem::rename(m_system.root() / "new.log", path());
    }
    void append(const std::string &text) const
    {
        if (!(std::ofstream(path(), std::ios::binary | std::ios::app) << text))
            qFatal("%s was not written", path().c_str());
    }

    /// Opens it while somebody appends `line` again and again.
    Meter open(const std::string &line = "1\n", Seconds patience = Seconds{10.0}) const
    {
        std::atomic<bool> opened = false;
        std::thread writer([&] {
            while (!opened && !line.empty()) {
                append(line);
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
        });
        Meter meter = openFeed("feed:1", {FeedSource::Kind::File, path()}, options(patience));
        opened = true;
        writer.join();
        if (meter)
            valuesOf(**meter); // what was appended meanwhile
        return meter;
    }

private:
    FakeSystem m_system;
};

} // namespace

class TestFeed : public QObject
{
    Q_OBJECT

private slots:
    void readsACommand();
    void describesItsDomain();
    void givesTheNewestOnly();
    void isAbsentWithoutANewLine();
    void ageIsThatOfTheLine();
    void linesOfTheFutureAreBad();
    void aWrongClockIsToldAtOpening_data();
    void aWrongClockIsToldAtOpening();
    void olderLinesComeFirst();
    void linesWithTimesAreAllGiven();
    void aMeanMayBeLongInComing();
    void badLinesFailOnce();
    void anotherLocaleIsABadLine();
    void partialLinesWait();
    void theEndIsAnError();
    void endsBeforeItsFirstReading();
    void startsWithRubbish();
    void hangs();
    void onlyCommentsAreSilence();
    void floods();
    void isEndedWithItsMeter();
    void followsAFileFromItsEnd();
    void filesKeepTheirHeaders();
    void completesTheLastLineOfAFile();
    void rotation();
    void truncation();
    void aVanishedFileHasNothingNew();
    void silentFile();
    void unusableFiles();
    void fileLinesAreNumberedFromTheBeginning();
};

void TestFeed::readsACommand()
{
    const Gate gate;
    const auto meter = command(gate.script("1 W", "314.5 W\\n"));
    QVERIFY2(meter, refusal(meter).c_str());
    QCOMPARE((*meter)->id(), std::string("feed:1"));
    QCOMPARE((*meter)->domains().size(), std::size_t{1});
    QVERIFY((*meter)->shortestInterval().value == 0.05);
    QVERIFY((valuesOf(**meter) == Values{std::nullopt})); // the first line told what the feed is
    gate.open();
    const Next next = nextOf(**meter);
    QVERIFY(!next.error && next.value == 314.5);
    QCOMPARE((*meter)->age().value, 0.0);
}

void TestFeed::describesItsDomain()
{
    const auto meter = command(
        "echo '# covers: accelerator'; echo '# boundary: board'; echo '# name: shunt'; "
        "echo '5 Wh'; sleep 60");
    QVERIFY2(meter, refusal(meter).c_str());
    const MeterDomain &domain = (*meter)->domains().front();
    QCOMPARE(domain.id, std::string("feed:1"));
    QCOMPARE(domain.name, std::string("shunt"));
    QVERIFY(domain.covers == Coverage{Part::Accelerator} && domain.boundary == PowerBoundary::Board);
    QVERIFY(domain.kind == ReadingKind::Energy);
}

void TestFeed::givesTheNewestOnly()
{
    const Gate gate;
    const auto meter = command(gate.script("1", "2\\n3\\n4\\n"));
    QVERIFY2(meter, refusal(meter).c_str());
    gate.open();
    std::vector<double> values;
    while (values.empty() || values.back() < 4.0) {
        const Next next = nextOf(**meter);
        QVERIFY(next.value);
        values.push_back(*next.value);
    }
    QVERIFY(std::ranges::is_sorted(values, std::less_equal{}));
    QVERIFY((valuesOf(**meter) == Values{std::nullopt}));
}

void TestFeed::isAbsentWithoutANewLine()
{
    const auto meter = command("echo 1; sleep 60");
    QVERIFY2(meter, refusal(meter).c_str());
    Values values{5.0};
    QVERIFY((*meter)->read(values)); // no failure
    QVERIFY(!values.front());
}

void TestFeed::ageIsThatOfTheLine()
{
    const Gate gate;
    const auto meter = command(gate.script("1", "1795428898.5 314.5\\n"));
    QVERIFY2(meter, refusal(meter).c_str());
    gate.open();
    QVERIFY(nextOf(**meter).value == 314.5);
    QCOMPARE((*meter)->age().value, 1.5);
    valuesOf(**meter);
    QCOMPARE((*meter)->age().value, 0.0); // nothing was read
}

void TestFeed::linesOfTheFutureAreBad()
{
    const Gate gate;
    const auto meter = command(gate.script("1795428903 1", "1795428961 2\\n"));
    QVERIFY2(meter, refusal(meter).c_str()); // another machine's clock may be ahead a little
    gate.open();
    const Next next = nextOf(**meter);
    QVERIFY(next.error && next.error->code == ErrorCode::FeedBadLine);
    QVERIFY(next.error->args.at("cause").find("61.0 s ahead of this machine's clock") != std::string::npos);
}

void TestFeed::aWrongClockIsToldAtOpening_data()
{
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QString>("told"); // empty: it opens
    QTest::newRow("3 s ahead") << "1795428903 1"
                               << "";
    QTest::newRow("3.1 s ahead") << "1795428903.1 1"
                                 << "its time is 3.1 s ahead of this machine's clock";
    QTest::newRow("3 s behind") << "1795428897 1"
                                << "";
    QTest::newRow("30 s behind") << "1795428870 1"
                                 << "its time is 30.0 s behind this machine's clock";
    QTest::newRow("a mean") << "# interval: 10 s\\n1795428887 1"
                            << "";
    QTest::newRow("an old mean") << "# interval: 10 s\\n1795428886 1"
                                 << "its time is 14.0 s behind";
}

void TestFeed::aWrongClockIsToldAtOpening()
{
    QFETCH(QString, lines);
    QFETCH(QString, told);
    const std::string script = "printf '" + lines.toStdString() + "\\n'";
    const auto meter = command(told.isEmpty() ? script + "; sleep 60" : script);
    QVERIFY2(meter.has_value() == told.isEmpty(), refusal(meter).c_str());
    if (meter)
        return;
    QVERIFY(meter.error().code == ErrorCode::FeedBadLine);
    QVERIFY2(refusal(meter).find(told.toStdString()) != std::string::npos, refusal(meter).c_str());
}

void TestFeed::olderLinesComeFirst()
{
    const auto meter = command("printf '1795420000 1\\n1795420001 2\\n'; sleep 0.02; "
                               "printf '1795428900 3\\n'; sleep 60");
    QVERIFY2(meter, refusal(meter).c_str()); // what a log already held is no wrong clock
}

void TestFeed::linesWithTimesAreAllGiven()
{
    const GrowingFile file;
    file.replace("");
    const auto meter = file.open();
    QVERIFY2(meter, refusal(meter).c_str());
    file.append("7\n8\n1795428897 1\n1795428898 2\n1795428899.5 3\n");
    std::vector<double> ages;
    std::vector<double> values;
    do {
        values.push_back(valuesOf(**meter).front().value_or(-1));
        ages.push_back((*meter)->age().value);
    } while ((*meter)->hasMore());
    QCOMPARE(values, (std::vector<double>{1, 2, 3})); // those without a time are of the same moment
    QCOMPARE(ages, (std::vector<double>{3, 2, 0.5}));
    QVERIFY((valuesOf(**meter) == Values{std::nullopt}));
    for (int i = 100; i < 200; ++i) // a thousand a second
        file.append("1795428899.7" + std::to_string(i).substr(1) + " " + std::to_string(i) + "\n");
    int given = 0;
    double last = 0;
    do {
        last = valuesOf(**meter).front().value_or(-1);
        ++given;
    } while ((*meter)->hasMore());
    QCOMPARE(given, 3); // 0.05 s apart, and the newest
    QCOMPARE(last, 199.0);
}

void TestFeed::aMeanMayBeLongInComing()
{
    const auto meter = command("echo '# interval: 10 s'; sleep 0.1; echo 5; sleep 60", Seconds{0.02});
    QVERIFY2(meter, refusal(meter).c_str());
    const auto silent = command("echo '# interval: 0.02 s'; sleep 60", Seconds{0.02});
    QVERIFY2(!silent, refusal(silent).c_str());
    QCOMPARE(silent.error().args.at("value"), std::string("0.04 s"));
}

void TestFeed::badLinesFailOnce()
{
    const Gate gate;
    const auto meter = command(gate.script("1", "2 V\\n3\\n"));
    QVERIFY2(meter, refusal(meter).c_str());
    gate.open();
    const Next next = nextOf(**meter);
    QVERIFY(next.error && !next.value);
    QVERIFY2(describe(*next.error).find("feed:1, line 2: \"2 V\" is not a reading") != std::string::npos,
             describe(*next.error).c_str());
    QVERIFY(nextOf(**meter).value == 3.0);
}

void TestFeed::anotherLocaleIsABadLine()
{
    const auto meter = command("echo '314,5 W'; sleep 60");
    QVERIFY(!meter && meter.error().code == ErrorCode::FeedBadLine);
    QVERIFY2(refusal(meter).find("decimals are written with a point") != std::string::npos,
             refusal(meter).c_str());
    qputenv("LC_ALL", "de_DE.UTF-8"); // which would print a comma
    const auto polite = command("printf '%.1f W\\n' 314.5; sleep 60");
    qunsetenv("LC_ALL");
    QVERIFY2(polite, refusal(polite).c_str());
}

void TestFeed::partialLinesWait()
{
    const FakeSystem system;
    const std::string gate = (system.root() / "gate").string();
    const auto meter = command("printf '1\\n31'; while [ ! -e " + gate
                               + " ]; do sleep 0.01; done; printf '4.5\\n'; sleep 60");
    QVERIFY2(meter, refusal(meter).c_str());
    QVERIFY((valuesOf(**meter) == Values{std::nullopt}));
    system.write("gate", "");
    QVERIFY(nextOf(**meter).value == 314.5);
}

void TestFeed::theEndIsAnError()
{
    const Gate gate;
    const auto meter = command(gate.script("1", "2\\n") + "; echo no such device >&2; exit 3");
    QVERIFY2(meter, refusal(meter).c_str());
    gate.open();
    gate.end();
    QVERIFY(nextOf(**meter).value == 2.0); // the last words
    for (int i = 0; i < 2; ++i) {
        const Next next = nextOf(**meter);
        QVERIFY(next.error && next.error->code == ErrorCode::FeedEnded);
        QCOMPARE(next.error->args.at("cause"), std::string("it ended with status 3: no such device"));
    }
}

void TestFeed::endsBeforeItsFirstReading()
{
    const auto meter = command("exec /nonexistent/hakari-program");
    QVERIFY2(!meter && meter.error().code == ErrorCode::FeedEnded, refusal(meter).c_str());
    QVERIFY2(refusal(meter).find("/nonexistent/hakari-program") != std::string::npos, refusal(meter).c_str());
    QVERIFY2(refusal(meter).find("status 127") != std::string::npos, refusal(meter).c_str());
}

void TestFeed::startsWithRubbish()
{
    const auto meter = command("printf '\\377\\000\\033[1m\\n'; sleep 60");
    QVERIFY2(!meter && meter.error().code == ErrorCode::FeedBadLine, refusal(meter).c_str());
    const auto header = command("echo '# covers: everything'; echo 5; sleep 60");
    QVERIFY2(!header && header.error().code == ErrorCode::FeedBadLine, refusal(header).c_str());
}

void TestFeed::hangs()
{
    const auto meter = command("sleep 60", Seconds{0.05});
    QVERIFY2(!meter && meter.error().code == ErrorCode::FeedSilent, refusal(meter).c_str());
    QVERIFY2(refusal(meter).find("no reading within 0.05 s. Run \"sleep 60\" in a terminal")
                 != std::string::npos,
             refusal(meter).c_str());
}

void TestFeed::onlyCommentsAreSilence()
{
    const auto meter = command("yes '# nothing yet'", Seconds{0.05});
    QVERIFY2(!meter && meter.error().code == ErrorCode::FeedSilent, refusal(meter).c_str());
    const auto endless = command("cat /dev/zero", Seconds{0.05});
    QVERIFY2(!endless && endless.error().code == ErrorCode::FeedSilent, refusal(endless).c_str());
}

void TestFeed::floods()
{
    const auto meter = command("yes 314.5");
    QVERIFY2(meter, refusal(meter).c_str());
    for (int i = 0; i < 5; ++i) {
        const Next next = nextOf(**meter);
        QVERIFY(next.value == 314.5);
    }
}

void TestFeed::isEndedWithItsMeter()
{
    const FakeSystem system;
    const std::string file = (system.root() / "pid").string();
    {
        const auto meter = command("echo $$ > " + file + "; echo 1; sleep 60");
        QVERIFY2(meter, refusal(meter).c_str());
    }
    std::string pid;
    std::ifstream(file) >> pid;
    QVERIFY(!pid.empty() && !processExists(pid));
}

void TestFeed::followsAFileFromItsEnd()
{
    const GrowingFile file;
    file.replace("rubbish\n5 J\n100 W\n");
    const auto meter = file.open();
    QVERIFY2(meter, refusal(meter).c_str());
    QVERIFY((*meter)->domains().front().kind == ReadingKind::Power);
    QVERIFY((valuesOf(**meter) == Values{std::nullopt}));
    file.append("200 W\n300 W\n40");
    QVERIFY((valuesOf(**meter) == Values{300.0}));
    file.append("0 W\n");
    QVERIFY((valuesOf(**meter) == Values{400.0}));
}

void TestFeed::filesKeepTheirHeaders()
{
    const GrowingFile file;
    file.replace("\xEF\xBB\xBF# covers: cpu\n  # name: old\n5 W\n# name: new\n6 W\n");
    const auto meter = file.open();
    QVERIFY2(meter, refusal(meter).c_str());
    QVERIFY((*meter)->domains().front().covers == Coverage{Part::Cpu});
    QCOMPARE((*meter)->domains().front().name, std::string("new"));
}

void TestFeed::completesTheLastLineOfAFile()
{
    const GrowingFile file;
    file.replace("1 W\n# covers: c");
    const auto meter = file.open("pu\n5 W\n# covers: c");
    QVERIFY2(meter, refusal(meter).c_str());
    QVERIFY((*meter)->domains().front().covers == Coverage{Part::Cpu});
}

void TestFeed::rotation()
{
    const GrowingFile file;
    file.replace("# covers: cpu\n");
    const auto meter = file.open();
    QVERIFY2(meter, refusal(meter).c_str());
    file.append("2\nnot compl");
    file.rotate("# covers: cpu\n3\n");
    QVERIFY((valuesOf(**meter) == Values{3.0}));
    file.append("4\n");
    QVERIFY((valuesOf(**meter) == Values{4.0}));
    file.rotate("# covers: dram\n5\n"); // the domain is what it was
    const Next next = nextOf(**meter);
    QVERIFY(next.error && next.error->code == ErrorCode::FeedBadLine);
    QCOMPARE(next.error->args.at("line"), std::string("1"));
}

void TestFeed::truncation()
{
    const GrowingFile file;
    file.replace("");
    const auto meter = file.open("1.00000000000000000000\n");
    QVERIFY2(meter, refusal(meter).c_str());
    file.replace("2\n");
    QVERIFY((valuesOf(**meter) == Values{2.0}));
    file.append("3\n");
    QVERIFY((valuesOf(**meter) == Values{3.0}));
}

void TestFeed::aVanishedFileHasNothingNew()
{
    const GrowingFile file;
    file.replace("");
    const auto meter = file.open();
    QVERIFY2(meter, refusal(meter).c_str());
    std::filesystem::remove(file.path());
    Values values{1.0};
    QVERIFY((*meter)->read(values));
    QVERIFY(!values.front());
    file.replace("2\n"); // a new one of the same name
    QVERIFY((valuesOf(**meter) == Values{2.0}));
}

void TestFeed::silentFile()
{
    const GrowingFile file;
    file.replace("5 W\n");
    const auto meter = file.open("", Seconds{0.05});
    QVERIFY2(!meter && meter.error().code == ErrorCode::FeedSilent, refusal(meter).c_str());
    QVERIFY2(refusal(meter).find("tail -F " + file.path()) != std::string::npos, refusal(meter).c_str());
}

void TestFeed::unusableFiles()
{
    const auto absent = openFeed("feed:1", {FeedSource::Kind::File, "/nonexistent"}, options());
    QVERIFY2(!absent && absent.error().code == ErrorCode::FileNotFound, refusal(absent).c_str());
    for (const char *path : {"/", "/dev/null"}) {
        const auto meter = openFeed("feed:1", {FeedSource::Kind::File, path}, options());
        QVERIFY2(!meter && meter.error().code == ErrorCode::FileUnreadable, refusal(meter).c_str());
    }
}

void TestFeed::fileLinesAreNumberedFromTheBeginning()
{
    const GrowingFile file;
    file.replace("1\n2\n# interval: often\n");
    const auto meter = file.open();
    QVERIFY2(!meter && meter.error().code == ErrorCode::FeedBadLine, refusal(meter).c_str());
    QCOMPARE(meter.error().args.at("line"), std::string("3"));
    file.replace("1\n2\n");
    const auto rubbish = file.open("rubbish\n");
    QVERIFY2(!rubbish && rubbish.error().code == ErrorCode::FeedBadLine, refusal(rubbish).c_str());
    QVERIFY(std::stoi(rubbish.error().args.at("line")) >= 3);
}

QTEST_GUILESS_MAIN(TestFeed)
#include "tst_feed.moc"
