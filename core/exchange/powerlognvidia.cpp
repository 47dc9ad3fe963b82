// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/powerlognvidia.h"

#include "core/base/number.h"
#include "core/exchange/powerlogtable.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace hakari {

namespace {

constexpr std::array<std::string_view, 3> powerNames{"power.draw", "power.draw.average",
                                                     "power.draw.instant"};
constexpr std::array<std::string_view, 5> deviceNames{"uuid", "gpu_uuid", "pci.bus_id", "gpu", "index"};
constexpr Seconds oneQuery{0.02}; ///< within which nvidia-smi writes the lines of all GPUs

/// "power.draw [W]" is named power.draw.
std::string_view baseName(std::string_view column)
{
    return trimmed(column.substr(0, column.find('[')));
}

/// The first of the names that the table has, as its header writes it; empty for none.
std::string columnOf(const CsvTable &table, std::span<const std::string_view> names)
{
    for (const std::string_view name : names) {
        const auto found = std::ranges::find(table.columns(), name, baseName);
        if (found != table.columns().end())
            return *found;
    }
    return {};
}

bool isAbsent(std::string_view value)
{
    return value.starts_with('[') || value == "N/A";
}

/// "412.34 W" or "412.34".
std::optional<double> watts(std::string_view value)
{
    if (value.ends_with('W'))
        value.remove_suffix(1);
    return parseNumber(value);
}

class Reader
{
public:
    Reader(const CsvTable &table, const std::string &file, const PowerLogClock &clock)
        : m_table(table),
          m_file(file),
          m_clock(clock),
          m_power(columnOf(table, powerNames)),
          m_device(columnOf(table, deviceNames))
    {
    }

    NvidiaLog read(std::string_view text)
    {
        if (m_power.empty())
            throw Error{ErrorCode::CsvColumnMissing, {{"file", m_file}, {"column", "power.draw"}}};
        requireWholeEnd(m_table, text, m_table.columns().back() == m_power, m_file);
        for (std::size_t row = 0; row < m_table.rowCount(); ++row)
            take(row);
        return std::move(m_log);
    }

private:
    void take(std::size_t row)
    {
        const auto stamp = parseLogStamp(m_table.field(row, "timestamp"));
        if (!stamp || m_table.fieldCount(row) < m_table.columns().size())
            throw badRow(m_table, row, m_file);
        m_log.namesZone = stamp->zone.has_value();
        const Seconds at = m_clock.since(*stamp, m_file);
        if (m_device.empty() && m_before && std::abs((at - *m_before).value) < oneQuery.value)
            throw Error{ErrorCode::PowerLogMixed,
                        {{"file", m_file}, {"line", std::to_string(m_table.line(row))}}};
        m_before = at;
        PowerTrace &trace = traceOf(row);
        const std::string_view value = m_table.field(row, m_power);
        if (isAbsent(value))
            return;
        const auto power = watts(value);
        if (!power)
            throw badRow(m_table, row, m_file);
        trace.readings.push_back({at, *power});
    }

    PowerTrace &traceOf(std::size_t row)
    {
        const std::string device(m_device.empty() ? "0" : m_table.field(row, m_device));
        const std::string id = "nvidia-smi:" + device;
        const auto known = std::ranges::find(m_log.traces, id,
                                             [](const PowerTrace &trace) { return trace.domain.id; });
        if (known != m_log.traces.end())
            return *known;
        MeterDomain domain;
        domain.id = id;
        const std::string_view model = m_table.field(row, "name");
        domain.name = "GPU " + device + (model.empty() ? "" : " (" + std::string(model) + ")");
        domain.covers = {Part::Accelerator};
        domain.boundary = PowerBoundary::Board;
        return m_log.traces.emplace_back(PowerTrace{"nvidia-smi", std::move(domain), {}});
    }

    const CsvTable &m_table;
    const std::string &m_file;
    const PowerLogClock &m_clock;
    std::string m_power;
    std::string m_device;
    std::optional<Seconds> m_before;
    NvidiaLog m_log;
};

} // namespace

bool isNvidiaLog(std::string_view header)
{
    const auto columns = columnsIn(header);
    return std::ranges::find(columns, "timestamp") != columns.end()
           && std::ranges::any_of(columns,
                                  [](std::string_view column) { return column.starts_with("power."); });
}

NvidiaLog parseNvidiaLog(std::string_view text, const std::string &file, const PowerLogClock &clock)
{
    const auto table = CsvTable::parse(text, file, {"timestamp"}, CsvTable::ShortRows::Kept);
    if (!table)
        throw table.error();
    return Reader(*table, file, clock).read(text);
}

} // namespace hakari
