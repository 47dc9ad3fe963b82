// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/host/files.h"
#include "core/engine/host/host.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hakari {

/// What the parts of the inspection share.
struct Inspection {
    HostFiles files;
    std::vector<int> allowed; ///< CPUs; set by inspectCpus()
    HostReport report;

    void fact(const char *name, const std::optional<std::string> &value)
    {
        if (value && !value->empty())
            report.facts[name] = *value;
    }
    void count(const char *name, std::size_t number)
    {
        if (number > 0)
            report.facts[name] = std::to_string(number);
    }
    void warn(HostWarningKind kind, std::string value)
    {
        report.warnings.push_back({kind, std::move(value)});
    }
};

// Each adds its facts and warnings.
void inspectCpus(Inspection &host);
void inspectMemory(Inspection &host); ///< after inspectCpus()
void inspectSystem(Inspection &host);

} // namespace hakari
