// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace hakari {

/// The facts of a submission's system description (system_desc_id.json) that a reader compares by:
/// "accelerator", "accelerators_per_node", "cpu", "cpus_per_node", "nodes", "framework", "operating_system",
/// "system", "submitter". Empty for an empty path. Throws Error: those of readTextFile and parseJson,
/// FieldType.
std::map<std::string, std::string> readHostFacts(const std::filesystem::path &systemFile);

} // namespace hakari
