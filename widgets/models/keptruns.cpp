// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/models/keptruns.h"

#include "core/record/recordedrun.h"
#include "core/workbook/filelock.h"

#include <algorithm>

namespace hakari {

std::vector<std::filesystem::path> keptRuns(const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> out;
    std::error_code failure;
    for (std::filesystem::directory_iterator at(folder, failure), end; !failure && at != end;
         at.increment(failure)) {
        const std::filesystem::path &file = at->path();
        if (file.extension() == ".jsonl" && isRecordedRun(file) && FileLock::take(file))
            out.push_back(file);
    }
    std::ranges::sort(out);
    return out;
}

} // namespace hakari
