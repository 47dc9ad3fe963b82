// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/comparisonxlsx.h"

#include "core/exchange/figuretable.h"
#include "tests/support/resources.h"
#include "tests/support/studybuilder.h"
#include "tests/support/unprivileged.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace hakari;
using namespace hakari::test;

namespace {

/// What an entry of the zip archive holds; empty where it cannot be read.
QByteArray unzipped(const QString &file, const QString &entry)
{
    QProcess unzip;
    unzip.start(QStringLiteral("unzip"), {QStringLiteral("-p"), file, entry});
    return unzip.waitForFinished() ? unzip.readAllStandardOutput() : QByteArray();
}

QStringList sharedStrings(const QString &file)
{
    QXmlStreamReader xml(unzipped(file, QStringLiteral("xl/sharedStrings.xml")));
    QStringList strings;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String("t"))
            strings.append(xml.readElementText());
    }
    return strings;
}

struct Cell {
    QString type; ///< "s" for text, empty for a number
    QString value;
};

/// The cells of a sheet by their reference ("C2"); text is resolved.
QMap<QString, Cell> cells(const QString &file, int sheet)
{
    const QStringList strings = sharedStrings(file);
    QXmlStreamReader xml(unzipped(file, QStringLiteral("xl/worksheets/sheet%1.xml").arg(sheet)));
    QMap<QString, Cell> found;
    QString reference;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("c")) {
            reference = xml.attributes().value(QLatin1String("r")).toString();
            found[reference].type = xml.attributes().value(QLatin1String("t")).toString();
        } else if (xml.name() == QLatin1String("v")) {
            Cell &cell = found[reference];
            cell.value = xml.readElementText();
            if (cell.type == QLatin1String("s"))
                cell.value = strings.value(cell.value.toInt());
        }
    }
    return found;
}

Study layoutLm()
{
    return shippedStudy("aws-2023-layoutlm");
}

} // namespace

class TestComparisonXlsx : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void figuresAreNumbersOnTheSecondSheet();
    void overviewHasOneRowACandidate();
    void overviewWarnsOfRunsThatAreNotTrusted();
    void formulaLikeTextStaysText();
    void absentFiguresLeaveTheirCellEmpty();
    void oldFileIsReplaced();
    void invalidPathLeavesNoFile();
    void fullDiskKeepsTheOldFile();

private:
    QString write(const Study &study);

    QTemporaryDir m_dir;
};

void TestComparisonXlsx::initTestCase()
{
    QProcess unzip;
    unzip.start(QStringLiteral("unzip"), {QStringLiteral("-v")});
    if (!unzip.waitForFinished() || unzip.exitCode() != 0)
        QSKIP("unzip is not installed");
}

QString TestComparisonXlsx::write(const Study &study)
{
    const QString path = m_dir.filePath(QStringLiteral("out.xlsx"));
    const auto written = writeComparisonXlsx(study, compared(study), path.toStdString());
    if (!written)
        qFatal("%s", describe(written.error()).c_str());
    return path;
}

void TestComparisonXlsx::figuresAreNumbersOnTheSecondSheet()
{
    const Study study = layoutLm();
    const auto sheet = cells(write(study), 2);
    const auto rows = figureRows(study, compared(study));
    QVERIFY(rows.size() > 15);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const QString line = QString::number(i + 2);
        QCOMPARE(sheet[QLatin1Char('A') + line].value, toQt(rows[i].candidate));
        QCOMPARE(sheet[QLatin1Char('B') + line].value, toQt(rows[i].metric));
        const Cell value = sheet[QLatin1Char('C') + line];
        QVERIFY2(value.type.isEmpty() || value.type == QLatin1String("n"), qPrintable(value.type));
        QVERIFY(std::abs(value.value.toDouble() - rows[i].value.value_or(0))
                <= 1e-15 * std::abs(*rows[i].value));
        QCOMPARE(sheet[QLatin1Char('D') + line].value, toQt(rows[i].unit));
        QCOMPARE(sheet[QLatin1Char('I') + line].value, toQt(rows[i].provenance));
        QCOMPARE(sheet[QLatin1Char('J') + line].value, toQt(rows[i].covers));
        QCOMPARE(sheet[QLatin1Char('K') + line].value, toQt(rows[i].boundary));
        QCOMPARE(sheet.contains(QLatin1Char('E') + line), rows[i].low.has_value());
        QCOMPARE(sheet.contains(QLatin1Char('H') + line), rows[i].change.has_value());
    }
}

void TestComparisonXlsx::overviewHasOneRowACandidate()
{
    const auto sheet = cells(write(layoutLm()), 1);
    QCOMPARE(sheet[QStringLiteral("A1")].value, QStringLiteral("Candidate"));
    QCOMPARE(sheet[QStringLiteral("A2")].value, QStringLiteral("inf1.2xlarge"));
    QCOMPARE(sheet[QStringLiteral("A3")].value, QStringLiteral("g4dn.2xlarge"));
    QVERIFY(!sheet.contains(QStringLiteral("A4")));
    QCOMPARE(sheet[QStringLiteral("B1")].value, QStringLiteral("Throughput [/s]"));
    QCOMPARE(sheet[QStringLiteral("B2")].value.toDouble(), 53.86);
    QCOMPARE(sheet[QStringLiteral("C1")].value, QStringLiteral("vs g4dn.2xlarge"));
    QVERIFY(std::abs(sheet[QStringLiteral("C2")].value.toDouble() - (53.86 / 8.549 - 1)) < 1e-12);
    QVERIFY(!sheet[QStringLiteral("C3")].value.size());
    const QStringList texts = sharedStrings(m_dir.filePath(QStringLiteral("out.xlsx")));
    for (const char *text :
         {"Energy covers", "Energy boundary", "Warning", "all but accelerator", "power model"})
        QVERIFY2(texts.contains(QLatin1String(text)), text);
    QVERIFY(texts.contains(toQt(scopeWarning(layoutLm(), compared(layoutLm()), 0))));
}

void TestComparisonXlsx::overviewWarnsOfRunsThatAreNotTrusted()
{
    Study study = layoutLm();
    study.candidates[1].verdict = Verdict{VerdictState::Mistrusted, {}};
    write(study);
    QVERIFY(sharedStrings(m_dir.filePath(QStringLiteral("out.xlsx")))
                .contains(QStringLiteral("The run of g4dn.2xlarge was judged mistrusted.")));
}

void TestComparisonXlsx::formulaLikeTextStaysText()
{
    Study study = studyOf({meteredCandidate("=1+1", 300, 2, 100, 400)});
    const QString path = write(study);
    QCOMPARE(cells(path, 2)[QStringLiteral("A2")].type, QStringLiteral("s"));
    QCOMPARE(cells(path, 2)[QStringLiteral("A2")].value, QStringLiteral("=1+1"));
    QVERIFY(!unzipped(path, QStringLiteral("xl/worksheets/sheet2.xml")).contains("<f>"));
}

void TestComparisonXlsx::absentFiguresLeaveTheirCellEmpty()
{
    Study study = studyOf({meteredCandidate("x", 1e-308, 2, 100, 400), madeUpCandidate("b", 100, 2)});
    study.assumptions.demand.value = {1e304};
    const QString path = write(study);
    for (const int sheet : {1, 2}) {
        const QByteArray xml =
            unzipped(path, QStringLiteral("xl/worksheets/sheet%1.xml").arg(sheet)).toUpper();
        QVERIFY(!xml.isEmpty());
        for (const char *bad : {"NAN", ">INF", ">-INF", "NULL"})
            QVERIFY2(!xml.contains(bad), bad);
    }
    QVERIFY(sharedStrings(path).contains(QStringLiteral("absent")));
}

void TestComparisonXlsx::oldFileIsReplaced()
{
    const QString path = write(layoutLm());
    const auto before = cells(path, 2);
    write(shippedStudy("aws-2023-bert-large"));
    QVERIFY(cells(path, 2)[QStringLiteral("A2")].value != before[QStringLiteral("A2")].value);
    QCOMPARE(QDir(m_dir.path()).entryList(QDir::Files), QStringList{QStringLiteral("out.xlsx")});
}

void TestComparisonXlsx::invalidPathLeavesNoFile()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("none/out.xlsx"));
    const auto written = writeComparisonXlsx(layoutLm(), compared(layoutLm()), path.toStdString());
    QVERIFY(!written);
    QVERIFY(written.error().code == ErrorCode::WriteFailed);
    QCOMPARE(argument(written.error(), "file"), path);
    QVERIFY(QDir(dir.path()).isEmpty());
}

void TestComparisonXlsx::fullDiskKeepsTheOldFile()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("out.xlsx"));
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    const Comparison comparison = compared(layoutLm());
    const auto written = [&] {
        const FileSizeLimit full(2000);
        return writeComparisonXlsx(layoutLm(), comparison, path.toStdString());
    }();
    QVERIFY(!written);
    QVERIFY(written.error().code == ErrorCode::WriteFailed);
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), QByteArray("old"));
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files), QStringList{QStringLiteral("out.xlsx")});
}

QTEST_GUILESS_MAIN(TestComparisonXlsx)
#include "tst_comparisonxlsx.moc"
