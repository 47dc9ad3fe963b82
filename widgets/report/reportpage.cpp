// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/report/reportpage.h"

#include "widgets/controls/elements.h"
#include "widgets/report/reportdocument.h"

#include <QScrollArea>

namespace hakari {

namespace {

constexpr double previewDotsPerInch = 84;

} // namespace

ReportPage::ReportPage(StudyDocument &document, Appearance &appearance, QWidget *parent)
    : QWidget(parent),
      m_document(document),
      m_appearance(appearance),
      m_language(appearance.formatter().language()),
      m_caption(makeLabel("secondary", this)),
      m_languages(new Segments({QStringLiteral("日本語"), QStringLiteral("English")}, this)),
      m_save(new QPushButton(this))
{
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(margin, gap, margin, 0);
    bar->addWidget(m_caption);
    bar->addWidget(m_languages);
    bar->addStretch(1);
    bar->addWidget(m_save);
    auto *content = new QWidget(this);
    m_pages = new QVBoxLayout(content);
    m_pages->setContentsMargins(margin, gap, margin, margin);
    m_pages->setSpacing(gap);
    m_pages->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(bar);
    layout->addWidget(scroll, 1);

    m_languages->setCurrent(static_cast<int>(m_language));
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &ReportPage::refresh);
    connect(&document, &StudyDocument::changed, this, &ReportPage::refreshIfShown);
    connect(&appearance, &Appearance::changed, this, &ReportPage::refreshIfShown);
    connect(m_languages, &Segments::chosen, this, [this](int index) {
        m_language = static_cast<Language>(index);
        refresh();
    });
    connect(m_save, &QPushButton::clicked, this, [this] { emit saveRequested(m_language); });
}

void ReportPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_soon.start(0);
}

void ReportPage::refreshIfShown()
{
    if (isVisible())
        m_soon.start(0);
}

void ReportPage::refresh()
{
    m_caption->setText(tr("Language of the report"));
    m_languages->setAccessibleName(m_caption->text());
    m_save->setText(tr("Save PDF…"));
    while (QLayoutItem *old = m_pages->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    const Formatter formatter(m_language);
    const double ratio = devicePixelRatioF();
    const QList<QImage> images = ReportDocument(m_document.study(), m_document.comparison(), formatter)
                                     .toImages(previewDotsPerInch * ratio);
    for (int i = 0; i < images.size(); ++i) {
        auto *page = new QLabel;
        QPixmap pixmap = QPixmap::fromImage(images[i]);
        pixmap.setDevicePixelRatio(ratio);
        page->setPixmap(pixmap);
        page->setFrameShape(QFrame::NoFrame);
        //: %1 of %2 pages
        page->setAccessibleName(tr("Page %1 of %2").arg(i + 1).arg(images.size()));
        m_pages->addWidget(page);
    }
}

} // namespace hakari
