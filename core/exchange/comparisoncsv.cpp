// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/comparisoncsv.h"

#include "core/exchange/csvcells.h"
#include "core/exchange/figuretable.h"

namespace hakari {

std::string comparisonToCsv(const Study &study, const Comparison &comparison)
{
    std::string out(csvByteOrderMark);
    out += "study,baseline,candidate,metric,value,unit,low,high,interval,change,provenance,covers,boundary,"
           "formula,inputs,sources,remarks,absent_because\r\n";
    for (const FigureRow &row : figureRows(study, comparison)) {
        for (const std::string &cell :
             {csvText(study.id), csvText(comparison.baselineFigures().id), csvText(row.candidate),
              csvText(row.metric), csvNumber(row.value), csvText(row.unit), csvNumber(row.low),
              csvNumber(row.high), csvText(row.interval), csvNumber(row.change), csvText(row.provenance),
              csvText(row.covers), csvText(row.boundary), csvText(row.formula), csvText(row.inputs),
              csvText(row.sources), csvText(row.remarks)})
            out += cell + ',';
        out += csvText(row.absence) + "\r\n";
    }
    return out;
}

} // namespace hakari
