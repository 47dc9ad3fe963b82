// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/results/factscard.h"
#include "widgets/results/resultview.h"

namespace hakari {

/// What the energy of the measured window is worth: gross and net, of which parts, and what each meter that
/// is not in it saw or why it told nothing. Empty where nothing was metered. Pure.
std::vector<FactRow> energyFacts(const ResultView &view, const Formatter &formatter);

} // namespace hakari
