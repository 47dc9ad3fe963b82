// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/tornadoplot.h"

#include <algorithm>
#include <cmath>

namespace hakari {

namespace {

constexpr double leverColumn = 176;
constexpr double endText = 84;
constexpr double rowHeight = 34;
constexpr double headHeight = 26;
constexpr double barHeight = 14;

} // namespace

namespace {

/// "−90 %" with a true minus sign.
class PercentTicker : public QCPAxisTicker
{
protected:
    QString getTickLabel(double tick, const QLocale &, QChar, int) override
    {
        QString text = QString::number(tick, 'f', std::abs(tick - std::round(tick)) < 1e-9 ? 0 : 1);
        return text.replace(QLatin1Char('-'), QChar(0x2212)) + QStringLiteral(" %");
    }
};

} // namespace

/// Lever, bar from low to high, and the lever's values at both ends.
class TornadoPlot::RowItem : public QCPAbstractItem
{
public:
    RowItem(TornadoPlot *plot, std::size_t row) : QCPAbstractItem(plot), m_plot(plot), m_row(row)
    {
        setClipToAxisRect(false);
        setSelectable(false);
    }
    double selectTest(const QPointF &, bool, QVariant *) const override { return -1; }

protected:
    void draw(QCPPainter *painter) override
    {
        const ChartStyle &style = m_plot->m_style;
        const TornadoRow &row = m_plot->m_chart.rows[m_row];
        const QCPAxisRect *rect = m_plot->axisRect();
        const double middle = rect->top()
                              + style.px(headHeight + rowHeight * (static_cast<double>(m_row) + 0.5));
        const auto x = [&](double change) { return m_plot->xAxis->coordToPixel(change); };
        const double left = x(row.low);
        const double right = x(row.high);
        painter->setFont(style.font(FontRole::Text));
        painter->setPen(style.theme.text);
        painter->drawText(QRectF(rect->left() - style.px(leverColumn + endText), middle - style.px(9),
                                 style.px(leverColumn), style.px(18)),
                          Qt::AlignLeft | Qt::AlignVCenter, row.lever);
        const QRectF bar(left, middle - style.px(barHeight / 2), right - left, style.px(barHeight));
        painter->fillRect(bar, style.theme.accentSoft);
        painter->setPen(QPen(style.theme.accent, style.px(1.2)));
        painter->drawRect(bar);
        painter->setFont(style.font(FontRole::Note));
        painter->setPen(style.theme.secondary);
        const double gap = style.px(6);
        writeEnd(painter, {left - gap, middle}, row.lowText, true);
        writeEnd(painter, {right + gap, middle}, row.highText, false);
    }

    /// On a ground of its own, so that grid lines do not run through it.
    void writeEnd(QCPPainter *painter, const QPointF &at, const QString &text, bool leftwards)
    {
        const ChartStyle &style = m_plot->m_style;
        const double width = QFontMetricsF(painter->font(), painter->device()).horizontalAdvance(text)
                             + style.px(2);
        const QRectF box(leftwards ? at.x() - width : at.x(), at.y() - style.px(8), width, style.px(16));
        painter->fillRect(box, style.theme.surface);
        painter->drawText(box, Qt::AlignCenter, text);
    }

private:
    TornadoPlot *m_plot;
    std::size_t m_row;
};

TornadoChart tornadoChart(const std::vector<TornadoBar> &bars, double now, const Formatter &formatter,
                          std::string_view currency, std::size_t most)
{
    TornadoChart chart;
    chart.now = now * 100;
    chart.nowText = formatter.change(now, 1);
    QStringList words;
    for (const TornadoBar &bar : bars) {
        if (chart.rows.size() == most)
            break;
        const bool rising = bar.changeAtLow <= bar.changeAtHigh;
        QString lowText = formatter.withUnit(bar.unit, bar.lowInput, currency);
        QString highText = formatter.withUnit(bar.unit, bar.highInput, currency);
        if (!rising)
            std::swap(lowText, highText);
        const QString lever = formatter.translate("Lever", name(bar.lever).data());
        chart.rows.push_back({lever, lowText, highText, 100 * std::min(bar.changeAtLow, bar.changeAtHigh),
                              100 * std::max(bar.changeAtLow, bar.changeAtHigh)});
        words << lever + QStringLiteral(" ") + formatter.change(bar.changeAtLow, 1) + QStringLiteral(" … ")
                     + formatter.change(bar.changeAtHigh, 1);
    }
    chart.description = words.join(QStringLiteral("; "));
    return chart;
}

TornadoPlot::TornadoPlot(QWidget *parent) : Plot(parent)
{
    setInteractions({});
    setBackground(Qt::transparent);
    setAttribute(Qt::WA_OpaquePaintEvent, false);
    setFocusPolicy(Qt::NoFocus);
    yAxis->setVisible(false);
    xAxis->setVisible(false);
    xAxis2->setVisible(true);
    xAxis2->grid()->setVisible(true);
    xAxis->grid()->setVisible(false);
    axisRect()->setAutoMargins(QCP::msNone);
}

void TornadoPlot::setChart(const TornadoChart &chart, const ChartStyle &style)
{
    m_chart = chart;
    m_style = style;
    clearItems();
    setAccessibleDescription(chart.description);
    updateGeometry();
    double low = chart.now;
    double high = chart.now;
    for (const TornadoRow &row : chart.rows) {
        low = std::min(low, row.low);
        high = std::max(high, row.high);
    }
    const double pad = std::max(1.0, (high - low) * 0.04);
    xAxis->setRange(low - pad, high + pad);
    xAxis2->setRange(xAxis->range());
    axisRect()->setMargins(QMargins(qRound(style.px(leverColumn + endText)), qRound(style.px(18)),
                                    qRound(style.px(endText + 8)), 0));
    xAxis2->setTickLabelFont(style.font(FontRole::Note));
    xAxis2->setTickLabelColor(style.theme.secondary);
    xAxis2->setTickLength(0);
    xAxis2->setSubTicks(false);
    xAxis2->setBasePen(Qt::NoPen);
    xAxis2->grid()->setPen(QPen(style.theme.line, style.px(1)));
    QSharedPointer<QCPAxisTicker> ticker(new PercentTicker);
    ticker->setTickCount(5);
    xAxis2->setTicker(ticker);
    xAxis2->setTickLabels(true);
    auto *now = new QCPItemStraightLine(this);
    now->point1->setCoords(chart.now, 0);
    now->point2->setCoords(chart.now, 1);
    now->setPen(QPen(style.theme.text, style.px(1.4)));
    for (std::size_t row = 0; row < chart.rows.size(); ++row)
        new RowItem(this, row);
    replot();
}

QSize TornadoPlot::minimumSizeHint() const
{
    return {qRound(leverColumn + 2 * endText + 160),
            qRound(18 + headHeight + rowHeight * static_cast<double>(m_chart.rows.size()) + 8)};
}

} // namespace hakari
