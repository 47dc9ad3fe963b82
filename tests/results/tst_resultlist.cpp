// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "tests/support/guimain.h"
#include "widgets/results/resultlist.h"

using namespace hakari;

namespace {

using Rows = std::vector<ResultRow>;

ResultRow rowOf(int id, const std::string &title)
{
    ResultRow row;
    row.id = ResultId{id};
    row.record = "record-" + std::to_string(id);
    row.title = title;
    row.verdict = VerdictState::Valid;
    return row;
}

/// Three rows, each with a word of its own in every text.
Rows three()
{
    Rows rows;
    for (int i = 1; i <= 3; ++i) {
        const std::string n = std::to_string(i);
        ResultRow row = rowOf(i, "Title" + n);
        row.workload = "workload" + n;
        row.hardware = "hardware" + n;
        row.device = "device" + n;
        row.backend = "backend" + n;
        row.precision = "precision" + n;
        row.harness = "harness" + n;
        row.tags = {"first" + n, "second" + n};
        row.note = "a note\nof lines" + n;
        row.scenario = static_cast<Scenario>(i);
        rows.push_back(row);
    }
    return rows;
}

/// The ids shown, as "1 3 2".
QString shown(const ResultList &list)
{
    QStringList ids;
    for (std::size_t place = 0; place < list.size(); ++place)
        ids << QString::number(static_cast<qlonglong>(list.idAt(place)));
    return ids.join(QLatin1Char(' '));
}

QString found(const Rows &rows, const char *text)
{
    ResultList list(rows);
    list.setFilter({.text = QString::fromUtf8(text)});
    return shown(list);
}

QString sorted(const Rows &rows, ResultColumn column, bool descending)
{
    ResultList list(rows);
    list.sort(column, descending);
    return shown(list);
}

ResultRow damaged(int id)
{
    ResultRow row;
    row.id = ResultId{id};
    row.damage = Error{ErrorCode::ResultDamaged, {{"value", std::to_string(id)}, {"cause", "SHA-256"}}};
    return row;
}

} // namespace

class TestResultList : public QObject
{
    Q_OBJECT

private slots:
    void rowsStandAsTheyWereAdded();
    void wordsAreSoughtInEveryText_data();
    void wordsAreSoughtInEveryText();
    void batchAndSequenceLengthAreSoughtAsCounts();
    void widthAndCaseDoNotCount();
    void choicesLeaveOnlyWhatMeetsThem();
    void choicesAndWordsAddUp();
    void damagedRowsAreFoundAsDamaged();
    void numbersSortByValue_data();
    void numbersSortByValue();
    void textsSortWithoutCase();
    void timesSortByMoment();
    void verdictsSortByTheirOrder();
    void tiesKeepTheOrderOfAddingInBothDirections();
    void changedRowTakesItsNewPlace();
    void changedRowThatKeepsItsPlaceIsSearchedAnew();
    void rowsThatWentAreNotRead();
};

void TestResultList::rowsStandAsTheyWereAdded()
{
    const Rows rows = three();
    const ResultList list(rows);
    QCOMPARE(shown(list), QStringLiteral("1 2 3"));
    QCOMPARE(list.rowAt(1), &rows[1]);
    QCOMPARE(list.placeOf(ResultId{3}), std::optional<std::size_t>(2));
    QVERIFY(!list.placeOf(ResultId{4}));
    const Rows none;
    QCOMPARE(ResultList(none).size(), std::size_t(0));
}

void TestResultList::wordsAreSoughtInEveryText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("ids");
    const auto row = [](const char *text, const char *ids) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(ids);
    };
    for (const char *text : {"title2", "workload2", "hardware2", "device2", "backend2", "precision2",
                             "harness2", "first2", "second2", "lines2", "record-2"})
        row(text, "2");
    row("", "1 2 3");
    row(" \t ", "1 2 3");
    row("TITLE", "1 2 3");
    row("itl", "1 2 3");
    row("second3 title", "3");
    row("title second3", "3");
    row("title1 title2", "");
    row("title1workload1", "");
    row("server", "1");
    row("single stream", "2");
    row("singlestream", "2");
    row("サーバー", "1");
    row("ｻｰﾊﾞｰ", "1");
    row("複数", "3");
    row("ｔｉｔｌｅ２", "2");
    row("ＴＩＴＬＥ　ｈａｒｄｗａｒｅ１", "1");
    row("nothing", "");
}

void TestResultList::wordsAreSoughtInEveryText()
{
    QFETCH(QString, text);
    QFETCH(QString, ids);
    QCOMPARE(found(three(), text.toUtf8().constData()), ids);
}

/// A 4 stands in many texts; "batch 4" means that batch.
void TestResultList::batchAndSequenceLengthAreSoughtAsCounts()
{
    Rows rows = three();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].record = "4-16-384";
        rows[i].batch = std::vector<std::int64_t>{4, 14, 64}[i];
        rows[i].sequenceLength = std::vector<std::int64_t>{16, 384, 16}[i];
    }
    QCOMPARE(found(rows, "batch 4"), QStringLiteral("1"));
    QCOMPARE(found(rows, "BATCH 64"), QStringLiteral("3"));
    QCOMPARE(found(rows, "384 tokens"), QStringLiteral("2"));
    QCOMPARE(found(rows, "16 tokens batch 64"), QStringLiteral("3"));
    QCOMPARE(found(rows, "batch"), QStringLiteral("1 2 3"));
    QCOMPARE(found(rows, "バッチ 14"), QStringLiteral("2"));
    rows[0].batch.reset();
    QCOMPARE(found(rows, "batch 4"), QString());
}

void TestResultList::widthAndCaseDoNotCount()
{
    const Rows wide{rowOf(1, "ＬａｙｏｕｔＬＭ ﾓﾃﾞﾙ Größe"), rowOf(2, "other")};
    for (const char *word : {"layoutlm", "モデル", "ﾓﾃﾞﾙ", "GRÖßE", "größe"})
        QVERIFY2(found(wide, word) == QStringLiteral("1"), word);
}

void TestResultList::choicesLeaveOnlyWhatMeetsThem()
{
    Rows rows = three();
    rows[0].state = ResultState::Running;
    rows[0].verdict.reset();
    rows[1].verdict = VerdictState::Failed;
    rows[2].hardware.clear();
    ResultList list(rows);
    const auto with = [&](const ResultFilter &filter) {
        list.setFilter(filter);
        return shown(list);
    };
    QCOMPARE(with({.states = {ResultState::Running}}), QStringLiteral("1"));
    QCOMPARE(with({.states = {ResultState::Running, ResultState::Complete}}), QStringLiteral("1 2 3"));
    QCOMPARE(with({.states = {ResultState::Interrupted}}), QString());
    QCOMPARE(with({.verdicts = {VerdictState::Failed}}), QStringLiteral("2"));
    QCOMPARE(with({.verdicts = {VerdictState::Valid}}), QStringLiteral("3"));
    QCOMPARE(with({.workload = "workload3"}), QStringLiteral("3"));
    QCOMPARE(with({.workload = "workload"}), QString());
    QCOMPARE(with({.device = "hardware1"}), QStringLiteral("1"));
    QCOMPARE(with({.device = "device3"}), QStringLiteral("3"));
    QCOMPARE(with({.tag = "second2"}), QStringLiteral("2"));
    QCOMPARE(with({.tag = "second"}), QString());
    QCOMPARE(with({}), QStringLiteral("1 2 3"));
}

void TestResultList::choicesAndWordsAddUp()
{
    const Rows rows = three();
    ResultList list(rows);
    list.sort(ResultColumn::Title, true);
    list.setFilter({.text = QStringLiteral("title"), .verdicts = {VerdictState::Valid}});
    QCOMPARE(shown(list), QStringLiteral("3 2 1"));
    list.setFilter({.text = QStringLiteral("title"), .tag = "first1"});
    QCOMPARE(shown(list), QStringLiteral("1"));
    list.setFilter({.text = QStringLiteral("title2"), .tag = "first1"});
    QCOMPARE(shown(list), QString());
}

/// An unreadable row is of no scenario, verdict or state, whatever stands in its place.
void TestResultList::damagedRowsAreFoundAsDamaged()
{
    Rows rows = three();
    rows.push_back(damaged(4));
    QCOMPARE(found(rows, "offline"), QString());
    ResultList list(rows);
    list.setFilter({.damaged = true});
    QCOMPARE(shown(list), QStringLiteral("4"));
    list.setFilter({.states = {ResultState::Complete}});
    QCOMPARE(shown(list), QStringLiteral("1 2 3"));
    for (const bool descending : {false, true}) {
        for (const ResultColumn column : {ResultColumn::Title, ResultColumn::Scenario, ResultColumn::Tags})
            QVERIFY(sorted(rows, column, descending).endsWith(QLatin1Char('4')));
    }
}

void TestResultList::numbersSortByValue_data()
{
    QTest::addColumn<int>("column");
    QTest::newRow("throughput") << static_cast<int>(ResultColumn::Throughput);
    QTest::newRow("latency") << static_cast<int>(ResultColumn::LatencyP99);
    QTest::newRow("energy") << static_cast<int>(ResultColumn::EnergyPerSample);
}

void TestResultList::numbersSortByValue()
{
    QFETCH(int, column);
    Rows rows;
    int id = 0;
    for (const std::optional<double> value :
         {std::optional(100.0), std::optional<double>(), std::optional(9.0), std::optional(0.0),
          std::optional<double>(), std::optional(20.0)}) {
        ResultRow row = rowOf(++id, "same");
        if (value && column == static_cast<int>(ResultColumn::Throughput))
            row.throughput = PerSecond{*value};
        if (value && column == static_cast<int>(ResultColumn::LatencyP99))
            row.latencyP99 = Seconds{*value};
        if (value && column == static_cast<int>(ResultColumn::EnergyPerSample))
            row.energyPerSample = Joules{*value};
        rows.push_back(row);
    }
    QCOMPARE(sorted(rows, static_cast<ResultColumn>(column), false), QStringLiteral("4 3 6 1 2 5"));
    QCOMPARE(sorted(rows, static_cast<ResultColumn>(column), true), QStringLiteral("1 6 3 4 2 5"));
}

void TestResultList::textsSortWithoutCase()
{
    const Rows rows{rowOf(1, "beta"), rowOf(2, ""), rowOf(3, "Alpha"), rowOf(4, "ＡＬＰＨＡ 2"),
                    rowOf(5, "実行")};
    QCOMPARE(sorted(rows, ResultColumn::Title, false), QStringLiteral("3 4 1 5 2"));
    QCOMPARE(sorted(rows, ResultColumn::Title, true), QStringLiteral("5 1 4 3 2"));
    Rows devices = three();
    devices[0].hardware = "z";
    devices[1].hardware.clear(); // shown and sorted by "device2"
    QCOMPARE(sorted(devices, ResultColumn::Device, false), QStringLiteral("2 3 1"));
    QCOMPARE(sorted(devices, ResultColumn::Precision, true), QStringLiteral("3 2 1"));
    QCOMPARE(sorted(devices, ResultColumn::Tags, true), QStringLiteral("3 2 1"));
    QCOMPARE(sorted(devices, ResultColumn::Scenario, true), QStringLiteral("3 2 1"));
}

void TestResultList::timesSortByMoment()
{
    Rows rows;
    int id = 0;
    for (const char *start : {"2026-11-23T07:00:00.500Z", "", "2026-11-23T07:00:00Z",
                              "1999-01-01T00:00:00.000Z", "2026-11-23T15:00:00+09:00", "yesterday"}) {
        rows.push_back(rowOf(++id, "same"));
        rows.back().startUtc = start;
    }
    QCOMPARE(sorted(rows, ResultColumn::Measured, false), QStringLiteral("4 5 3 1 2 6"));
    QCOMPARE(sorted(rows, ResultColumn::Measured, true), QStringLiteral("1 3 5 4 2 6"));
    QVERIFY(!startOf(rows[5]));
}

void TestResultList::verdictsSortByTheirOrder()
{
    Rows rows{rowOf(1, ""), rowOf(2, ""), rowOf(3, ""), rowOf(4, ""), damaged(5)};
    rows[0].verdict.reset();
    rows[0].state = ResultState::Running;
    rows[1].verdict = VerdictState::Aborted;
    rows[1].state = ResultState::Interrupted;
    rows[2].verdict = VerdictState::Aborted;
    QCOMPARE(sorted(rows, ResultColumn::Verdict, false), QStringLiteral("4 3 2 1 5"));
    QCOMPARE(sorted(rows, ResultColumn::Verdict, true), QStringLiteral("5 1 2 3 4"));
}

void TestResultList::tiesKeepTheOrderOfAddingInBothDirections()
{
    Rows rows;
    for (int i = 1; i <= 40; ++i) {
        rows.push_back(rowOf(i, i % 2 == 0 ? "even" : "odd"));
        rows.back().throughput = PerSecond{i % 2 == 0 ? 1.0 : 2.0};
    }
    for (const ResultColumn column : {ResultColumn::Title, ResultColumn::Throughput}) {
        for (const bool descending : {false, true}) {
            const QStringList ids = sorted(rows, column, descending).split(QLatin1Char(' '));
            QCOMPARE(ids.size(), 40);
            for (int i = 1; i < 40; ++i) {
                if (i != 20)
                    QVERIFY(ids[i - 1].toInt() < ids[i].toInt());
            }
            QCOMPARE(ids[0].toInt(), descending ? 1 : 2);
        }
    }
}

void TestResultList::changedRowTakesItsNewPlace()
{
    Rows rows = three();
    ResultList list(rows);
    list.sort(ResultColumn::Title, false);
    rows[0].title = "z";
    QVERIFY(!list.keepsPlace(ResultId{1}));
    list.update(ResultId{1});
    QCOMPARE(shown(list), QStringLiteral("2 3 1"));
    list.setFilter({.tag = "august"});
    QCOMPARE(shown(list), QString());
    rows[2].tags = {"august"};
    QVERIFY(!list.keepsPlace(ResultId{3}));
    list.update(ResultId{3});
    QCOMPARE(shown(list), QStringLiteral("3"));
    rows[2].tags.clear();
    QVERIFY(!list.keepsPlace(ResultId{3}));
    list.update(ResultId{3});
    QCOMPARE(shown(list), QString());
}

void TestResultList::changedRowThatKeepsItsPlaceIsSearchedAnew()
{
    Rows rows = three();
    ResultList list(rows);
    list.sort(ResultColumn::Throughput, false);
    rows[1].note = "remarkable";
    QVERIFY(list.keepsPlace(ResultId{2}));
    list.update(ResultId{2});
    QCOMPARE(shown(list), QStringLiteral("1 2 3"));
    list.setFilter({.text = QStringLiteral("remark")});
    QCOMPARE(shown(list), QStringLiteral("2"));
}

void TestResultList::rowsThatWentAreNotRead()
{
    Rows rows = three();
    ResultList list(rows);
    rows.erase(rows.begin() + 1);
    QCOMPARE(list.rowAt(0), &rows[0]);
    QCOMPARE(list.rowAt(1), nullptr); // another row stands in its place
    QCOMPARE(list.rowAt(2), nullptr);
    QVERIFY(!list.keepsPlace(ResultId{3}));
    list.setFilter({.text = QStringLiteral("title")});
    QCOMPARE(shown(list), QStringLiteral("1 3"));
    rows.push_back(rowOf(7, "title"));
    list.sort(ResultColumn::Title, true);
    QCOMPARE(shown(list), QStringLiteral("3 1 7"));
}

HAKARI_GUI_TEST_MAIN(TestResultList)
#include "tst_resultlist.moc"
