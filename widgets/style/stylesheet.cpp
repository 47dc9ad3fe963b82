// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/style/theme.h"

#include <QHash>
#include <QRegularExpression>

namespace hakari {

namespace {

/// $name stands for a colour of the theme.
constexpr const char *sheet = R"(
* { font-family: "Inter", "Noto Sans CJK JP", "DejaVu Sans"; font-size: 13px; color: $text; }
QMainWindow { background: $page; }
QDialog { background: $surface; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QListView { background: $surface; border: 1px solid $line; outline: none; padding: 4px; }
QListView::item { min-height: 24px; padding: 2px 6px; }
QListView::item:selected { background: $accentSoft; color: $text; }
QToolTip { background: $surface; color: $text; border: 1px solid $line; padding: 6px 8px; }
QLabel { background: transparent; }
QLabel[role="secondary"] { color: $secondary; }
QLabel[role="note"] { color: $secondary; font-size: 11px; }
QLabel[role="tileTitle"] { color: $secondary; font-size: 12px; }
QLabel[role="title"] { font-size: 17px; font-weight: 600; }
QLabel[role="section"] { font-size: 14px; font-weight: 600; }
QLabel[role="figure"] { font-size: 24px; font-weight: 600; }
QLabel[role="figure"][sense="estimated"] { color: $secondary; font-weight: 400; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="tileFigure"] { font-size: 34px; font-weight: 600; }
QLabel[role="tileFigure"][sense="better"], QLabel[sense="better"] { color: $better; }
QLabel[role="tileFigure"][sense="worse"], QLabel[sense="worse"] { color: $worse; }
QLabel[role="chip"] { font-size: 11px; color: $secondary; border: 1px solid $line; border-radius: 4px; padding: 1px 5px; }
QLabel[role="pill"] { font-weight: 600; border: 1px solid $line; border-radius: 12px; padding: 3px 10px; }
QLabel[role="pill"][sense="better"] { border-color: $better; }
QLabel[role="pill"][sense="worse"] { border-color: $worse; }
QLabel[role="error"] { color: $worse; font-size: 11px; }
QLabel[role="warning"] { background: $surface; border: 1px solid $warning; border-radius: 8px; padding: 8px 12px; }

QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: 12px; }
QFrame[role="rail"] { background: $surface; border: none; border-right: 1px solid $line; }
QFrame[role="header"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[role="side"] { background: $surface; border: none; border-left: 1px solid $line; }
QFrame[role="form"] { background: $surface; border: none; border-right: 1px solid $line; }
QFrame[role="choice"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[role="choice"][sense="chosen"] { background: $accentSoft; border: 1px solid $accent; }
QFrame[role="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="banner"] { background: $accentSoft; border: 1px solid $accent; border-radius: 8px; }
QFrame[role="banner"][sense="worse"] { background: $surface; border: 1px solid $worse; }
QFrame[role="popup"] { background: $surface; border: 1px solid $line; border-radius: 12px; }

QPushButton, QToolButton { background: $surface; border: 1px solid $line; border-radius: 8px; padding: 6px 12px; min-height: 18px; }
QPushButton:hover, QToolButton:hover { border-color: $secondary; }
QPushButton:pressed, QToolButton:pressed { background: $accentSoft; }
QPushButton:disabled, QToolButton:disabled { color: $faint; }
QPushButton:focus, QToolButton:focus { border: 1px solid $accent; }
QPushButton[role="main"], QToolButton[role="main"] { background: $accent; color: $accentText; border-color: $accent; font-weight: 600; }
QPushButton[role="main"]:hover, QToolButton[role="main"]:hover { border-color: $text; }
QPushButton[role="main"]:disabled { background: $line; color: $faint; border-color: $line; }
QToolButton[role="quiet"], QPushButton[role="quiet"] { background: transparent; border: 1px solid transparent; padding: 4px 8px; }
QToolButton[role="quiet"]:hover, QPushButton[role="quiet"]:hover { background: $accentSoft; }
QToolButton[role="quiet"]:focus, QPushButton[role="quiet"]:focus { border: 1px solid $accent; }
QToolButton[role="title"] { background: transparent; border: 1px solid transparent; border-radius: 8px; padding: 0px 20px 0px 0px; font-size: 17px; font-weight: 600; }
QToolButton[role="title"]:hover { background: $accentSoft; }
QToolButton[role="title"]:focus { border: 1px solid $accent; }
QToolButton::menu-indicator { image: none; }
QToolButton[role="title"]::menu-indicator { image: url(:/icons/chevron-$variant.svg); subcontrol-position: right center; subcontrol-origin: padding; width: 10px; height: 10px; right: 4px; }
QToolButton[role="rail"] { background: transparent; border: 1px solid transparent; border-radius: 8px; padding: 6px 0px; font-size: 11px; color: $secondary; }
QToolButton[role="rail"]:hover { background: $page; }
QToolButton[role="rail"]:checked { background: $accentSoft; color: $accent; font-weight: 600; }
QToolButton[role="rail"]:focus { border: 1px solid $accent; }
QToolButton[role="segment"] { border: none; border-radius: 7px; padding: 5px 12px; background: transparent; color: $secondary; }
QToolButton[role="segment"]:checked { background: $accentSoft; color: $accent; font-weight: 600; }
QToolButton[role="segment"]:focus { border: 1px solid $accent; padding: 4px 11px; }
QFrame[role="segments"] { background: $surface; border: 1px solid $line; border-radius: 8px; }

QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox { background: $surface; border: 1px solid $line; border-radius: 8px; padding: 5px 10px; min-height: 18px; selection-background-color: $accent; selection-color: $accentText; }
QLineEdit > QToolButton, QLineEdit > QToolButton:hover { background: transparent; border: none; padding: 0px; min-height: 0px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 1px solid $accent; }
QLineEdit[invalid="true"], QComboBox[invalid="true"] { border: 1px solid $worse; }
QLineEdit:disabled, QComboBox:disabled { color: $faint; background: $page; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(:/icons/chevron-$variant.svg); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; selection-background-color: $accentSoft; selection-color: $text; outline: none; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: 24px; padding: 2px 6px; }
QProgressBar { background: $line; border: none; border-radius: 2px; min-height: 4px; max-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QRadioButton { spacing: 8px; background: transparent; }
QRadioButton::indicator { width: 10px; height: 10px; border: 1px solid $secondary; border-radius: 6px; background: $surface; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 3px solid $accent; }
QRadioButton:focus { color: $accent; }
QRadioButton:disabled, QCheckBox:disabled { color: $faint; }
QCheckBox { spacing: 8px; background: transparent; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid $secondary; border-radius: 4px; background: $surface; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url(:/icons/check-$variant.svg); }
QCheckBox:focus { color: $accent; }
QSlider { min-height: 22px; background: transparent; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $line; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -6px 0; border-radius: 8px; background: $surface; border: 2px solid $accent; }
QSlider::handle:horizontal:focus { background: $accent; }

QTableView { background: transparent; border: none; gridline-color: $line; alternate-background-color: transparent; selection-background-color: $accentSoft; selection-color: $text; outline: none; }
QTableView::item { padding: 0px 6px; border-bottom: 1px solid $line; }
QTableView::item:selected { background: $accentSoft; color: $text; }
QTableView::item:focus { border: 1px solid $accent; }
QHeaderView { background: transparent; }
QHeaderView::section { background: transparent; color: $secondary; border: none; border-bottom: 1px solid $line; padding: 4px 6px; font-weight: 500; font-size: 12px; }
QHeaderView::up-arrow { image: url(:/icons/up-$variant.svg); width: 8px; height: 8px; }
QHeaderView::down-arrow { image: url(:/icons/chevron-$variant.svg); width: 8px; height: 8px; }
QTableCornerButton::section { background: transparent; border: none; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $line; border-radius: 3px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $surface; border: 1px solid $line; border-radius: 8px; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: $accentSoft; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QTextBrowser { background: transparent; border: none; }
)";

} // namespace

QString styleSheet(const Theme &theme)
{
    const QHash<QString, QString> values{
        {QStringLiteral("page"), theme.page.name()},
        {QStringLiteral("surface"), theme.surface.name()},
        {QStringLiteral("text"), theme.text.name()},
        {QStringLiteral("secondary"), theme.secondary.name()},
        {QStringLiteral("faint"), theme.faint.name()},
        {QStringLiteral("line"), theme.line.name()},
        {QStringLiteral("accent"), theme.accent.name()},
        {QStringLiteral("accentSoft"), theme.accentSoft.name()},
        {QStringLiteral("accentText"), theme.accentText.name()},
        {QStringLiteral("better"), theme.better.name()},
        {QStringLiteral("worse"), theme.worse.name()},
        {QStringLiteral("warning"), theme.warning.name()},
        {QStringLiteral("variant"), theme.dark ? QStringLiteral("dark") : QStringLiteral("light")},
    };
    QString text = QString::fromLatin1(sheet);
    static const QRegularExpression token(QStringLiteral(R"(\$([A-Za-z]+))"));
    for (auto match = token.match(text); match.hasMatch();
         match = token.match(text, match.capturedStart() + 1))
        text.replace(match.capturedStart(), match.capturedLength(), values.value(match.captured(1)));
    return text;
}

} // namespace hakari
