// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/results/resulttitle.h"

#include "core/base/datafolder.h"
#include "core/base/presets.h"
#include "core/workload/workloadfile.h"

namespace hakari {

WorkloadTitles workloadTitles(const std::filesystem::path &folder)
{
    WorkloadTitles out;
    for (const std::string &id : presetsIn(folder)) {
        if (const auto workload = findWorkload(id, folder))
            out[workload->id] = workload->title;
    }
    return out;
}

const WorkloadTitles &presetTitles()
{
    static const WorkloadTitles titles = workloadTitles(dataFolder() / "workloads");
    return titles;
}

const LocalizedText *presetTitle(const ResultRow &row, const WorkloadTitles &titles)
{
    const auto found = titles.find(row.workload);
    return found != titles.end() && found->second.en == row.title ? &found->second : nullptr;
}

QString titleOf(const ResultRow &row, const Formatter &formatter)
{
    const LocalizedText *title = presetTitle(row);
    return title ? formatter.text(*title) : QString::fromStdString(row.title);
}

} // namespace hakari
