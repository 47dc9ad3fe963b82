// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/compare.h"

#include <nlohmann/json.hpp>

namespace hakari {

/// The comparison for scripts: the keys of the command line's documentation (README), plus every figure with
/// interval, provenance, formula, inputs and sources. A value that is absent has no key; "absent" says why.
nlohmann::ordered_json comparisonToJson(const Study &study, const Comparison &comparison);

} // namespace hakari
