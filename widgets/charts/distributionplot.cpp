// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/distributionplot.h"

#include "widgets/charts/axes.h"
#include "widgets/format/runwords.h"

#include <QResizeEvent>

#include <algorithm>
#include <cmath>
#include <functional>

namespace hakari {

namespace {

constexpr double leftMargin = 56; // all in device-independent pixels at scale 1
constexpr double rightMargin = 18;
constexpr double topMargin = 6;
constexpr double bottomMargin = 24;
constexpr double rowHeight = 16;
constexpr double tickWidth = 60;
constexpr double aside = 4; // from a mark to its label

constexpr double leastRatio = 1.2; // of the axis' ends: one latency alone has a place as well

std::vector<double> evenTicks(double low, double high, int most)
{
    const double rough = (high - low) / std::max(most - 1, 1);
    const double decade = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * decade;
    for (const double factor : {5.0, 2.0, 1.0}) {
        if (factor * decade >= rough)
            step = factor * decade;
    }
    std::vector<double> out;
    for (double i = std::ceil(low / step); i * step <= high; ++i)
        out.push_back(i * step);
    return out;
}

/// The decades that `every` divides, each with these multiples.
std::vector<double> decadeTicks(double low, double high, int every, const std::vector<double> &multiples)
{
    std::vector<double> out;
    const int last = static_cast<int>(std::floor(std::log10(high)));
    for (int decade = static_cast<int>(std::floor(std::log10(low))); decade <= last; ++decade) {
        for (const double multiple : multiples) {
            const double tick = multiple * std::pow(10.0, decade);
            if (decade % every == 0 && tick >= low && tick <= high)
                out.push_back(tick);
        }
    }
    return out;
}

void setTicks(QCPAxis &axis, const std::vector<double> &ticks, const std::function<QString(double)> &text)
{
    QVector<double> places;
    QVector<QString> texts;
    for (const double tick : ticks) {
        places << tick;
        texts << text(tick);
    }
    axis.ticker().staticCast<QCPAxisTickerText>()->setTicks(places, texts);
}

QString tickText(double latency, const Formatter &formatter)
{
    const TimeUnit unit = timeUnitFor(latency * (1 + 1e-9));
    return shortestNumber(latency * unit.perSecond, formatter) + QLatin1Char(' ')
           + QString::fromUtf8(unit.name);
}

} // namespace

std::vector<double> latencyTicks(double low, double high, int most)
{
    constexpr double near = 4.0;
    const auto fits = [most](const std::vector<double> &ticks) {
        return ticks.size() <= static_cast<std::size_t>(most);
    };
    if (high < near * low)
        return evenTicks(low, high, most);
    if (auto ticks = decadeTicks(low, high, 1, {1, 2, 5}); fits(ticks))
        return ticks;
    for (int every = 1;; ++every) {
        if (auto ticks = decadeTicks(low, high, every, {1}); fits(ticks))
            return ticks;
    }
}

std::vector<LabelPlace> placeLabels(const std::vector<double> &at, const std::vector<double> &widths,
                                    double left, double right, double space)
{
    std::vector<LabelPlace> out;
    for (std::size_t i = 0; i < at.size(); ++i) {
        const bool fits = at[i] + space + widths[i] <= right;
        LabelPlace place{fits ? at[i] + space : std::max(left, at[i] - space - widths[i]), 0};
        const auto meets = [&](int row) {
            for (std::size_t j = 0; j < i; ++j) {
                if (out[j].row == row && place.left < out[j].left + widths[j] + space
                    && out[j].left < place.left + widths[i] + space)
                    return true;
            }
            return false;
        };
        while (meets(place.row))
            ++place.row;
        out.push_back(place);
    }
    return out;
}

class DistributionPlot::Item : public QCPAbstractItem
{
public:
    Item(DistributionPlot *plot, const char *layer) : QCPAbstractItem(plot), m_plot(plot)
    {
        setSelectable(false);
        setLayer(QLatin1String(layer));
    }
    double selectTest(const QPointF &, bool, QVariant *) const override { return -1; }

protected:
    const DistributionChart &chart() const { return m_plot->m_chart; }
    const ChartStyle &style() const { return m_plot->m_style; }
    QRectF area() const { return m_plot->area(m_plot->viewport().size()); }
    double x(double latency) const { return m_plot->pixelOf(latency, area()); }
    double y(double share) const { return m_plot->yAxis->coordToPixel(share); }

    DistributionPlot *m_plot;
};

/// The bars stand on whole pixels: neighbours touch and do not shine through.
class DistributionPlot::BarItem : public Item
{
public:
    explicit BarItem(DistributionPlot *plot) : Item(plot, "main") {}

protected:
    void draw(QCPPainter *painter) override
    {
        painter->setAntialiasing(false);
        const QColor colour = style().theme.candidate(0);
        const int bottom = qRound(area().bottom());
        for (std::size_t i = 0; i < chart().shares.size(); ++i) {
            if (chart().shares[i] <= 0)
                continue;
            const int left = qRound(x(chart().edges[i]));
            const int right = std::max(qRound(x(chart().edges[i + 1])), left + 2);
            const int top = std::min(qRound(y(chart().shares[i])), bottom - 2); // a rare latency is seen
            painter->fillRect(QRect(left, top, right - left, bottom - top), colour);
        }
    }
};

class DistributionPlot::PointItem : public Item
{
public:
    explicit PointItem(DistributionPlot *plot) : Item(plot, "main") {}

protected:
    void draw(QCPPainter *painter) override
    {
        painter->setAntialiasing(true);
        painter->setPen(QPen(style().theme.surface, style().px(1)));
        painter->setBrush(style().theme.candidate(0));
        const double radius = style().px(4);
        for (const QPointF &point : chart().points)
            painter->drawEllipse(QPointF(x(point.x()), y(point.y())), radius, radius);
    }
};

/// The marks, their labels on a ground of their own; or why there is nothing to see.
class DistributionPlot::MarkItem : public Item
{
public:
    explicit MarkItem(DistributionPlot *plot) : Item(plot, "overlay") { setClipToAxisRect(false); }

protected:
    void draw(QCPPainter *painter) override
    {
        painter->setFont(style().font(FontRole::Note));
        painter->setPen(style().theme.faint);
        if (chart().isEmpty())
            painter->drawText(area(), Qt::AlignCenter | Qt::TextWordWrap, chart().emptyText);
        for (std::size_t i = 0; i < chart().marks.size(); ++i)
            drawLine(*painter, i);
        for (std::size_t i = 0; i < chart().marks.size(); ++i)
            drawLabel(*painter, i);
    }

private:
    double top(std::size_t i) const { return area().top() + style().px(rowHeight) * m_plot->m_labels[i].row; }

    void drawLine(QCPPainter &painter, std::size_t i) const
    {
        const DistributionMark &mark = chart().marks[i];
        const Theme &theme = style().theme;
        painter.setAntialiasing(false);
        painter.setPen(QPen(mark.bound ? theme.worse : theme.secondary, style().px(mark.bound ? 2 : 1),
                            mark.bound ? Qt::SolidLine : Qt::DashLine));
        painter.drawLine(QLineF(x(mark.latency), top(i), x(mark.latency), area().bottom()));
    }

    void drawLabel(QCPPainter &painter, std::size_t i) const
    {
        const DistributionMark &mark = chart().marks[i];
        const double width = QFontMetricsF(painter.font()).horizontalAdvance(mark.text) + 1;
        const QRectF box(m_plot->m_labels[i].left, top(i), width, style().px(rowHeight));
        painter.fillRect(box, style().theme.surface);
        painter.setPen(mark.bound ? style().theme.worse : style().theme.text);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, mark.text);
    }
};

DistributionPlot::DistributionPlot(QWidget *parent) : Plot(parent), m_formatter(Language::English)
{
    makeStill(*this);
    xAxis->setScaleType(QCPAxis::stLogarithmic);
    for (QCPAxis *axis : {xAxis, yAxis})
        axis->setTicker(QSharedPointer<QCPAxisTickerText>::create());
    new BarItem(this);
    new PointItem(this);
    new MarkItem(this);
}

void DistributionPlot::setChart(const DistributionChart &chart, const ChartStyle &style,
                                const Formatter &formatter)
{
    m_chart = chart;
    m_style = style;
    m_formatter = formatter;
    std::ranges::stable_sort(m_chart.marks, {}, &DistributionMark::latency);
    setAccessibleDescription(chart.description);
    axisRect()->setMargins(QMargins(qRound(style.px(leftMargin)), qRound(style.px(topMargin)),
                                    qRound(style.px(rightMargin)), qRound(style.px(bottomMargin))));
    styleAxisPair(*xAxis, *yAxis, style);
    for (QCPAxis *axis : {xAxis, yAxis})
        axis->setTickLabels(!chart.isEmpty());
    yAxis->grid()->setVisible(!chart.isEmpty());
    placeRange();
    place(size());
    replot(QCustomPlot::rpQueuedReplot);
}

/// All that is drawn, with a little room at both ends.
void DistributionPlot::placeRange()
{
    std::vector<double> all = m_chart.edges;
    for (const QPointF &point : m_chart.points)
        all.push_back(point.x());
    for (const DistributionMark &mark : m_chart.marks)
        all.push_back(mark.latency);
    if (all.empty())
        return;
    const auto [low, high] = std::ranges::minmax(all);
    const double room = std::max(std::pow(high / low, 0.03), std::sqrt(leastRatio));
    xAxis->setRange(low / room, high * room);
}

QRectF DistributionPlot::area(const QSize &size) const
{
    return QRectF({0, 0}, size)
        .adjusted(m_style.px(leftMargin), m_style.px(topMargin), -m_style.px(rightMargin),
                  -m_style.px(bottomMargin));
}

double DistributionPlot::pixelOf(double latency, const QRectF &area) const
{
    const QCPRange range = xAxis->range();
    return area.left() + area.width() * std::log(latency / range.lower) / std::log(range.upper / range.lower);
}

/// The bars stay below the labels, however low the plot is.
void DistributionPlot::place(const QSize &size)
{
    const QRectF all = area(size);
    const double most = m_chart.shares.empty() ? 100.0 : std::ranges::max(m_chart.shares);
    placeTicks(all.width(), most);
    placeMarks(all);
    int rows = 0;
    for (const LabelPlace &label : m_labels)
        rows = std::max(rows, label.row + 1);
    const double height = std::max(all.height(), 1.0);
    const double room = std::max(height - m_style.px(rowHeight * rows + aside), height / 2);
    yAxis->setRange(0, most * height / room);
}

/// No share is above 100 %, though the axis may be.
void DistributionPlot::placeTicks(double width, double greatestShare)
{
    constexpr int mostShares = 5;
    const int most = std::max(2, static_cast<int>(width / m_style.px(tickWidth)));
    const QCPRange range = xAxis->range();
    setTicks(*xAxis, latencyTicks(range.lower, range.upper, most),
             [this](double latency) { return tickText(latency, m_formatter); });
    setTicks(*yAxis, evenTicks(0, greatestShare, mostShares),
             [this](double share) { return shortestNumber(share, m_formatter) + QStringLiteral(" %"); });
}

void DistributionPlot::placeMarks(const QRectF &area)
{
    const QFontMetricsF metrics(m_style.font(FontRole::Note));
    std::vector<double> at;
    std::vector<double> widths;
    for (const DistributionMark &mark : m_chart.marks) {
        at.push_back(pixelOf(mark.latency, area));
        widths.push_back(metrics.horizontalAdvance(mark.text) + 1);
    }
    m_labels = placeLabels(at, widths, area.left(), area.right(), m_style.px(aside));
}

void DistributionPlot::resizeEvent(QResizeEvent *event)
{
    place(event->size());
    QCustomPlot::resizeEvent(event);
}

QSize DistributionPlot::minimumSizeHint() const
{
    return {300, 160};
}

} // namespace hakari
