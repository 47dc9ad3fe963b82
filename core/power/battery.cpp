// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/power/battery.h"

#include "core/base/file.h"
#include "core/power/sensorfile.h"

#include <array>
#include <cstdlib>

namespace hakari {

namespace {

constexpr Seconds interval{1.0}; // embedded controllers look at the battery about once a second
constexpr double millionth = 1e-6;

/// A battery's files; those that it lacks are absent.
struct Battery {
    std::filesystem::path statusPath;
    SensorFile status;
    std::optional<SensorFile> power;
    std::optional<SensorFile> current;
    std::optional<SensorFile> voltage;
};

std::optional<SensorFile> opened(const std::filesystem::path &path)
{
    auto file = SensorFile::open(path);
    return file ? std::optional(std::move(*file)) : std::nullopt;
}

std::optional<Battery> openOne(const std::filesystem::path &folder)
{
    auto status = SensorFile::open(folder / "status");
    if (!status)
        return std::nullopt;
    Battery battery{folder / "status", std::move(*status), opened(folder / "power_now"),
                    opened(folder / "current_now"), opened(folder / "voltage_now")};
    if (!battery.power && !(battery.current && battery.voltage))
        return std::nullopt;
    return battery;
}

std::vector<Battery> batteriesIn(const std::filesystem::path &folder)
{
    std::vector<Battery> found;
    for (const auto &entry : entriesOf(folder)) {
        if (!entry.filename().string().starts_with("BAT"))
            continue;
        if (auto battery = openOne(entry))
            found.push_back(std::move(*battery));
    }
    return found;
}

bool discharges(const Battery &battery)
{
    std::array<char, 32> buffer{};
    return battery.status.text(buffer) == "Discharging";
}

/// Some drivers give a current that flows out a negative sign, so the status alone tells the direction.
std::optional<double> watts(const Battery &battery)
{
    const auto power = battery.power ? battery.power->integer() : std::nullopt;
    if (power)
        return std::abs(static_cast<double>(*power)) * millionth;
    const auto current = battery.current ? battery.current->integer() : std::nullopt;
    const auto voltage = battery.voltage ? battery.voltage->integer() : std::nullopt;
    if (!current || !voltage)
        return std::nullopt;
    return std::abs(static_cast<double>(*current)) * millionth * static_cast<double>(*voltage) * millionth;
}

class BatteryMeter final : public PowerMeter
{
public:
    explicit BatteryMeter(std::vector<Battery> batteries) : m_batteries(std::move(batteries))
    {
        MeterDomain domain;
        domain.id = "battery:all";
        domain.name = "battery";
        domain.covers = Coverage::wholeSystem();
        domain.boundary = PowerBoundary::DcSupply;
        m_domains.push_back(std::move(domain));
    }

    const std::string &id() const override { return m_id; }
    const std::vector<MeterDomain> &domains() const override { return m_domains; }
    Seconds shortestInterval() const override { return interval; }

    Expected<void> read(std::span<std::optional<double>> values) override
    {
        std::optional<double> total;
        for (const Battery &battery : m_batteries) {
            if (!discharges(battery))
                continue;
            const auto power = watts(battery);
            if (!power) {
                values[0].reset();
                return tl::unexpected(
                    Error{ErrorCode::MeterUnreadable,
                          {{"meter", "battery"}, {"file", displayPath(battery.statusPath.parent_path())}}});
            }
            total = total.value_or(0.0) + *power;
        }
        values[0] = total;
        return total ? Expected<void>{} : tl::unexpected(idle());
    }

    /// Why a battery that does not discharge is no meter.
    Error idle() const
    {
        std::array<char, 32> buffer{};
        const Battery &first = m_batteries.front();
        return {ErrorCode::BatteryIdle,
                {{"file", displayPath(first.statusPath)}, {"value", std::string(first.status.text(buffer))}}};
    }

private:
    std::string m_id = "battery";
    std::vector<MeterDomain> m_domains;
    std::vector<Battery> m_batteries;
};

} // namespace

Expected<std::unique_ptr<PowerMeter>> openBattery(const std::filesystem::path &root)
{
    const auto folder = root / "sys/class/power_supply";
    std::vector<Battery> batteries = batteriesIn(folder);
    if (batteries.empty())
        return tl::unexpected(Error{ErrorCode::BatteryAbsent, {{"file", displayPath(folder)}}});
    auto meter = std::make_unique<BatteryMeter>(std::move(batteries));
    std::array<std::optional<double>, 1> value;
    if (const auto read = meter->read(value); !read)
        return tl::unexpected(read.error());
    return meter;
}

} // namespace hakari
