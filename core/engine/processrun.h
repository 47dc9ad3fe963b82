// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/run.h"
#include "core/engine/supervisor.h"

#include <string>

namespace hakari {

/// The text as one word of a shell.
std::string shellWord(std::string_view text);

/// The arguments that repeat the run, but for where its meters are looked for; `workload` is the id or path
/// as it was given.
std::string commandLineOf(const RunPlan &plan, const std::string &workload);

/// Runs the plan in a process of its own: loads the backend, checks workload, device, precision and memory,
/// measures, and records the host. Blocking. Errors: see superviseRun().
Expected<RunRecord> runInProcess(const RunPlan &plan, const Supervision &supervision);

} // namespace hakari
