// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/notescard.h"

#include <QKeyEvent>
#include <QRegularExpression>

#include <algorithm>

namespace hakari {

namespace {

constexpr int noteHeight = 96;

QString joined(const std::vector<std::string> &tags)
{
    QStringList out;
    for (const std::string &tag : tags)
        out << QString::fromStdString(tag);
    return out.join(QStringLiteral(", "));
}

bool isCommit(QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        return true;
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    return (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
           && key->modifiers().testFlag(Qt::ControlModifier);
}

} // namespace

std::vector<std::string> tagsIn(const QString &text)
{
    static const QRegularExpression comma(QStringLiteral("[,\u3001\uFF0C]"));
    std::vector<std::string> out;
    for (const QString &tag : text.split(comma)) {
        if (!tag.trimmed().isEmpty())
            out.push_back(tag.simplified().toStdString());
    }
    std::ranges::sort(out);
    const auto twice = std::ranges::unique(out);
    out.erase(twice.begin(), twice.end());
    return out;
}

NotesCard::NotesCard(WorkbookDocument &workbook, QWidget *parent)
    : QFrame(parent),
      m_workbook(workbook),
      m_title(makeLabel("section", this)),
      m_tagsCaption(makeLabel("note", this)),
      m_noteCaption(makeLabel("note", this)),
      m_tags(new QLineEdit(this)),
      m_note(new QPlainTextEdit(this))
{
    setRole(this, "card");
    m_tagsCaption->setBuddy(m_tags);
    m_noteCaption->setBuddy(m_note);
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(noteHeight);
    m_note->installEventFilter(this);
    m_tags->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 16);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_tagsCaption);
    layout->addWidget(m_tags);
    layout->addSpacing(4);
    layout->addWidget(m_noteCaption);
    layout->addWidget(m_note);
    connect(m_tags, &QLineEdit::returnPressed, this, &NotesCard::commit);
    connect(&m_workbook, &WorkbookDocument::failed, this, [this] {
        m_sentTags.reset();
        m_sentNote.reset();
    });
    retranslate();
}

void NotesCard::show(const ResultRow &row)
{
    const bool other = row.id != m_id;
    if (other)
        commit();
    if (other || row.tags != m_shown.tags) {
        m_tags->setText(joined(row.tags));
        m_sentTags.reset();
    }
    if (other || row.note != m_shown.note) {
        m_note->setPlainText(QString::fromStdString(row.note));
        m_sentNote.reset();
    }
    m_id = row.id;
    m_shown = {row.tags, row.note};
    const bool writable = m_workbook.isWritable();
    m_tags->setReadOnly(!writable);
    m_note->setReadOnly(!writable);
}

/// The workbook answers later: until then the same is not sent twice.
void NotesCard::commit()
{
    if (m_tags->isReadOnly() || !m_workbook.row(m_id))
        return;
    if (auto tags = tagsIn(m_tags->text()); tags != m_sentTags.value_or(m_shown.tags)) {
        m_sentTags = tags;
        m_workbook.setTags(m_id, tags);
    }
    if (auto note = m_note->toPlainText().toStdString(); note != m_sentNote.value_or(m_shown.note)) {
        m_sentNote = note;
        m_workbook.setNote(m_id, note);
    }
}

void NotesCard::forget()
{
    m_id = {};
    m_shown = {};
    m_sentTags.reset();
    m_sentNote.reset();
    m_tags->clear();
    m_note->clear();
}

void NotesCard::retranslate()
{
    m_title->setText(tr("Notes and tags"));
    m_tagsCaption->setText(tr("Tags"));
    m_noteCaption->setText(tr("Note"));
    m_tags->setPlaceholderText(tr("separated by commas"));
    m_tags->setAccessibleName(m_tagsCaption->text());
    m_note->setAccessibleName(m_noteCaption->text());
}

bool NotesCard::eventFilter(QObject *watched, QEvent *event)
{
    if (!isCommit(event))
        return QFrame::eventFilter(watched, event);
    commit();
    return event->type() == QEvent::KeyPress;
}

} // namespace hakari
