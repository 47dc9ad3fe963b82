// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/format/formatter.h"

#include <QString>

#include <map>
#include <string>
#include <vector>

namespace hakari {

/// What something is called, and what it is.
struct FactRow {
    QString caption;
    QString value;
};

/// The facts of a host, well-known ones first, in an order a person reads them in; others by their own keys.
/// Empty ones are left out.
std::vector<FactRow> hostFacts(const std::map<std::string, std::string> &facts, const Formatter &formatter);

} // namespace hakari
