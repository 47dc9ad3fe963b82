// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/explanation.h"

#include "core/base/number.h"

namespace hakari {

namespace {

QString cell(const QString &html, const char *style = "")
{
    return QStringLiteral("<td style=\"padding:3px 10px 3px 0;%1\">%2</td>").arg(QLatin1String(style), html);
}

QString coloured(const QString &html, const QColor &colour)
{
    return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(colour.name(), html);
}

QString withLetters(std::string_view formula)
{
    QString text = QString::fromUtf8(formula.data(), static_cast<qsizetype>(formula.size()));
    return text.remove(QLatin1Char('{')).remove(QLatin1Char('}'));
}

QString withValues(std::string_view formula, const Figure &figure, const Formatter &formatter,
                   std::string_view currency)
{
    std::map<std::string, std::string> values;
    for (const Input &input : figure.inputs)
        values[std::string(letter(input.symbol))] =
            formatter.withUnit(input.unit, input.value, currency).toStdString();
    return QString::fromStdString(fillTemplate(formula, values));
}

/// Writes the parts of one explanation.
class Writer
{
public:
    Writer(const Study &study, const Comparison &comparison, std::size_t candidate, Metric metric,
           const Formatter &formatter, const Theme &theme)
        : m_at(candidate),
          m_candidate(study.candidates[candidate]),
          m_comparison(comparison),
          m_figures(comparison.candidates[candidate]),
          m_figure(m_figures.figure(metric)),
          m_difference(restsOnPower(metric) ? comparison.scopeDifference(candidate) : nullptr),
          m_study(study),
          m_baselineName(formatter.text(study.candidates[comparison.baseline].name)),
          m_formatter(formatter),
          m_theme(theme)
    {
    }

    QString write() const
    {
        return heading() + formula() + inputs() + scope() + changes() + claims() + remarks();
    }

private:
    QString heading() const
    {
        const QString title = m_formatter.name(m_figure.metric).toHtmlEscaped() + QStringLiteral(" · ")
                              + m_formatter.text(m_candidate.name).toHtmlEscaped();
        QString html =
            QStringLiteral("<p style=\"font-size:14px;font-weight:600;margin:0\">%1</p>").arg(title);
        if (!m_figure.value)
            return html + paragraph(m_figure.absence ? m_formatter.sentence(*m_figure.absence) : QString());
        const QString unit = m_formatter.unitOf(m_figure.metric, m_study, m_comparison.currency);
        html +=
            QStringLiteral(
                "<p style=\"font-size:22px;font-weight:600;margin:4px 0 0 0\">%1 <span style=\"font-size:13px;"
                "font-weight:400\">%2</span></p>")
                .arg(m_formatter.value(m_figure.unit, *m_figure.value, preciseDecimals()).toHtmlEscaped(),
                     unit.toHtmlEscaped());
        QString basis = m_formatter.name(m_figure.provenance);
        if (m_figure.computed())
            //: a computed figure; %1 is the provenance of its weakest input
            basis = m_formatter.translate("Explanation", "derived; weakest input: %1").arg(basis);
        if (m_figure.interval)
            basis += QStringLiteral(" · ") + m_formatter.interval(m_figure.unit, *m_figure.interval)
                     + QStringLiteral(" (") + m_formatter.name(m_figure.interval->kind) + QLatin1Char(')');
        return html + paragraph(basis, m_theme.secondary);
    }

    /// One more than elsewhere: here the figure is defended.
    int preciseDecimals() const
    {
        if (m_figure.unit == Unit::Count)
            return 0;
        return m_figure.unit == Unit::Fraction ? 1
                                               : Formatter::decimalsFor(m_figure.unit, *m_figure.value) + 1;
    }

    /// As many as the source printed: "USD 2" must not become 2.00.
    int statedDecimals(double si) const
    {
        const std::string text = exactText(reported(m_figure.unit, si));
        const auto point = text.find('.');
        return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
    }

    QString paragraph(const QString &text, const QColor &colour = {}) const
    {
        const QString html = text.toHtmlEscaped();
        return QStringLiteral("<p style=\"margin:4px 0\">%1</p>")
            .arg(colour.isValid() ? coloured(html, colour) : html);
    }

    QString section(const char *title) const
    {
        return QStringLiteral("<p style=\"margin:12px 0 2px 0;font-weight:600\">%1</p>")
            .arg(m_formatter.translate("Explanation", title).toHtmlEscaped());
    }

    QString formula() const
    {
        if (!m_figure.computed())
            return {};
        QString html = section(QT_TRANSLATE_NOOP("Explanation", "How it was computed"))
                       + paragraph(formulaWithLetters(m_figure));
        if (m_figure.value)
            html += paragraph(QStringLiteral("= ")
                              + formulaWithValues(m_figure, m_formatter, m_comparison.currency))
                    + paragraph(QStringLiteral("= ")
                                + m_formatter.withUnit(m_figure.unit, *m_figure.value, m_comparison.currency,
                                                       preciseDecimals()));
        if (!m_figure.where.empty())
            html += paragraph(whereWithValues(m_figure, m_formatter, m_comparison.currency));
        return html;
    }

    QString inputs() const
    {
        if (m_figure.inputs.empty())
            return {};
        QString rows;
        for (const Input &input : m_figure.inputs)
            rows += inputRow(input);
        return section(QT_TRANSLATE_NOOP("Explanation", "Inputs"))
               + QStringLiteral("<table cellspacing=\"0\" width=\"100%\">%1</table>").arg(rows);
    }

    QString inputRow(const Input &input) const
    {
        const std::string_view symbol = letter(input.symbol);
        QString value = m_formatter.withUnit(input.unit, input.value, m_comparison.currency);
        if (input.interval)
            value += QStringLiteral(" [") + m_formatter.interval(input.unit, *input.interval)
                     + QLatin1Char(']');
        const QString origin = input.computed ? m_formatter.translate("Explanation", "computed")
                                              : m_formatter.name(input.provenance);
        QString html = QStringLiteral("<tr>")
                       + cell(
                           QStringLiteral("<b>%1</b>")
                               .arg(QString::fromUtf8(symbol.data(), static_cast<qsizetype>(symbol.size()))))
                       + cell(m_formatter.name(input.symbol).toHtmlEscaped())
                       + cell(value.toHtmlEscaped(), "white-space:nowrap")
                       + cell(coloured(origin.toHtmlEscaped(), m_theme.secondary)) + QStringLiteral("</tr>");
        if (input.source)
            html +=
                QStringLiteral(
                    "<tr><td></td><td colspan=\"3\" style=\"padding:0 0 6px 0;font-size:11px\">%1</td></tr>")
                    .arg(coloured(citation(*input.source, m_formatter).toHtmlEscaped(), m_theme.faint));
        return html;
    }

    QString scope() const
    {
        if (!m_figure.value || !restsOnPower(m_figure.metric))
            return {};
        return section(QT_TRANSLATE_NOOP("Explanation", "What its power and energy include"))
               + paragraph(m_formatter.scope(m_figure.scope));
    }

    QString changes() const
    {
        const Change &change = m_figures.change(m_figure.metric);
        if (!change.value)
            return {};
        const CandidateFigures &baseline = m_comparison.baselineFigures();
        QString text = m_formatter.change(*change.value, 1);
        const Figure &base = baseline.figure(m_figure.metric);
        if (m_figure.value && base.value)
            text += QStringLiteral(" = (%1 − %2) ÷ %2")
                        .arg(m_formatter.value(m_figure.unit, *m_figure.value),
                             m_formatter.value(base.unit, *base.value));
        if (change.interval)
            text += QStringLiteral(" · ") + m_formatter.interval(Unit::Fraction, *change.interval);
        if (!change.distinguishable)
            text += QStringLiteral(" · ") + m_formatter.translate("Explanation", "no clear difference");
        //: %1 is the baseline's name
        return QStringLiteral("<p style=\"margin:12px 0 2px 0;font-weight:600\">%1</p>")
                   .arg(m_formatter.translate("Explanation", "Against the baseline %1")
                            .arg(m_baselineName)
                            .toHtmlEscaped())
               + paragraph(text)
               + (m_difference ? paragraph(m_formatter.sentence(*m_difference, m_study), m_theme.warning)
                               : QString())
               + caveats(m_comparison.baseline);
    }

    QString caveats(std::size_t candidate) const
    {
        QString html;
        for (const Caveat &caveat : m_comparison.candidates[candidate].caveats)
            html += paragraph(m_formatter.sentence(caveat, m_study.candidates[candidate], m_study),
                              m_theme.warning);
        return html;
    }

    QString claims() const
    {
        QString html;
        for (const Claim &claim : m_candidate.claims) {
            if (claim.metric != m_figure.metric)
                continue;
            QString text = claim.kind == Claim::Kind::Value ? m_formatter.withUnit(
                               m_figure.unit, claim.value, m_comparison.currency, statedDecimals(claim.value))
                                                            : m_formatter.change(claim.value, 0);
            if (claim.kind == Claim::Kind::ChangeAtBest)
                text = m_formatter.translate("Explanation", "up to %1").arg(text);
            if (claim.source)
                text += QStringLiteral(" · ") + citation(*claim.source, m_formatter);
            html += paragraph(text);
        }
        return html.isEmpty() ? html
                              : section(QT_TRANSLATE_NOOP("Explanation", "Claimed by the source")) + html;
    }

    QString remarks() const
    {
        QString html = caveats(m_at);
        for (const Remark remark : m_figure.remarks)
            html += paragraph(m_formatter.sentence(remark, m_figure));
        return html.isEmpty() ? html : section(QT_TRANSLATE_NOOP("Explanation", "Caveats")) + html;
    }

    std::size_t m_at; ///< of the candidate
    const Candidate &m_candidate;
    const Comparison &m_comparison;
    const CandidateFigures &m_figures;
    const Figure &m_figure;
    const ScopeDifference *m_difference;
    const Study &m_study;
    QString m_baselineName;
    const Formatter &m_formatter;
    const Theme &m_theme;
};

} // namespace

QString formulaWithLetters(const Figure &figure)
{
    return withLetters(figure.formula);
}

QString formulaWithValues(const Figure &figure, const Formatter &formatter, std::string_view currency)
{
    return withValues(figure.formula, figure, formatter, currency);
}

QString whereWithValues(const Figure &figure, const Formatter &formatter, std::string_view currency)
{
    const std::string_view side = figure.where.substr(figure.where.find('=') + 1);
    return withLetters(figure.where) + QStringLiteral(" =") + withValues(side, figure, formatter, currency);
}

QString citation(const Source &source, const Formatter &formatter)
{
    QStringList parts{formatter.text(source.title)};
    for (const std::string *part : {&source.year, &source.licence, &source.locator}) {
        if (!part->empty())
            parts << QString::fromStdString(*part);
    }
    QString text = parts.join(QStringLiteral(" · "));
    if (!source.note.empty())
        text += QStringLiteral(" — ") + formatter.text(source.note);
    return text;
}

QString explanationHtml(const Study &study, const Comparison &comparison, std::size_t candidate,
                        Metric metric, const Formatter &formatter, const Theme &theme)
{
    return Writer(study, comparison, candidate, metric, formatter, theme).write();
}

} // namespace hakari
