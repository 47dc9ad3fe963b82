// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/power/ipmi.h"

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/energy/powerline.h"
#include "core/power/program.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unistd.h>

namespace hakari {

namespace {

constexpr Seconds interval{1.0}; // controllers measure about once a second
constexpr std::array devices{"dev/ipmi0", "dev/ipmi/0", "dev/ipmidev/0"};
// ipmitool, then FreeIPMI
constexpr std::array refusals{"DCMI request failed", "command invalid", "bad completion code"};
constexpr const char *rule = "KERNEL==\"ipmi*\", GROUP=\"adm\", MODE=\"0660\"";

/// What follows a label and a colon on the label's line; empty where there is none.
std::string_view valueOf(std::string_view text, std::string_view label)
{
    const auto found = text.find(label);
    if (found == std::string_view::npos)
        return {};
    const std::string_view line = text.substr(found, text.find('\n', found) - found);
    const auto colon = line.find(':');
    return colon == std::string_view::npos ? std::string_view{} : trimmed(line.substr(colon + 1));
}

/// What a program's text says, in its own words.
struct Answer {
    std::string_view power; ///< "314 Watts"
    std::string_view state;
    bool measures = false;
};

Answer answerIn(std::string_view text)
{
    Answer answer{valueOf(text, "Instantaneous power reading"), valueOf(text, "Power reading state is")};
    if (answer.power.empty()) // FreeIPMI
        answer = {valueOf(text, "Current Power"), valueOf(text, "Power Measurement")};
    answer.measures = answer.state == "activated" || answer.state == "Active";
    return answer;
}

/// The watts; nothing where a controller does not measure.
std::optional<double> wattsIn(const Answer &answer)
{
    std::string_view power = answer.power;
    if (!answer.measures || !(power.ends_with("Watts") || power.ends_with("watts")))
        return std::nullopt;
    power.remove_suffix(std::string_view("Watts").size());
    const auto watts = parseInteger(power);
    return watts && *watts > 0 ? std::optional(static_cast<double>(*watts)) : std::nullopt;
}

/// Whether a program passes on that the controller refused the question.
bool refusedIn(std::string_view complaint)
{
    return std::ranges::any_of(refusals, [complaint](const char *refusal) {
        return complaint.find(refusal) != std::string_view::npos;
    });
}

std::string unexpected(int status, const std::string &said)
{
    return said.empty() ? fmt::format("it ended with status {}", status)
                        : fmt::format("it ended with status {}: {}", status, said);
}

class IpmiMeter final : public PowerMeter
{
public:
    IpmiMeter(CommandLine command, std::filesystem::path device, Seconds timeout)
        : m_command(std::move(command)), m_device(std::move(device)), m_timeout(timeout)
    {
        MeterDomain domain;
        domain.id = m_id;
        domain.name = "BMC";
        domain.covers = Coverage::wholeSystem();
        domain.boundary = PowerBoundary::DcSupply;
        m_domains.push_back(std::move(domain));
    }

    const std::string &id() const override { return m_id; }
    const std::vector<MeterDomain> &domains() const override { return m_domains; }
    Seconds shortestInterval() const override { return interval; }

    Expected<void> read(std::span<std::optional<double>> values) override
    {
        values.front().reset();
        const auto output = runProgram(m_command, m_timeout);
        if (!output)
            return tl::unexpected(output.error());
        if (const auto watts = wattsIn(answerIn(output->text)); watts && output->status == 0) {
            values.front() = watts;
            return {};
        }
        return tl::unexpected(reason(*output));
    }

private:
    Error reason(const ProgramOutput &output) const
    {
        const Answer answer = answerIn(output.text);
        const bool answered = !answer.power.empty() && output.status == 0;
        if (!answered && ::eaccess(m_device.c_str(), R_OK | W_OK) != 0)
            return {ErrorCode::IpmiForbidden, {{"file", displayPath(m_device)}, {"rule", rule}}};
        std::string cause = output.complaint.empty() ? shownText(output.text) : output.complaint;
        if (answered)
            cause = shownText(fmt::format("{}, {}", answer.power, answer.state));
        if (!answered && !refusedIn(cause))
            return {ErrorCode::ProgramFailed,
                    {{"program", shownText(m_command.program)}, {"cause", unexpected(output.status, cause)}}};
        return {ErrorCode::IpmiWithoutPower,
                {{"program", shownText(m_command.program)}, {"cause", std::move(cause)}}};
    }

    std::string m_id = "ipmi";
    std::vector<MeterDomain> m_domains;
    CommandLine m_command;
    std::filesystem::path m_device;
    Seconds m_timeout;
};

std::optional<CommandLine> commandOf(const IpmiPrograms &programs)
{
    if (const auto path = findProgram(programs.ipmitool))
        return CommandLine{*path, {"dcmi", "power", "reading"}};
    if (const auto path = findProgram(programs.freeipmi))
        return CommandLine{*path, {"--get-system-power-statistics"}};
    return std::nullopt;
}

} // namespace

Expected<std::unique_ptr<PowerMeter>> openIpmi(const std::filesystem::path &root,
                                               const IpmiPrograms &programs, Seconds timeout)
{
    const auto device = std::ranges::find_if(devices, [&root](const char *path) {
        std::error_code error;
        return std::filesystem::exists(root / path, error);
    });
    if (device == devices.end())
        return tl::unexpected(Error{ErrorCode::IpmiAbsent, {{"file", displayPath(root / devices.front())}}});
    auto command = commandOf(programs);
    if (!command)
        return tl::unexpected(Error{
            ErrorCode::ProgramAbsent,
            {{"program", shownText(programs.ipmitool + ", " + programs.freeipmi)}, {"package", "ipmitool"}}});
    auto meter = std::make_unique<IpmiMeter>(std::move(*command), root / *device, timeout);
    std::vector<std::optional<double>> values(1);
    if (const auto read = meter->read(values); !read)
        return tl::unexpected(read.error());
    return meter;
}

} // namespace hakari
