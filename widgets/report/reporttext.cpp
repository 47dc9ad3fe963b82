// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/report/reporttext.h"

#include "widgets/models/comparisonmodel.h"
#include "widgets/models/explanation.h"

#include <set>

namespace hakari {

namespace {

QString escaped(const QString &text)
{
    return text.toHtmlEscaped();
}

QString heading(const QString &text)
{
    return QStringLiteral("<h3>%1</h3>").arg(escaped(text));
}

bool applies(const Figure &figure)
{
    return !figure.absence || figure.absence->code != ErrorCode::NotApplicable;
}

/// The rows of the assumptions: caption, value, source.
class AssumptionRows
{
public:
    AssumptionRows(const Study &study, const Comparison &comparison, const Formatter &formatter)
        : m_study(study), m_comparison(comparison), m_formatter(formatter)
    {
    }

    QString html()
    {
        const Assumptions &a = m_study.assumptions;
        if (m_study.kind == StudyKind::Inference) {
            add(QT_TRANSLATE_NOOP("Report", "Demand"),
                m_formatter.withUnit(Unit::HourlyRate, a.demand.value.value, {}),
                origin(a.demand.source, a.demand.provenance));
            add(QT_TRANSLATE_NOOP("Report", "Utilisation ceiling"),
                m_formatter.value(Unit::Fraction, a.utilisationCeiling),
                origin(nullptr, Provenance::Entered));
            if (a.latencyBound)
                add(QT_TRANSLATE_NOOP("Report", "Latency bound (p99)"),
                    m_formatter.number(a.latencyBound->value * 1e3, 0) + QStringLiteral(" ms"),
                    origin(nullptr, Provenance::Entered));
        } else {
            add(QT_TRANSLATE_NOOP("Report", "Sequences to train on"),
                m_formatter.number(a.sequences.value, 0), origin(a.sequences.source, a.sequences.provenance));
        }
        add(QT_TRANSLATE_NOOP("Report", "Region"), QString::fromStdString(a.region), {});
        add(QT_TRANSLATE_NOOP("Report", "Prices"),
            m_formatter.translate("Report", "on-demand prices of %1")
                .arg(QString::fromStdString(a.prices.year)),
            {});
        add(QT_TRANSLATE_NOOP("Report", "PUE"), m_formatter.number(a.pue.value, 3),
            origin(a.pue.source, a.pue.provenance));
        if (m_comparison.intensity)
            add(QT_TRANSLATE_NOOP("Report", "Grid intensity"),
                m_formatter.withUnit(Unit::KilogramPerJoule, m_comparison.intensity->value.value, {}),
                origin(m_comparison.intensity->source, m_comparison.intensity->provenance));
        add(QT_TRANSLATE_NOOP("Report", "Energy boundary"),
            a.boundary == EnergyBoundary::ItEquipment
                ? m_formatter.translate("Report", "IT equipment, before PUE")
                : m_formatter.translate("Report", "facility, after PUE"),
            {});
        if (a.embodied)
            add(QT_TRANSLATE_NOOP("Report", "Service life for embodied carbon"),
                m_formatter.withUnit(Unit::LifetimeSecond, a.lifetime.value.value, {}),
                origin(a.lifetime.source, a.lifetime.provenance));
        else
            add(QT_TRANSLATE_NOOP("Report", "Embodied carbon"), m_formatter.translate("Report", "left out"),
                {});
        return QStringLiteral("<table cellspacing=\"0\" cellpadding=\"3\" width=\"100%\">%1</table>")
            .arg(m_rows);
    }

private:
    QString origin(const SourceRef &source, Provenance provenance) const
    {
        QString text = m_formatter.name(provenance);
        return source ? text + QStringLiteral(" · ") + citation(*source, m_formatter) : text;
    }

    void add(const char *caption, const QString &value, const QString &origin)
    {
        m_rows +=
            QStringLiteral(
                "<tr><td width=\"22%\">%1</td><td width=\"22%\"><b>%2</b></td><td class=\"note\">%3</td></tr>")
                .arg(escaped(m_formatter.translate("Report", caption)), escaped(value), escaped(origin));
    }

    const Study &m_study;
    const Comparison &m_comparison;
    const Formatter &m_formatter;
    QString m_rows;
};

QString figureBlock(const Figure &figure, const Comparison &comparison, const Formatter &formatter)
{
    QString html = QStringLiteral("<p><b>%1</b> ").arg(escaped(formatter.name(figure.metric)));
    if (!figure.value)
        return html + escaped(formatter.sentence(*figure.absence)) + QStringLiteral("</p>");
    if (figure.computed())
        html += escaped(formulaWithLetters(figure)) + QStringLiteral(" = ")
                + escaped(formulaWithValues(figure, formatter, comparison.currency)) + QStringLiteral(" = ");
    QString basis = formatter.name(figure.provenance);
    if (restsOnPower(figure.metric))
        basis += QStringLiteral(" · ") + formatter.scope(figure.scope);
    html += QStringLiteral("<b>%1</b> (%2)")
                .arg(escaped(formatter.withUnit(figure.unit, *figure.value, comparison.currency)),
                     escaped(basis));
    if (figure.interval)
        html += QStringLiteral(" [%1, %2]")
                    .arg(escaped(formatter.interval(figure.unit, *figure.interval)),
                         escaped(formatter.name(figure.interval->kind)));
    if (!figure.where.empty())
        html += QStringLiteral("<br>") + escaped(whereWithValues(figure, formatter, comparison.currency));
    for (const Remark remark : figure.remarks)
        html += QStringLiteral("<br>") + escaped(formatter.sentence(remark, figure));
    return html + QStringLiteral("</p>");
}

QString sourcesHtml(const Comparison &comparison, const Formatter &formatter)
{
    std::set<const Source *> seen;
    QString items;
    for (const CandidateFigures &candidate : comparison.candidates) {
        for (const Figure &figure : candidate.figures) {
            for (const Input &input : figure.inputs) {
                if (input.source && seen.insert(input.source.get()).second)
                    items += QStringLiteral("<li>%1</li>").arg(escaped(citation(*input.source, formatter)));
            }
        }
    }
    return QStringLiteral("<ul>%1</ul>").arg(items);
}

QString cellHtml(const QModelIndex &cell)
{
    const QString text = escaped(cell.data().toString());
    const QString note = cell.data(ComparisonModel::NoteRole).toString();
    return cell.column() > 0 || note.isEmpty()
               ? text
               : text + QStringLiteral("<br><span class=\"note\">%1</span>").arg(escaped(note));
}

QString warningsHtml(const Study &study, const Comparison &comparison, const Formatter &formatter)
{
    QString html;
    for (std::size_t i = 0; i < comparison.candidates.size(); ++i) {
        if (study.candidates[i].hidden)
            continue;
        for (const QString &warning : warningsOf(study, comparison, i, formatter))
            html += QStringLiteral("<p class=\"warning\">%1</p>").arg(escaped(warning));
    }
    return html;
}

} // namespace

QString figuresHtml(const Study &study, const Comparison &comparison, const Formatter &formatter)
{
    ComparisonModel model(formatter, Theme::print());
    model.setComparison(study, std::make_shared<const Comparison>(comparison));
    QString head;
    for (int column = 0; column < model.columnCount(); ++column)
        head += QStringLiteral("<th align=\"%1\">%2</th>")
                    .arg(column == 0 ? QStringLiteral("left") : QStringLiteral("right"),
                         escaped(model.headerData(column, Qt::Horizontal, Qt::DisplayRole)
                                     .toString()
                                     .replace(QLatin1Char('\n'), QLatin1Char(' '))));
    QString body;
    for (int row = 0; row < model.rowCount(); ++row) {
        body += QStringLiteral("<tr>");
        for (int column = 0; column < model.columnCount(); ++column)
            body += QStringLiteral("<td align=\"%1\">%2</td>")
                        .arg(column == 0 ? QStringLiteral("left") : QStringLiteral("right"),
                             cellHtml(model.index(row, column)));
        body += QStringLiteral("</tr>");
    }
    return QStringLiteral(
               "<table cellspacing=\"0\" cellpadding=\"4\" width=\"100%\"><thead><tr>%1</tr></thead>%2</table>")
               .arg(head, body)
           + warningsHtml(study, comparison, formatter);
}

QString assumptionsHtml(const Study &study, const Comparison &comparison, const Formatter &formatter)
{
    return AssumptionRows(study, comparison, formatter).html();
}

QString methodHtml(const Study &study, const Comparison &comparison, const Formatter &formatter)
{
    QString html = heading(
        formatter.translate("Report", "What is published, what is reconstructed, what disagrees"));
    for (const StudyNote &note : study.notes)
        html += QStringLiteral("<p><b>%1</b> %2</p>")
                    .arg(escaped(formatter.translate("StudyNote", key(note.kind).data())),
                         escaped(formatter.text(note.text)));
    html += heading(formatter.translate("Report", "How each figure was computed"));
    for (std::size_t i = 0; i < comparison.candidates.size(); ++i) {
        if (study.candidates[i].hidden)
            continue;
        html += QStringLiteral("<h4>%1</h4>").arg(escaped(formatter.text(study.candidates[i].name)));
        for (const Caveat &caveat : comparison.candidates[i].caveats)
            html += QStringLiteral("<p class=\"warning\">%1</p>")
                        .arg(escaped(formatter.sentence(caveat, study.candidates[i], study)));
        for (const Figure &figure : comparison.candidates[i].figures) {
            if (applies(figure))
                html += figureBlock(figure, comparison, formatter);
        }
    }
    html += heading(formatter.translate("Report", "Symbols"));
    std::set<Symbol> letters;
    QStringList words;
    for (const CandidateFigures &candidate : comparison.candidates) {
        for (const Figure &figure : candidate.figures) {
            for (const Input &input : figure.inputs) {
                if (letters.insert(input.symbol).second)
                    words << QString::fromUtf8(letter(input.symbol).data()) + QStringLiteral(": ")
                                 + formatter.name(input.symbol);
            }
        }
    }
    html += QStringLiteral("<p>%1</p>").arg(escaped(words.join(QStringLiteral(" · "))));
    html += heading(formatter.translate("Report", "Sources")) + sourcesHtml(comparison, formatter);
    html +=
        QStringLiteral("<p>%1</p>")
            .arg(escaped(formatter.translate(
                "Report",
                "Measured: by a meter in the same run. Published: by a cited source. Entered: typed in, with its source where given. "
                "Estimated: a model stands in for a meter. A computed figure carries the weakest of its inputs. "
                "Carbon is location-based, without offsets (SCI 1.1).")));
    return html;
}

} // namespace hakari
