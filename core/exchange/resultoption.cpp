// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/resultoption.h"

#include "core/exchange/mlperf.h"
#include "core/record/recordedrun.h"
#include "core/study/candidates.h"

namespace hakari {

Expected<std::vector<RunRecord>> readResults(const std::filesystem::path &path)
{
    if (isRecordedRun(path))
        return readRecordedRuns(path);
    return readMlperfRun(path).map([](RunRecord &&run) { return std::vector{std::move(run)}; });
}

Expected<Candidate> candidateFromResultOption(const Study &study, const Catalogue &catalogue,
                                              const std::string &option)
{
    const auto equals = option.rfind('=');
    const std::string instance = equals == std::string::npos ? std::string() : option.substr(equals + 1);
    const auto records = readResults(option.substr(0, equals));
    if (!records)
        return tl::unexpected(records.error());
    return candidateFromRecord(study, catalogue, records->front(), instance);
}

} // namespace hakari
