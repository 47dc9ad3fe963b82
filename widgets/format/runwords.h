// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/record/rundata.h"
#include "widgets/format/formatter.h"

#include <QString>

namespace hakari {

/// The unit in which a latency of some size is read, and how many of it a second has.
struct TimeUnit {
    const char *name;
    double perSecond;
};
TimeUnit timeUnitFor(double seconds);

/// "1 min 12 s", rounded up.
QString durationText(double seconds, const Formatter &formatter);
/// A latency with three digits in the unit of its size: "602 ms".
QString latencyText(double seconds, const Formatter &formatter);
/// Three digits or all before the point.
QString roundedText(double value, const Formatter &formatter);
/// A remark that begins a line.
QString upperFirst(QString text);

QString nameOf(Phase phase, const Formatter &formatter);
QString nameOf(Profile profile, const Formatter &formatter);
QString nameOf(Scenario scenario, const Formatter &formatter);
/// What a backend's makers call it.
QString backendName(const std::string &id);
/// "cpu, dram" in the language; "the whole system" for all parts.
QString coverageText(Coverage coverage, const Formatter &formatter);
/// What is counted each second, e.g. "inferences/s"; `sample` is RunSetup::unit.
QString rateUnit(const std::string &sample, const Formatter &formatter);

} // namespace hakari
