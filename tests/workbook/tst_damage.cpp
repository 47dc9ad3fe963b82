// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/workbook/workbookfile.h"

#include "core/workbook/opening.h"

#include <set>

using namespace hakari;
using namespace hakari::workbooktest;

namespace {

constexpr int damagedCopies = 300;

/// Two results, a study, an override and a setting: what every copy must give back or refuse.
struct Original {
    WorkbookFile file;
    RunRecord own = ownRecord(2000);
    RunRecord foreign = mlperfRecord();
    ResultId ownId{};
    ResultId foreignId{};
    std::vector<ResultRow> rows;
    CatalogueOverride price{"price", "inf2", "per_hour", 0.75, "USD/h", "quote", "q.pdf"};
    Study study = shippedStudy(shippedStudyIds().front());
    std::string bytes;

    Original()
    {
        auto workbook = file.create();
        ownId = must(workbook->results().add(own)).id;
        foreignId = must(workbook->results().add(foreign)).id;
        must(workbook->results().setTags(ownId, {"a", "b"}));
        must(workbook->results().setNote(foreignId, "note 42"));
        must(workbook->overrides().set(price));
        must(workbook->settings().set("unit", "kWh"));
        must(workbook->studies().save(study));
        rows = must(workbook->results().rows());
        workbook.reset();
        bytes = bytesOf(file.path());
    }
};

bool sameRow(const ResultRow &a, const ResultRow &b)
{
    return sameRecord(a, b) && a.tags == b.tags && a.note == b.note && a.state == b.state
           && a.throughput == b.throughput && a.power == b.power;
}

/// What a copy says that the original did not; empty where it is right or refuses.
QString lieOf(Workbook &copy, const Original &original)
{
    const std::pair<ResultId, const RunRecord *> results[]{{original.ownId, &original.own},
                                                           {original.foreignId, &original.foreign}};
    for (const auto &[id, record] : results) {
        if (const auto loaded = copy.results().load(id);
            loaded && !recordDifference(*loaded, *record).isEmpty())
            return recordDifference(*loaded, *record);
    }
    if (const auto rows = copy.results().rows()) {
        for (const ResultRow &row : *rows) {
            const bool right = std::ranges::any_of(
                original.rows, [&](const ResultRow &known) { return sameRow(row, known); });
            if (!row.damage && !right)
                return QStringLiteral("row");
        }
    }
    if (const auto all = copy.overrides().all(); all && *all != std::vector{original.price} && !all->empty())
        return QStringLiteral("override");
    if (const auto unit = copy.settings().value("unit"); unit && *unit && **unit != "kWh")
        return QStringLiteral("setting");
    const auto study = copy.studies().load(original.study.id, shippedCatalogue());
    if (study && studyToJson(*study) != studyToJson(original.study))
        return QStringLiteral("study");
    return {};
}

/// Overwrites the first page of a table.
void breakTable(const Original &original, const std::string &table)
{
    const auto root = std::stoul(
        original.file.ask("SELECT rootpage FROM sqlite_schema WHERE name='" + table + "'"));
    const auto size = std::stoul(original.file.ask("PRAGMA page_size"));
    std::string bytes = bytesOf(original.file.path());
    bytes[(root - 1) * size] = '\x7F';
    writeBytes(original.file.path(), bytes);
}

/// The page of the k-th leaf of a table whose root leads to leaves (sqlite.org/fileformat2.html, 1.6).
std::size_t leafOf(const WorkbookFile &file, const std::string &table, std::size_t k)
{
    const auto root = std::stoul(file.ask("SELECT rootpage FROM sqlite_schema WHERE name='" + table + "'"));
    const std::string page = bytesOf(file.path()).substr((root - 1) * 4096, 4096);
    const auto number = [&page](std::size_t at, std::size_t size) {
        std::size_t out = 0;
        for (std::size_t i = at; i < at + size; ++i)
            out = out << 8 | static_cast<unsigned char>(page[i]);
        return out;
    };
    return number(number(12 + 2 * k, 2), 4);
}

} // namespace

class TestDamage : public QObject
{
    Q_OBJECT

private slots:
    void damagedCopyGivesTheOriginalOrAnError();
    void cutCopyGivesTheOriginalOrAnError();
    void flippedSampleIsReportedWithItsResult_data();
    void flippedSampleIsReportedWithItsResult();
    void changedFigureIsReportedWithItsResult();
    void figuresThatDoNotFollowFromTheSamplesAreRefused();
    void missingChunkIsReported();
    void largeFileIsCheckedWhereOpeningReadsIt();
    void damagedNoteAndTagAreReported();
    void damagedResultCanBeRemoved();
    void removedDamagedResultComesBackWithTheOthers();
    void removedDamagedResultIsGoneAtTheNextOpening();
    void removalThatIsRolledBackRemovesNoDamagedResult();
    void runIsMeasuredAgainWhereADamagedOneWasRemoved();
    void damagedRunThatDiedHoldsNothingUp();
    void rowsAroundAMissingPageAreListed();
    void unreadableShapesLeaveTheRestUsable();
    void unreadableTagsAreSaid();
    void importedAgainADamagedResultSaysSo();
    void damagedStudyOverrideAndSettingAreReported();
};

void TestDamage::damagedCopyGivesTheOriginalOrAnError()
{
    const Original original;
    const WorkbookFile copy;
    Random random(20'261'123);
    int refused = 0;
    for (int i = 0; i < damagedCopies; ++i) {
        std::string bytes = original.bytes;
        const auto writes = 1 + random.below(5);
        for (std::uint64_t k = 0; k < writes; ++k)
            bytes[random.below(i % 3 == 0 ? 8192 : bytes.size())] = static_cast<char>(random.below(256));
        writeBytes(copy.path(), bytes);
        for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
            const auto workbook = Workbook::open(copy.path(), mode);
            if (!workbook) {
                ++refused;
                continue;
            }
            const QString lie = lieOf(**workbook, original);
            QVERIFY2(lie.isEmpty(), qPrintable(QStringLiteral("copy %1: %2").arg(i).arg(lie)));
        }
    }
    QVERIFY(refused > 0 && refused < 2 * damagedCopies);
}

void TestDamage::cutCopyGivesTheOriginalOrAnError()
{
    const Original original;
    const WorkbookFile copy;
    std::set<std::size_t> sizes{0, 1, 15, 16, 99, 100, 511, 512, 4095, 4096, 4097, original.bytes.size() - 1};
    const WorkbookFile empty;
    empty.create();
    const std::size_t schemaEnd = bytesOf(empty.path()).size();
    for (std::size_t size = 8192; size < original.bytes.size(); size += 4096)
        sizes.insert(size);
    for (const std::size_t size : sizes) {
        writeBytes(copy.path(), original.bytes.substr(0, size));
        for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
            const auto workbook = Workbook::open(copy.path(), mode);
            if (!workbook) {
                QVERIFY2(size < schemaEnd, qPrintable(QString::number(size)));
                continue;
            }
            QCOMPARE(codeOf((*workbook)->readOnlyReason()), ErrorCode::WorkbookDamaged);
            QCOMPARE(lieOf(**workbook, original), QString());
            QVERIFY((*workbook)->results().rows() && (*workbook)->studies().rows());
        }
        QCOMPARE(bytesOf(copy.path()).size(), size);
    }
}

/// One after another, pages of the table of results are not there.
void TestDamage::rowsAroundAMissingPageAreListed()
{
    constexpr std::size_t results = 100;
    const WorkbookFile file;
    {
        const auto workbook = file.create();
        std::vector<RunRecord> records;
        for (std::size_t i = 0; i < results; ++i)
            records.push_back(ownRecord(9, "run " + std::to_string(i)));
        (void)must(workbook->results().add(records));
    }
    const std::string bytes = bytesOf(file.path());
    const std::size_t leaf = leafOf(file, "result", 3);
    std::string broken = bytes;
    broken.replace((leaf - 1) * 4096, 4096, std::string(4096, '\0'));
    writeBytes(file.path(), broken);
    const auto workbook = file.open();
    QCOMPARE(codeOf(workbook->readOnlyReason()), ErrorCode::WorkbookDamaged);
    const auto rows = must(workbook->results().rows());
    QCOMPARE(rows.size(), results);
    const auto damaged = std::ranges::count_if(rows,
                                               [](const ResultRow &row) { return row.damage.has_value(); });
    QVERIFY(damaged > 0 && damaged < 20);
    for (const ResultRow &row : rows)
        QCOMPARE(workbook->results().load(row.id).has_value(), !row.damage);
}

/// What is not there is not known; what is there is as good as before.
void TestDamage::unreadableShapesLeaveTheRestUsable()
{
    const Original original;
    breakTable(original, "shape");
    const auto workbook = original.file.open();
    QCOMPARE(codeOf(workbook->readOnlyReason()), ErrorCode::WorkbookDamaged);
    for (const ResultRow &row : must(workbook->results().rows())) {
        QVERIFY(row.usable() && !row.batch);
        QVERIFY(workbook->results().load(row.id));
    }
    QVERIFY(workbook->isPartial());
}

void TestDamage::unreadableTagsAreSaid()
{
    const Original original;
    breakTable(original, "tag");
    const auto workbook = original.file.open();
    const auto rows = must(workbook->results().rows());
    QCOMPARE(rows.size(), 2U);
    for (const ResultRow &row : rows) {
        QVERIFY(!row.usable() && row.throughput);
        QVERIFY(workbook->results().load(row.id));
    }
}

void TestDamage::flippedSampleIsReportedWithItsResult_data()
{
    QTest::addColumn<int>("series");
    QTest::newRow("query") << 0;
    QTest::newRow("reading") << 1;
}

void TestDamage::flippedSampleIsReportedWithItsResult()
{
    QFETCH(int, series);
    const Original original;
    SQLite::Database database(original.file.path().string(), SQLite::OPEN_READWRITE);
    SQLite::Statement chunk(database, "SELECT items FROM chunk WHERE result=? AND series=?");
    chunk.bind(1, static_cast<std::int64_t>(original.ownId));
    chunk.bind(2, series);
    QVERIFY(chunk.executeStep());
    std::string items(static_cast<const char *>(chunk.getColumn(0).getBlob()),
                      static_cast<std::size_t>(chunk.getColumn(0).getBytes()));
    chunk.reset();
    items[items.size() / 2] = static_cast<char>(items[items.size() / 2] ^ 1);
    SQLite::Statement change(database, "UPDATE chunk SET items=? WHERE result=? AND series=?");
    change.bind(1, items.data(), static_cast<int>(items.size()));
    change.bind(2, static_cast<std::int64_t>(original.ownId));
    change.bind(3, series);
    QCOMPARE(change.exec(), 1);
    const auto workbook = original.file.open();
    QVERIFY(!workbook->readOnlyReason()); // SQLite saw nothing
    const auto loaded = workbook->results().load(original.ownId);
    QCOMPARE(codeOf(loaded), ErrorCode::ResultDamaged);
    QCOMPARE(argument(loaded.error(), "value"), toQt(original.own.title));
    QVERIFY(argument(loaded.error(), "cause").contains(QLatin1String("SHA-256")));
    QVERIFY(workbook->results().load(original.foreignId));
}

void TestDamage::changedFigureIsReportedWithItsResult()
{
    const Original original;
    original.file.execute("UPDATE result SET throughput=throughput*1.0001 WHERE harness='Hakari'");
    const auto workbook = original.file.open();
    const auto rows = must(workbook->results().rows());
    QCOMPARE(rows.size(), 2U);
    QCOMPARE(codeOf(rows[0].damage), ErrorCode::ResultDamaged);
    QVERIFY(!rows[0].throughput && !rows[0].usable());
    QVERIFY(!rows[1].damage);
    QCOMPARE(codeOf(workbook->results().load(original.ownId)), ErrorCode::ResultDamaged);
    QVERIFY(workbook->results().load(original.foreignId));
}

/// Somebody who knows the format can seal whatever they like, but not make it follow from the samples.
void TestDamage::figuresThatDoNotFollowFromTheSamplesAreRefused()
{
    const Original original;
    {
        auto connection = Connection(original.file.path(), Connection::Access::ReadWrite);
        StoredResult forged;
        resultTable().read(connection.database(), "WHERE harness='Hakari'", {},
                           [&](RowReader row, bool) { forged = readResult(row); });
        forged.row.throughput->value *= 2;
        resultTable().put(connection.database(), fieldsOf(forged));
    }
    const auto workbook = original.file.open();
    QVERIFY(!must(workbook->results().rows()).front().damage);
    const auto loaded = workbook->results().load(original.ownId);
    QCOMPARE(codeOf(loaded), ErrorCode::ResultDamaged);
    QVERIFY(argument(loaded.error(), "cause").contains(QLatin1String("do not follow")));
}

void TestDamage::missingChunkIsReported()
{
    const Original original;
    original.file.execute("DELETE FROM chunk WHERE series=1");
    const auto workbook = original.file.open();
    QCOMPARE(codeOf(workbook->results().load(original.ownId)), ErrorCode::ResultDamaged);
    QCOMPARE(codeOf(workbook->results().load(original.foreignId)), ErrorCode::ResultDamaged);
}

void TestDamage::largeFileIsCheckedWhereOpeningReadsIt()
{
    const Original original;
    constexpr std::uintmax_t none = 0; // every file is large
    breakTable(original, "chunk");
    QCOMPARE(codeOf(original.file.open()->readOnlyReason()), ErrorCode::WorkbookDamaged);
    {
        const auto connection = openWorkbookFile(original.file.path(), std::nullopt, schemaSteps(), none);
        QVERIFY(!connection->readOnlyReason());
        ResultStore results(*connection);
        QCOMPARE(must(results.rows()).size(), 2U);
        QCOMPARE(codeOf(results.load(original.ownId)), ErrorCode::ResultDamaged);
    }
    breakTable(original, "result");
    const auto connection = openWorkbookFile(original.file.path(), std::nullopt, schemaSteps(), none);
    QCOMPARE(codeOf(connection->readOnlyReason()), ErrorCode::WorkbookDamaged);
}

void TestDamage::damagedNoteAndTagAreReported()
{
    const Original original;
    original.file.execute("UPDATE note SET text='note 43'; UPDATE tag SET tag='c' WHERE tag='a'");
    for (const ResultRow &row : must(original.file.open()->results().rows())) {
        QCOMPARE(codeOf(row.damage), ErrorCode::ResultDamaged);
        QVERIFY(row.note.empty());
    }
}

void TestDamage::damagedResultCanBeRemoved()
{
    const Original original;
    original.file.execute("UPDATE result SET title='x' WHERE harness='Hakari'");
    const auto workbook = original.file.open();
    must(workbook->results().remove(std::array{original.ownId}));
    QCOMPARE(must(workbook->results().rows()).size(), 1U);
    QVERIFY(!must(workbook->results().add(original.own)).known);
    QCOMPARE(must(workbook->results().rows()).size(), 2U);
}

void TestDamage::removedDamagedResultComesBackWithTheOthers()
{
    const Original original;
    original.file.execute("UPDATE result SET title='x' WHERE harness='Hakari'");
    const auto workbook = original.file.open();
    const std::array both{original.ownId, original.foreignId};
    must(workbook->results().remove(both));
    QVERIFY(must(workbook->results().rows()).empty());
    must(workbook->results().restore(both));
    const auto rows = must(workbook->results().rows());
    QCOMPARE(rows.size(), 2U);
    QCOMPARE(codeOf(rows[0].damage), ErrorCode::ResultDamaged);
}

void TestDamage::removedDamagedResultIsGoneAtTheNextOpening()
{
    const Original original;
    original.file.execute("UPDATE result SET title='x' WHERE harness='Hakari'");
    must(original.file.open()->results().remove(std::array{original.ownId}));
    const auto workbook = original.file.open();
    QCOMPARE(must(workbook->results().rows()).size(), 1U);
    QCOMPARE(codeOf(workbook->results().restore(std::array{original.ownId})), ErrorCode::ResultUnknown);
    purgeAll(*workbook);
    QCOMPARE(original.file.ask("SELECT count(*) FROM result"), std::string("1"));
    QCOMPARE(original.file.ask("SELECT count(*) FROM removed"), std::string("0"));
}

void TestDamage::removalThatIsRolledBackRemovesNoDamagedResult()
{
    const Original original;
    original.file.execute("UPDATE result SET title='x' WHERE harness='Hakari'");
    const auto workbook = original.file.open();
    QCOMPARE(codeOf(workbook->results().remove(std::array{original.ownId, ResultId{99}})),
             ErrorCode::ResultUnknown);
    QCOMPARE(must(workbook->results().rows()).size(), 2U);
    must(workbook->results().remove(std::array{original.ownId}));
    const RunRecord unstorable = ownRecord(9, "\xFF");
    QVERIFY(!workbook->results().add(std::array{original.own, unstorable})); // the first takes its place
    QCOMPARE(must(workbook->results().rows()).size(), 1U);
}

void TestDamage::runIsMeasuredAgainWhereADamagedOneWasRemoved()
{
    const Original original;
    original.file.execute("UPDATE result SET title='x' WHERE harness='Hakari'");
    const auto workbook = original.file.open();
    QCOMPARE(codeOf(workbook->results().beginRun(*original.own.data)), ErrorCode::ResultDamaged);
    must(workbook->results().remove(std::array{original.ownId}));
    QVERIFY(workbook->results().beginRun(*original.own.data));
}

/// A damaged run that nobody ended keeps no other from being ended.
void TestDamage::damagedRunThatDiedHoldsNothingUp()
{
    const WorkbookFile file;
    {
        const auto workbook = file.create();
        for (const char *id : {"first", "second"}) {
            RunData data = *ownRecord(9, id).data;
            data.ended = false;
            (void)must(workbook->results().beginRun(data));
        }
    }
    file.execute("UPDATE shape SET batch=7 WHERE result=1");
    file.open();
    QCOMPARE(file.ask("SELECT state FROM result WHERE id=2"), std::string("interrupted"));
}

void TestDamage::importedAgainADamagedResultSaysSo()
{
    const Original original;
    original.file.execute("DELETE FROM chunk WHERE series=0");
    const auto workbook = original.file.open();
    QCOMPARE(codeOf(workbook->results().add(original.own)), ErrorCode::ResultDamaged);
    must(workbook->results().remove(std::array{original.ownId}));
    const auto added = must(workbook->results().add(original.own));
    QVERIFY(!added.known);
    QVERIFY(workbook->results().load(added.id));
}

void TestDamage::damagedStudyOverrideAndSettingAreReported()
{
    const Original original;
    original.file.execute("UPDATE study SET body=replace(body, '1', '2'); UPDATE setting SET value='MWh';"
                          "UPDATE override SET number=0.7500000001");
    const auto workbook = original.file.open();
    QVERIFY(must(workbook->studies().rows()).front().damaged);
    QCOMPARE(codeOf(workbook->studies().load(original.study.id, shippedCatalogue())),
             ErrorCode::WorkbookDamaged);
    QCOMPARE(codeOf(workbook->overrides().all()), ErrorCode::WorkbookDamaged);
    QCOMPARE(codeOf(workbook->settings().value("unit")), ErrorCode::WorkbookDamaged);
    QVERIFY(workbook->results().load(original.ownId));
}

QTEST_APPLESS_MAIN(TestDamage)
#include "tst_damage.moc"
