// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/report/reportpainter.h"

#include "widgets/charts/comparisonplot.h"
#include "widgets/format/summary.h"
#include "widgets/models/comparisonmodel.h"
#include "widgets/report/reporttext.h"

#include <QAbstractTextDocumentLayout>
#include <QTextDocument>

#include <algorithm>
#include <cmath>

namespace hakari {

namespace {

constexpr double edge = 56;   // page margin
constexpr double footer = 28; // room for the page's foot
constexpr double between = 16;

constexpr const char *htmlStyle = R"(
body { color: #16202C; }
h3 { font-size: 15px; font-weight: 600; margin: 18px 0 6px 0; }
h4 { font-size: 13px; font-weight: 600; margin: 12px 0 2px 0; }
p { margin: 3px 0; }
td, th { border-bottom: 1px solid #D5DAE0; }
th { color: #5A6675; font-weight: 500; }
.note { color: #5A6675; font-size: 11px; }
.warning { color: #8A5A00; margin: 8px 0; }
)";

} // namespace

ReportPainter::ReportPainter(const Study &study, const Comparison &comparison, const Formatter &formatter)
    : m_study(study), m_comparison(comparison), m_formatter(formatter)
{
}

QSizeF ReportPainter::pageSize()
{
    constexpr double perMillimetre = 96.0 / 25.4;
    return {297 * perMillimetre, 210 * perMillimetre};
}

void ReportPainter::paint(Sheet &sheet, const NewPage &newPage)
{
    QPainter &painter = sheet.painter();
    m_page = 1;
    paintHeadlinePage(sheet);
    const QString figures = m_formatter.translate("Report", "Figures and assumptions");
    newPage(figures);
    paintHtml(painter,
              QStringLiteral("<h3>%1</h3>").arg(m_formatter.translate("Report", "Figures"))
                  + figuresHtml(m_study, m_comparison, m_formatter)
                  + QStringLiteral("<h3>%1</h3>").arg(m_formatter.translate("Report", "Assumptions"))
                  + assumptionsHtml(m_study, m_comparison, m_formatter),
              newPage, figures);
    const QString method = m_formatter.translate("Report", "Method and provenance");
    newPage(method);
    paintHtml(painter, methodHtml(m_study, m_comparison, m_formatter), newPage, method);
}

void ReportPainter::paintText(QPainter &painter, const QRectF &box, const QString &text, FontRole role,
                              const QColor &colour, int flags) const
{
    const QFont face = font(role);
    painter.setFont(face);
    painter.setPen(colour);
    painter.drawText(box, flags,
                     QFontMetricsF(face, painter.device()).elidedText(text, Qt::ElideRight, box.width() + 1));
}

void ReportPainter::paintHeadlinePage(Sheet &sheet)
{
    QPainter &painter = sheet.painter();
    const QSizeF page = pageSize();
    const double width = page.width() - 2 * edge;
    double y = edge - 8;
    paintText(painter, {edge, y, width, 26}, m_formatter.text(m_study.title), FontRole::Title, m_theme.text);
    y += 26;
    paintText(painter, {edge, y, width, 18}, assumptionsLine(m_study, m_comparison, m_formatter),
              FontRole::Note, m_theme.secondary);
    y += 18 + between;
    const auto headline = headlineMetrics(m_study.kind);
    const std::array<Metric, 4> metrics{headline[0], headline[1], headline[2], Metric::Carbon};
    constexpr double tileHeight = 104;
    const double tileWidth = (width - 3 * between) / 4;
    for (std::size_t i = 0; i < metrics.size(); ++i)
        paintTile(painter, {edge + static_cast<double>(i) * (tileWidth + between), y, tileWidth, tileHeight},
                  metrics[i]);
    y += tileHeight + between;
    y += paintWarning(painter, edge, y, width);
    paintChart(sheet, {edge, y, width, page.height() - edge - footer - y});
    paintFooter(painter);
}

std::size_t ReportPainter::focus() const
{
    for (std::size_t i = 0; i < m_study.candidates.size(); ++i) {
        if (!m_study.candidates[i].hidden && i != m_comparison.baseline)
            return i;
    }
    return m_comparison.baseline;
}

/// What keeps the tiles from being taken as they stand; returns the height it took, with the space after it.
double ReportPainter::paintWarning(QPainter &painter, double x, double y, double width) const
{
    const QString text = warningsOfBoth(m_study, m_comparison, focus(), m_formatter).join(QLatin1Char('\n'));
    if (text.isEmpty())
        return 0;
    constexpr double bar = 3;
    constexpr double indent = 14;
    constexpr int flags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
    painter.setFont(font(FontRole::Text));
    QRectF box(x + indent, y, width - indent, pageSize().height());
    box.setHeight(painter.boundingRect(box, flags, text).height());
    painter.fillRect(QRectF(x, y, bar, box.height()), m_theme.warning);
    painter.setPen(m_theme.text);
    painter.drawText(box, flags, text);
    return box.height() + between;
}

QString ReportPainter::tileTitle(Metric metric) const
{
    const QString name = m_formatter.name(metric);
    return isPerUnitOfWork(metric) ? name + QLatin1Char(' ') + m_formatter.perUnitOfWork(m_study) : name;
}

void ReportPainter::paintTile(QPainter &painter, const QRectF &box, Metric metric) const
{
    painter.setPen(QPen(m_theme.line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box, 8, 8);
    const CandidateFigures &figures = m_comparison.candidates[focus()];
    const Change &change = figures.change(metric);
    const Figure &now = figures.figure(metric);
    const Figure &base = m_comparison.baselineFigures().figure(metric);
    const QRectF inner = box.adjusted(14, 10, -14, -8);
    paintText(painter, {inner.left(), inner.top(), inner.width(), 16}, tileTitle(metric), FontRole::Text,
              m_theme.secondary);
    const Sense sense = senseOf(metric, change);
    const QColor colour = sense == Sense::Better  ? m_theme.better
                          : sense == Sense::Worse ? m_theme.worse
                                                  : m_theme.text;
    paintText(painter, {inner.left(), inner.top() + 18, inner.width(), 40},
              change.value ? m_formatter.change(*change.value, 0) : QStringLiteral("–"), FontRole::TileFigure,
              colour);
    if (now.value && base.value) {
        const int decimals = Formatter::decimalsFor(now.unit,
                                                    std::min(std::abs(*now.value), std::abs(*base.value)));
        paintText(painter, {inner.left(), inner.bottom() - 28, inner.width(), 15},
                  m_formatter.translate("Report", "%1 from %2")
                      .arg(m_formatter.value(now.unit, *now.value, decimals),
                           m_formatter.withUnit(base.unit, *base.value, m_comparison.currency, decimals)),
                  FontRole::Note, m_theme.text);
    }
    const QString basis = change.value ? m_formatter.text(m_study.candidates[focus()].name)
                                             + QStringLiteral(" · ") + m_formatter.name(change.provenance)
                                       : QString();
    paintText(painter, {inner.left(), inner.bottom() - 13, inner.width(), 14}, basis, FontRole::Note,
              m_theme.secondary);
}

void ReportPainter::paintChart(Sheet &sheet, const QRectF &box) const
{
    const BarChart chart = headlineChart(m_study, m_comparison, m_formatter);
    const double height = std::min<double>(box.height(), tallestHeight(chart));
    sheet.drawChart(chart, {m_theme, 1.0}, {box.topLeft(), QSizeF(box.width(), height)});
}

void ReportPainter::paintFooter(QPainter &painter)
{
    const QSizeF page = pageSize();
    const QRectF foot(edge, page.height() - edge + 4, page.width() - 2 * edge, 16);
    paintText(painter, foot, QStringLiteral("Hakari " HAKARI_VERSION), FontRole::Note, m_theme.secondary);
    paintText(painter, foot, m_formatter.number(m_page++, 0), FontRole::Note, m_theme.secondary,
              Qt::AlignRight | Qt::AlignVCenter);
}

void ReportPainter::paintHtml(QPainter &painter, const QString &html, const NewPage &newPage,
                              const QString &heading)
{
    const QSizeF page = pageSize();
    const QSizeF area(page.width() - 2 * edge, page.height() - 2 * edge - 4);
    QTextDocument document;
    document.setDefaultFont(font(FontRole::Text));
    document.setDefaultStyleSheet(QString::fromLatin1(htmlStyle));
    document.setDocumentMargin(0);
    document.setPageSize(area);
    document.setHtml(html);
    const int pages = document.pageCount();
    for (int i = 0; i < pages; ++i) {
        if (i > 0)
            newPage(heading);
        painter.save();
        painter.translate(edge, edge - i * area.height());
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = QRectF(0, i * area.height(), area.width(), area.height());
        context.palette.setColor(QPalette::Text, m_theme.text);
        painter.setClipRect(context.clip);
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        paintFooter(painter);
    }
}

} // namespace hakari
