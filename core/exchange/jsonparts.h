// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/record/runrecord.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace hakari {

// Parts that the JSON files have in common. SI units, which stand in the keys; what is not known is left out.

/// [low, high]
nlohmann::ordered_json intervalJson(const Interval &interval);

/// {"p50": s, "p99.9": s, ...}
nlohmann::ordered_json latencyJson(const RunRecord &record);

/// Their sentences, in English.
nlohmann::ordered_json sentencesJson(const std::vector<Notice> &notices);

/// The template of its sentence ("text") and what fills it ("args"), to be said in any language.
nlohmann::ordered_json errorJson(const Error &error);

/// {"title", "locator", "year", "licence"}
nlohmann::ordered_json citationJson(const Source &source);

/// What was counted ("gross_j", "mean_w", "covers", ...) and under "domains" each domain with its energy, or
/// with the sentence why it has none ("absent") and its errorJson() ("reason"), as an idle power or a net
/// energy that was refused has ("idle_absent", "idle_reason", "net_absent", "net_reason").
/// REQUIRES: record.energy.
nlohmann::ordered_json energyJson(const RunRecord &record);

/// checkRules(): [{"rule", "meter", "value", "sense", "limit", "unit", "held", "reason"}]; one that could not
/// be judged has no "held".
nlohmann::ordered_json rulesJson(const RunRecord &record);

} // namespace hakari
