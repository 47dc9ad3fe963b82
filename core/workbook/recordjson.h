// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/json.h"
#include "core/record/runrecord.h"

namespace hakari {

/// The JSON of a result of another harness, without its meters and its source. In SI units.
nlohmann::json recordJson(const RunRecord &record);
RunRecord readRecord(const JsonNode &head); ///< throws Error

nlohmann::json sourceJson(const Source &source);
SourceRef readSource(const JsonNode &head); ///< of its "source"; null where it has none; throws Error

std::uint64_t readCount(const JsonNode &node); ///< throws Error

} // namespace hakari
