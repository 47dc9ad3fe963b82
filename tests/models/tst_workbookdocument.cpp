// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/guimain.h"
#include "tests/support/resources.h"
#include "tests/workbook/workbookfile.h"

#include "core/record/runwriter.h"
#include "core/workbook/filelock.h"
#include "widgets/models/workbookdocument.h"

#include <QSignalSpy>

#include <functional>

using namespace hakari;
using namespace hakari::test;
using namespace hakari::workbooktest;

/// The workbook as the window holds it.
class TestWorkbookDocument : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_document.reset(); }

    void missingFileIsMadeWhereThatIsWanted();
    void folderThatCannotBeLookedIntoIsExplained();
    void whatAJobThrowsFailsTheJob();
    void failureLeavesTheOpenWorkbookAlone();
    void secondWindowIsToldWhoWrites();
    void filesAreImportedEachForItself();
    void sameFileIsKnownTheSecondTime();
    void runsKeptAsFilesMoveIntoTheWorkbook();
    void fileThatIsWrittenIsLeftAlone();
    void keptFileThatCannotBeStoredStays();
    void runThatBeganInAnotherWorkbookIsStoredWhole();
    void deletionIsUndone();
    void removedResultIsDeletedOnceItIsOpenedAgain();
    void cutWorkbookIsOpenedAndCopied();
    void tagsAndNotesAreUndone();
    void onlyTheLastLoadAnswers();
    void manyAreLoadedTogetherOrNotAtAll();
    void interruptedRunIsAccepted();
    void studyIsSavedAndFoundAgain();
    void studyIsRemoved();
    void nothingIsDoneWithoutAWorkbook();
    void otherWorkbookForgetsTheHistory();

private:
    void open(WorkbookDocument::Make make = WorkbookDocument::Make::IfMissing)
    {
        m_document->open(m_file->path(), make);
        m_document->wait();
    }
    ResultId add(const RunRecord &record)
    {
        m_document->add(std::make_shared<const RunRecord>(record));
        m_document->wait();
        return m_document->rows().back().id;
    }

    /// A run that was kept as a file.
    std::filesystem::path kept(const RunRecord &record, const char *name)
    {
        std::string lines;
        writeRecordedRun(*record.data, [&lines](std::string_view line) { lines += line; });
        std::filesystem::create_directories(runs());
        writeBytes(runs() / name, lines);
        return runs() / name;
    }
    std::filesystem::path runs() const { return m_file->folder() / "runs"; }

    std::optional<WorkbookFile> m_file;
    std::unique_ptr<WorkbookDocument> m_document;
    std::vector<Error> m_failures;
    std::vector<ImportReport> m_imports;
};

void TestWorkbookDocument::init()
{
    m_file.emplace();
    m_failures.clear();
    m_imports.clear();
    m_document = std::make_unique<WorkbookDocument>();
    connect(m_document.get(), &WorkbookDocument::failed, this,
            [this](const Error &e) { m_failures.push_back(e); });
    connect(m_document.get(), &WorkbookDocument::imported, this,
            [this](const ImportReport &report) { m_imports.push_back(report); });
}

void TestWorkbookDocument::missingFileIsMadeWhereThatIsWanted()
{
    open(WorkbookDocument::Make::Never);
    QVERIFY(!m_document->isOpen());
    QCOMPARE(m_failures.size(), std::size_t(1));
    QCOMPARE(m_failures.front().code, ErrorCode::FileNotFound);
    open();
    QVERIFY(m_document->isWritable());
    QVERIFY(m_document->rows().empty());
    QVERIFY(std::filesystem::exists(m_file->path()));
}

/// A link that leads to itself: nobody can say whether there is anything in it.
void TestWorkbookDocument::folderThatCannotBeLookedIntoIsExplained()
{
    const auto loop = m_file->folder() / "loop";
    std::filesystem::create_symlink(loop, loop);
    m_document->open(loop / "results.hakari", WorkbookDocument::Make::IfMissing);
    m_document->wait();
    QCOMPARE(m_failures.size(), std::size_t(1));
    QVERIFY(QString::fromStdString(m_failures.front().args.at("file")).contains(QStringLiteral("loop")));
    QVERIFY(!m_document->isOpen());
}

void TestWorkbookDocument::whatAJobThrowsFailsTheJob()
{
    open();
    m_document->load(
        add(ownRecord()),
        [](const RunRecordRef &) -> int { throw std::filesystem::filesystem_error("no luck", {}); },
        [](const Expected<int> &) { QFAIL("it was made"); });
    m_document->wait();
    QCOMPARE(m_failures.size(), std::size_t(1));
    QCOMPARE(m_failures.front().code, ErrorCode::WorkbookFailed);
    QVERIFY(QString::fromStdString(m_failures.front().args.at("cause")).contains(QStringLiteral("no luck")));
    QVERIFY(!m_document->isBusy());
}

void TestWorkbookDocument::failureLeavesTheOpenWorkbookAlone()
{
    open();
    const ResultId id = add(ownRecord());
    const auto other = m_file->folder() / "notes.hakari";
    writeBytes(other, "these are notes, long enough to be looked at as a file of some kind or other");
    m_document->open(other);
    m_document->wait();
    QCOMPARE(m_failures.size(), std::size_t(1));
    QCOMPARE(m_failures.front().code, ErrorCode::WorkbookForeign);
    QCOMPARE(m_document->path(), m_file->path());
    QVERIFY(m_document->row(id));
}

void TestWorkbookDocument::secondWindowIsToldWhoWrites()
{
    open();
    (void)add(ownRecord());
    WorkbookDocument second;
    second.open(m_file->path());
    second.wait();
    QVERIFY(second.isOpen());
    QVERIFY(!second.isWritable());
    QVERIFY(!second.writable());
    QCOMPARE(codeOf(second.readOnlyReason()), ErrorCode::WorkbookLocked);
    QCOMPARE(second.rows().size(), std::size_t(1));
    std::optional<Error> refused;
    connect(&second, &WorkbookDocument::failed, this, [&](const Error &error) { refused = error; });
    second.remove({second.rows().front().id});
    second.wait();
    QCOMPARE(codeOf(refused), ErrorCode::WorkbookLocked);
    QCOMPARE(second.rows().size(), std::size_t(1));
}

void TestWorkbookDocument::filesAreImportedEachForItself()
{
    open();
    const auto text = m_file->folder() / "notes.txt";
    writeBytes(text, "notes");
    m_document->import({fixture("mlperf/v3.0_NVIDIA_A100-PCIe-80GBx8_MaxQ_bert-99_Offline"), text,
                        m_file->folder() / "missing.jsonl"});
    m_document->wait();
    QCOMPARE(m_imports.size(), std::size_t(1));
    QCOMPARE(m_imports.front().results.size(), std::size_t(1));
    QCOMPARE(m_imports.front().failures.size(), std::size_t(2));
    QCOMPARE(m_document->rows().size(), std::size_t(1));
    QCOMPARE(m_document->rows().front().workload, std::string("bert-99"));
}

void TestWorkbookDocument::sameFileIsKnownTheSecondTime()
{
    open();
    const auto file = fixture("mlperf/v3.0_NVIDIA_A100-PCIe-80GBx8_MaxQ_bert-99_Offline");
    m_document->import({file});
    m_document->import({file});
    m_document->wait();
    QCOMPARE(m_imports.size(), std::size_t(2));
    QCOMPARE(m_imports.back().known, std::size_t(1));
    QVERIFY(m_imports.back().results == m_imports.front().results);
    QCOMPARE(m_document->rows().size(), std::size_t(1));
}

void TestWorkbookDocument::runsKeptAsFilesMoveIntoTheWorkbook()
{
    kept(ownRecord(9, "first"), "b.jsonl");
    kept(ownRecord(9, "second"), "a.jsonl");
    writeBytes(runs() / "notes.jsonl", "these are notes");
    open();
    std::vector<std::filesystem::path> found;
    m_document->findKept(runs(), [&](const auto &files) { found = files; });
    m_document->wait();
    QVERIFY((found == std::vector{runs() / "a.jsonl", runs() / "b.jsonl"}));
    m_document->importKept(found);
    m_document->wait();
    QVERIFY(m_imports.front().failures.empty());
    QCOMPARE(m_document->rows().size(), std::size_t(2));
    QVERIFY(!std::filesystem::exists(runs() / "a.jsonl") && !std::filesystem::exists(runs() / "b.jsonl"));
    std::string source;
    m_document->load(
        m_document->rows().front().id, [](const RunRecordRef &record) { return record->source->locator; },
        [&](const Expected<std::string> &locator) { source = must(locator); });
    m_document->wait();
    QCOMPARE(source, m_file->path().string()); // the file is gone
}

void TestWorkbookDocument::fileThatIsWrittenIsLeftAlone()
{
    const auto file = kept(ownRecord(), "a.jsonl");
    open();
    std::vector<std::filesystem::path> found{file};
    const auto lock = must(FileLock::take(file));
    m_document->findKept(runs(), [&](const auto &files) { found = files; });
    m_document->importKept({file}); // found a moment ago
    m_document->wait();
    QVERIFY(found.empty());
    QVERIFY(m_document->rows().empty());
    QCOMPARE(m_imports.front().failures.front().error.code, ErrorCode::WorkbookLocked);
    QVERIFY(std::filesystem::exists(file));
}

void TestWorkbookDocument::keptFileThatCannotBeStoredStays()
{
    const auto file = kept(ownRecord(), "a.jsonl");
    writeBytes(file, bytesOf(file) + "nonsense\n");
    open();
    m_document->importKept({file});
    m_document->wait();
    QCOMPARE(m_imports.front().failures.size(), std::size_t(1));
    QCOMPARE(m_imports.front().failures.front().file, file);
    QVERIFY(std::filesystem::exists(file));
}

void TestWorkbookDocument::runThatBeganInAnotherWorkbookIsStoredWhole()
{
    open();
    const auto record = std::make_shared<const RunRecord>(ownRecord());
    const ResultId beginning = must(m_document->writable()->use([&](Workbook &workbook) {
        RunData data = *record->data;
        data.ended = false;
        return workbook.results().beginRun(data);
    }));
    m_document->open(m_file->folder() / "other.hakari", WorkbookDocument::Make::Always);
    m_document->wait();
    m_document->add(record, beginning);
    m_document->wait();
    QVERIFY(m_imports.front().failures.empty());
    QCOMPARE(m_document->rows().size(), std::size_t(1));
    QCOMPARE(m_document->rows().front().state, ResultState::Complete);
}

void TestWorkbookDocument::deletionIsUndone()
{
    open();
    const ResultId first = add(ownRecord(9, "first"));
    const ResultId second = add(ownRecord(9, "second"));
    QSignalSpy changes(m_document.get(), &WorkbookDocument::rowsChanged);
    m_document->remove({first, second});
    m_document->wait();
    QVERIFY(m_document->rows().empty());
    QCOMPARE(changes.size(), 1);
    m_document->history().undo();
    m_document->wait();
    QCOMPARE(m_document->rows().size(), std::size_t(2));
    QCOMPARE(m_document->rows().front().id, first);
    QVERIFY(m_document->row(second));
    m_document->history().redo();
    m_document->wait();
    QVERIFY(!m_document->row(first));
}

void TestWorkbookDocument::removedResultIsDeletedOnceItIsOpenedAgain()
{
    open();
    m_document->remove({add(ownRecord())});
    m_document->wait();
    m_document = std::make_unique<WorkbookDocument>();
    QCOMPARE(m_file->ask("SELECT count(*) FROM result"), std::string("1"));
    open();
    QVERIFY(!m_document->isBusy());
    m_document.reset(); // ends with the turn that was begun
    QCOMPARE(m_file->ask("SELECT count(*) FROM result"), std::string("0"));
}

void TestWorkbookDocument::cutWorkbookIsOpenedAndCopied()
{
    open();
    const ResultId id = add(ownRecord());
    add(ownRecord(20'000, "cut"));
    m_document = std::make_unique<WorkbookDocument>();
    std::string bytes = bytesOf(m_file->path());
    bytes.resize(bytes.size() - 8192);
    writeBytes(m_file->path(), bytes);
    open();
    QVERIFY(m_document->isOpen());
    QCOMPARE(codeOf(m_document->readOnlyReason()), ErrorCode::WorkbookDamaged);
    QVERIFY(m_document->row(id));
    std::optional<CopyReport> copied;
    m_document->copyTo(m_file->folder() / "copy.hakari",
                       [&](Expected<CopyReport> report) { copied = must(std::move(report)); });
    m_document->wait();
    QVERIFY(copied);
    QCOMPARE(copied->results, std::size_t(1));
    QCOMPARE(copied->lost.size(), std::size_t(1));
}

void TestWorkbookDocument::tagsAndNotesAreUndone()
{
    open();
    const ResultId id = add(ownRecord());
    m_document->setTags(id, {"基準", "b"});
    m_document->setNote(id, "a note");
    m_document->wait();
    QCOMPARE(m_document->row(id)->tags, (std::vector<std::string>{"b", "基準"}));
    QCOMPARE(m_document->row(id)->note, std::string("a note"));
    m_document->setNote(id, "a note");
    QCOMPARE(m_document->history().count(), 2); // nothing was changed
    m_document->history().undo();
    m_document->history().undo();
    m_document->wait();
    QVERIFY(m_document->row(id)->tags.empty());
    QVERIFY(m_document->row(id)->note.empty());
}

void TestWorkbookDocument::onlyTheLastLoadAnswers()
{
    open();
    const ResultId first = add(ownRecord(9, "first"));
    const ResultId second = add(ownRecord(9, "second"));
    QStringList answers;
    for (const ResultId id : {first, second})
        m_document->load(
            id, [](const RunRecordRef &record) { return toQt(record->id); },
            [&](const Expected<QString> &answer) { answers << *answer; });
    m_document->wait();
    QCOMPARE(answers, QStringList{QStringLiteral("second")});
}

void TestWorkbookDocument::manyAreLoadedTogetherOrNotAtAll()
{
    open();
    const ResultId first = add(ownRecord(9, "first"));
    const ResultId second = add(ownRecord(9, "second"));
    std::vector<Expected<std::vector<RunRecordRef>>> answers;
    const auto take = [&](const Expected<std::vector<RunRecordRef>> &answer) { answers.push_back(answer); };
    m_document->loadAll({second, first}, std::identity(), take);
    m_document->loadAll({first, ResultId{77}}, std::identity(), take);
    m_document->wait();
    QCOMPARE(answers.size(), std::size_t(2));
    QCOMPARE(answers.front()->front()->id, std::string("second"));
    QCOMPARE(codeOf(answers.back()), ErrorCode::ResultUnknown);
}

void TestWorkbookDocument::interruptedRunIsAccepted()
{
    {
        const auto workbook = m_file->create();
        RunData data = *ownRecord().data;
        data.ended = false;
        (void)must(workbook->results().beginRun(data));
    }
    open();
    const ResultRow row = m_document->rows().front();
    QCOMPARE(row.state, ResultState::Interrupted);
    QVERIFY(!row.usable());
    m_document->accept(row.id);
    m_document->wait();
    QVERIFY(m_document->row(row.id)->usable());
}

void TestWorkbookDocument::studyIsSavedAndFoundAgain()
{
    const Catalogue &catalogue = shippedCatalogue();
    open();
    Study study = shippedStudy("aws-2023-layoutlm");
    study.title.ja = "わたしの比較";
    std::optional<Study> found;
    m_document->saveStudy(study, [](const std::optional<Error> &error) { QVERIFY(!error); });
    m_document->loadStudy(study.id, catalogue, [&](const Expected<Study> &answer) { found = must(answer); });
    m_document->wait();
    QCOMPARE(m_document->studies().size(), std::size_t(1));
    QCOMPARE(m_document->studies().front().title.ja, std::string("わたしの比較"));
    QCOMPARE(found->title.ja, study.title.ja);
}

void TestWorkbookDocument::studyIsRemoved()
{
    open();
    const Study study = shippedStudy("aws-2023-layoutlm");
    std::vector<std::optional<Error>> answers;
    const auto note = [&](const std::optional<Error> &error) { answers.push_back(error); };
    m_document->saveStudy(study, note);
    m_document->removeStudy(study.id, note);
    m_document->removeStudy(study.id, note);
    m_document->wait();
    QVERIFY(m_document->studies().empty());
    QVERIFY(!answers.at(1));
    QCOMPARE(codeOf(answers.at(2)), ErrorCode::StudyUnknown);
}

void TestWorkbookDocument::nothingIsDoneWithoutAWorkbook()
{
    m_document->import({m_file->path()});
    QCOMPARE(m_failures.size(), std::size_t(1));
    QCOMPARE(m_failures.front().code, ErrorCode::WorkbookNone);
    QVERIFY(!m_document->writable());
}

void TestWorkbookDocument::otherWorkbookForgetsTheHistory()
{
    open();
    m_document->remove({add(ownRecord())});
    m_document->wait();
    QVERIFY(m_document->history().canUndo());
    m_document->open(m_file->folder() / "other.hakari", WorkbookDocument::Make::Always);
    m_document->wait();
    QVERIFY(!m_document->history().canUndo());
    QCOMPARE(m_document->path().filename(), std::filesystem::path("other.hakari"));
}

int main(int argc, char **argv)
{
    return runGuiTest<TestWorkbookDocument>(argc, argv);
}
#include "tst_workbookdocument.moc"
