// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/power/hwmon.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/power/sensorfile.h"

#include <algorithm>
#include <array>

namespace hakari {

namespace {

constexpr std::string_view acpiChip = "power_meter";
constexpr Seconds usualInterval{1.0}; // where the chip does not say: the firmware's average is over a second
constexpr std::string_view systemBus = "LNXSYBUS";
constexpr std::string_view averageEnding = "_average";

// Processors, beside RAPL, and accelerators.
constexpr std::array<std::string_view, 6> duplicates{"fam15h_power", "zenpower", "amdgpu",
                                                     "nouveau",      "i915",     "xe"};

/// One power<n>_average or power<n>_input.
struct Sensor {
    std::string folder; ///< "hwmon3"
    std::string chip;   ///< as its driver names it
    std::string sensor; ///< "power1"
    std::filesystem::path path;
};

/// "power1" of "power1_average"; empty for other names.
std::string sensorName(const std::string &file, std::string_view ending)
{
    if (!file.starts_with("power") || !file.ends_with(ending))
        return {};
    const auto number = parseInteger(std::string_view(file).substr(5, file.size() - 5 - ending.size()));
    return number ? "power" + std::to_string(*number) : std::string();
}

/// What a file beside the sensor says; ACPI's driver keeps some of them one level deeper.
std::string lineBeside(const Sensor &sensor, const std::string &file)
{
    const auto folder = sensor.path.parent_path();
    std::string line = lineOfFile(folder / file);
    return line.empty() ? lineOfFile(folder / "device" / file) : line;
}

bool batteryMeter(const Sensor &sensor)
{
    return lineBeside(sensor, sensor.sensor + "_is_battery") == "1";
}

/// The sensors among a folder's files; where a sensor has both, the average: nothing is missed between reads.
void addSensors(const std::filesystem::path &folder, const Sensor &chip, std::vector<Sensor> &found)
{
    for (const std::string_view ending : {averageEnding, std::string_view("_input")}) {
        for (const auto &entry : entriesOf(folder)) {
            Sensor sensor = chip;
            sensor.sensor = sensorName(entry.filename().string(), ending);
            sensor.path = entry;
            const bool known = std::ranges::any_of(found, [&sensor](const Sensor &other) {
                return other.folder == sensor.folder && other.sensor == sensor.sensor;
            });
            if (!sensor.sensor.empty() && !known && !batteryMeter(sensor))
                found.push_back(sensor);
        }
    }
}

/// The sensors of chips that `wanted` accepts by name. Old drivers keep their files one level deeper.
template <class Wanted>
std::vector<Sensor> sensorsOf(const std::filesystem::path &root, const Wanted &wanted)
{
    std::vector<Sensor> found;
    for (const auto &entry : entriesOf(root / "sys/class/hwmon")) {
        std::string chip = lineOfFile(entry / "name");
        if (chip.empty())
            chip = lineOfFile(entry / "device/name");
        if (chip.empty() || !wanted(chip))
            continue;
        for (const auto &folder : {entry, entry / "device"})
            addSensors(folder, {entry.filename().string(), chip, {}, {}}, found);
    }
    return found;
}

/// Whether a folder measures/ lists only the system bus, or there is none.
bool measuresAll(const Sensor &sensor)
{
    std::vector<std::filesystem::path> measured = entriesOf(sensor.path.parent_path() / "measures");
    if (measured.empty())
        measured = entriesOf(sensor.path.parent_path() / "device/measures");
    return std::ranges::all_of(measured, [](const std::filesystem::path &device) {
        return device.filename().string().starts_with(systemBus);
    });
}

std::string labelOf(const Sensor &sensor)
{
    for (const char *file : {"_label", "_oem_info"}) {
        if (std::string label = lineBeside(sensor, sensor.sensor + file); !label.empty())
            return label;
    }
    return sensor.sensor;
}

/// The time that a file beside the sensor tells in ms.
std::optional<Seconds> timeBeside(const Sensor &sensor, const std::string &file)
{
    const auto milliseconds = parseInteger(lineBeside(sensor, file));
    if (!milliseconds || *milliseconds <= 0)
        return std::nullopt;
    return Seconds{static_cast<double>(*milliseconds) * 1e-3};
}

/// Over how long the sensor averages, where it says so.
std::optional<Seconds> averageOf(const Sensor &sensor)
{
    return timeBeside(sensor, sensor.sensor + "_average_interval");
}

MeterDomain domainOf(const Sensor &sensor, const std::string &meter)
{
    MeterDomain domain;
    domain.id = meter + ':' + sensor.folder + ':' + sensor.sensor;
    domain.name = sensor.chip + ' ' + labelOf(sensor);
    domain.boundary = PowerBoundary::Board;
    if (sensor.path.filename().string().ends_with(averageEnding))
        domain.averagedOver = averageOf(sensor);
    return domain;
}

/// How long the sensor averages or how often the chip measures, whichever it says.
Seconds intervalOf(const Sensor &sensor)
{
    if (const auto average = averageOf(sensor))
        return *average;
    return timeBeside(sensor, "update_interval").value_or(usualInterval);
}

struct Opened {
    std::vector<FileDomain> files;
    Seconds interval;
};

/// The sensors that can be read now, and the shortest of their intervals.
Opened openAll(const std::vector<Sensor> &sensors, const std::string &meter)
{
    Opened opened;
    for (const Sensor &sensor : sensors) {
        auto file = SensorFile::open(sensor.path);
        if (!file || !file->integer())
            continue;
        const Seconds interval = intervalOf(sensor);
        opened.interval = opened.files.empty() ? interval : std::min(opened.interval, interval);
        opened.files.push_back({domainOf(sensor, meter), sensor.path, std::move(*file)});
    }
    return opened;
}

tl::unexpected<Error> unreadable(std::string meter, const Sensor &sensor)
{
    return tl::unexpected(
        Error{ErrorCode::MeterUnreadable, {{"meter", std::move(meter)}, {"file", displayPath(sensor.path)}}});
}

tl::unexpected<Error> absent(ErrorCode code, const std::filesystem::path &root)
{
    return tl::unexpected(Error{code, {{"file", displayPath(root / "sys/class/hwmon")}}});
}

} // namespace

Expected<std::unique_ptr<PowerMeter>> openAcpiMeter(const std::filesystem::path &root)
{
    const auto sensors = sensorsOf(root, [](const std::string &chip) { return chip == acpiChip; });
    if (sensors.empty())
        return absent(ErrorCode::AcpiMeterAbsent, root);
    Opened opened = openAll(sensors, "acpi");
    if (opened.files.empty())
        return unreadable("ACPI", sensors.front());
    if (sensors.size() == 1 && measuresAll(sensors.front())) {
        opened.files.front().domain.covers = Coverage::wholeSystem();
        opened.files.front().domain.boundary = PowerBoundary::DcSupply;
    }
    return fileMeter("acpi", "ACPI", std::move(opened.files), opened.interval);
}

Expected<std::unique_ptr<PowerMeter>> openHwmon(const std::filesystem::path &root)
{
    const auto sensors = sensorsOf(root, [](const std::string &chip) {
        return chip != acpiChip && std::ranges::find(duplicates, chip) == duplicates.end();
    });
    if (sensors.empty())
        return absent(ErrorCode::SensorsAbsent, root);
    Opened opened = openAll(sensors, "hwmon");
    if (opened.files.empty())
        return unreadable("hwmon", sensors.front());
    return fileMeter("hwmon", "hwmon", std::move(opened.files), opened.interval);
}

} // namespace hakari
