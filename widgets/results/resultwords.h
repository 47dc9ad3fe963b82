// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workbook/resultrow.h"
#include "widgets/format/formatter.h"

#include <QString>

namespace hakari {

/// "2026-11-23 16:00" in the time zone of the machine; the text itself where it is no time.
QString localTimeText(const std::string &utc);
/// "2026-11-23 07:00:00 UTC".
QString utcTimeText(const std::string &utc);

/// An energy with three digits in the unit of its size: "12.3 mJ".
QString jouleText(double joules, const Formatter &formatter);

/// "≈ 12.3 mJ" for what no meter of the run measured: it is never taken for what one did.
QString markedText(const QString &figure, Provenance provenance);

/// "sequences/s"; "samples/s" where nobody says what a sample is.
QString throughputUnit(const ResultRow &row, const Formatter &formatter);

/// "384 tokens", "batch 4".
QString sequenceText(std::int64_t tokens, const Formatter &formatter);
QString batchText(std::int64_t samples, const Formatter &formatter);
/// "Server · fp32 · 16 tokens · batch 4 · AMD EPYC": what tells a result from others of its title.
QString variantText(const ResultRow &row, const Formatter &formatter);

/// "bert-99 · NVIDIA A100 · int8 · Offline": what was run on what.
QString workText(const ResultRow &row, const Formatter &formatter);

/// Words for people: "valid", "running", ...
QString wordOf(VerdictState verdict, const Formatter &formatter);
QString wordOf(ResultState state, const Formatter &formatter);
QString damageWord(const Formatter &formatter);

/// Why a run that goes on lacks a figure.
QString knownLater(const Formatter &formatter);

/// What a person may do with it, in a word: the verdict, or that it is being measured or was interrupted.
QString stateWord(const ResultRow &row, const Formatter &formatter);

} // namespace hakari
