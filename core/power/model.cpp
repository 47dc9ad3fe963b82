// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/power/model.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/base/text.h"
#include "core/power/sensorfile.h"

#include <array>
#include <utility>

namespace hakari {

namespace {

constexpr Seconds interval{0.1};
constexpr std::string_view prefix = "cpu ";
constexpr long long mostTicks = 1LL << 59; // so that eight add up

/// What all CPUs together have counted, in ticks.
struct Ticks {
    long long busy = 0;
    long long idle = 0;
};

/// The next number, cut off from the front of the line; none where that is something else.
std::optional<long long> takeNumber(std::string_view &line)
{
    const auto begin = line.find_first_not_of(' ');
    if (begin == std::string_view::npos)
        return std::nullopt;
    line.remove_prefix(begin);
    const std::string_view word = line.substr(0, line.find(' '));
    line.remove_prefix(word.size());
    return parseInteger(word);
}

/// The first line: user, nice, system, idle, iowait, irq, softirq, steal. More lines always follow; where
/// none does, the file was cut off.
std::optional<Ticks> ticksIn(std::string_view text)
{
    const auto end = text.find('\n');
    if (!text.starts_with(prefix) || end == std::string_view::npos)
        return std::nullopt;
    std::string_view line = text.substr(prefix.size(), end - prefix.size());
    std::array<long long, 8> fields{};
    for (long long &field : fields) {
        const auto number = takeNumber(line);
        if (!number || *number < 0 || *number > mostTicks)
            return std::nullopt;
        field = *number;
    }
    const auto &[user, nice, system, idle, iowait, irq, softirq, steal] = fields;
    return Ticks{user + nice + system + irq + softirq + steal, idle + iowait};
}

tl::unexpected<Error> unreadable(const std::filesystem::path &path)
{
    return tl::unexpected(
        Error{ErrorCode::MeterUnreadable, {{"meter", "model"}, {"file", displayPath(path)}}});
}

MeterDomain domainOf(const ModelledInstance &instance)
{
    const Source *source = instance.power.source.get();
    MeterDomain domain;
    domain.id = "model";
    domain.name = source ? instance.id + " (" + source->title.en + ")" : instance.id;
    domain.covers = Coverage::wholeSystem();
    if (instance.power.accelerator == AcceleratorCounted::Omitted)
        domain.covers = domain.covers.without({Part::Accelerator});
    domain.boundary = PowerBoundary::Model;
    domain.provenance = Provenance::Estimated;
    return domain;
}

class ModelMeter final : public PowerMeter
{
public:
    ModelMeter(const ModelledInstance &instance, SensorFile file, std::filesystem::path path)
        : m_instance(instance),
          m_file(std::move(file)),
          m_path(std::move(path)),
          m_domains({domainOf(instance)})
    {
    }

    const std::string &id() const override { return m_id; }
    const std::vector<MeterDomain> &domains() const override { return m_domains; }
    Seconds shortestInterval() const override { return interval; }

    Expected<void> read(std::span<std::optional<double>> values) override
    {
        values[0].reset();
        std::array<char, 512> buffer{}; // the first line takes 210 at most
        const auto now = ticksIn(m_file.text(buffer));
        const auto before = std::exchange(m_last, now);
        if (!now)
            return unreadable(m_path);
        if (before)
            values[0] = wattsBetween(*before, *now);
        return {};
    }

    std::vector<Notice> warnings() override
    {
        std::vector<Notice> found{
            {HAKARI_TEXT("Notice", "The power is estimated from the load of the CPUs and the published power "
                                   "curve of {value}; nothing was metered."),
             {{"value", m_domains.front().name}}}};
        if (m_instance.power.accelerator == AcceleratorCounted::Omitted)
            found.push_back(
                {HAKARI_TEXT("Notice", "The power curve of {value} leaves out the accelerator, so "
                                       "the estimate is too low."),
                 {{"value", m_domains.front().name}}});
        return found;
    }

private:
    std::optional<double> wattsBetween(const Ticks &before, const Ticks &now) const
    {
        const long long busy = now.busy - before.busy;
        const long long idle = now.idle - before.idle;
        if (busy < 0 || idle < 0 || busy + idle == 0)
            return std::nullopt;
        const double load = static_cast<double>(busy) / static_cast<double>(busy + idle);
        return m_instance.power.curve.at(load).value;
    }

    std::string m_id = "model";
    ModelledInstance m_instance;
    SensorFile m_file;
    std::filesystem::path m_path;
    std::vector<MeterDomain> m_domains;
    std::optional<Ticks> m_last;
};

} // namespace

Expected<std::unique_ptr<PowerMeter>> openModel(const ModelledInstance &instance,
                                                const std::filesystem::path &root)
{
    if (instance.power.accelerator == AcceleratorCounted::Yes)
        return tl::unexpected(Error{ErrorCode::ModelNotForDevice, {{"value", instance.id}}});
    if (instance.power.curve.points().empty())
        return tl::unexpected(Error{ErrorCode::PowerAbsent, {{"candidate", instance.id}}});
    const auto path = root / "proc/stat";
    auto file = SensorFile::open(path);
    std::array<char, 512> buffer{};
    if (!file || !ticksIn(file->text(buffer)))
        return unreadable(path);
    return std::make_unique<ModelMeter>(instance, std::move(*file), path);
}

} // namespace hakari
