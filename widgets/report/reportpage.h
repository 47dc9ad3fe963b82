// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/controls/segments.h"
#include "widgets/models/appearance.h"
#include "widgets/models/studydocument.h"

#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>
#include <QWidget>

namespace hakari {

/// The report's pages as they will print, in a language of their own.
class ReportPage : public QWidget
{
    Q_OBJECT

public:
    ReportPage(StudyDocument &document, Appearance &appearance, QWidget *parent = nullptr);

    Language language() const { return m_language; }
    void settle() { refresh(); }

signals:
    void saveRequested(hakari::Language language);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void refreshIfShown();

    StudyDocument &m_document;
    Appearance &m_appearance;
    Language m_language;
    QLabel *m_caption;
    Segments *m_languages;
    QPushButton *m_save;
    QVBoxLayout *m_pages;
    QTimer m_soon;
};

} // namespace hakari
