// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using nlohmann::json;

namespace {

const QString mlperf = QStringLiteral(HAKARI_TEST_FIXTURES
                                      "/mlperf/v3.0_NVIDIA_A100-PCIe-80GBx8_MaxQ_bert-99_Offline");

} // namespace

class TestWorkbookCommands : public QObject
{
    Q_OBJECT

private slots:
    void importedResultsAreListed();
    void theSameResultIsStoredOnce();
    void ofWhatCannotBeReadNothingIsStored();
    void whatIsNoWorkbookIsSaid();

    void init() { QFile::remove(m_workbook); }

private:
    struct Outcome {
        int status;
        QByteArray out, err;
    };
    Outcome engine(const QStringList &arguments) const;
    json listed() const;

    QTemporaryDir m_folder;
    QString m_workbook = m_folder.filePath(QStringLiteral("W.hakari"));
};

TestWorkbookCommands::Outcome TestWorkbookCommands::engine(const QStringList &arguments) const
{
    QProcess process;
    process.start(QStringLiteral(HAKARI_ENGINE),
                  arguments + QStringList{QStringLiteral("--workbook"), m_workbook});
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
        return {-1, {}, process.errorString().toUtf8()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

json TestWorkbookCommands::listed() const
{
    return json::parse(engine({"results", "--format", "json"}).out.toStdString());
}

void TestWorkbookCommands::importedResultsAreListed()
{
    const Outcome imported = engine({"import", mlperf});
    QCOMPARE(imported.err, QByteArray());
    QVERIFY(imported.out.contains("added"));
    const json results = listed();
    QCOMPARE(results.size(), std::size_t{1});
    QCOMPARE(results[0]["workload"].get<std::string>(), std::string("bert-99"));
    QCOMPARE(results[0]["throughput_per_s"].get<double>(), 22396.7);
    QCOMPARE(results[0]["covers"].get<std::string>(), std::string("whole-system"));
    QCOMPARE(results[0]["boundary"].get<std::string>(), std::string("AC wall"));
    QCOMPARE(results[0]["verdict"].get<std::string>(), std::string("valid"));
    const QByteArray table = engine({"results"}).out;
    QVERIFY2(table.contains("bert-99") && table.contains("22397 /s") && table.contains("2525 W"),
             table.constData());
}

void TestWorkbookCommands::theSameResultIsStoredOnce()
{
    QCOMPARE(engine({"import", mlperf}).status, 0);
    const Outcome again = engine({"import", mlperf});
    QVERIFY2(again.out.contains("was there already"), again.out.constData());
    QCOMPARE(listed().size(), std::size_t{1});
}

void TestWorkbookCommands::ofWhatCannotBeReadNothingIsStored()
{
    const Outcome outcome = engine({"import", mlperf, "/nonexistent"});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("/nonexistent") && outcome.err.count('\n') == 1, outcome.err.constData());
    QVERIFY(!QFile::exists(m_workbook));
}

void TestWorkbookCommands::whatIsNoWorkbookIsSaid()
{
    QVERIFY(engine({"results"}).err.contains("does not exist"));
    QFile file(m_workbook);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("a letter to the board");
    file.close();
    for (const char *command : {"results", "import"}) {
        const Outcome outcome = engine(QStringList{QString::fromLatin1(command)}
                                       + (*command == 'i' ? QStringList{mlperf} : QStringList()));
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains("W.hakari") && outcome.err.count('\n') == 1, outcome.err.constData());
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("a letter to the board"));
}

QTEST_GUILESS_MAIN(TestWorkbookCommands)

#include "tst_workbookcommands.moc"
