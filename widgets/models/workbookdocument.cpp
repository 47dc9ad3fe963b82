// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/workbookdocument.h"

#include "core/exchange/resultoption.h"
#include "core/record/recordedrun.h"
#include "core/workbook/filelock.h"

#include <QCoreApplication>
#include <QUndoCommand>

#include <algorithm>
#include <set>

namespace hakari {

/// A workbook that was just opened, with what the window shows of it.
struct WorkbookDocument::Opened {
    SharedWorkbookRef workbook;
    std::filesystem::path path;
    std::optional<Error> readOnlyReason;
    std::vector<ResultRow> rows;
    std::vector<StudyRow> studies;
};

namespace {

/// A step of the history as the two things that it does.
class Step : public QUndoCommand
{
public:
    Step(const QString &text, std::function<void()> redo, std::function<void()> undo)
        : QUndoCommand(text), m_redo(std::move(redo)), m_undo(std::move(undo))
    {
    }
    void redo() override { m_redo(); }
    void undo() override { m_undo(); }

private:
    std::function<void()> m_redo, m_undo;
};

} // namespace

WorkbookDocument::WorkbookDocument(QObject *parent) : QObject(parent)
{
    m_thread.setMaxThreadCount(1);
}

WorkbookDocument::~WorkbookDocument()
{
    ++m_lastLoad; // nobody waits for a result any more
    m_thread.waitForDone();
}

Expected<WorkbookDocument::Opened> WorkbookDocument::openFile(const std::filesystem::path &file, Make make)
{
    std::error_code failure; // create() says what is wrong with the folder
    const bool makes = make == Make::Always
                       || (make == Make::IfMissing && !std::filesystem::exists(file, failure));
    if (makes && !file.parent_path().empty()) {
        std::filesystem::create_directories(file.parent_path(), failure);
    }
    auto workbook = makes ? Workbook::create(file) : Workbook::open(file);
    if (!workbook)
        return tl::unexpected(workbook.error());
    auto rows = (*workbook)->results().rows();
    if (!rows)
        return tl::unexpected(rows.error());
    auto studies = (*workbook)->studies().rows();
    if (!studies)
        return tl::unexpected(studies.error());
    Opened out{nullptr, (*workbook)->path(), (*workbook)->readOnlyReason(), std::move(*rows),
               std::move(*studies)};
    out.workbook = std::make_shared<SharedWorkbook>(std::move(*workbook));
    return out;
}

void WorkbookDocument::open(const std::filesystem::path &file, Make make)
{
    std::error_code failure; // then it is another file
    if (isWritable() && std::filesystem::equivalent(file, m_path, failure)) {
        emit opened();
        return;
    }
    later([file, make] { return openFile(file, make); },
          [this](Expected<Opened> opened) {
              if (opened)
                  take(*std::move(opened));
              else
                  emit failed(opened.error());
          });
}

void WorkbookDocument::take(Opened opened)
{
    m_workbook = std::move(opened.workbook);
    m_path = std::move(opened.path);
    m_readOnly = std::move(opened.readOnlyReason);
    m_rows = std::move(opened.rows);
    m_studies = std::move(opened.studies);
    m_history.clear();
    emit this->opened();
    purge();
}

/// Nobody waits for it, so it is no job, and it may end with any turn.
void WorkbookDocument::purge()
{
    constexpr int afterOthers = -1;
    const auto turn = [this, workbook = m_workbook] {
        const auto more = workbook->use([](Workbook &open) { return open.results().purge(); });
        const auto next = [this, workbook] {
            if (workbook == m_workbook)
                purge();
        };
        if (more && *more)
            QMetaObject::invokeMethod(this, next, Qt::QueuedConnection);
    };
    if (isWritable())
        m_thread.start(turn, afterOthers);
}

const ResultRow *WorkbookDocument::row(ResultId id) const
{
    const auto found = std::ranges::lower_bound(m_rows, id, {}, &ResultRow::id);
    return found != m_rows.end() && found->id == id ? &*found : nullptr;
}

void WorkbookDocument::put(ResultRow row)
{
    const auto place = std::ranges::lower_bound(m_rows, row.id, {}, &ResultRow::id);
    if (place != m_rows.end() && place->id == row.id)
        *place = std::move(row);
    else
        m_rows.insert(place, std::move(row));
}

/// Rows that are new or say something new.
void WorkbookDocument::put(std::vector<ResultRow> rows)
{
    const std::size_t before = m_rows.size();
    for (const ResultRow &row : rows)
        put(row);
    if (m_rows.size() != before)
        emit rowsChanged();
    else
        for (const ResultRow &row : rows)
            emit rowChanged(row.id);
}

namespace {

Expected<std::vector<ResultRow>> rowsOf(SharedWorkbook &workbook, const std::vector<ResultId> &results)
{
    std::vector<ResultRow> out;
    for (const ResultId id : results) {
        auto rows = workbook.use([id](Workbook &open) { return open.results().rows(id, id); });
        if (!rows)
            return rows;
        std::ranges::move(*rows, std::back_inserter(out));
    }
    return out;
}

} // namespace

void WorkbookDocument::refresh(ResultId id)
{
    inTurn([id](SharedWorkbook &workbook) { return rowsOf(workbook, {id}); },
           [this](Expected<std::vector<ResultRow>> rows) {
               rows ? put(*std::move(rows)) : emit failed(rows.error());
           });
}

namespace {

using Import = std::pair<ImportReport, std::vector<ResultRow>>;

Expected<void> store(SharedWorkbook &workbook, std::span<const RunRecord> records, ImportReport &report)
{
    const auto added = workbook.use([&](Workbook &open) { return open.results().add(records); });
    if (!added)
        return tl::unexpected(added.error());
    for (const AddedResult &each : *added) {
        report.results.push_back(each.id);
        report.known += each.known ? 1 : 0;
    }
    return {};
}

Expected<void> importFile(SharedWorkbook &workbook, const std::filesystem::path &file, ImportReport &report)
{
    const auto records = readResults(file);
    return records ? store(workbook, *records, report) : tl::unexpected(records.error());
}

/// The workbook becomes the file that holds the runs.
Expected<void> moveKept(SharedWorkbook &workbook, const std::filesystem::path &file, ImportReport &report)
{
    const auto lock = FileLock::take(file);
    if (!lock)
        return tl::unexpected(lock.error());
    auto records = readResults(file);
    if (!records)
        return tl::unexpected(records.error());
    for (RunRecord &record : *records)
        record.source = sourceOfRun(record, displayPath(workbook.path()));
    const auto stored = store(workbook, *records, report);
    std::error_code failure; // then it is found again and known
    if (stored)
        std::filesystem::remove(file, failure);
    return stored;
}

using ImportOne = Expected<void> (*)(SharedWorkbook &, const std::filesystem::path &, ImportReport &);

Import importEach(SharedWorkbook &workbook, const std::vector<std::filesystem::path> &files, ImportOne one)
{
    Import out;
    auto &[report, rows] = out;
    for (const std::filesystem::path &file : files) {
        if (const auto done = one(workbook, file, report); !done)
            report.failures.push_back({file, done.error()});
    }
    if (auto stored = rowsOf(workbook, report.results))
        rows = *std::move(stored);
    else
        report.failures.push_back({{}, stored.error()});
    return out;
}

} // namespace

void WorkbookDocument::import(const std::vector<std::filesystem::path> &files)
{
    inTurn([files](SharedWorkbook &workbook) { return importEach(workbook, files, importFile); },
           [this](Import done) { takeImport(std::move(done)); });
}

void WorkbookDocument::importKept(const std::vector<std::filesystem::path> &files)
{
    inTurn([files](SharedWorkbook &workbook) { return importEach(workbook, files, moveKept); },
           [this](Import done) { takeImport(std::move(done)); });
}

namespace {

/// What began in a workbook that is not open any more is stored whole.
Expected<ResultId> storeEnded(ResultStore &results, const RunRecord &record,
                              std::optional<ResultId> beginning)
{
    if (beginning) {
        const auto finished = results.finishRun(*beginning, record);
        if (finished)
            return *beginning;
        if (finished.error().code != ErrorCode::RunNotOpen)
            return tl::unexpected(finished.error());
    }
    return results.add(record).map([](const AddedResult &added) { return added.id; });
}

} // namespace

void WorkbookDocument::add(const RunRecordRef &record, std::optional<ResultId> beginning)
{
    inTurn(
        [record, beginning](SharedWorkbook &workbook) {
            Import out;
            const auto stored = workbook.use(
                [&](Workbook &open) { return storeEnded(open.results(), *record, beginning); });
            if (stored)
                out.first.results = {*stored};
            else
                out.first.failures = {{{}, stored.error()}};
            if (auto rows = rowsOf(workbook, out.first.results))
                out.second = *std::move(rows);
            return out;
        },
        [this](Import done) { takeImport(std::move(done)); });
}

void WorkbookDocument::takeImport(Import done)
{
    put(std::move(done.second));
    emit imported(done.first);
}

Expected<std::vector<RunRecordRef>> WorkbookDocument::recordsOf(SharedWorkbook &workbook,
                                                                const std::vector<ResultId> &results)
{
    std::vector<RunRecordRef> out;
    for (const ResultId id : results) {
        auto record = workbook.use([id](Workbook &open) { return open.results().load(id); });
        if (!record)
            return tl::unexpected(record.error());
        out.push_back(std::make_shared<const RunRecord>(std::move(*record)));
    }
    return out;
}

/// The list of studies with it.
Expected<std::vector<StudyRow>> WorkbookDocument::storeStudy(SharedWorkbook &workbook, const Study &study)
{
    return workbook.use([&](Workbook &open) {
        return open.studies().save(study).and_then([&] { return open.studies().rows(); });
    });
}

Expected<std::vector<StudyRow>> WorkbookDocument::dropStudy(SharedWorkbook &workbook, const std::string &key)
{
    return workbook.use([&](Workbook &open) {
        return open.studies().remove(key).and_then([&] { return open.studies().rows(); });
    });
}

std::optional<Error> WorkbookDocument::takeStudies(Expected<std::vector<StudyRow>> studies)
{
    if (!studies)
        return studies.error();
    m_studies = *std::move(studies);
    return std::nullopt;
}

void WorkbookDocument::remove(const std::vector<ResultId> &results)
{
    if (results.empty())
        return;
    m_history.push(new Step(
        tr("Delete %n results", nullptr, static_cast<int>(results.size())),
        [this, results] { setPresent(results, false); }, [this, results] { setPresent(results, true); }));
}

void WorkbookDocument::setTags(ResultId id, const std::vector<std::string> &tags)
{
    const ResultRow *before = row(id);
    if (!before || before->tags == tags)
        return;
    const auto set = [this, id](const std::vector<std::string> &to) {
        change(id, [id, to](ResultStore &results) { return results.setTags(id, to); });
    };
    m_history.push(new Step(
        tr("Change the tags"), [set, tags] { set(tags); }, [set, tags = before->tags] { set(tags); }));
}

void WorkbookDocument::setNote(ResultId id, const std::string &note)
{
    const ResultRow *before = row(id);
    if (!before || before->note == note)
        return;
    const auto set = [this, id](const std::string &to) {
        change(id, [id, to](ResultStore &results) { return results.setNote(id, to); });
    };
    m_history.push(new Step(
        tr("Change the note"), [set, note] { set(note); }, [set, note = before->note] { set(note); }));
}

void WorkbookDocument::accept(ResultId id)
{
    change(id, [id](ResultStore &results) { return results.accept(id); });
}

void WorkbookDocument::change(ResultId id, std::function<Expected<void>(ResultStore &)> edit)
{
    inTurn(
        [id, edit = std::move(edit)](SharedWorkbook &workbook) -> Expected<std::vector<ResultRow>> {
            const auto done = workbook.use([&](Workbook &open) { return edit(open.results()); });
            return done ? rowsOf(workbook, {id}) : tl::unexpected(done.error());
        },
        [this](Expected<std::vector<ResultRow>> rows) {
            rows ? put(*std::move(rows)) : emit failed(rows.error());
        });
}

void WorkbookDocument::setPresent(const std::vector<ResultId> &results, bool present)
{
    inTurn(
        [results, present](SharedWorkbook &workbook) -> Expected<std::vector<ResultRow>> {
            const auto done = workbook.use([&](Workbook &open) {
                return present ? open.results().restore(results) : open.results().remove(results);
            });
            return done ? rowsOf(workbook, results) : tl::unexpected(done.error());
        },
        [this, results, present](Expected<std::vector<ResultRow>> rows) {
            if (!rows) {
                emit failed(rows.error());
            } else if (present) {
                put(*std::move(rows));
            } else {
                const std::set<ResultId> gone(results.begin(), results.end());
                std::erase_if(m_rows, [&](const ResultRow &row) { return gone.contains(row.id); });
                emit rowsChanged();
            }
        });
}

void WorkbookDocument::wait()
{
    while (isBusy()) {
        m_thread.waitForDone();
        QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
    }
}

} // namespace hakari
