// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/compare/explanationpopup.h"

#include "widgets/controls/elements.h"

#include <QApplication>
#include <QGraphicsDropShadowEffect>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace hakari {

namespace {

constexpr int cardWidth = 560;
constexpr int tallest = 560;
constexpr int padding = 18;
constexpr int distance = 8; // from the click and from the window's edge

} // namespace

ExplanationPopup::ExplanationPopup(QWidget *parent) : QFrame(parent), m_text(new QTextBrowser(this))
{
    setRole(this, "popup");
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenExternalLinks(true);
    m_text->document()->setDocumentMargin(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(padding, padding, padding / 2, padding);
    layout->addWidget(m_text);
    auto *shadow = new QGraphicsDropShadowEffect(this);
    shadow->setBlurRadius(32);
    shadow->setOffset(0, 6);
    shadow->setColor(QColor(0, 0, 0, 70));
    setGraphicsEffect(shadow);
    hide();
}

void ExplanationPopup::popUp(const QString &html, const QPoint &at)
{
    setAccessibleName(tr("How this figure was computed"));
    m_text->setAccessibleName(accessibleName());
    m_text->setHtml(html);
    if (!isVisible())
        m_before = QApplication::focusWidget();
    place(at);
    show();
    raise();
    m_text->setFocus();
    qApp->installEventFilter(this);
}

void ExplanationPopup::place(const QPoint &at)
{
    setParent(parentWidget()->window()); // above everything in the window
    ensurePolished();
    resize(cardWidth, tallest);
    layout()->activate(); // the text's height depends on its final width and font
    m_text->ensurePolished();
    m_text->document()->setTextWidth(m_text->viewport()->width());
    const int wanted = static_cast<int>(std::ceil(m_text->document()->size().height())) + 2 * padding + 4;
    const QRect room = parentWidget()->rect().adjusted(distance, distance, -distance, -distance);
    resize(std::min(cardWidth, room.width()), std::min({wanted, tallest, room.height()}));
    const QPoint corner = parentWidget()->mapFromGlobal(at) + QPoint(distance, distance);
    move(std::clamp(corner.x(), room.left(), room.right() - width() + 1),
         std::clamp(corner.y(), room.top(), room.bottom() - height() + 1));
}

bool ExplanationPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        const QPoint at = static_cast<QMouseEvent *>(event)->globalPosition().toPoint();
        if (!rect().contains(mapFromGlobal(at)))
            hide();
    } else if (event->type() == QEvent::KeyPress
               && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        hide();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void ExplanationPopup::hideEvent(QHideEvent *event)
{
    qApp->removeEventFilter(this);
    if (m_before)
        m_before->setFocus();
    QFrame::hideEvent(event);
}

} // namespace hakari
