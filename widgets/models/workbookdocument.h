// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/file.h"
#include "core/workbook/copying.h"
#include "core/workbook/sharedworkbook.h"
#include "widgets/models/keptruns.h"

#include <QObject>
#include <QThreadPool>
#include <QUndoStack>

#include <atomic>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hakari {

/// A file that holds no result, or whose results were refused.
struct ImportFailure {
    std::filesystem::path file; ///< empty for a record that came from no file
    Error error;
};

/// What became of files that were to be imported.
struct ImportReport {
    std::vector<ResultId> results; ///< all that the files held, in their order
    std::size_t known = 0;         ///< of them, those that were there already
    std::vector<ImportFailure> failures;
};

/// The workbook of the window and its history. What takes the disk's time is done in a thread of its own, one
/// thing after another, so the window goes on; its results arrive later, through signals. Pages read the rows
/// and edit through this; nobody else holds them. GUI thread.
class WorkbookDocument : public QObject
{
    Q_OBJECT

public:
    enum class Make { Never, IfMissing, Always };

    explicit WorkbookDocument(QObject *parent = nullptr);
    ~WorkbookDocument() override; ///< finishes what was begun

    /// Opens a workbook in the place of this one, or makes it: opened() or failed() follows, and a failure
    /// leaves everything as it was.
    /// One that is open already and can be written is left as it is, and opened() follows.
    void open(const std::filesystem::path &file, Make make = Make::Never);
    bool isOpen() const { return m_workbook != nullptr; }
    bool isBusy() const { return m_jobs > 0; }
    const std::filesystem::path &path() const { return m_path; }
    const std::optional<Error> &readOnlyReason() const { return m_readOnly; }
    bool isWritable() const { return isOpen() && !m_readOnly; }

    /// In the order in which they were added.
    const std::vector<ResultRow> &rows() const { return m_rows; }
    const ResultRow *row(ResultId id) const; ///< null: there is none

    /// For who stores a run from a thread of its own; null where nothing can be written.
    SharedWorkbookRef writable() const { return isWritable() ? m_workbook : nullptr; }
    void refresh(ResultId id); ///< its row was changed by a run

    /// Stores what the files and folders hold, each for itself; imported() follows.
    void import(const std::vector<std::filesystem::path> &files);
    /// Looks in a folder for runs that were kept as files (see keptRuns); then
    /// `then(std::vector<std::filesystem::path>)`.
    template <class Then>
    void findKept(const std::filesystem::path &folder, Then then)
    {
        inTurn([folder](SharedWorkbook &) { return keptRuns(folder); }, then);
    }
    /// Stores runs that were kept as files, and removes each file whose runs are all stored; imported()
    /// follows. A file that is being written is left alone.
    void importKept(const std::vector<std::filesystem::path> &files);
    /// Stores a record that could not be stored before, or not beyond its `beginning` in this workbook;
    /// imported() follows.
    void add(const RunRecordRef &record, std::optional<ResultId> beginning = {});

    /// Each is a step of the history.
    void remove(const std::vector<ResultId> &results);
    void setTags(ResultId id, const std::vector<std::string> &tags);
    void setNote(ResultId id, const std::string &note);
    QUndoStack &history() { return m_history; }

    void accept(ResultId id); ///< an interrupted run may be compared from now on

    /// Loads a result and makes `prepare(const RunRecordRef &)` of it, both in the other thread; then
    /// `then(Expected<what it made>)` in this one. Once a later load() is asked for, an earlier one that is
    /// not done yet is dropped, and its `then` is never called.
    template <class Prepare, class Then>
    void load(ResultId id, Prepare prepare, Then then)
    {
        const std::uint64_t ticket = ++m_lastLoad;
        inTurn(
            [this, id, prepare, ticket](SharedWorkbook &workbook) {
                using Made = std::invoke_result_t<Prepare, const RunRecordRef &>;
                using Answer = std::optional<Expected<Made>>;
                if (ticket != m_lastLoad)
                    return Answer();
                auto record = workbook.use([id](Workbook &open) { return open.results().load(id); });
                if (!record)
                    return Answer(tl::unexpected(record.error()));
                if (ticket != m_lastLoad)
                    return Answer();
                return Answer(prepare(std::make_shared<const RunRecord>(std::move(*record))));
            },
            [this, then, ticket](auto answer) {
                if (answer && ticket == m_lastLoad)
                    then(std::move(*answer));
            });
    }

    /// Loads results, all or none, and makes `prepare(std::vector<RunRecordRef>)` of them, both in the other
    /// thread; then `then(Expected<what it made>)` in this one.
    template <class Prepare, class Then>
    void loadAll(const std::vector<ResultId> &results, Prepare prepare, Then then)
    {
        inTurn([results,
                prepare](SharedWorkbook &workbook) { return recordsOf(workbook, results).map(prepare); },
               then);
    }

    /// Makes a new workbook of all that can be read of this one; then `then(Expected<CopyReport>)`.
    template <class Then>
    void copyTo(const std::filesystem::path &file, Then then)
    {
        inTurn([file](SharedWorkbook &workbook) { return copyReadable(workbook, file); }, then);
    }

    const std::vector<StudyRow> &studies() const { return m_studies; }
    /// Loads a study; then `then(Expected<Study>)`. The catalogue must outlive this.
    template <class Then>
    void loadStudy(const std::string &key, const Catalogue &catalogue, Then then)
    {
        inTurn(
            [key, &catalogue](SharedWorkbook &workbook) {
                return workbook.use([&](Workbook &open) { return open.studies().load(key, catalogue); });
            },
            then);
    }
    /// Saves it in the place of the one with its id, if there is one; then `then(std::optional<Error>)`.
    template <class Then>
    void saveStudy(const Study &study, Then then)
    {
        inTurn(
            [study](SharedWorkbook &workbook) { return storeStudy(workbook, study); },
            [this, then](Expected<std::vector<StudyRow>> studies) { then(takeStudies(std::move(studies))); });
    }

    /// Removes it for good; then `then(std::optional<Error>)`.
    template <class Then>
    void removeStudy(const std::string &key, Then then)
    {
        inTurn(
            [key](SharedWorkbook &workbook) { return dropStudy(workbook, key); },
            [this, then](Expected<std::vector<StudyRow>> studies) { then(takeStudies(std::move(studies))); });
    }

    void wait(); ///< until all that was begun is done and told; for tests and for the end of the program

signals:
    void opened();                        ///< another workbook: all rows are new
    void rowsChanged();                   ///< rows came or went
    void rowChanged(hakari::ResultId id); ///< what one of them says
    void imported(const hakari::ImportReport &report);
    void failed(const hakari::Error &error); ///< what was asked for last could not be done

private:
    /// Runs `work(SharedWorkbook &)` in the other thread and `then(its result)` in this one, unless another
    /// workbook was opened meanwhile. Without a workbook it fails.
    template <class Work, class Then>
    void inTurn(Work work, Then then)
    {
        if (!m_workbook) {
            emit failed({ErrorCode::WorkbookNone});
            return;
        }
        later([workbook = m_workbook, work] { return work(*workbook); },
              [this, workbook = m_workbook, then](auto result) {
                  if (workbook == m_workbook)
                      then(std::move(result));
              });
    }

    /// What nobody expected to be thrown fails the job and not the program; `then` is not called.
    template <class Work, class Then>
    void later(Work work, Then then)
    {
        ++m_jobs;
        m_thread.start([this, work, then] {
            std::shared_ptr<std::invoke_result_t<Work>> result;
            std::string cause = "unknown";
            try {
                result = std::make_shared<std::invoke_result_t<Work>>(work());
            } catch (const Error &error) {
                cause = describe(error);
            } catch (const std::exception &exception) {
                cause = exception.what();
            } catch (...) { // the cause stays unknown
            }
            const auto answer = [this, then, result, cause] {
                --m_jobs;
                if (result)
                    then(std::move(*result));
                else
                    emit failed(
                        {ErrorCode::WorkbookFailed, {{"file", displayPath(m_path)}, {"cause", cause}}});
            };
            QMetaObject::invokeMethod(this, answer, Qt::QueuedConnection);
        });
    }

    struct Opened;
    static Expected<std::vector<RunRecordRef>> recordsOf(SharedWorkbook &workbook,
                                                         const std::vector<ResultId> &results);
    static Expected<std::vector<StudyRow>> storeStudy(SharedWorkbook &workbook, const Study &study);
    static Expected<std::vector<StudyRow>> dropStudy(SharedWorkbook &workbook, const std::string &key);
    std::optional<Error> takeStudies(Expected<std::vector<StudyRow>> studies);
    static Expected<Opened> openFile(const std::filesystem::path &file, Make make);
    void take(Opened opened);
    void purge(); ///< what was removed before, a bit at a time, while nothing else is to be done
    void takeImport(std::pair<ImportReport, std::vector<ResultRow>> done);
    void change(ResultId id, std::function<Expected<void>(ResultStore &)> edit);
    void setPresent(const std::vector<ResultId> &results, bool present);
    void put(std::vector<ResultRow> rows);
    void put(ResultRow row);

    std::filesystem::path m_path;
    std::optional<Error> m_readOnly;
    std::vector<ResultRow> m_rows;
    std::vector<StudyRow> m_studies;
    QUndoStack m_history;
    int m_jobs = 0;
    std::atomic<std::uint64_t> m_lastLoad = 0;
    SharedWorkbookRef m_workbook;
    QThreadPool m_thread; ///< of one thread; last: it ends before what it uses
};

} // namespace hakari
