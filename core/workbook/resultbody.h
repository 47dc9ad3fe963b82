// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/record/rundata.h"

#include <optional>
#include <string>
#include <string_view>

namespace hakari {

/// All of a result but its queries and readings, as text: a line of JSON, and then event lines (eventlines.h)
/// of a run called "stored". For a run of ours the first line is
///   {"v":1, "kind":"run", "run":id, "rank":..., "samples_per_query":..., "source":{...}}
/// and the event lines are those of the run. For a result of another harness the first line holds the record
///   {"v":1, "kind":"record", "id":..., "throughput":..., ...}
/// and the event lines name its meters.
struct ResultBody {
    RunRecord record;           ///< of another harness; of a run of ours only its source
    std::optional<RunData> run; ///< a run of ours, without queries and readings
};

/// Throws Error (ResultUnstorable without its file) for text that is not UTF-8.
std::string bodyText(const RunData &data, const SourceRef &source);
std::string bodyText(const RunRecord &record); ///< of another harness

/// `file` is for messages. Throws Error for what is no body.
ResultBody readBody(std::string_view text, const std::string &file);

} // namespace hakari
