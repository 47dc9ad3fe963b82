// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/comparisoncsv.h"

#include "core/base/number.h"
#include "core/exchange/figuretable.h"

namespace hakari {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

std::string textCell(std::string text)
{
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        text.insert(text.begin(), '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string numberCell(const std::optional<double> &value)
{
    return value ? exactText(*value) : std::string();
}

} // namespace

std::string comparisonToCsv(const Study &study, const Comparison &comparison)
{
    std::string out(byteOrderMark);
    out += "study,baseline,candidate,metric,value,unit,low,high,interval,change,provenance,covers,boundary,"
           "formula,inputs,sources,remarks,absent_because\r\n";
    for (const FigureRow &row : figureRows(study, comparison)) {
        for (const std::string &cell :
             {textCell(study.id), textCell(comparison.baselineFigures().id), textCell(row.candidate),
              textCell(row.metric), numberCell(row.value), textCell(row.unit), numberCell(row.low),
              numberCell(row.high), textCell(row.interval), numberCell(row.change), textCell(row.provenance),
              textCell(row.covers), textCell(row.boundary), textCell(row.formula), textCell(row.inputs),
              textCell(row.sources), textCell(row.remarks)})
            out += cell + ',';
        out += textCell(row.absence) + "\r\n";
    }
    return out;
}

} // namespace hakari
