// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/resultoption.h"

#include "core/exchange/mlperf.h"
#include "core/record/recordedrun.h"
#include "core/study/candidates.h"

namespace hakari {

namespace {

/// An MLPerf result folder, or a run that the engine recorded: the first of a file.
Expected<RunRecord> readResult(const std::string &path)
{
    if (!isRecordedRun(path))
        return readMlperfRun(path);
    return readRecordedRuns(path).map([](std::vector<RunRecord> runs) { return std::move(runs.front()); });
}

} // namespace

Expected<Candidate> candidateFromResultOption(const Study &study, const Catalogue &catalogue,
                                              const std::string &option)
{
    const auto equals = option.rfind('=');
    const std::string instance = equals == std::string::npos ? std::string() : option.substr(equals + 1);
    const auto record = readResult(option.substr(0, equals));
    if (!record)
        return tl::unexpected(record.error());
    return candidateFromRecord(study, catalogue, *record, instance);
}

} // namespace hakari
