// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workload/workload.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace hakari {

/// The format is described by resources/workloads/workload.schema.json.
inline constexpr int workloadFormatVersion = 1;

/// `file` is used in messages, and its folder is where a relative model file is looked for.
/// Errors: JsonSyntax, JsonDuplicateKey, Field*, FormatNewer, each with the place in the file.
Expected<Workload> parseWorkload(std::string_view text, const std::filesystem::path &file);
Expected<Workload> readWorkload(const std::filesystem::path &file);

/// A preset by id, or a file by its path (a name with "/" or ".json"). Error also: WorkloadUnknown.
Expected<Workload> findWorkload(const std::string &idOrPath, const std::filesystem::path &folder);

/// The same as a JSON document that parseWorkload reads back to an equal value.
nlohmann::json workloadToJson(const Workload &workload);

} // namespace hakari
