// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/comparisonxlsx.h"

#include "core/base/file.h"
#include "core/exchange/figuretable.h"

#include <cmath>
#include <locale.h>
#include <xlsxwriter.h>

namespace hakari {

namespace {

class Sheet
{
public:
    Sheet(lxw_workbook *book, const char *name, lxw_format *header)
        : m_sheet(workbook_add_worksheet(book, name)), m_header(header)
    {
        worksheet_freeze_panes(m_sheet, 1, 1);
    }

    void setHeader(const std::vector<std::string> &names)
    {
        for (lxw_col_t column = 0; column < names.size(); ++column) {
            worksheet_write_string(m_sheet, 0, column, names[column].c_str(), m_header);
            worksheet_set_column(m_sheet, column, column,
                                 static_cast<double>(std::max<std::size_t>(names[column].size(), 12)) + 2,
                                 nullptr);
        }
    }

    void text(lxw_row_t row, lxw_col_t column, const std::string &value)
    {
        if (!value.empty())
            worksheet_write_string(m_sheet, row, column, value.c_str(), nullptr);
    }

    void number(lxw_row_t row, lxw_col_t column, const std::optional<double> &value,
                lxw_format *format = nullptr)
    {
        if (value && std::isfinite(*value))
            worksheet_write_number(m_sheet, row, column, *value, format);
    }

private:
    lxw_worksheet *m_sheet;
    lxw_format *m_header;
};

std::string warningsText(const Study &study, const Comparison &comparison, std::size_t candidate)
{
    std::string text;
    for (const std::string &warning : warningSentences(study, comparison, candidate))
        text += (text.empty() ? "" : " ") + warning;
    return text;
}

void writeOverview(Sheet sheet, lxw_format *percent, const Study &study, const Comparison &comparison)
{
    std::vector<std::string> header{"Candidate"};
    std::vector<Metric> metrics;
    for (const Metric metric : allMetrics()) {
        const Figure &figure = comparison.baselineFigures().figure(metric);
        if (figure.absence && figure.absence->code == ErrorCode::NotApplicable)
            continue;
        const std::string unit = fullUnit(figure, comparison);
        metrics.push_back(metric);
        header.push_back(std::string(name(metric)) + (unit.empty() ? "" : " [" + unit + "]"));
        header.emplace_back("vs " + comparison.baselineFigures().id);
        header.emplace_back("provenance");
    }
    for (const char *title : {"Energy covers", "Energy boundary", "Warning"})
        header.emplace_back(title);
    sheet.setHeader(header);
    lxw_row_t row = 0;
    for (std::size_t i = 0; i < comparison.candidates.size(); ++i) {
        if (study.candidates[i].hidden)
            continue;
        lxw_col_t column = 0;
        sheet.text(++row, column++, study.candidates[i].name.en);
        for (const Metric metric : metrics) {
            const Figure &figure = comparison.candidates[i].figure(metric);
            if (figure.value)
                sheet.number(row, column, reported(figure.unit, *figure.value));
            sheet.number(row, column + 1, comparison.candidates[i].change(metric).value, percent);
            sheet.text(row, column + 2, std::string(figure.value ? name(figure.provenance) : "absent"));
            column = static_cast<lxw_col_t>(column + 3);
        }
        const Figure &energy = comparison.candidates[i].figure(Metric::Energy);
        if (energy.value) {
            sheet.text(row, column, coverageText(energy.scope));
            sheet.text(row, column + 1, boundaryText(energy.scope));
        }
        sheet.text(row, column + 2, warningsText(study, comparison, i));
    }
}

void writeFigures(Sheet sheet, lxw_format *percent, const std::vector<FigureRow> &rows)
{
    sheet.setHeader({"Candidate", "Metric", "Value", "Unit", "Low", "High", "Interval", "Change",
                     "Provenance", "Covers", "Boundary", "Formula", "Inputs", "Sources", "Remarks",
                     "Absent because"});
    lxw_row_t at = 0;
    for (const FigureRow &row : rows) {
        ++at;
        sheet.text(at, 0, row.candidate);
        sheet.text(at, 1, row.metric);
        sheet.number(at, 2, row.value);
        sheet.text(at, 3, row.unit);
        sheet.number(at, 4, row.low);
        sheet.number(at, 5, row.high);
        sheet.text(at, 6, row.interval);
        sheet.number(at, 7, row.change, percent);
        sheet.text(at, 8, row.provenance);
        sheet.text(at, 9, row.covers);
        sheet.text(at, 10, row.boundary);
        sheet.text(at, 11, row.formula);
        sheet.text(at, 12, row.inputs);
        sheet.text(at, 13, row.sources);
        sheet.text(at, 14, row.remarks);
        sheet.text(at, 15, row.absence);
    }
}

/// libxlsxwriter prints numbers with the locale of the thread; this one has a decimal point.
class NumbersWithPoint
{
public:
    NumbersWithPoint() : m_point(::newlocale(LC_NUMERIC_MASK, "C", nullptr)), m_before(::uselocale(m_point))
    {
    }
    NumbersWithPoint(const NumbersWithPoint &) = delete;
    NumbersWithPoint &operator=(const NumbersWithPoint &) = delete;
    ~NumbersWithPoint()
    {
        ::uselocale(m_before);
        ::freelocale(m_point);
    }

private:
    locale_t m_point;
    locale_t m_before;
};

std::optional<std::string> writeBook(const Study &study, const Comparison &comparison,
                                     const std::filesystem::path &path)
{
    const NumbersWithPoint numbers;
    lxw_workbook *book = workbook_new(path.c_str());
    lxw_format *header = workbook_add_format(book);
    format_set_bold(header);
    format_set_text_wrap(header);
    lxw_format *percent = workbook_add_format(book);
    format_set_num_format(percent, "0.0%");
    writeOverview(Sheet(book, "Comparison", header), percent, study, comparison);
    writeFigures(Sheet(book, "Figures", header), percent, figureRows(study, comparison));
    const lxw_error status = workbook_close(book);
    return status == LXW_NO_ERROR ? std::nullopt : std::optional<std::string>(lxw_strerror(status));
}

} // namespace

Expected<void> writeComparisonXlsx(const Study &study, const Comparison &comparison,
                                   const std::filesystem::path &path)
{
    return writeFileThrough(path, [&](const std::filesystem::path &temporary) {
        return writeBook(study, comparison, temporary);
    });
}

} // namespace hakari
