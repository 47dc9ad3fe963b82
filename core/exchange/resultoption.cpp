// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/resultoption.h"

#include "core/exchange/mlperf.h"
#include "core/study/candidates.h"

namespace hakari {

Expected<Candidate> candidateFromResultOption(const Study &study, const Catalogue &catalogue,
                                              const std::string &option)
{
    const auto equals = option.rfind('=');
    const std::string instance = equals == std::string::npos ? std::string() : option.substr(equals + 1);
    const auto record = readMlperfRun(option.substr(0, equals));
    if (!record)
        return tl::unexpected(record.error());
    return candidateFromRecord(study, catalogue, *record, instance);
}

} // namespace hakari
