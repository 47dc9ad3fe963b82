// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/sheet.h"

#include "widgets/charts/comparisonplot.h"

namespace hakari {

Sheet::Sheet() : m_painter(std::make_unique<QCPPainter>()) {}

Sheet::~Sheet() = default;

void Sheet::begin(QPaintDevice *device, double scale)
{
    m_painter->begin(device);
    m_painter->setModes(QCPPainter::pmVectorized | QCPPainter::pmNoCaching | QCPPainter::pmNonCosmetic);
    m_painter->setRenderHint(QPainter::Antialiasing);
    m_painter->scale(scale, scale);
}

void Sheet::end()
{
    m_painter->end();
}

QPainter &Sheet::painter()
{
    return *m_painter;
}

void Sheet::drawChart(const BarChart &chart, const ChartStyle &style, const QRectF &box)
{
    ComparisonPlot plot;
    plot.setChart(chart, style);
    m_painter->save();
    m_painter->translate(box.topLeft());
    plot.toPainter(m_painter.get(), qRound(box.width()), qRound(box.height()));
    m_painter->restore();
}

} // namespace hakari
