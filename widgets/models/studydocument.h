// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/compare.h"
#include "core/study/study.h"

#include <QObject>
#include <QUndoStack>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace hakari {

/// What a change of the study is about; consecutive changes of one kind are one step of undo.
enum class EditKind { Single, Demand, Utilisation, Pue };

/// The study being edited, its comparison and its history. Pages read it and edit through it; nobody else
/// holds a study. GUI thread.
class StudyDocument : public QObject
{
    Q_OBJECT

public:
    explicit StudyDocument(std::shared_ptr<const Catalogue> catalogue, QObject *parent = nullptr);

    const Catalogue &catalogue() const { return *m_catalogue; }
    const Study &study() const { return m_study; }
    const Comparison &comparison() const { return *m_comparison; }
    ComparisonRef comparisonRef() const { return m_comparison; }
    QUndoStack &history() { return m_history; }
    bool isModified() const { return !m_history.isClean(); }
    /// Grows with every change, steps back included: the same number means the same study.
    std::uint64_t revision() const { return m_revision; }

    /// Replaces the study and forgets the history. An error leaves everything as it was.
    std::optional<Error> open(const Study &study);

    /// Changes a copy of the study; when that compares, it becomes the study and a step of the history named
    /// `text`. An error leaves everything as it was.
    std::optional<Error> edit(const QString &text, const std::function<void(Study &)> &change,
                              EditKind kind = EditKind::Single);
    /// Ends a run of changes of one kind, e.g. when a slider is released.
    void endMerge() { ++m_mergeRun; }

    /// The candidate that the headline speaks of: an index into the study, never the baseline if there is
    /// another visible candidate.
    std::size_t focused() const;
    void focus(const std::string &candidateId);

signals:
    void changed();      ///< study and comparison are new
    void focusChanged(); ///< another candidate is in the headline

private:
    friend class EditCommand;
    void apply(const Study &study, ComparisonRef comparison);

    std::shared_ptr<const Catalogue> m_catalogue;
    Study m_study;
    ComparisonRef m_comparison;
    QUndoStack m_history;
    std::string m_focused;
    int m_mergeRun = 0;
    std::uint64_t m_revision = 0;
};

} // namespace hakari
