// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// first: moc of Qt 6.4 cannot begin with <compare>, which quantity.h includes
#include <QTest>

#include "core/power/program.h"
#include "tests/power/fakeprogram.h"
#include "tests/support/longwait.h"

#include <csignal>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace hakari;
using namespace hakari::test;

namespace {

constexpr Seconds patience{longWait / 1000.0};
constexpr Seconds glance{0.01};
constexpr int glances = longWait / 10;

CommandLine shell(const std::string &script)
{
    return {"/bin/sh", {"-c", script}};
}

std::string refusal(const Expected<ProgramOutput> &output)
{
    return output ? "status " + std::to_string(output->status) : describe(output.error());
}

LineProgram started(const std::string &script)
{
    auto program = Program::start(shell(script));
    if (!program)
        qFatal("%s", describe(program.error()).c_str());
    return LineProgram(std::move(*program));
}

/// The next line; fails the test where none comes.
std::string nextLine(LineProgram &program)
{
    for (int i = 0; i < glances; ++i) {
        if (auto line = program.next())
            return *line;
        program.wait(glance);
    }
    return "no line";
}

std::string endOf(LineProgram &program)
{
    for (int i = 0; i < glances && program.end().empty(); ++i) {
        while (program.next()) {}
        program.wait(glance);
    }
    return program.end();
}

/// Of somebody else's process: its parent may leave it a zombie.
bool ends(const std::string &process)
{
    return QTest::qWaitFor(
        [&process] {
            std::string line;
            std::getline(std::ifstream("/proc/" + process + "/stat"), line);
            return line.empty() || line.find(") Z ") != std::string::npos;
        },
        longWait);
}

} // namespace

class TestProgram : public QObject
{
    Q_OBJECT

private slots:
    void givesWhatItPrinted();
    void saysWhyItFailed();
    void cannotStart();
    void crashes();
    void isEndedAfterItsTime();
    void aPatientGrandchildDelaysNothing();
    void aClosedOutputIsNoEnd();
    void floodsAreCut();
    void hasNothingOfOurs();
    void leadsAGroupOfItsOwn();
    void speaksTheCLocale();
    void isFoundInPath();
    void linesArriveOneByOne();
    void partsOfLinesWait();
    void binaryRubbishIsALine();
    void endlessLinesAreCut();
    void floodsDoNotBlock();
    void endIsNoticedAfterTheLastLine();
    void scriptsHaveNothingToReadAndNoChildrenButTheirOwn();
    void destructionEndsTheWholeGroup();
    void aScriptEndsWithTheProcessThatStartedIt();
    void nothingStaysAZombie();
};

void TestProgram::givesWhatItPrinted()
{
    const auto output = runProgram(shell("printf 'a\\nb'; echo wrong >&2; exit 3"), patience);
    QVERIFY2(output, refusal(output).c_str());
    QCOMPARE(output->text, std::string("a\nb"));
    QCOMPARE(output->complaint, std::string("wrong"));
    QCOMPARE(output->status, 3);
}

void TestProgram::saysWhyItFailed()
{
    // the last line, without what a terminal or a message cannot show
    const auto output = runProgram(shell("printf 'first\\n\\033[1mlast\\377 line\\n\\n' >&2; exit 1"),
                                   patience);
    QVERIFY2(output, refusal(output).c_str());
    QCOMPARE(output->complaint, std::string("[1mlast\xEF\xBF\xBD line"));
}

void TestProgram::cannotStart()
{
    const auto output = runProgram({"/nonexistent/meter", {}}, patience);
    QVERIFY(!output && output.error().code == ErrorCode::ProgramFailed);
    QVERIFY2(refusal(output).find("/nonexistent/meter failed: No such file") != std::string::npos,
             refusal(output).c_str());
}

void TestProgram::crashes()
{
    const auto output = runProgram(shell("echo 5; echo oops >&2; kill -SEGV $$"), patience);
    QVERIFY(!output && output.error().code == ErrorCode::ProgramFailed);
    QCOMPARE(output.error().args.at("cause"), std::string("signal 11 ended it: oops"));
}

void TestProgram::isEndedAfterItsTime()
{
    const FakeSystem system;
    const std::string file = (system.root() / "pid").string();
    std::string pid;
    for (double time = 0.1; pid.empty() && time < patience.value; time *= 2) { // the shell may need longer
        const auto output = runProgram(shell("sleep 600 & echo $! > " + file + "; wait"), Seconds{time});
        QVERIFY(!output && output.error().code == ErrorCode::ProgramFailed);
        QCOMPARE(QString::fromStdString(output.error().args.at("cause")),
                 QStringLiteral("it did not end within %1 s").arg(time));
        std::ifstream(file) >> pid;
    }
    QVERIFY(!pid.empty());
    QVERIFY(ends(pid));
}

void TestProgram::aPatientGrandchildDelaysNothing()
{
    const auto output = runProgram(shell("sleep 60 & echo done"), patience);
    QVERIFY2(output, refusal(output).c_str());
    QCOMPARE(output->text, std::string("done\n"));
}

void TestProgram::aClosedOutputIsNoEnd()
{
    const auto output = runProgram(shell("echo 1; exec >&- 2>&-; sleep 0.05; exit 7"), patience);
    QVERIFY2(output, refusal(output).c_str());
    QCOMPARE(output->status, 7);
}

void TestProgram::floodsAreCut()
{
    const auto output = runProgram(shell("yes 314"), patience);
    QVERIFY(!output && output.error().code == ErrorCode::ProgramFailed);
    QVERIFY2(refusal(output).find("more than 262144 bytes") != std::string::npos, refusal(output).c_str());
    // nobody asked for its errors
    const auto loud = runProgram(shell("yes 314 | head -c 500000 >&2; echo 1"), patience);
    QVERIFY2(loud, refusal(loud).c_str());
    QCOMPARE(loud->text, std::string("1\n"));
}

void TestProgram::hasNothingOfOurs()
{
    const int leak = ::fcntl(STDERR_FILENO, F_DUPFD, 57); // not closed on exec, as some libraries open files
    QVERIFY(leak >= 57);
    const auto before = std::signal(SIGPIPE, SIG_IGN);
    const auto output = runProgram(shell("cat; grep SigIgn /proc/self/status; ls /proc/self/fd"), patience);
    std::signal(SIGPIPE, before);
    ::close(leak);
    QVERIFY2(output, refusal(output).c_str());
    const QStringList words = QString::fromStdString(output->text).simplified().split(' ');
    QVERIFY2(words.size() >= 6 && words[0] == "SigIgn:", output->text.c_str());
    const bool ignored = (words[1].toULongLong(nullptr, 16) & (1ULL << (SIGPIPE - 1))) != 0;
    QVERIFY2(!ignored, output->text.c_str());
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
    QCOMPARE(words.mid(2), (QStringList{"0", "1", "2", "3"})); // 3 is the folder that ls lists
#endif
}

void TestProgram::leadsAGroupOfItsOwn()
{
    const auto output = runProgram(shell("cut -d ' ' -f 1,5 /proc/$$/stat"), patience);
    QVERIFY2(output, refusal(output).c_str());
    const QStringList words = QString::fromStdString(output->text).simplified().split(' ');
    QVERIFY(words.size() == 2 && words[0] == words[1]);
}

void TestProgram::speaksTheCLocale()
{
    qputenv("LC_ALL", "de_DE.UTF-8");
    qputenv("HAKARI_PROGRAM_TEST", "kept");
    const auto output = runProgram(shell("echo $LC_ALL $HAKARI_PROGRAM_TEST"), patience);
    qunsetenv("LC_ALL");
    QVERIFY2(output, refusal(output).c_str());
    QCOMPARE(output->text, std::string("C kept\n"));
}

void TestProgram::isFoundInPath()
{
    const FakeSystem system;
    const std::string path = fakeProgram(system, "bin/hakari-fake", "exit 0");
    system.write("bin/not-executable", "exit 0");
    std::filesystem::create_directories(system.root() / "bin/folder");
    const QByteArray before = qgetenv("PATH");
    qputenv("PATH", QByteArray("/nonexistent::") + (system.root() / "bin").c_str());
    QVERIFY(findProgram("hakari-fake") == path);
    QVERIFY(findProgram(path) == path);
    QVERIFY(!findProgram("not-executable") && !findProgram("folder") && !findProgram(""));
    QVERIFY(!findProgram((system.root() / "bin/none").string()));
    qputenv("PATH", before);
    QVERIFY(!findProgram("hakari-fake"));
}

void TestProgram::linesArriveOneByOne()
{
    LineProgram program = started("for i in 1 2 3; do echo line $i; done; sleep 60");
    QCOMPARE(nextLine(program), std::string("line 1"));
    QCOMPARE(program.number(), std::size_t{1});
    QCOMPARE(nextLine(program), std::string("line 2"));
    QCOMPARE(nextLine(program), std::string("line 3"));
    QVERIFY(!program.next());
    QCOMPARE(program.number(), std::size_t{3});
    QVERIFY(program.end().empty());
}

void TestProgram::partsOfLinesWait()
{
    const FakeSystem system;
    const std::string gate = (system.root() / "gate").string();
    LineProgram program = started("printf 'one\\n31'; while [ ! -e " + gate
                                  + " ]; do sleep 0.01; done; printf '4.5\\n'; sleep 60");
    QCOMPARE(nextLine(program), std::string("one"));
    QVERIFY(!program.next());
    system.write("gate", "");
    QCOMPARE(nextLine(program), std::string("314.5"));
}

void TestProgram::binaryRubbishIsALine()
{
    LineProgram program = started("printf '\\000\\377\\n\\nafter\\n'; sleep 60");
    QCOMPARE(nextLine(program), std::string("\0\xFF", 2));
    QCOMPARE(nextLine(program), std::string());
    QCOMPARE(nextLine(program), std::string("after"));
}

void TestProgram::endlessLinesAreCut()
{
    LineProgram program = started("head -c 3000000 /dev/zero; echo; echo after; sleep 60");
    QCOMPARE(nextLine(program).size(), LineBuffer::longestLine);
    QCOMPARE(nextLine(program), std::string("after"));
}

void TestProgram::floodsDoNotBlock()
{
    LineProgram endless = started("cat /dev/zero");
    for (int i = 0; i < 20; ++i) {
        QVERIFY(!endless.next());
        endless.wait(Seconds{0.01});
    }
    LineProgram many = started("yes 314");
    QCOMPARE(nextLine(many), std::string("314"));
    LineProgram complaining = started("yes 314 >&2 & while :; do echo 1; done");
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(nextLine(complaining), std::string("1"));
}

void TestProgram::endIsNoticedAfterTheLastLine()
{
    LineProgram program = started("echo 1; echo no such device >&2; printf 'not complete'; exit 4");
    QTest::qWait(20);
    QVERIFY(program.end().empty()); // nobody has asked for the line yet
    QCOMPARE(nextLine(program), std::string("1"));
    QCOMPARE(endOf(program), std::string("it ended with status 4: no such device"));
    QVERIFY(!program.next());
    LineProgram killed = started("kill -TERM $$");
    QCOMPARE(endOf(killed), std::string("signal 15 ended it"));
}

void TestProgram::scriptsHaveNothingToReadAndNoChildrenButTheirOwn()
{
    auto script = Program::startScript("cat; true & wait; ls /proc/$$/fd; echo \"it's $#\"; exit 4");
    QVERIFY2(script, script ? "" : describe(script.error()).c_str());
    LineProgram program(std::move(*script));
    for (const char *expected : {"0", "1", "2", "it's 0"})
        QCOMPARE(nextLine(program), std::string(expected));
    QCOMPARE(endOf(program), std::string("it ended with status 4"));
}

void TestProgram::aScriptEndsWithTheProcessThatStartedIt()
{
    const FakeSystem system;
    const std::string file = (system.root() / "pid").string();
    const pid_t owner = fork();
    if (owner == 0) {
        const auto script = Program::startScript("trap '' TERM HUP INT; echo $$ > " + file
                                                 + "; while :; do sleep 1; done");
        for (;;)
            pause();
    }
    std::string pid;
    QTRY_VERIFY(std::ifstream(file) >> pid);
    QVERIFY(processExists(pid));
    kill(owner, SIGKILL);
    QCOMPARE(waitpid(owner, nullptr, 0), owner);
    QVERIFY(ends(pid));
}

void TestProgram::destructionEndsTheWholeGroup()
{
    std::string shellId;
    std::string childId;
    {
        LineProgram program = started(
            "trap '' TERM HUP INT; echo $$; sh -c 'echo $$; while :; do sleep 1; done'");
        shellId = nextLine(program);
        childId = nextLine(program);
        QVERIFY(shellId != childId && processExists(shellId) && processExists(childId));
    }
    QVERIFY(!processExists(shellId)); // it was waited for
    QVERIFY(ends(childId));
}

void TestProgram::nothingStaysAZombie()
{
    for (int i = 0; i < 5; ++i) {
        QVERIFY(runProgram(shell("true"), patience));
        QVERIFY(!runProgram(shell("sleep 60"), Seconds{0.01}));
        started("echo 1; sleep 60");
    }
    QCOMPARE(waitpid(-1, nullptr, WNOHANG), -1);
    QCOMPARE(errno, ECHILD);
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
