// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/appearance.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QPalette>

namespace hakari {

namespace {

/// What the style sheet does not reach: text cursors, disabled text, the base of native dialogs.
QPalette paletteOf(const Theme &theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.page);
    palette.setColor(QPalette::Base, theme.surface);
    palette.setColor(QPalette::AlternateBase, theme.page);
    palette.setColor(QPalette::Button, theme.surface);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::ToolTipBase, theme.surface);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.faint);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.accentText);
    palette.setColor(QPalette::Link, theme.accent);
    return palette;
}

} // namespace

Appearance::Appearance(Language language, bool dark, QObject *parent)
    : QObject(parent), m_formatter(language), m_theme(dark ? Theme::darkTheme() : Theme::light())
{
    install();
}

void Appearance::setLanguage(Language language)
{
    m_formatter = Formatter(language);
    install();
    emit changed();
}

void Appearance::setDark(bool dark)
{
    m_theme = dark ? Theme::darkTheme() : Theme::light();
    install();
    emit changed();
}

void Appearance::install()
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    const QString tag = tagOf(m_formatter.language());
    if (m_qt.load(QStringLiteral("qtbase_") + tag, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(QStringLiteral(":/i18n/hakari_") + tag))
        QCoreApplication::installTranslator(&m_own);
    QLocale::setDefault(m_formatter.isJapanese() ? QLocale(QLocale::Japanese, QLocale::Japan)
                                                 : QLocale(QLocale::English, QLocale::UnitedStates));
    QApplication::setPalette(paletteOf(m_theme));
    if (auto *application = qobject_cast<QApplication *>(QCoreApplication::instance()))
        application->setStyleSheet(styleSheet(m_theme));
}

} // namespace hakari
