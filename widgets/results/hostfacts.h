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

/// The well-known facts of a host, in words and in an order a person reads them in. Empty ones are left out.
std::vector<FactRow> hostFacts(const std::map<std::string, std::string> &facts, const Formatter &formatter);

/// Each fact that is not empty, by its own key: seeds, why a meter is not there, what a backend tells, ...
std::vector<FactRow> allFacts(const std::map<std::string, std::string> &facts);

} // namespace hakari
