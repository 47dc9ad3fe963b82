// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/power/powermeter.h"

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace hakari::test {

/// A root folder with just the files that a test puts there, readable for everybody.
class FakeSystem
{
public:
    FakeSystem() { std::filesystem::permissions(root(), std::filesystem::perms(0755)); }
    std::filesystem::path root() const { return m_folder.path().toStdString(); }

    /// Keeps the file that a meter has opened, as the kernel does.
    void write(const std::string &path, const std::string &content) const
    {
        const auto file = root() / path;
        std::filesystem::create_directories(file.parent_path());
        if (!(std::ofstream(file, std::ios::binary) << content))
            qFatal("%s was not written", file.c_str());
    }

private:
    QTemporaryDir m_folder;
};

using Values = std::vector<std::optional<double>>;

/// What a meter reads now; all absent where it refuses.
inline Values valuesOf(PowerMeter &meter)
{
    Values values(meter.domains().size());
    return meter.read(values) ? values : Values(values.size());
}

/// The domain's values, in the order of the meter's domains: "id|name|covers|parent".
inline std::vector<std::string> lines(const PowerMeter &meter)
{
    std::vector<std::string> found;
    for (const MeterDomain &domain : meter.domains())
        found.push_back(domain.id + '|' + domain.name + '|' + text(domain.covers) + '|'
                        + domain.parent.value_or("-"));
    return found;
}

} // namespace hakari::test
