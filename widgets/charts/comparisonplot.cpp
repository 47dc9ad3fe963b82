// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/charts/comparisonplot.h"

#include <algorithm>

namespace hakari {

namespace {

constexpr double narrowestNames = 176; // all in device-independent pixels at scale 1
constexpr double widestNames = 304;
constexpr double padding = 18;
constexpr double headHeight = 58;
constexpr double keyHeight = 34;
constexpr double footnoteHeight = 22;
constexpr double rowHeight = 60;
constexpr double tallestRow = 96;
constexpr double barHeight = 28;
constexpr double valueGap = 8;

/// Of the key and the footnote, at scale 1.
double bottomHeight(const BarChart &chart)
{
    return chart.footnote.isEmpty() ? keyHeight : keyHeight + footnoteHeight;
}

double textWidth(const QFont &font, const QString &text, QPaintDevice *device)
{
    return QFontMetricsF(font, device).horizontalAdvance(text);
}

} // namespace

/// Something drawn in one column, in pixels of its axis rect.
class ComparisonPlot::Item : public QCPAbstractItem
{
public:
    Item(ComparisonPlot *plot, QCPAxisRect *rect) : QCPAbstractItem(plot), m_plot(plot), m_rect(rect)
    {
        setClipToAxisRect(false);
        setSelectable(false);
    }
    double selectTest(const QPointF &, bool, QVariant *) const override { return -1; }

    QRectF hitRect;                       ///< where a click means this item; empty: nowhere
    std::optional<std::size_t> candidate; ///< index into the study
    std::optional<Metric> metric;
    std::vector<QRectF> texts; ///< where text was drawn last

protected:
    const ChartStyle &style() const { return m_plot->m_style; }
    const BarChart &chart() const { return m_plot->m_chart; }
    QRectF columnRect() const { return m_rect->outerRect(); }

    /// The rows share the height between head and key; they do not grow without limit.
    QRectF rowRect(std::size_t row) const
    {
        const QRectF column = columnRect();
        const double top = column.top() + style().px(headHeight);
        const double room = column.height() - style().px(headHeight);
        const double rows = static_cast<double>(std::max<std::size_t>(chart().rows.size(), 1));
        const double height = std::min(room / rows, style().px(tallestRow));
        return {column.left(), top + height * static_cast<double>(row), column.width(), height};
    }

    void write(QCPPainter *painter, const QRectF &box, const QString &text, FontRole role,
               const QColor &colour)
    {
        const QFont font = style().font(role);
        painter->setFont(font);
        painter->setPen(colour);
        const QString fitting =
            QFontMetricsF(font, painter->device()).elidedText(text, Qt::ElideRight, box.width() + 1);
        painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, fitting);
        texts.emplace_back(box.left(), box.top(),
                           std::min(box.width(), textWidth(font, fitting, painter->device())), box.height());
    }

    ComparisonPlot *m_plot;
    QCPAxisRect *m_rect;
};

/// Title and unit above a column.
class ComparisonPlot::HeadItem : public Item
{
public:
    HeadItem(ComparisonPlot *plot, QCPAxisRect *rect, QString title, QString unit)
        : Item(plot, rect), m_title(std::move(title)), m_unit(std::move(unit))
    {
    }

protected:
    void draw(QCPPainter *painter) override
    {
        texts.clear();
        const double left = columnRect().left() + style().px(padding);
        const double width = columnRect().width() - style().px(padding + 6);
        write(painter, {left, columnRect().top() + style().px(12), width, style().px(18)}, m_title,
              FontRole::TextStrong, style().theme.text);
        write(painter, {left, columnRect().top() + style().px(31), width, style().px(15)}, m_unit,
              FontRole::Note, style().theme.secondary);
    }

private:
    QString m_title;
    QString m_unit;
};

/// Swatch, name and second line of a candidate.
class ComparisonPlot::NameItem : public Item
{
public:
    NameItem(ComparisonPlot *plot, QCPAxisRect *rect, std::size_t row) : Item(plot, rect), m_row(row)
    {
        candidate = chart().rows[row].candidate;
    }

protected:
    void draw(QCPPainter *painter) override
    {
        texts.clear();
        const BarRow &row = chart().rows[m_row];
        const QRectF box = rowRect(m_row);
        hitRect = box;
        const double left = box.left() + style().px(padding);
        const double top = box.center().y() - style().px(18);
        painter->setPen(Qt::NoPen);
        painter->setBrush(style().theme.candidate(row.colour));
        painter->drawRoundedRect(QRectF(left, top + style().px(4), style().px(10), style().px(10)),
                                 style().px(2), style().px(2));
        const double textLeft = left + style().px(18);
        const double width = box.right() - textLeft - style().px(6);
        drawNameAndBadge(painter, {textLeft, top, width, style().px(18)}, row);
        write(painter, {textLeft, top + style().px(19), width, style().px(15)}, row.detail, FontRole::Note,
              style().theme.secondary);
    }

private:
    void drawNameAndBadge(QCPPainter *painter, QRectF box, const BarRow &row)
    {
        const double badge = row.badge.isEmpty()
                                 ? 0.0
                                 : textWidth(style().font(FontRole::Note), row.badge, painter->device())
                                       + style().px(18);
        const double name = std::min(
            textWidth(style().font(FontRole::TextStrong), row.name, painter->device()), box.width() - badge);
        write(painter, {box.left(), box.top(), name, box.height()}, row.name, FontRole::TextStrong,
              style().theme.text);
        if (row.badge.isEmpty())
            return;
        const QRectF pill(box.left() + name + style().px(6), box.top() + style().px(1), badge - style().px(6),
                          style().px(16));
        painter->setPen(Qt::NoPen);
        painter->setBrush(style().theme.accentSoft);
        painter->drawRoundedRect(pill, style().px(8), style().px(8));
        write(painter, pill.adjusted(style().px(6), 0, 0, 0), row.badge, FontRole::Note,
              style().theme.accent);
    }

    std::size_t m_row;
};

/// One bar with whisker, claim, value and change.
class ComparisonPlot::BarItem : public Item
{
public:
    BarItem(ComparisonPlot *plot, QCPAxisRect *rect, std::size_t row, std::size_t panel)
        : Item(plot, rect), m_row(row), m_panel(panel)
    {
        candidate = chart().rows[row].candidate;
        metric = chart().panels[panel].metric;
    }

protected:
    void draw(QCPPainter *painter) override
    {
        texts.clear();
        const Bar &bar = chart().panels[m_panel].bars[m_row];
        const QRectF box = rowRect(m_row);
        hitRect = box;
        const double zero = x(0.0);
        double right = zero;
        if (bar.value) {
            right = x(*bar.value);
            const double height = std::min(style().px(barHeight), box.height() * 0.55);
            const QRectF shape(zero, box.center().y() - height / 2, std::max(right - zero, style().px(1)),
                               height);
            paintBar(*painter, shape, style().theme.candidate(chart().rows[m_row].colour), bar.provenance,
                     style());
        }
        constexpr double visible = 3; // a shorter whisker only blots the bar's end
        if (bar.interval && x(bar.interval->high) - x(bar.interval->low) >= style().px(visible)) {
            paintWhisker(*painter, x(bar.interval->low), x(bar.interval->high), box.center().y(), style());
            right = std::max(right, x(bar.interval->high));
        }
        if (bar.claim) {
            paintClaim(*painter, {x(*bar.claim), box.center().y()}, style());
            right = std::max(right, x(*bar.claim) + style().px(4));
        }
        drawTexts(painter, bar, {right + style().px(valueGap), box.center().y()}, box.right());
    }

private:
    double x(double value) const { return m_rect->axis(QCPAxis::atBottom)->coordToPixel(value); }

    void drawTexts(QCPPainter *painter, const Bar &bar, const QPointF &at, double limit)
    {
        const double width = limit - at.x();
        const bool two = !bar.changeText.isEmpty();
        const double top = at.y() - style().px(two ? 18 : 9);
        const QString first = bar.value ? bar.valueText : bar.absence;
        write(painter, {at.x(), top, width, style().px(18)}, first,
              bar.value ? FontRole::TextStrong : FontRole::Note,
              bar.value ? style().theme.text : style().theme.secondary);
        if (two)
            write(painter, {at.x(), top + style().px(19), width, style().px(15)}, bar.changeText,
                  FontRole::Note, senseColour(bar));
    }

    QColor senseColour(const Bar &bar) const
    {
        if (bar.sense == Sense::Neutral)
            return style().theme.secondary;
        return bar.sense == Sense::Better ? style().theme.better : style().theme.worse;
    }

    std::size_t m_row;
    std::size_t m_panel;
};

/// The key of patterns, along the bottom.
class ComparisonPlot::KeyItem : public Item
{
public:
    using Item::Item;

protected:
    void draw(QCPPainter *painter) override
    {
        const QRectF all(m_plot->viewport());
        const double left = all.left() + style().px(padding);
        drawFootnote(painter);
        paintKey(*painter,
                 {left, all.bottom() - style().px(bottomHeight(chart()) - 4),
                  all.width() - style().px(2 * padding), style().px(22)},
                 chart(), style());
    }

private:
    void drawFootnote(QCPPainter *painter)
    {
        texts.clear();
        if (chart().footnote.isEmpty())
            return;
        const QRectF all(m_plot->viewport());
        write(painter,
              {all.left() + style().px(padding), all.bottom() - style().px(footnoteHeight),
               all.width() - style().px(2 * padding), style().px(16)},
              chart().footnote, FontRole::Note, style().theme.secondary);
    }
};

ComparisonPlot::ComparisonPlot(QWidget *parent) : Plot(parent)
{
    setInteractions({});
    setAutoAddPlottableToLegend(false);
    setMouseTracking(true);
    setBackground(Qt::transparent);
    setAttribute(Qt::WA_OpaquePaintEvent, false);
    setFocusPolicy(Qt::NoFocus); // the table under the chart carries the same numbers for the keyboard
    plotLayout()->clear();
    connect(this, &QCustomPlot::afterLayout, this, &ComparisonPlot::placeRanges);
}

void ComparisonPlot::setChart(const BarChart &chart, const ChartStyle &style)
{
    m_chart = chart;
    m_style = style;
    rebuild();
    setAccessibleDescription(chart.description);
    updateGeometry();
    replot();
}

int ComparisonPlot::comfortableHeight() const
{
    const double rows = static_cast<double>(std::max<std::size_t>(m_chart.rows.size(), 1));
    return qRound(headHeight + rows * rowHeight + bottomHeight(m_chart));
}

int tallestHeight(const BarChart &chart)
{
    const double rows = static_cast<double>(std::max<std::size_t>(chart.rows.size(), 1));
    return qRound(headHeight + rows * tallestRow + bottomHeight(chart));
}

QSize ComparisonPlot::minimumSizeHint() const
{
    return {qRound(nameColumn() + 180.0 * static_cast<double>(m_chart.panels.size())), comfortableHeight()};
}

/// As wide as the longest name with its badge needs, within reason.
double ComparisonPlot::nameColumn() const
{
    double widest = 0;
    for (const BarRow &row : m_chart.rows) {
        const double badge = row.badge.isEmpty() ? 0
                                                 : textWidth(m_style.font(FontRole::Note), row.badge, nullptr)
                                                       + m_style.px(20);
        widest = std::max({widest, textWidth(m_style.font(FontRole::TextStrong), row.name, nullptr) + badge,
                           textWidth(m_style.font(FontRole::Note), row.detail, nullptr)});
    }
    return std::clamp(widest + m_style.px(padding + 18 + 14), m_style.px(narrowestNames),
                      m_style.px(widestNames));
}

QList<QRectF> ComparisonPlot::textRects() const
{
    QList<QRectF> rects;
    for (const Item *item : m_items)
        rects.append(QList<QRectF>(item->texts.begin(), item->texts.end()));
    return rects;
}

void ComparisonPlot::rebuild()
{
    clearItems();
    m_items.clear();
    m_columns.clear();
    plotLayout()->clear();
    plotLayout()->setColumnSpacing(0);
    plotLayout()->setMargins(QMargins(0, 0, 0, qRound(m_style.px(bottomHeight(m_chart)))));
    for (int column = 0; column <= static_cast<int>(m_chart.panels.size()); ++column)
        m_columns.push_back(addColumn(column));
    m_items.push_back(new HeadItem(this, m_columns[0], m_chart.header, {}));
    for (std::size_t row = 0; row < m_chart.rows.size(); ++row)
        m_items.push_back(new NameItem(this, m_columns[0], row));
    for (std::size_t panel = 0; panel < m_chart.panels.size(); ++panel) {
        QCPAxisRect *rect = m_columns[panel + 1];
        const BarPanel &content = m_chart.panels[panel];
        m_items.push_back(new HeadItem(this, rect, content.title,
                                       content.emptyText.isEmpty() ? content.unit : content.emptyText));
        for (std::size_t row = 0; content.emptyText.isEmpty() && row < m_chart.rows.size(); ++row)
            m_items.push_back(new BarItem(this, rect, row, panel));
    }
    m_items.push_back(new KeyItem(this, m_columns[0]));
}

QCPAxisRect *ComparisonPlot::addColumn(int column)
{
    auto *rect = new QCPAxisRect(this, false);
    rect->setAutoMargins(QCP::msNone);
    rect->setMargins(QMargins(0, 0, 0, 0));
    rect->setMinimumSize(10, 10);
    QCPAxis *axis = rect->addAxis(QCPAxis::atBottom);
    axis->setVisible(false);
    axis->grid()->setVisible(false);
    plotLayout()->addElement(0, column, rect);
    if (column == 0) {
        rect->setMinimumSize(qRound(nameColumn()), 10);
        rect->setMaximumSize(qRound(nameColumn()), QWIDGETSIZE_MAX);
        return rect;
    }
    // The line from which the bars start divides the columns: an axis of its own, without ticks.
    QCPAxis *divider = rect->addAxis(QCPAxis::atLeft);
    divider->setTicks(false);
    divider->setTickLabels(false);
    divider->setBasePen(QPen(m_style.theme.line, m_style.px(1)));
    divider->grid()->setVisible(false);
    return rect;
}

/// Bars start at zero, `padding` from the divider, and the longest leaves room for its value.
void ComparisonPlot::placeRanges()
{
    for (std::size_t panel = 0; panel < m_chart.panels.size() && panel + 1 < m_columns.size(); ++panel) {
        QCPAxisRect *rect = m_columns[panel + 1];
        double label = 0.0;
        for (const Bar &bar : m_chart.panels[panel].bars) {
            label = std::max({label, textWidth(m_style.font(FontRole::TextStrong), bar.valueText, nullptr),
                              textWidth(m_style.font(FontRole::Note), bar.changeText, nullptr)});
        }
        const double width = rect->width();
        const double left = m_style.px(padding);
        const double right = label + m_style.px(valueGap + 14);
        const double length = std::max(width - left - right, m_style.px(24));
        const double perPixel = (m_chart.panels[panel].maximum > 0 ? m_chart.panels[panel].maximum : 1.0)
                                / length;
        rect->axis(QCPAxis::atBottom)->setRange(-left * perPixel, (width - left) * perPixel);
    }
}

const ComparisonPlot::Item *ComparisonPlot::itemAt(const QPointF &position) const
{
    const auto found = std::ranges::find_if(
        m_items, [&](const Item *item) { return item->hitRect.contains(position); });
    return found == m_items.end() ? nullptr : *found;
}

void ComparisonPlot::mouseReleaseEvent(QMouseEvent *event)
{
    const Item *item = event->button() == Qt::LeftButton ? itemAt(event->position()) : nullptr;
    if (!item || !item->candidate)
        return;
    if (item->metric)
        emit figureActivated(*item->candidate, *item->metric, event->globalPosition().toPoint());
    else
        emit candidateActivated(*item->candidate);
}

void ComparisonPlot::mouseMoveEvent(QMouseEvent *event)
{
    const Item *item = itemAt(event->position());
    setCursor(item && item->candidate ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

} // namespace hakari
