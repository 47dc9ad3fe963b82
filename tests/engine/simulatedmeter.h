// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/power/powermeter.h"

#include <functional>
#include <utility>

namespace hakari::test {

inline MeterDomain domainOf(std::string id, Coverage covers, PowerBoundary boundary = PowerBoundary::AcWall)
{
    MeterDomain domain;
    domain.name = id;
    domain.id = std::move(id);
    domain.covers = covers;
    domain.boundary = boundary;
    return domain;
}

/// A meter of one domain that reads what it is told.
class SimulatedMeter final : public PowerMeter
{
public:
    using Read = std::function<Expected<std::optional<double>>()>;
    SimulatedMeter(MeterDomain domain, Read read)
        : m_id(domain.id), m_domains{std::move(domain)}, m_read(std::move(read))
    {
    }

    const std::string &id() const override { return m_id; }
    const std::vector<MeterDomain> &domains() const override { return m_domains; }
    Seconds shortestInterval() const override { return shortest; }
    Expected<void> read(std::span<std::optional<double>> values) override
    {
        const auto value = m_read();
        if (!value)
            return tl::unexpected(value.error());
        values[0] = *value;
        return {};
    }
    Seconds age() const override { return oldness; }
    bool hasMore() const override { return more && more(); }
    std::map<std::string, std::string> facts() override { return {{m_id + "_limit", "300 W"}}; }
    std::vector<Notice> warnings() override { return notices; }
    std::vector<std::string> takeThrottling() override
    {
        return throttling ? throttling() : std::vector<std::string>();
    }

    Seconds shortest{0.001};
    Seconds oldness;
    std::function<bool()> more;
    std::vector<Notice> notices;
    std::function<std::vector<std::string>()> throttling;

private:
    std::string m_id;
    std::vector<MeterDomain> m_domains;
    Read m_read;
};

} // namespace hakari::test
