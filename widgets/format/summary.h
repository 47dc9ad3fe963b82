// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/study/compare.h"
#include "widgets/format/formatter.h"

#include <QString>

namespace hakari {

/// The assumptions in one line, for headers and under exported charts:
/// "1,000,000 inferences/hour · us-east-1 · on-demand prices of 2023 · baseline g4dn.2xlarge".
QString assumptionsLine(const Study &study, const Comparison &comparison, const Formatter &formatter);

} // namespace hakari
