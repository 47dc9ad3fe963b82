// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/record/recordedrun.h"

#include <atomic>
#include <functional>
#include <string>
#include <string_view>

namespace hakari {

/// How a run is watched.
struct Supervision {
    std::string backend;                                   ///< for messages
    std::string stream;                                    ///< for messages: where the lines go
    std::function<void(std::string_view line)> sink;       ///< every line with its newline
    std::function<void(const RunAssembler &run)> progress; ///< a few times a second; may be empty
    Seconds patience{300.0};    ///< how long nothing may come to completion before the run is given up
    bool endsWithInput = false; ///< ends the run when the standard input is closed
};

/// Runs `work` in a process of its own, so that a driver which crashes or hangs takes nothing with it, and
/// reads the event stream that it writes to `fd`. The run ends when the work returns, at SIGINT or SIGTERM
/// or at the end of the input, when the process dies, or when nothing has come to completion for as long as
/// `patience`; within a second of being told to. Adds what only the outside can know (a crash, a hang, an
/// interruption), the result and the farewell, and returns the record. REQUIRES: the process has no other
/// thread yet. Blocking. Errors: those of the stream itself (EventBad), and BackendFailed where no process
/// could be made; a failed run is no error but a record.
Expected<RunRecord> superviseRun(const std::function<void(int fd, const std::atomic<bool> &stop)> &work,
                                 const Supervision &supervision);

} // namespace hakari
