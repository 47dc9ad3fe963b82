// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/workbook/workbookfile.h"

#include <limits>

using namespace hakari;
using namespace hakari::workbooktest;

namespace {

CatalogueOverride price()
{
    return {"price", "inf2.xlarge", "per_hour", 0.75, "USD/h", "見積書 'A'", "https://example.org/quote"};
}

/// What a study file gives back.
Expected<Study> parsedAgain(const Study &study)
{
    return parseStudy(studyToJson(study).dump(), "study", shippedCatalogue());
}

} // namespace

class TestStudyStore : public QObject
{
    Q_OBJECT

private slots:
    void studyComesBackAsItWas();
    void listShowsKeyAndTitles();
    void laterStudyTakesThePlaceOfTheEarlier();
    void absentStudyIsNamed();
    void studyThatCannotBeWrittenIsRefused();
    void overrideComesBackAsItWas();
    void overrideNeedsItsSource();
    void overrideThatIsNotFiniteIsRefused();
    void settingComesBack();
};

void TestStudyStore::studyComesBackAsItWas()
{
    const WorkbookFile file;
    for (const std::string &id : shippedStudyIds()) {
        const Study study = shippedStudy(id);
        {
            const auto workbook = std::filesystem::exists(file.path()) ? file.open() : file.create();
            must(workbook->studies().save(study));
        }
        const auto again = file.open()->studies().load(study.id, shippedCatalogue());
        QVERIFY2(again, qPrintable(sentence(again)));
        QVERIFY(studyToJson(*again) == studyToJson(must(parsedAgain(study))));
    }
}

void TestStudyStore::listShowsKeyAndTitles()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    for (const char *id : {"b", "a"}) {
        Study study = blankStudy(shippedCatalogue());
        study.id = id;
        study.title = {"Hosts", "ホストの比較"};
        must(workbook->studies().save(study));
    }
    const auto rows = must(workbook->studies().rows());
    QCOMPARE(rows.size(), 2U);
    QCOMPARE(rows.front().key, std::string("a"));
    QCOMPARE(rows.front().title, (LocalizedText{"Hosts", "ホストの比較"}));
    QCOMPARE(rows.front().changedUtc.size(), std::string("2026-11-23T07:00:00.000Z").size());
    QVERIFY(!rows.front().damaged);
}

void TestStudyStore::laterStudyTakesThePlaceOfTheEarlier()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    Study study = shippedStudy(shippedStudyIds().front());
    must(workbook->studies().save(study));
    study.title = {"Renamed", ""};
    must(workbook->studies().save(study));
    QCOMPARE(must(workbook->studies().rows()).size(), 1U);
    QCOMPARE(must(workbook->studies().load(study.id, shippedCatalogue())).title.en, std::string("Renamed"));
    must(workbook->studies().remove(study.id));
    QVERIFY(must(workbook->studies().rows()).empty());
}

void TestStudyStore::absentStudyIsNamed()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    Study study = blankStudy(shippedCatalogue());
    study.id = "there";
    must(workbook->studies().save(study));
    const auto loaded = workbook->studies().load("x", shippedCatalogue());
    QCOMPARE(codeOf(loaded), ErrorCode::StudyUnknown);
    QCOMPARE(argument(loaded.error(), "expected"), QStringLiteral("there"));
    QCOMPARE(codeOf(workbook->studies().remove("x")), ErrorCode::StudyUnknown);
}

void TestStudyStore::studyThatCannotBeWrittenIsRefused()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    Study study = blankStudy(shippedCatalogue());
    study.assumptions.utilisationCeiling = std::numeric_limits<double>::quiet_NaN();
    const auto saved = workbook->studies().save(study);
    QCOMPARE(codeOf(saved), ErrorCode::FieldRange);
    QVERIFY(argument(saved.error(), "place").startsWith(QLatin1String("assumptions.")));
    study = blankStudy(shippedCatalogue());
    study.title.en = "\xFF";
    QCOMPARE(codeOf(workbook->studies().save(study)), ErrorCode::NotUtf8);
    study = blankStudy(shippedCatalogue());
    study.id.clear();
    QCOMPARE(codeOf(workbook->studies().save(study)), ErrorCode::FieldMissing);
    QVERIFY(must(workbook->studies().rows()).empty());
}

void TestStudyStore::overrideComesBackAsItWas()
{
    const WorkbookFile file;
    auto workbook = file.create();
    CatalogueOverride text = price();
    text.field = "accelerator";
    text.value = std::string("Inferentia2 × 1");
    text.unit.clear();
    must(workbook->overrides().set(price()));
    must(workbook->overrides().set(text));
    workbook.reset();
    workbook = file.open();
    QCOMPARE(must(workbook->overrides().all()), (std::vector{text, price()}));
    CatalogueOverride cheaper = price();
    cheaper.value = 0.5;
    must(workbook->overrides().set(cheaper));
    must(workbook->overrides().remove(text.kind, text.key, text.field));
    QCOMPARE(must(workbook->overrides().all()), std::vector{cheaper});
}

void TestStudyStore::overrideNeedsItsSource()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    CatalogueOverride untitled = price();
    untitled.sourceTitle = "  ";
    QCOMPARE(codeOf(workbook->overrides().set(untitled)), ErrorCode::OverrideUnsourced);
    CatalogueOverride unplaced = price();
    unplaced.sourceLocator.clear();
    QCOMPARE(codeOf(workbook->overrides().set(unplaced)), ErrorCode::OverrideUnsourced);
    CatalogueOverride nameless = price();
    nameless.key.clear();
    QCOMPARE(codeOf(workbook->overrides().set(nameless)), ErrorCode::FieldMissing);
    QVERIFY(must(workbook->overrides().all()).empty());
}

void TestStudyStore::overrideThatIsNotFiniteIsRefused()
{
    const WorkbookFile file;
    const auto workbook = file.create();
    for (const double value :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        CatalogueOverride bad = price();
        bad.value = value;
        QCOMPARE(codeOf(workbook->overrides().set(bad)), ErrorCode::FieldRange);
    }
    QVERIFY(must(workbook->overrides().all()).empty());
}

void TestStudyStore::settingComesBack()
{
    const WorkbookFile file;
    auto workbook = file.create();
    QCOMPARE(must(workbook->settings().value("language")), std::nullopt);
    must(workbook->settings().set("language", "ja"));
    must(workbook->settings().set("language", "日本語"));
    workbook.reset();
    workbook = file.open();
    QCOMPARE(must(workbook->settings().value("language")), std::string("日本語"));
    QCOMPARE(codeOf(workbook->settings().set("", "x")), ErrorCode::FieldMissing);
}

QTEST_APPLESS_MAIN(TestStudyStore)
#include "tst_studystore.moc"
