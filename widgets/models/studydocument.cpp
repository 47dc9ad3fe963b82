// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/studydocument.h"

#include <QUndoCommand>

namespace hakari {

/// One step of the history: the whole study before and after, which is small and cannot go wrong.
class EditCommand : public QUndoCommand
{
public:
    EditCommand(StudyDocument &document, const QString &text, Study after, ComparisonRef comparison,
                int mergeId)
        : QUndoCommand(text),
          m_document(document),
          m_before(document.m_study),
          m_comparisonBefore(document.m_comparison),
          m_after(std::move(after)),
          m_comparisonAfter(std::move(comparison)),
          m_mergeId(mergeId)
    {
    }

    void undo() override { m_document.apply(m_before, m_comparisonBefore); }
    void redo() override { m_document.apply(m_after, m_comparisonAfter); }
    int id() const override { return m_mergeId; }

    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *later = static_cast<const EditCommand *>(other); // same id, so the same class
        m_after = later->m_after;
        m_comparisonAfter = later->m_comparisonAfter;
        return true;
    }

private:
    StudyDocument &m_document;
    Study m_before;
    ComparisonRef m_comparisonBefore;
    Study m_after;
    ComparisonRef m_comparisonAfter;
    int m_mergeId;
};

StudyDocument::StudyDocument(std::shared_ptr<const Catalogue> catalogue, QObject *parent)
    : QObject(parent), m_catalogue(std::move(catalogue)), m_comparison(std::make_shared<const Comparison>())
{
}

std::optional<Error> StudyDocument::open(const Study &study)
{
    auto comparison = compare(study, *m_catalogue);
    if (!comparison)
        return comparison.error();
    m_history.clear();
    m_focused.clear();
    apply(study, std::make_shared<const Comparison>(std::move(*comparison)));
    emit focusChanged();
    return std::nullopt;
}

std::optional<Error> StudyDocument::edit(const QString &text, const std::function<void(Study &)> &change,
                                         EditKind kind)
{
    Study after = m_study;
    change(after);
    auto comparison = compare(after, *m_catalogue);
    if (!comparison)
        return comparison.error();
    constexpr int kinds = 16;
    const int mergeId = kind == EditKind::Single ? -1 : m_mergeRun * kinds + static_cast<int>(kind);
    m_history.push(new EditCommand(*this, text, std::move(after),
                                   std::make_shared<const Comparison>(std::move(*comparison)), mergeId));
    return std::nullopt;
}

std::size_t StudyDocument::focused() const
{
    std::size_t fallback = m_comparison->baseline;
    for (std::size_t i = m_study.candidates.size(); i-- > 0;) {
        if (m_study.candidates[i].hidden || i == m_comparison->baseline)
            continue;
        fallback = i;
        if (m_study.candidates[i].id == m_focused)
            return i;
    }
    return fallback;
}

void StudyDocument::focus(const std::string &candidateId)
{
    if (m_focused == candidateId)
        return;
    m_focused = candidateId;
    emit focusChanged();
}

void StudyDocument::apply(const Study &study, ComparisonRef comparison)
{
    m_study = study;
    ++m_revision;
    m_comparison = std::move(comparison);
    emit changed();
}

} // namespace hakari
