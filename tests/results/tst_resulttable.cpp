// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "tests/results/resultsdesk.h"
#include "tests/support/foreignlocale.h"
#include "tests/support/guimain.h"
#include "tests/support/windowtext.h"
#include "widgets/results/resulttable.h"
#include "widgets/results/resultwords.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace hakari;
using namespace hakari::resultstest;

namespace {

using enum ResultColumn;

/// Three results, the newest of them with the id 3.
std::vector<RunRecord> threeRecords()
{
    std::vector<RunRecord> records{resultOf("a", "Alpha"), resultOf("b", "Beta"), resultOf("c", "Gamma")};
    for (std::size_t i = 0; i < records.size(); ++i) {
        records[i].startUtc = "2026-11-2" + std::to_string(i) + "T07:00:00.000Z";
        records[i].throughput = PerSecond{100.0 - static_cast<double>(i)};
    }
    records[1].workload = "resnet50";
    records[1].verdict.state = VerdictState::Failed;
    return records;
}

/// The table over a workbook, as the page shows it.
struct Shown : Desk {
    explicit Shown(const std::vector<RunRecord> &records = threeRecords(),
                   Language language = Language::English)
        : Desk(records, language), table(workbook, appearance)
    {
        table.resize(1400, 600);
        table.show();
        open();
    }

    const QAbstractItemModel &model() { return *table.view()->model(); }
    QModelIndex cell(int row, ResultColumn column) { return model().index(row, static_cast<int>(column)); }
    QString text(int row, ResultColumn column) { return cell(row, column).data().toString(); }
    QString detail(int row, ResultColumn column)
    {
        return cell(row, column).data(ResultsModel::DetailRole).toString();
    }
    QString tip(int row, ResultColumn column) { return cell(row, column).data(Qt::ToolTipRole).toString(); }
    QString titles()
    {
        QStringList out;
        for (int row = 0; row < model().rowCount(); ++row)
            out << text(row, Title);
        return out.join(QLatin1Char(' '));
    }
    QLineEdit *search() { return table.findChild<QLineEdit *>(QStringLiteral("searchResults")); }
    QComboBox *box(int number) { return table.findChildren<QComboBox *>()[number]; }
    void sort(ResultColumn column, Qt::SortOrder order)
    {
        table.view()->sortByColumn(static_cast<int>(column), order);
    }
    bool shows(const char *label)
    {
        for (const QLabel *each : table.findChildren<QLabel *>()) {
            if (each->text() == QString::fromUtf8(label) && each->isVisible())
                return true;
        }
        return false;
    }

    ResultTable table;
};

using Ids = std::vector<ResultId>;

ResultId id(int number)
{
    return ResultId{number};
}

} // namespace

class TestResultTable : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void newestStandsFirstAndIsSelected();
    void cellsShowWhatIsKnown();
    void resultsOfASweepAreToldApart();
    void smallFiguresAreNoZeros();
    void whatWasNotMeasuredSaysSo();
    void absentCellsSayWhy();
    void damagedRowShowsItsDamage();
    void runningRowFollowsItsRun();
    void selectionOutlivesOrderAndNewRows();
    void selectionFollowsWhatIsRemoved();
    void rowInItsPlaceIsSelected();
    void whatComesBackIsSelected();
    void columnsGrowWithTheFiguresOfARun();
    void presetsAreNamedInTheLanguage();
    void selectingWhatIsHiddenClearsTheSearch();
    void anotherWorkbookIsSelectedAnew();
    void searchAndChoicesFilter();
    void choicesComeFromTheRows();
    void emptyStatesSayWhatToDo();
    void enterAndDoubleClickActivate();
    void keyboardLeadsFromSearchToRows();
    void narrowTableHidesWholeColumns();
    void modelKeepsTheRulesOfModels();
    void everyControlHasAName();
    void languageSwitchLeavesNothingBehind();
    void numbersDependOnNoLocale();
};

/// Local time that every machine shows alike.
void TestResultTable::initTestCase()
{
    qputenv("TZ", "Asia/Tokyo");
    ::tzset();
}

void TestResultTable::newestStandsFirstAndIsSelected()
{
    Shown shown;
    QCOMPARE(shown.titles(), QStringLiteral("Gamma Beta Alpha"));
    QCOMPARE(shown.table.selection(), Ids{id(3)});
    QVERIFY(shown.shows("3 results"));
}

void TestResultTable::cellsShowWhatIsKnown()
{
    RunRecord record = resultOf("a", "Alpha");
    record.averagePower = boardPower(Provenance::Measured);
    record.throughputInterval = Interval{60.1, 63.2, IntervalKind::Confidence95};
    record.scenario = Scenario::SingleStream;
    Shown shown({record});
    QCOMPARE(shown.text(0, Device), QStringLiteral("NVIDIA T4"));
    QCOMPARE(shown.text(0, Precision), QStringLiteral("int8"));
    QCOMPARE(shown.text(0, ResultColumn::Scenario), QStringLiteral("Single stream"));
    QCOMPARE(shown.text(0, Throughput), QStringLiteral("61.7"));
    QCOMPARE(shown.detail(0, Throughput), QStringLiteral("samples/s"));
    QVERIFY(shown.tip(0, Throughput).contains(QStringLiteral("60.10 to 63.20 (")));
    QCOMPARE(shown.text(0, LatencyP99), QStringLiteral("602 ms"));
    QCOMPARE(shown.text(0, EnergyPerSample), QStringLiteral("1.13 J"));
    QCOMPARE(shown.detail(0, EnergyPerSample), QStringLiteral("accelerator"));
    QVERIFY(shown.tip(0, EnergyPerSample).contains(QStringLiteral("measured · accelerator · board")));
    QCOMPARE(shown.text(0, ResultColumn::Verdict), QStringLiteral("valid"));
    QCOMPARE(shown.detail(0, ResultColumn::Verdict), QString());
    QCOMPARE(shown.text(0, Measured), QStringLiteral("23 Nov 2026"));
    QCOMPARE(shown.detail(0, Measured), QStringLiteral("16:00"));
    QVERIFY(shown.tip(0, Measured).contains(QStringLiteral("2026-11-23 07:00:00 UTC")));
    QVERIFY(shown.tip(0, Title).contains(QStringLiteral("bert-99")));
    QCOMPARE(shown.cell(0, Throughput).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Throughput 61.7 samples/s"));
    QCOMPARE(shown.detail(0, Title), QStringLiteral("Single stream · int8 · NVIDIA T4"));
    QVERIFY(shown.cell(0, Throughput).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    shown.workbook.setTags(id(1), {"august", "夏"});
    shown.workbook.wait();
    QCOMPARE(shown.text(0, Tags), QStringLiteral("august, 夏"));
    QVERIFY(shown.detail(0, Title).endsWith(QStringLiteral(" · august, 夏")));
}

void TestResultTable::resultsOfASweepAreToldApart()
{
    ResultRow row;
    row.scenario = Scenario::Server;
    row.precision = "fp32";
    row.sequenceLength = 16;
    row.batch = 4;
    row.device = "cpu";
    row.hardware = "AMD EPYC";
    QCOMPARE(variantText(row, Formatter(Language::English)),
             QStringLiteral("Server · fp32 · 16 tokens · batch 4 · AMD EPYC"));
    row.sequenceLength.reset();
    row.batch.reset();
    row.hardware.clear();
    QCOMPARE(variantText(row, Formatter(Language::English)), QStringLiteral("Server · fp32 · cpu"));
}

/// Three digits are left of a figure of any size.
void TestResultTable::smallFiguresAreNoZeros()
{
    RunRecord record = resultOf("a", "Alpha");
    record.throughput = PerSecond{0.012345};
    record.latencyPercentiles = {{99.0, Seconds{81.04}}};
    record.averagePower = boardPower(Provenance::Measured);
    RunRecord fast = resultOf("b", "Beta");
    fast.throughput = PerSecond{2e9};
    fast.averagePower = boardPower(Provenance::Measured);
    Shown shown({record, fast});
    QCOMPARE(shown.text(0, Throughput), QStringLiteral("0.0123"));
    QCOMPARE(shown.text(0, LatencyP99), QStringLiteral("81.0 s"));
    QCOMPARE(shown.text(0, EnergyPerSample), QStringLiteral("5.67 kJ"));
    QCOMPARE(shown.text(1, EnergyPerSample), QStringLiteral("35.0 nJ"));
}

void TestResultTable::whatWasNotMeasuredSaysSo()
{
    std::vector<RunRecord> records{resultOf("a", "Alpha"), resultOf("b", "Beta")};
    records[0].averagePower = boardPower(Provenance::Estimated);
    records[1].averagePower = boardPower(Provenance::Measured);
    Shown shown(records);
    QCOMPARE(shown.text(0, EnergyPerSample), QStringLiteral("≈ 1.13 J"));
    QCOMPARE(shown.detail(0, EnergyPerSample), QStringLiteral("estimated · accelerator"));
    QVERIFY(shown.tip(0, EnergyPerSample).contains(QStringLiteral("estimated · ")));
    QCOMPARE(shown.text(1, EnergyPerSample), QStringLiteral("1.13 J"));
    QVERIFY(shown.cell(0, EnergyPerSample).data(Qt::ForegroundRole)
            != shown.cell(1, EnergyPerSample).data(Qt::ForegroundRole));
}

void TestResultTable::absentCellsSayWhy()
{
    RunRecord record;
    record.id = "bare";
    Shown shown({record});
    QCOMPARE(shown.text(0, Title), QStringLiteral("bare"));
    for (const ResultColumn column : {Device, Precision, Throughput, LatencyP99, EnergyPerSample, Measured}) {
        QCOMPARE(shown.text(0, column), QStringLiteral("–"));
        QVERIFY(!shown.tip(0, column).isEmpty());
    }
    QVERIFY(shown.tip(0, EnergyPerSample).contains(QStringLiteral("power")));
    QCOMPARE(shown.text(0, Tags), QString());
}

void TestResultTable::damagedRowShowsItsDamage()
{
    Desk desk(threeRecords());
    desk.file.execute("UPDATE result SET throughput = throughput + 1 WHERE id = 2");
    ResultTable table(desk.workbook, desk.appearance);
    desk.open();
    const QAbstractItemModel &model = *table.view()->model();
    const QString title = model.index(2, 0).data().toString(); // without a time it stands last
    QVERIFY2(title.contains(QStringLiteral("is damaged")), qPrintable(title));
    QCOMPARE(model.index(2, static_cast<int>(Throughput)).data().toString(), QStringLiteral("–"));
    QCOMPARE(model.index(2, static_cast<int>(Throughput)).data(Qt::ToolTipRole).toString(), title);
    QCOMPARE(model.index(2, static_cast<int>(ResultColumn::Scenario)).data().toString(), QStringLiteral("–"));
    QCOMPARE(model.index(2, static_cast<int>(ResultColumn::Verdict)).data().toString(),
             QStringLiteral("damaged"));
}

void TestResultTable::runningRowFollowsItsRun()
{
    Shown shown;
    RunRecord ended = ownRecord();
    RunData opening = *ended.data;
    opening.queries.clear();
    opening.measurementEnd.reset();
    opening.ended = false;
    const auto results = shown.workbook.writable();
    const ResultId run = must(results->use([&](Workbook &open) { return open.results().beginRun(opening); }));
    shown.workbook.refresh(run);
    shown.workbook.wait();
    QCOMPARE(shown.text(0, ResultColumn::Verdict), QStringLiteral("running"));
    QCOMPARE(shown.text(0, Throughput), QStringLiteral("–"));
    QVERIFY(shown.tip(0, Throughput).contains(QStringLiteral("ended")));
    QCOMPARE(shown.table.selection(), Ids{id(3)});
    must(results->use([&](Workbook &open) { return open.results().append(run, *ended.data); }));
    must(results->use([&](Workbook &open) { return open.results().finishRun(run, ended); }));
    QSignalSpy resets(&shown.model(), &QAbstractItemModel::modelReset);
    shown.workbook.refresh(run);
    shown.workbook.wait();
    QCOMPARE(shown.detail(0, Throughput), QStringLiteral("inferences/s"));
    QVERIFY(shown.text(0, ResultColumn::Verdict) != QStringLiteral("running"));
    QCOMPARE(resets.size(), 0); // its place is the same
}

void TestResultTable::selectionOutlivesOrderAndNewRows()
{
    Shown shown;
    shown.table.select({id(1), id(2)});
    QSignalSpy changes(&shown.table, &ResultTable::selectionChanged);
    QCOMPARE(shown.table.selection(), (Ids{id(2), id(1)}));
    shown.sort(Title, Qt::AscendingOrder);
    QCOMPARE(shown.titles(), QStringLiteral("Alpha Beta Gamma"));
    QCOMPARE(shown.table.selection(), (Ids{id(1), id(2)}));
    shown.add(resultOf("d", "Aardvark"));
    QCOMPARE(shown.titles(), QStringLiteral("Aardvark Alpha Beta Gamma"));
    QCOMPARE(shown.table.selection(), (Ids{id(1), id(2)}));
    shown.workbook.setNote(id(1), "noted");
    shown.workbook.wait();
    QCOMPARE(shown.table.selection(), (Ids{id(1), id(2)}));
    QCOMPARE(shown.table.view()->currentIndex().row(), 1);
    QCOMPARE(changes.size(), 0);
    shown.table.view()->selectRow(0);
    QCOMPARE(shown.table.selection(), Ids{id(4)});
    QCOMPARE(changes.size(), 1);
}

void TestResultTable::selectionFollowsWhatIsRemoved()
{
    Shown shown;
    QSignalSpy changes(&shown.table, &ResultTable::selectionChanged);
    shown.workbook.remove({id(3)});
    shown.workbook.wait();
    QCOMPARE(shown.titles(), QStringLiteral("Beta Alpha"));
    QCOMPARE(shown.table.selection(), Ids{id(2)});
    QCOMPARE(changes.size(), 1);
    shown.workbook.remove({id(1), id(2)});
    shown.workbook.wait();
    QCOMPARE(shown.table.selection(), Ids());
    QCOMPARE(changes.size(), 2);
    shown.workbook.history().undo();
    shown.workbook.wait();
    QCOMPARE(shown.table.selection(), (Ids{id(2), id(1)}));
}

/// A second deletion then deletes the neighbour, not a result somewhere else.
void TestResultTable::rowInItsPlaceIsSelected()
{
    std::vector<RunRecord> records = threeRecords();
    records.push_back(resultOf("d", "Delta")); // the newest, above the others
    Shown shown(records);
    QCOMPARE(shown.titles(), QStringLiteral("Delta Gamma Beta Alpha"));
    shown.table.select({id(3)});
    shown.workbook.remove({id(3)});
    shown.workbook.wait();
    QCOMPARE(shown.table.selection(), Ids{id(2)});
    shown.table.select({id(2), id(1)});
    shown.workbook.remove({id(2), id(1)});
    shown.workbook.wait();
    QCOMPARE(shown.table.selection(), Ids{id(4)}); // nothing stands below
}

void TestResultTable::whatComesBackIsSelected()
{
    Shown shown;
    shown.table.select({id(2), id(3)});
    shown.workbook.remove({id(2), id(3)});
    shown.workbook.wait();
    QCOMPARE(shown.table.selection(), Ids{id(1)});
    shown.add(resultOf("d", "Delta"));
    QCOMPARE(shown.table.selection(), Ids{id(1)}); // it is new
    shown.workbook.history().undo();
    shown.workbook.wait();
    QCOMPARE(shown.table.selection(), (Ids{id(3), id(2)}));
}

void TestResultTable::columnsGrowWithTheFiguresOfARun()
{
    Shown shown{std::vector<RunRecord>()};
    RunRecord ended = ownRecord();
    RunData opening = *ended.data;
    opening.queries.clear();
    opening.ended = false;
    const auto results = shown.workbook.writable();
    const ResultId run = must(results->use([&](Workbook &open) { return open.results().beginRun(opening); }));
    shown.workbook.refresh(run);
    shown.workbook.wait();
    const auto width = [&](ResultColumn column) {
        return shown.table.view()->columnWidth(static_cast<int>(column));
    };
    const int before = width(ResultColumn::Verdict);
    must(results->use([&](Workbook &open) { return open.results().append(run, *ended.data); }));
    must(results->use([&](Workbook &open) { return open.results().finishRun(run, ended); }));
    shown.workbook.refresh(run);
    shown.workbook.wait();
    QVERIFY(width(ResultColumn::Verdict) > before);
    const QFontMetrics metrics(shown.table.view()->font());
    QVERIFY(metrics.horizontalAdvance(shown.text(0, ResultColumn::Verdict)) < width(ResultColumn::Verdict));
}

/// Of its own title a record keeps what it says.
void TestResultTable::presetsAreNamedInTheLanguage()
{
    std::vector<RunRecord> records{resultOf("a", "Gradient boosting, inference"),
                                   resultOf("b", "Gradient boosting, tuned")};
    for (RunRecord &record : records)
        record.workload = "xgboost-inference";
    Shown shown(records);
    QCOMPARE(shown.text(0, Title), QStringLiteral("Gradient boosting, inference"));
    shown.appearance.setLanguage(Language::Japanese);
    QCOMPARE(shown.text(0, Title), QStringLiteral("勾配ブースティング (推論)"));
    QCOMPARE(shown.text(1, Title), QStringLiteral("Gradient boosting, tuned"));
    shown.search()->setText(QStringLiteral("勾配"));
    QCOMPARE(shown.model().rowCount(), 1);
}

void TestResultTable::selectingWhatIsHiddenClearsTheSearch()
{
    Shown shown;
    shown.search()->setText(QStringLiteral("gamma"));
    shown.box(0)->setCurrentIndex(1);
    QCOMPARE(shown.titles(), QStringLiteral("Gamma"));
    shown.table.select({id(3)});
    QCOMPARE(shown.search()->text(), QStringLiteral("gamma"));
    shown.table.select({id(99)});
    QCOMPARE(shown.table.selection(), Ids{id(3)});
    QSignalSpy changes(&shown.table, &ResultTable::selectionChanged);
    shown.table.select({id(1)});
    QCOMPARE(shown.titles(), QStringLiteral("Gamma Beta Alpha"));
    QCOMPARE(shown.search()->text(), QString());
    QCOMPARE(shown.box(0)->currentIndex(), 0);
    QCOMPARE(shown.table.selection(), Ids{id(1)});
    QCOMPARE(changes.size(), 1);
}

/// The same ids name other results there.
void TestResultTable::anotherWorkbookIsSelectedAnew()
{
    Shown shown;
    shown.table.select({id(1)});
    shown.search()->setText(QStringLiteral("alpha"));
    const Desk other(threeRecords());
    QSignalSpy changes(&shown.table, &ResultTable::selectionChanged);
    shown.workbook.open(other.file.path());
    shown.workbook.wait();
    QVERIFY(changes.size() > 0);
    QCOMPARE(shown.search()->text(), QString());
    QCOMPARE(shown.titles(), QStringLiteral("Gamma Beta Alpha"));
    QCOMPARE(shown.table.selection(), Ids{id(3)});
}

void TestResultTable::searchAndChoicesFilter()
{
    Shown shown;
    shown.search()->setText(QStringLiteral("ＢＥＴＡ t4"));
    QCOMPARE(shown.titles(), QStringLiteral("Beta"));
    QCOMPARE(shown.table.selection(), Ids{id(2)});
    QVERIFY(shown.shows("1 of 3 results"));
    shown.search()->clear();
    QCOMPARE(shown.table.selection(), Ids{id(2)});
    shown.box(0)->setCurrentIndex(shown.box(0)->findText(QStringLiteral("failed")));
    QCOMPARE(shown.titles(), QStringLiteral("Beta"));
    shown.box(0)->setCurrentIndex(shown.box(0)->findText(QStringLiteral("running")));
    QCOMPARE(shown.titles(), QString());
    shown.box(0)->setCurrentIndex(0);
    shown.box(1)->setCurrentIndex(shown.box(1)->findText(QStringLiteral("bert-99")));
    QCOMPARE(shown.titles(), QStringLiteral("Gamma Alpha"));
}

void TestResultTable::choicesComeFromTheRows()
{
    Shown shown;
    QComboBox &workloads = *shown.box(1);
    QComboBox &tags = *shown.box(2);
    QCOMPARE(workloads.count(), 3);
    QCOMPARE(workloads.itemText(0), QStringLiteral("All workloads"));
    QCOMPARE(workloads.itemText(2), QStringLiteral("resnet50"));
    QCOMPARE(tags.count(), 1);
    shown.workbook.setTags(id(2), {"august"});
    shown.workbook.wait();
    QCOMPARE(tags.count(), 2);
    tags.setCurrentIndex(1);
    QCOMPARE(shown.titles(), QStringLiteral("Beta"));
    shown.add(resultOf("d", "Delta"));
    QCOMPARE(tags.currentText(), QStringLiteral("august"));
    QCOMPARE(shown.titles(), QStringLiteral("Beta"));
    shown.workbook.setTags(id(2), {});
    shown.workbook.wait();
    QCOMPARE(tags.currentIndex(), 0); // no row has it any more
    QCOMPARE(shown.model().rowCount(), 4);
}

void TestResultTable::emptyStatesSayWhatToDo()
{
    Desk desk;
    ResultTable table(desk.workbook, desk.appearance);
    table.show();
    const auto shows = [&](const char *text) {
        for (const QLabel *label : table.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text() == QString::fromUtf8(text))
                return true;
        }
        return false;
    };
    QVERIFY(shows("No workbook is open"));
    table.hide();
    desk.workbook.open(desk.file.path(), WorkbookDocument::Make::IfMissing);
    table.show();
    QVERIFY(shows("Opening the workbook…"));
    QVERIFY(!table.view()->isVisible());
    desk.workbook.wait();
    QVERIFY(shows("No results yet"));
    QVERIFY(shows("Drop result files here, or run a workload."));
    auto *clear = table.findChild<QPushButton *>(QStringLiteral("clearSearch"));
    QVERIFY(!clear->isVisible());
    desk.add(resultOf("a", "Alpha"));
    QVERIFY(table.view()->isVisible());
    QCOMPARE(table.selection(), Ids{id(1)});
    auto *search = table.findChild<QLineEdit *>(QStringLiteral("searchResults"));
    search->setText(QStringLiteral("nothing"));
    QVERIFY(shows("No result matches the search"));
    QVERIFY(shows("0 of 1 result") || shows("0 of 1 results"));
    QCOMPARE(table.selection(), Ids());
    QTest::mouseClick(clear, Qt::LeftButton);
    QVERIFY(table.view()->isVisible());
    QCOMPARE(search->text(), QString());
    QCOMPARE(table.selection(), Ids{id(1)});
}

void TestResultTable::enterAndDoubleClickActivate()
{
    Shown shown;
    QList<ResultId> activated;
    connect(&shown.table, &ResultTable::activated, this, [&](ResultId result) { activated << result; });
    QTest::keyClick(shown.table.view(), Qt::Key_Return);
    QCOMPARE(activated, QList<ResultId>{id(3)});
    QTest::keyClick(shown.table.view(), Qt::Key_Down);
    QTest::keyClick(shown.table.view(), Qt::Key_Enter);
    QCOMPARE(activated.last(), id(2));
    const QPoint at = shown.table.view()->visualRect(shown.cell(2, Title)).center();
    QTest::mouseClick(shown.table.view()->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(activated.size(), 2);
    QTest::mouseDClick(shown.table.view()->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(activated, (QList<ResultId>{id(3), id(2), id(1)}));
}

void TestResultTable::keyboardLeadsFromSearchToRows()
{
    Shown shown;
    shown.table.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shown.table));
    shown.table.view()->setFocus();
    QTest::keyClick(shown.table.view(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(shown.search()->hasFocus());
    QTest::keyClicks(shown.search(), QStringLiteral("beta"));
    QCOMPARE(shown.titles(), QStringLiteral("Beta"));
    QTest::keyClick(shown.search(), Qt::Key_Down);
    QVERIFY(shown.table.view()->hasFocus());
    shown.table.focusSearch();
    QTest::keyClick(shown.search(), Qt::Key_Escape);
    QCOMPARE(shown.model().rowCount(), 3);
}

void TestResultTable::narrowTableHidesWholeColumns()
{
    Shown shown;
    const auto hidden = [&](ResultColumn column) {
        return shown.table.view()->isColumnHidden(static_cast<int>(column));
    };
    for (const int width : {600, 1000, 2400}) {
        shown.table.resize(width, 500);
        QTRY_VERIFY(shown.table.view()->horizontalHeader()->length()
                    <= shown.table.view()->viewport()->width());
        QCOMPARE(hidden(Tags), width < 2400);
        QCOMPARE(hidden(Precision), width < 2400);
        QCOMPARE(hidden(Measured), width < 1000);
        QVERIFY(!hidden(Title) && !hidden(Throughput) && !hidden(EnergyPerSample));
        QVERIFY(!hidden(ResultColumn::Verdict));
        QVERIFY(shown.table.view()->columnWidth(0) >= 200);
    }
}

void TestResultTable::modelKeepsTheRulesOfModels()
{
    Desk desk(threeRecords());
    ResultsModel model(desk.workbook, desk.appearance);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    desk.open();
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    model.sort(static_cast<int>(Title), Qt::AscendingOrder);
    model.sort(99, Qt::AscendingOrder);
    model.setFilter({.text = QStringLiteral("beta")});
    QCOMPARE(model.rowCount(), 1);
    desk.add(resultOf("d", "beta too"));
    QCOMPARE(model.rowCount(), 2);
    desk.workbook.remove({id(2), id(4)});
    desk.workbook.wait();
    QCOMPARE(model.rowCount(), 0);
    desk.appearance.setDark(true);
    QVERIFY(!model.index(0, 0).data().isValid());
}

void TestResultTable::everyControlHasAName()
{
    Shown shown;
    QCOMPARE(controlsWithoutName(&shown.table), QStringList());
    shown.search()->setText(QStringLiteral("nothing"));
    QCOMPARE(controlsWithoutName(&shown.table), QStringList());
}

void TestResultTable::languageSwitchLeavesNothingBehind()
{
    const auto textsIn = [](Language first, Language then) {
        std::vector<RunRecord> records = threeRecords();
        records[0].averagePower = boardPower(Provenance::Estimated);
        Shown shown(records, first);
        shown.appearance.setLanguage(then);
        return textsOf(&shown.table).join(QLatin1Char('\n'));
    };
    for (const Language language : {Language::English, Language::Japanese}) {
        const Language other = language == Language::English ? Language::Japanese : Language::English;
        QCOMPARE(textsIn(other, language), textsIn(language, language));
    }
    Shown shown(threeRecords(), Language::Japanese);
    QCOMPARE(shown.text(0, Throughput), QStringLiteral("98.0"));
    QCOMPARE(shown.text(0, Measured), QStringLiteral("2026/11/22"));
    QCOMPARE(shown.text(1, ResultColumn::Verdict), QStringLiteral("失敗"));
    shown.table.select({id(2)});
    shown.appearance.setLanguage(Language::English);
    QCOMPARE(shown.text(1, ResultColumn::Verdict), QStringLiteral("failed"));
    QCOMPARE(shown.table.selection(), Ids{id(2)});
}

void TestResultTable::numbersDependOnNoLocale()
{
    std::vector<RunRecord> records = threeRecords();
    records[2].throughput = PerSecond{1234567.8};
    records[0].averagePower = boardPower(Provenance::Measured);
    const auto texts = [&] {
        Shown shown(records);
        return textsOf(shown.table.view()).join(QLatin1Char('\n'));
    };
    const QString before = texts();
    QVERIFY(before.contains(QStringLiteral("1,234,568")));
    const ForeignLocale german("de_DE.UTF-8");
    if (!german.isActive())
        QSKIP("the machine has no German locale and cannot make one");
    QCOMPARE(texts(), before);
}

HAKARI_GUI_TEST_MAIN(TestResultTable)
#include "tst_resulttable.moc"
