// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/charts/barpainter.h"

#include <QPainter>
#include <QRectF>

#include <memory>

class QCPPainter;

namespace hakari {

/// Something to paint on with text and charts alike: a page of a PDF, an SVG, a picture. Charts stay vector
/// where the device is.
class Sheet
{
public:
    Sheet();
    ~Sheet();
    Sheet(const Sheet &) = delete;
    Sheet &operator=(const Sheet &) = delete;

    /// Begins painting in units of 1/96 inch, of which the device has `scale` pixels each.
    void begin(QPaintDevice *device, double scale);
    void end();

    QPainter &painter();
    void drawChart(const BarChart &chart, const ChartStyle &style, const QRectF &box);

private:
    std::unique_ptr<QCPPainter> m_painter;
};

} // namespace hakari
