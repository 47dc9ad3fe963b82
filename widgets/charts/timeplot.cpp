// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/timeplot.h"

#include "widgets/charts/axes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace hakari {

namespace {

constexpr double leftMargin = 56; // all in device-independent pixels at scale 1
constexpr double rightMargin = 18;
constexpr double topMargin = 6;
constexpr double bottomMargin = 44;
constexpr double keyHeight = 18;
constexpr double headroom = 22;

constexpr std::array patterns{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};

QPen penOf(const TimeLine &line, std::size_t index, const ChartStyle &style)
{
    constexpr double width = 1.5;
    return {style.theme.candidate(line.colour), style.px(width), patterns[index % patterns.size()]};
}

} // namespace

/// What lies under the lines: the phases by turns, and the measured window.
class TimePlot::SpanItem : public QCPAbstractItem
{
public:
    explicit SpanItem(TimePlot *plot) : QCPAbstractItem(plot), m_plot(plot)
    {
        setSelectable(false);
        setLayer(QStringLiteral("background"));
    }
    double selectTest(const QPointF &, bool, QVariant *) const override { return -1; }

protected:
    void draw(QCPPainter *painter) override
    {
        const TimeChart &chart = m_plot->m_chart;
        const Theme &theme = m_plot->m_style.theme;
        for (std::size_t i = 1; i < chart.phases.size(); i += 2)
            painter->fillRect(boxOf(chart.phases[i]), theme.page);
        if (chart.measured)
            painter->fillRect(boxOf(*chart.measured), theme.accentSoft);
    }

    QRectF boxOf(const TimeSpan &span) const
    {
        const QRectF all(m_plot->axisRect()->rect());
        const double left = std::clamp(m_plot->xAxis->coordToPixel(span.begin), all.left(), all.right());
        const double right = std::clamp(m_plot->xAxis->coordToPixel(span.end), all.left(), all.right());
        return {left, all.top(), right - left, all.height()};
    }

    TimePlot *m_plot;
};

/// The names of the phases where there is room for them, on a ground of their own so that no grid line runs
/// through them; or why there is nothing to see.
class TimePlot::NameItem : public SpanItem
{
public:
    explicit NameItem(TimePlot *plot) : SpanItem(plot) { setLayer(QStringLiteral("grid")); }

protected:
    void draw(QCPPainter *painter) override
    {
        const TimeChart &chart = m_plot->m_chart;
        const Theme &theme = m_plot->m_style.theme;
        painter->setFont(m_plot->m_style.font(FontRole::Note));
        painter->setPen(theme.faint);
        for (std::size_t i = 0; i < chart.phases.size(); ++i) {
            const double middle = (chart.phases[i].begin + chart.phases[i].end) / 2;
            const bool measured = chart.measured && middle >= chart.measured->begin
                                  && middle <= chart.measured->end;
            write(painter, chart.phases[i],
                  measured     ? theme.accentSoft
                  : i % 2 == 1 ? theme.page
                               : theme.surface);
        }
        if (chart.lines.empty())
            painter->drawText(QRectF(m_plot->axisRect()->rect()), Qt::AlignCenter, chart.emptyText);
    }

private:
    void write(QCPPainter *painter, const TimeSpan &phase, const QColor &ground) const
    {
        const double inset = m_plot->m_style.px(5);
        const QRectF box = boxOf(phase).adjusted(inset, inset / 2, -inset, 0);
        const QFontMetricsF metrics(painter->font());
        const double width = metrics.horizontalAdvance(phase.name);
        if (width > box.width())
            return;
        painter->fillRect(QRectF(box.left(), box.top(), width + 2, metrics.height()), ground);
        painter->drawText(box, Qt::AlignLeft | Qt::AlignTop, phase.name);
    }
};

/// Which line is which, under the chart.
class TimePlot::KeyItem : public QCPAbstractItem
{
public:
    explicit KeyItem(TimePlot *plot) : QCPAbstractItem(plot), m_plot(plot)
    {
        setSelectable(false);
        setClipToAxisRect(false);
    }
    double selectTest(const QPointF &, bool, QVariant *) const override { return -1; }

protected:
    void draw(QCPPainter *painter) override
    {
        const TimeChart &chart = m_plot->m_chart;
        const ChartStyle &style = m_plot->m_style;
        painter->setFont(style.font(FontRole::Note));
        const QRectF all(m_plot->viewport());
        QRectF box(all.left() + style.px(leftMargin), all.bottom() - style.px(keyHeight),
                   all.width() - style.px(leftMargin + rightMargin), style.px(keyHeight));
        if (chart.measured)
            box.setRight(drawMeasured(painter, box, chart.measured->name));
        for (std::size_t i = 0; i < chart.lines.size(); ++i)
            box.setLeft(drawLine(painter, box, i));
    }

private:
    /// Returns where the next one begins.
    double drawLine(QCPPainter *painter, const QRectF &box, std::size_t index) const
    {
        const ChartStyle &style = m_plot->m_style;
        const TimeLine &line = m_plot->m_chart.lines[index];
        const double width = QFontMetricsF(painter->font()).horizontalAdvance(line.name);
        const double textLeft = box.left() + style.px(22);
        if (textLeft + width > box.right())
            return box.right();
        QPen pen = penOf(line, index, style);
        pen.setWidthF(style.px(2));
        painter->setPen(pen);
        painter->drawLine(QLineF(box.left(), box.center().y(), box.left() + style.px(16), box.center().y()));
        painter->setPen(style.theme.secondary);
        painter->drawText(QRectF(textLeft, box.top(), width + 1, box.height()),
                          Qt::AlignLeft | Qt::AlignVCenter, line.name);
        return textLeft + width + style.px(18);
    }

    double drawMeasured(QCPPainter *painter, const QRectF &box, const QString &text) const
    {
        const ChartStyle &style = m_plot->m_style;
        const double width = QFontMetricsF(painter->font()).horizontalAdvance(text) + 1;
        painter->setPen(style.theme.secondary);
        painter->drawText(QRectF(box.right() - width, box.top(), width, box.height()),
                          Qt::AlignRight | Qt::AlignVCenter, text);
        const QRectF swatch(box.right() - width - style.px(18), box.center().y() - style.px(5), style.px(12),
                            style.px(10));
        painter->fillRect(swatch, style.theme.accentSoft);
        painter->setPen(QPen(style.theme.line, style.px(1)));
        painter->drawRect(swatch);
        return swatch.left() - style.px(12);
    }

    TimePlot *m_plot;
};

TimePlot::TimePlot(QWidget *parent) : Plot(parent)
{
    makeStill(*this);
    new SpanItem(this);
    new NameItem(this);
    new KeyItem(this);
    connect(this, &QCustomPlot::afterLayout, this, &TimePlot::placeRange);
}

void TimePlot::setChart(const TimeChart &chart, const ChartStyle &style, const Formatter &formatter)
{
    m_chart = chart;
    m_style = style;
    setAccessibleDescription(chart.description);
    axisRect()->setMargins(QMargins(qRound(style.px(leftMargin)), qRound(style.px(topMargin)),
                                    qRound(style.px(rightMargin)), qRound(style.px(bottomMargin))));
    styleAxes(formatter);
    fillGraphs();
    xAxis->setRange(0, std::max(chart.end, 1.0));
    placeRange();
    replot(QCustomPlot::rpQueuedReplot);
}

/// The lines stay below the names of the phases, however low the plot is.
void TimePlot::placeRange()
{
    const double height = std::max(axisRect()->height(), 1);
    const double room = std::max(height - m_style.px(headroom), height / 2);
    yAxis->setRange(0, (m_chart.maximum > 0 ? m_chart.maximum : 1.0) * height / room);
}

void TimePlot::styleAxes(const Formatter &formatter)
{
    styleAxisPair(*xAxis, *yAxis, m_style);
    yAxis->setTickLabels(!m_chart.lines.empty());
    yAxis->grid()->setVisible(!m_chart.lines.empty());
    xAxis->setTicker(QSharedPointer<NumberTicker>::create(formatter, QStringLiteral(" s"), 6));
    yAxis->setTicker(QSharedPointer<NumberTicker>::create(formatter, QString(), 3));
}

void TimePlot::fillGraphs()
{
    while (graphCount() > static_cast<int>(m_chart.lines.size()))
        removeGraph(graphCount() - 1);
    while (graphCount() < static_cast<int>(m_chart.lines.size()))
        addGraph();
    for (std::size_t i = 0; i < m_chart.lines.size(); ++i) {
        const TimeLine &line = m_chart.lines[i];
        QCPGraph *drawn = graph(static_cast<int>(i));
        drawn->setPen(penOf(line, i, m_style));
        drawn->setAdaptiveSampling(true);
        drawn->setData(line.times, line.values, true);
    }
}

QSize TimePlot::minimumSizeHint() const
{
    return {360, 116};
}

} // namespace hakari
