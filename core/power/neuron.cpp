// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/power/neuron.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/energy/powerline.h"
#include "core/power/sensorfile.h"

#include <algorithm>
#include <array>

namespace hakari {

namespace {

constexpr std::string_view prefix = "neuron";
constexpr Seconds refresh{60.0};
constexpr Seconds interval{1.0}; // a new minute is noticed soon after it began

/// The mean of a minute.
struct Minute {
    long long end = 0; ///< Unix time, s
    double share = 0.0;
};

/// Nothing where the driver has no valid values.
std::optional<Minute> minuteIn(std::string_view line)
{
    std::array<std::string_view, 5> fields; // status, time, least, greatest, mean
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto comma = line.find(',');
        if ((comma == std::string_view::npos) != (i + 1 == fields.size()))
            return std::nullopt;
        fields[i] = line.substr(0, comma);
        line.remove_prefix(comma == std::string_view::npos ? line.size() : comma + 1);
    }
    const auto end = parseInteger(fields[1]);
    const auto percent = parseNumber(fields[4]);
    if (fields[0] != "POWER_STATUS_VALID" || !end || *end <= 0 || !percent || *percent < 0.0
        || *percent > 100.0)
        return std::nullopt;
    return Minute{*end, *percent / 100.0};
}

struct NeuronDevice {
    long long index = 0;
    std::filesystem::path folder;
};

std::vector<NeuronDevice> devicesIn(const std::filesystem::path &folder)
{
    std::vector<NeuronDevice> devices;
    for (const auto &entry : entriesOf(folder)) {
        const std::string name = entry.filename().string();
        if (!name.starts_with(prefix))
            continue;
        if (const auto index = parseInteger(std::string_view(name).substr(prefix.size())))
            devices.push_back({*index, entry});
    }
    std::ranges::sort(devices, {}, &NeuronDevice::index);
    return devices;
}

std::filesystem::path powerFile(const NeuronDevice &device)
{
    return device.folder / "stats/power/utilization";
}

std::string nameOf(const NeuronDevice &device)
{
    return lineOfFile(device.folder / "info/architecture/device_name");
}

MeterDomain domainOf(const NeuronDevice &device, const std::optional<Watts> &perDevice)
{
    MeterDomain domain;
    domain.id = "neuron:" + std::to_string(device.index);
    const std::string name = nameOf(device);
    domain.name = (name.empty() ? "neuron" : name) + ' ' + std::to_string(device.index);
    domain.boundary = PowerBoundary::Board;
    domain.kind = ReadingKind::Share;
    domain.averagedOver = refresh;
    if (perDevice) {
        domain.kind = ReadingKind::Power;
        domain.covers = {Part::Accelerator};
        domain.provenance = Provenance::Estimated;
    }
    return domain;
}

class NeuronMeter final : public PowerMeter
{
public:
    NeuronMeter(const std::vector<NeuronDevice> &devices, std::optional<Watts> perDevice, WallClock clock)
        : m_devices(devices),
          m_factor(perDevice ? perDevice->value : 1.0),
          m_clock(std::move(clock)),
          m_lastEnd(devices.size())
    {
        for (const NeuronDevice &device : devices) {
            m_domains.push_back(domainOf(device, perDevice));
            m_files.push_back(SensorFile::open(powerFile(device)));
        }
    }

    const std::string &id() const override { return m_id; }
    const std::vector<MeterDomain> &domains() const override { return m_domains; }
    Seconds shortestInterval() const override { return interval; }
    Seconds age() const override { return m_age; }

    Expected<void> read(std::span<std::optional<double>> values) override
    {
        m_age = {};
        bool any = false;
        for (std::size_t i = 0; i < m_files.size(); ++i) {
            values[i].reset();
            const auto minute = minuteNow(i);
            any = any || minute;
            if (!minute || m_lastEnd[i] == minute->end)
                continue;
            m_lastEnd[i] = minute->end;
            values[i] = minute->share * m_factor;
            m_age = std::max(m_age, ageOf(Seconds{static_cast<double>(minute->end)}, m_clock));
        }
        if (any)
            return {};
        return tl::unexpected(silent());
    }

    /// What speaks against using the meter at all.
    std::optional<Error> check() const
    {
        for (std::size_t i = 0; i < m_files.size(); ++i) {
            if (minuteNow(i))
                return std::nullopt;
        }
        return silent();
    }

    std::map<std::string, std::string> facts() override
    {
        std::map<std::string, std::string> facts{{"neuron_devices", std::to_string(m_devices.size())}};
        for (const NeuronDevice &device : m_devices) {
            const std::string key = "neuron_" + std::to_string(device.index);
            if (std::string name = nameOf(device); !name.empty())
                facts[key + "_name"] = std::move(name);
            if (std::string cores = lineOfFile(device.folder / "core_count"); !cores.empty())
                facts[key + "_cores"] = std::move(cores);
        }
        return facts;
    }

private:
    std::optional<Minute> minuteNow(std::size_t device) const
    {
        std::array<char, 128> buffer{};
        return m_files[device] ? minuteIn(m_files[device]->text(buffer)) : std::nullopt;
    }

    Error silent() const
    {
        std::array<char, 128> buffer{};
        const auto &file = m_files.front();
        return {ErrorCode::NeuronSilent,
                {{"file", displayPath(powerFile(m_devices.front()))},
                 {"value", file ? shownText(file->text(buffer)) : file.error().message()}}};
    }

    std::string m_id = "neuron";
    std::vector<NeuronDevice> m_devices;
    double m_factor; ///< of a share
    WallClock m_clock;
    std::vector<MeterDomain> m_domains;
    std::vector<tl::expected<SensorFile, std::error_code>> m_files;
    std::vector<std::optional<long long>> m_lastEnd; ///< of the minute that was read last
    Seconds m_age;
};

} // namespace

Expected<std::unique_ptr<PowerMeter>> openNeuron(const std::filesystem::path &root,
                                                 std::optional<Watts> perDevice, WallClock clock)
{
    const auto folder = root / "sys/devices/virtual/neuron_device";
    const std::vector<NeuronDevice> devices = devicesIn(folder);
    if (devices.empty())
        return tl::unexpected(Error{ErrorCode::NeuronAbsent, {{"file", displayPath(folder)}}});
    auto meter = std::make_unique<NeuronMeter>(devices, perDevice, std::move(clock));
    if (auto error = meter->check())
        return tl::unexpected(std::move(*error));
    return meter;
}

} // namespace hakari
