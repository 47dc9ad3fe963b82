// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/banner.h"

#include "widgets/controls/elements.h"
#include "widgets/style/icons.h"

namespace hakari {

namespace {

constexpr qsizetype mostProblems = 5; // more would push the page out of sight

} // namespace

Banner::Banner(const Appearance &appearance, QWidget *parent)
    : QWidget(parent),
      m_appearance(appearance),
      m_frame(new QFrame(this)),
      m_text(makeParagraph("", m_frame)),
      m_close(makeQuietButton(QStringLiteral("closeBanner"), m_frame))
{
    auto *room = new QVBoxLayout(this);
    room->setContentsMargins(margin, halfGap, margin, 0);
    room->addWidget(m_frame);
    setRole(m_frame, "banner");
    auto *layout = new QHBoxLayout(m_frame);
    layout->setContentsMargins(14, 8, 8, 8);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QToolButton::clicked, this, &Banner::clear);
    connect(&m_appearance, &Appearance::changed, this, &Banner::retranslate);
    clear();
    retranslate();
}

void Banner::retranslate()
{
    m_close->setAccessibleName(tr("Close"));
    m_close->setToolTip(tr("Close"));
    m_close->setIcon(icon(QStringLiteral("close"), m_appearance.theme()));
}

void Banner::clear()
{
    m_announcement.clear();
    m_news.clear();
    m_problems.clear();
    hide();
}

void Banner::announce(const QString &sentence)
{
    clear();
    m_announcement = sentence;
    show();
}

void Banner::add(const QString &sentence)
{
    m_news.removeAll(sentence);
    m_news << sentence;
    show();
}

void Banner::leavePage()
{
    m_announcement.clear();
    show();
}

void Banner::report(const QString &problem)
{
    m_problems.removeAll(problem);
    m_problems << problem;
    show();
    m_close->setFocus();
}

void Banner::show()
{
    QStringList lines = m_announcement.isEmpty() ? QStringList() : QStringList{m_announcement};
    lines += m_news + m_problems.last(std::min(m_problems.size(), mostProblems));
    if (lines.size() > 1) {
        for (QString &line : lines)
            line.prepend(QStringLiteral("• "));
    }
    if (const auto more = static_cast<int>(m_problems.size() - mostProblems); more > 0)
        lines << tr("and %n more", nullptr, more);
    setSense(m_frame, m_problems.isEmpty() ? "" : "worse");
    m_text->setText(lines.join(QLatin1Char('\n')));
    setVisible(!lines.isEmpty());
}

} // namespace hakari
