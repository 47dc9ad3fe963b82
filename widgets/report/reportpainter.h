// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/compare.h"
#include "widgets/charts/sheet.h"
#include "widgets/format/formatter.h"
#include "widgets/style/theme.h"

#include <QRectF>
#include <QSizeF>

#include <functional>

namespace hakari {

/// Paints the pages of a report in units of 1/96 inch on whatever the painter paints on.
class ReportPainter
{
public:
    /// `newPage` is called between pages with the heading of the next.
    using NewPage = std::function<void(const QString &heading)>;

    ReportPainter(const Study &study, const Comparison &comparison, const Formatter &formatter);

    static QSizeF pageSize(); ///< A4 landscape [1/96 inch]

    void paint(Sheet &sheet, const NewPage &newPage);

private:
    void paintHeadlinePage(Sheet &sheet);
    std::size_t focus() const; ///< the candidate of the tiles: the first that is shown beside the baseline
    double paintWarning(QPainter &painter, double x, double y, double width) const;
    QString tileTitle(Metric metric) const;
    void paintTile(QPainter &painter, const QRectF &box, Metric metric) const;
    void paintChart(Sheet &sheet, const QRectF &box) const;
    void paintFooter(QPainter &painter);
    void paintText(QPainter &painter, const QRectF &box, const QString &text, FontRole role,
                   const QColor &colour, int flags = Qt::AlignLeft | Qt::AlignVCenter) const;
    void paintHtml(QPainter &painter, const QString &html, const NewPage &newPage, const QString &heading);

    const Study &m_study;
    const Comparison &m_comparison;
    const Formatter &m_formatter;
    Theme m_theme = Theme::print();
    int m_page = 1;
};

} // namespace hakari
