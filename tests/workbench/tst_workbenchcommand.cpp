// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/foreignlocale.h"
#include "tests/support/pdfreader.h"
#include "tests/support/program.h"
#include "tests/support/resources.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace hakari::test;

/// The program `hakari` as scripts and desktops start it: without a display, under any locale, with whatever
/// lies in the settings.
class TestWorkbenchCommand : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void writesWithoutADisplay_data();
    void writesWithoutADisplay();
    void pictureHasTheSizeAskedFor();
    void wrongOptionsEndWithTwo_data();
    void wrongOptionsEndWithTwo();
    void helpAndVersionGoToTheOutput();
    void failuresAreOneLineInTheChosenLanguage_data();
    void failuresAreOneLineInTheChosenLanguage();
    void failingExportKeepsTheOldFile();
    void anySettingsFileLetsItStart_data();
    void anySettingsFileLetsItStart();
    void killedWindowRemembersItsWorkbook();
    void settingsDoNotChangeWhatIsWritten();
    void numbersAreTheSameInEveryLocale_data();
    void numbersAreTheSameInEveryLocale();
    void chartIsTheSameAtEveryScale();
    void reportAgreesWithTheEngine_data();
    void reportAgreesWithTheEngine();
    void measuredResultsAreAdded();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    Outcome run(const QString &line, const QList<Variable> &more = {}) const
    {
        const QList<Variable> usual{{QStringLiteral("DISPLAY"), {}},
                                    {QStringLiteral("WAYLAND_DISPLAY"), {}},
                                    {QStringLiteral("QT_QPA_PLATFORM"), {}},
                                    {QStringLiteral("XDG_RUNTIME_DIR"), path(QStringLiteral("runtime"))},
                                    {QStringLiteral("XDG_CONFIG_HOME"), path(QStringLiteral("config"))}};
        QString filled = line;
        filled.replace(QStringLiteral("{dir}"), m_folder->path());
        filled.replace(QStringLiteral("{fixture}"), QString::fromStdString(fixture("mlperf").string()));
        return runProgram(QStringLiteral(HAKARI_PROGRAM), filled.split(QLatin1Char(' '), Qt::SkipEmptyParts),
                          usual + more);
    }

    /// The text of the PDF that an option writes.
    QString textOf(const QString &option, const QList<Variable> &more = {}) const
    {
        const QString file = path(QStringLiteral("out.pdf"));
        QFile::remove(file);
        const Outcome outcome = run(option + QLatin1Char(' ') + file, more);
        if (outcome.status != 0)
            return QString::fromUtf8(outcome.err);
        return PdfReader(readAll(file)).text();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestWorkbenchCommand::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(path(QStringLiteral("runtime"))));
    QFile::setPermissions(path(QStringLiteral("runtime")),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestWorkbenchCommand::writesWithoutADisplay_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("begins");
    const auto row = [](const QString &options, const char *file, const char *begins) {
        QTest::newRow(qPrintable(options + QLatin1Char(' ') + QLatin1String(file)))
            << options << QString::fromLatin1(file) << QByteArray(begins);
    };
    row(QStringLiteral("--report"), "r.pdf", "%PDF-1.6");
    row(QStringLiteral("--chart"), "c.pdf", "%PDF-1.6");
    row(QStringLiteral("--chart"), "c.svg", "<?xml");
    row(QStringLiteral("--chart"), "c.png", "\x89PNG");
    row(QStringLiteral("--screenshot"), "s.png", "\x89PNG");
    row(QStringLiteral("--language ja --theme dark --page report --screenshot"), "s.png", "\x89PNG");
    row(QStringLiteral("--study gpt-3-training --language ja --report"), "r.pdf", "%PDF-1.6");
}

void TestWorkbenchCommand::writesWithoutADisplay()
{
    QFETCH(QString, options);
    QFETCH(QString, file);
    QFETCH(QByteArray, begins);
    const Outcome outcome = run(options + QStringLiteral(" {dir}/") + file);
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(outcome.status, 0);
    QVERIFY(readAll(path(file)).startsWith(begins));
}

void TestWorkbenchCommand::pictureHasTheSizeAskedFor()
{
    QCOMPARE(run(QStringLiteral("--size 1600x1000 --screenshot {dir}/s.png")).status, 0);
    QCOMPARE(QImage(path(QStringLiteral("s.png"))).size(), QSize(1600, 1000));
}

void TestWorkbenchCommand::wrongOptionsEndWithTwo_data()
{
    QTest::addColumn<QString>("options");
    for (const char *options :
         {"--nonsense", "--language de", "--theme blue", "--page catalogue", "--size big", "--size 10x10",
          "--size 1600", "--size 99999x99999", "--report"})
        QTest::newRow(options) << QString::fromLatin1(options);
}

void TestWorkbenchCommand::wrongOptionsEndWithTwo()
{
    QFETCH(QString, options);
    const Outcome outcome = run(options + QStringLiteral(" --screenshot {dir}/s.png"));
    const Outcome alone = run(options, {{QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen")}});
    const Outcome &wrong = options == QStringLiteral("--report") ? alone : outcome;
    QCOMPARE(wrong.status, 2);
    QVERIFY2(wrong.err.startsWith("hakari: "), wrong.err.constData());
    QVERIFY(wrong.err.contains("--help"));
    QVERIFY(wrong.err.count('\n') <= 2);
    QCOMPARE(wrong.out, QByteArray());
}

void TestWorkbenchCommand::helpAndVersionGoToTheOutput()
{
    const Outcome help = run(QStringLiteral("--help"));
    QCOMPARE(help.status, 0);
    for (const char *option : {"--study", "--report", "--chart", "--screenshot", "--reset-settings"})
        QVERIFY2(help.out.contains(option), option);
    const Outcome version = run(QStringLiteral("--version"));
    QCOMPARE(version.status, 0);
    QVERIFY2(version.out.startsWith("hakari "), version.out.constData());
    QCOMPARE(help.err + version.err, QByteArray());
}

void TestWorkbenchCommand::failuresAreOneLineInTheChosenLanguage_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *options, const char *named) {
        QTest::newRow(options) << QString::fromLatin1(options) << QString::fromLatin1(named);
    };
    row("--study nothing --report {dir}/r.pdf", "aws-2023-layoutlm");
    row("--study {dir}/broken.json --report {dir}/r.pdf", "broken.json");
    row("--study {dir}/missing.json --report {dir}/r.pdf", "missing.json");
    row("--report /nonexistent/r.pdf", "/nonexistent/r.pdf");
    row("--chart /nonexistent/c.svg", "/nonexistent/c.svg");
    row("--chart {dir}/c.docx", "docx");
    row("--screenshot /nonexistent/s.png", "/nonexistent/s.png");
    row("--result {dir} --report {dir}/r.pdf", "");
}

void TestWorkbenchCommand::failuresAreOneLineInTheChosenLanguage()
{
    QFETCH(QString, options);
    QFETCH(QString, named);
    writeAll(path(QStringLiteral("broken.json")), "{\"format\": \"hakari-study\", \"version\": 1,");
    const QRegularExpression japanese(QStringLiteral("[\\x{3040}-\\x{30FF}\\x{4E00}-\\x{9FFF}]"));
    for (const char *tag : {"en", "ja"}) {
        const Outcome outcome = run(options + QStringLiteral(" --language ") + QLatin1String(tag));
        const QString line = QString::fromUtf8(outcome.err);
        QCOMPARE(outcome.status, 1);
        QVERIFY2(line.startsWith(QStringLiteral("hakari: ")), qPrintable(line));
        QCOMPARE(line.count(QLatin1Char('\n')), 1);
        QVERIFY2(line.contains(named), qPrintable(line));
        QVERIFY2(!line.contains(QLatin1Char('{')), qPrintable(line));
        QCOMPARE(line.contains(japanese), qstrcmp(tag, "ja") == 0);
    }
}

void TestWorkbenchCommand::failingExportKeepsTheOldFile()
{
    writeAll(path(QStringLiteral("r.pdf")), "old");
    QCOMPARE(run(QStringLiteral("--study nothing --report {dir}/r.pdf")).status, 1);
    QCOMPARE(readAll(path(QStringLiteral("r.pdf"))), QByteArray("old"));
}

void TestWorkbenchCommand::anySettingsFileLetsItStart_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("bytes") << QByteArray("\x00\xff\x01[[[[===\n%%%%@@@@", 18);
    QTest::newRow("foreign") << QByteArray("[General]\nlanguage=klingon\ntheme=@Invalid()\nlayoutVersion=99\n"
                                           "geometry=@ByteArray(nonsense)\n");
    QTest::newRow("this version, damaged")
        << QByteArray("[General]\nlanguage=ja\ntheme=dark\nlayoutVersion=1\n"
                      "geometry=@ByteArray(\\x1\\xd9\\xd0\\xcb)\n");
    QTest::newRow("wrong types") << QByteArray("[General]\nlanguage=@Size(3 4)\nlayoutVersion=one\n");
}

void TestWorkbenchCommand::anySettingsFileLetsItStart()
{
    QFETCH(QByteArray, settings);
    QVERIFY(QDir().mkpath(path(QStringLiteral("config/hakari"))));
    const QString file = path(QStringLiteral("config/hakari/workbench.ini"));
    writeAll(file, settings);
    const Outcome outcome = run(QStringLiteral("--screenshot {dir}/s.png"));
    QCOMPARE(outcome.status, 0);
    QVERIFY(!QImage(path(QStringLiteral("s.png"))).isNull());
    QCOMPARE(run(QStringLiteral("--reset-settings --screenshot {dir}/s.png")).status, 0);
    QVERIFY(!readAll(file).contains("geometry"));
}

void TestWorkbenchCommand::killedWindowRemembersItsWorkbook()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), path(QStringLiteral("config")));
    environment.insert(QStringLiteral("XDG_DATA_HOME"), path(QStringLiteral("data")));
    QProcess window;
    window.setProcessEnvironment(environment);
    window.start(QStringLiteral(HAKARI_PROGRAM), {});
    QTRY_VERIFY_WITH_TIMEOUT(
        readAll(path(QStringLiteral("config/hakari/workbench.ini"))).contains("results.hakari"), 20'000);
    window.kill();
    QVERIFY(window.waitForFinished());
    QVERIFY(readAll(path(QStringLiteral("config/hakari/workbench.ini"))).contains("results.hakari"));
}

void TestWorkbenchCommand::settingsDoNotChangeWhatIsWritten()
{
    const QString before = textOf(QStringLiteral("--language en --report"));
    QVERIFY(QDir().mkpath(path(QStringLiteral("config/hakari"))));
    writeAll(path(QStringLiteral("config/hakari/workbench.ini")), "[General]\nlanguage=ja\ntheme=dark\n");
    QCOMPARE(textOf(QStringLiteral("--language en --report")), before);
    QVERIFY(textOf(QStringLiteral("--report")).contains(QStringLiteral("消費電力量")));
}

void TestWorkbenchCommand::numbersAreTheSameInEveryLocale_data()
{
    QTest::addColumn<QString>("option");
    QTest::newRow("report") << QStringLiteral("--language en --report");
    QTest::newRow("chart") << QStringLiteral("--language ja --chart");
}

void TestWorkbenchCommand::numbersAreTheSameInEveryLocale()
{
    QFETCH(QString, option);
    if (!provideLocale("de_DE.UTF-8"))
        QSKIP("there is no German locale");
    const QString usual = textOf(option, {{QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8")}});
    QVERIFY2(usual.contains(QStringLiteral("24.82")), qPrintable(usual));
    for (const char *locale : {"de_DE.UTF-8", "ja_JP.UTF-8", "C"}) {
        const QString text = textOf(option, {{QStringLiteral("LC_ALL"), QString::fromLatin1(locale)},
                                             {QStringLiteral("TZ"), QStringLiteral("Asia/Tokyo")}});
        QCOMPARE(text, usual);
    }
}

void TestWorkbenchCommand::chartIsTheSameAtEveryScale()
{
    const auto words = [this](const char *scale) {
        run(QStringLiteral("--language ja --chart {dir}/c.pdf"),
            {{QStringLiteral("QT_SCALE_FACTOR"), QString::fromLatin1(scale)}});
        QStringList lines;
        for (const PdfReader::Word &word : PdfReader(readAll(path(QStringLiteral("c.pdf")))).words())
            lines << word.text + QDebug::toString(word.box);
        return lines.join(QLatin1Char('\n'));
    };
    const QString usual = words("1");
    QVERIFY(usual.count(QLatin1Char('\n')) > 10);
    for (const char *scale : {"1.5", "2"})
        QCOMPARE(words(scale), usual);
}

void TestWorkbenchCommand::reportAgreesWithTheEngine_data()
{
    QTest::addColumn<QString>("id");
    for (const std::string &id : shippedStudyIds())
        QTest::newRow(id.c_str()) << QString::fromStdString(id);
}

void TestWorkbenchCommand::reportAgreesWithTheEngine()
{
    QFETCH(QString, id);
    QCOMPARE(run(QStringLiteral("--language ja --report {dir}/r.pdf --study ") + id).status, 0);
    const QByteArray attached =
        PdfReader(readAll(path(QStringLiteral("r.pdf")))).attachment(QStringLiteral("comparison.json"));
    const Outcome engine = runProgram(QStringLiteral(HAKARI_ENGINE),
                                      {QStringLiteral("compare"), QStringLiteral("--study"), id,
                                       QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(engine.status, 0);
    const auto parsed = [](const QByteArray &text) {
        return nlohmann::ordered_json::parse(text.toStdString(), nullptr, false);
    };
    QVERIFY(parsed(attached).is_object());
    QCOMPARE(parsed(attached).dump(), parsed(engine.out).dump());
}

void TestWorkbenchCommand::measuredResultsAreAdded()
{
    const QString run1 = QStringLiteral("{fixture}/v3.0_NVIDIA_A100-PCIe-80GBx8_MaxQ_bert-99_Offline");
    const Outcome outcome = run(QStringLiteral("--language en --chart {dir}/c.pdf --result ") + run1);
    QCOMPARE(outcome.err, QByteArray());
    QVERIFY(PdfReader(readAll(path(QStringLiteral("c.pdf")))).text().contains(QStringLiteral("measured")));
    const Outcome unknown = run(QStringLiteral("--language en --chart {dir}/c.pdf --result ") + run1
                                + QStringLiteral("=inf9.huge"));
    QCOMPARE(unknown.status, 1);
    QVERIFY(unknown.err.contains("inf9.huge"));
}

QTEST_GUILESS_MAIN(TestWorkbenchCommand)
#include "tst_workbenchcommand.moc"
