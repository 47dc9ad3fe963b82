// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/format/formatter.h"
#include "widgets/style/theme.h"

#include <QObject>
#include <QTranslator>

namespace hakari {

/// Language and theme of the window, changed at run time. Widgets take it in their constructor and set every
/// text and colour anew when changed() arrives; that is the only road for both. GUI thread.
class Appearance : public QObject
{
    Q_OBJECT

public:
    Appearance(Language language, bool dark, QObject *parent = nullptr);

    const Formatter &formatter() const { return m_formatter; }
    const Theme &theme() const { return m_theme; }

    void setLanguage(Language language);
    void setDark(bool dark);

signals:
    void changed();

private:
    void install();

    Formatter m_formatter;
    Theme m_theme;
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace hakari
