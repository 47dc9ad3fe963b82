// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/controls/elements.h"
#include "widgets/results/hostfacts.h"

#include <QTextBrowser>

#include <vector>

namespace hakari {

/// A table of facts as text that can be selected; long values wrap, also where they have no spaces.
class FactsView : public QTextBrowser
{
    Q_OBJECT

public:
    explicit FactsView(QWidget *parent = nullptr);

    void setFacts(const std::vector<FactRow> &facts, const QColor &captions);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeight();
};

/// Facts under a title, with room for a button beside it, and more of them in a part that is closed at first.
class FactsCard : public QFrame
{
    Q_OBJECT

public:
    explicit FactsCard(QWidget *parent = nullptr);

    void setFacts(const QString &title, const std::vector<FactRow> &facts, const QColor &captions);
    /// Under `title`, which opens and closes them.
    void setMore(const QString &title, const std::vector<FactRow> &facts, const QColor &captions);
    void addButton(QWidget *button);

private:
    void showMore(bool open);

    QHBoxLayout *m_head;
    QLabel *m_title;
    FactsView *m_facts, *m_moreFacts;
    QToolButton *m_more;
};

} // namespace hakari
