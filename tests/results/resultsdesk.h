// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/workbook/workbookfile.h"

#include "widgets/models/appearance.h"
#include "widgets/models/workbookdocument.h"

#include <vector>

/// What the tests of the page of results share.
namespace hakari::resultstest {

using namespace hakari::workbooktest;

/// A result of another harness, of which a test sets what it needs.
inline RunRecord resultOf(const std::string &id, const std::string &title)
{
    RunRecord record;
    record.id = id;
    record.title = title;
    record.workload = "bert-99";
    record.harness = "MLPerf LoadGen";
    record.startUtc = "2026-11-23T07:00:00.000Z";
    record.throughput = PerSecond{61.7};
    record.latencyPercentiles = {{99.0, Seconds{0.602}}};
    record.host = {{"accelerator", "NVIDIA T4"}, {"framework", "TensorRT"}, {"precision", "int8"}};
    return record;
}

/// A mean power of 70 W at the board.
inline MeanPower boardPower(Provenance provenance)
{
    return {Watts{70}, {}, {}, {{Part::Accelerator}, PowerBoundary::Board}, provenance};
}

/// A workbook in the window, with the records in it.
struct Desk {
    explicit Desk(const std::vector<RunRecord> &records = {}, Language language = Language::English)
        : appearance(language, false)
    {
        if (!records.empty())
            (void)must(file.create()->results().add(records));
    }

    void open(WorkbookDocument::Make make = WorkbookDocument::Make::IfMissing)
    {
        workbook.open(file.path(), make);
        workbook.wait();
    }

    void add(const RunRecord &record)
    {
        workbook.add(std::make_shared<const RunRecord>(record));
        workbook.wait();
    }

    WorkbookFile file;
    Appearance appearance;
    WorkbookDocument workbook;
};

} // namespace hakari::resultstest
