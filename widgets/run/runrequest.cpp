// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/run/runrequest.h"

#include "core/base/number.h"
#include "core/base/text.h"
#include "core/record/profiletimes.h"
#include "core/workload/defaults.h"
#include "widgets/run/capabilities.h"

#include <QRegularExpression>

#include <algorithm>

namespace hakari {

namespace {

constexpr std::size_t longestSweep = 32;
constexpr double leastBound = 1e-6; // s, as hakari-engine run takes it
constexpr double largestBound = 3600;
constexpr double leastRate = 1e-3; // 1/s
constexpr double largestRate = 1e9;

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString exact(double value)
{
    return QString::fromStdString(exactText(value));
}

QStringList meterArguments(const std::optional<std::vector<std::string>> &meters)
{
    QStringList out;
    if (meters && meters->empty())
        out << QStringLiteral("--meter") << QStringLiteral("none");
    for (const std::string &id : meters.value_or(std::vector<std::string>()))
        out << QStringLiteral("--meter") << QString::fromStdString(id);
    return out;
}

Error invalid(const char *argument, std::string value, std::string expected)
{
    return {ErrorCode::ArgumentInvalid,
            {{"argument", argument}, {"value", std::move(value)}, {"expected", std::move(expected)}}};
}

/// Gathers what is wrong with one request.
class Examination
{
public:
    Examination(const RunRequest &request, const Workload &workload, const Capabilities *capabilities)
        : m_request(request), m_workload(workload), m_capabilities(capabilities)
    {
    }

    std::vector<RequestProblem> problems()
    {
        device();
        scenario();
        sequenceLength();
        batch();
        latencyBound();
        rate();
        duration();
        meters();
        return std::move(m_problems);
    }

private:
    void add(RequestField field, Error error) { m_problems.push_back({field, std::move(error)}); }

    void device()
    {
        const auto suitable = suitableBackends(m_workload);
        if (std::ranges::find(suitable, m_request.backend) == suitable.end())
            return add(RequestField::Device, {ErrorCode::BackendUnsuited,
                                              {{"backend", m_request.backend},
                                               {"workload", m_workload.id},
                                               {"expected", listed(suitable)}}});
        const BackendReport *backend = m_capabilities ? m_capabilities->backend(m_request.backend) : nullptr;
        if (!backend)
            return;
        if (backend->error)
            return add(RequestField::Device, *backend->error);
        if (!backend->device(m_request.device))
            add(RequestField::Device, {ErrorCode::DeviceUnknown,
                                       {{"backend", m_request.backend},
                                        {"value", m_request.device},
                                        {"expected", listed(backend->devices, &DeviceReport::id)}}});
    }

    void scenario()
    {
        if (m_workload.task == Task::Training && m_request.scenario != Scenario::Offline)
            add(RequestField::Scenario,
                invalid(HAKARI_TEXT("Argument", "Scenario"), std::string(optionName(m_request.scenario)),
                        HAKARI_TEXT("Expected", "offline, for training")));
    }

    void sequenceLength()
    {
        if (!m_request.sequenceLength)
            return;
        const auto *encoder = std::get_if<EncoderModel>(&m_workload.model);
        const int length = *m_request.sequenceLength;
        const int most = encoder ? encoder->positions : 0;
        if (!encoder)
            add(RequestField::SequenceLength,
                invalid(HAKARI_TEXT("Argument", "Sequence length"), std::to_string(length),
                        HAKARI_TEXT("Expected", "it only for a Transformer encoder")));
        else if (length < 1 || length > most)
            add(RequestField::SequenceLength,
                invalid("Sequence length", std::to_string(length), "1–" + std::to_string(most)));
    }

    void batch()
    {
        if (!m_request.batch)
            return;
        const std::string value = std::to_string(*m_request.batch);
        if (!takesBatch(m_request.scenario))
            add(RequestField::Batch,
                invalid(HAKARI_TEXT("Argument", "Batch"), value,
                        HAKARI_TEXT("Expected", "none: this scenario has a batch of its own")));
        else if (*m_request.batch < 1 || *m_request.batch > batchLimit)
            add(RequestField::Batch, invalid("Batch", value, "1–" + std::to_string(batchLimit)));
    }

    void latencyBound()
    {
        if (m_request.scenario != Scenario::Server)
            return;
        if (!m_request.latencyBound)
            return add(RequestField::LatencyBound,
                       {ErrorCode::ArgumentMissing,
                        {{"argument", HAKARI_TEXT("Argument", "The latency bound of server")},
                         {"expected", HAKARI_TEXT("Expected", "a time in ms")}}});
        within(RequestField::LatencyBound, HAKARI_TEXT("Argument", "Latency bound"),
               m_request.latencyBound->value, leastBound, largestBound, " s");
    }

    void rate()
    {
        if (m_request.scenario == Scenario::Server && m_request.rate)
            within(RequestField::Rate, HAKARI_TEXT("Argument", "Arrival rate"), m_request.rate->value,
                   leastRate, largestRate, " /s");
    }

    void duration()
    {
        if (m_request.duration)
            within(RequestField::Duration, HAKARI_TEXT("Argument", "Duration"), m_request.duration->value,
                   shortestDuration, longestDuration, " s");
    }

    void within(RequestField field, const char *argument, double value, double low, double high,
                const char *unit)
    {
        if (!(value >= low && value <= high))
            add(field,
                invalid(argument, exactText(value) + unit, exactText(low) + "–" + exactText(high) + unit));
    }

    void meters()
    {
        if (!m_capabilities || !m_request.meters)
            return;
        for (const std::string &id : *m_request.meters) {
            const MeterReport *meter = m_capabilities->meter(id);
            if (!meter)
                add(RequestField::Meters,
                    {ErrorCode::MeterUnknown,
                     {{"value", id}, {"expected", listed(m_capabilities->meters, &MeterReport::id)}}});
            else if (meter->error)
                add(RequestField::Meters, *meter->error);
        }
    }

    const RunRequest &m_request;
    const Workload &m_workload;
    const Capabilities *m_capabilities;
    std::vector<RequestProblem> m_problems;
};

/// Each request once for every value; as they are where there is none.
template <class Value, class Set>
std::vector<RunRequest> multiplied(const std::vector<RunRequest> &requests, const std::vector<Value> &values,
                                   Set set)
{
    if (values.empty())
        return requests;
    std::vector<RunRequest> out;
    for (const RunRequest &request : requests) {
        for (const Value &value : values) {
            out.push_back(request);
            set(out.back(), value);
        }
    }
    return out;
}

/// "4" or "1-8"; nothing where it is neither.
std::optional<std::vector<int>> parseStretch(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^\\s*(\\d{1,9})\\s*(?:[-–]\\s*(\\d{1,9})\\s*)?$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int first = match.captured(1).toInt();
    const int last = match.captured(2).isEmpty() ? first : match.captured(2).toInt();
    if (first < 1 || last < first)
        return std::nullopt;
    std::vector<int> out;
    for (long long value = first; value < last; value *= 2)
        out.push_back(static_cast<int>(value));
    out.push_back(last);
    return out;
}

} // namespace

RunRequest requestFor(const Workload &workload, const std::string &idOrPath)
{
    RunRequest request;
    request.workload = idOrPath;
    request.backend = usualBackend(workload);
    request.scenario = workload.scenario;
    request.precision = workload.precision;
    request.latencyBound = workload.latencyBound;
    if (const auto *encoder = std::get_if<EncoderModel>(&workload.model))
        request.sequenceLength = encoder->sequenceLength;
    return request;
}

QStringList meterOptions(const std::string &command, const std::string &instance)
{
    QStringList out;
    if (!command.empty())
        out << QStringLiteral("--meter-command") << QString::fromStdString(command);
    if (!instance.empty())
        out << QStringLiteral("--instance") << QString::fromStdString(instance);
    return out;
}

QStringList argumentsOf(const RunRequest &request)
{
    QStringList out{QStringLiteral("run"),
                    QStringLiteral("--workload"),
                    QString::fromStdString(request.workload),
                    QStringLiteral("--backend"),
                    QString::fromStdString(request.backend),
                    QStringLiteral("--device"),
                    QString::fromStdString(request.device),
                    QStringLiteral("--scenario"),
                    toQt(optionName(request.scenario)),
                    QStringLiteral("--profile"),
                    toQt(name(request.profile)),
                    QStringLiteral("--precision"),
                    toQt(name(request.precision))};
    if (request.batch)
        out << QStringLiteral("--batch") << QString::number(*request.batch);
    if (request.sequenceLength)
        out << QStringLiteral("--sequence-length") << QString::number(*request.sequenceLength);
    if (request.latencyBound && request.scenario == Scenario::Server)
        out << QStringLiteral("--latency-bound") << exact(request.latencyBound->value);
    if (request.rate && request.scenario == Scenario::Server)
        out << QStringLiteral("--rate") << exact(request.rate->value);
    if (request.duration)
        out << QStringLiteral("--duration") << exact(request.duration->value);
    return out + meterArguments(request.meters) + meterOptions(request.meterCommand, request.instance);
}

std::vector<RequestProblem> problemsOf(const RunRequest &request, const Workload &workload,
                                       const Capabilities *capabilities)
{
    return Examination(request, workload, capabilities).problems();
}

std::vector<RunRequest> sweep(const RunRequest &request, const SweepValues &values)
{
    auto out = multiplied({request}, values.precisions,
                          [](RunRequest &each, Precision precision) { each.precision = precision; });
    out = multiplied(out, values.sequenceLengths,
                     [](RunRequest &each, int length) { each.sequenceLength = length; });
    return multiplied(out, values.batches, [](RunRequest &each, int batch) { each.batch = batch; });
}

std::optional<std::vector<int>> parseSweep(const QString &text)
{
    static const QRegularExpression separator(QStringLiteral("[,、;\\x{3001}]"));
    std::vector<int> out;
    for (const QString &part : text.normalized(QString::NormalizationForm_KC).split(separator)) {
        const auto stretch = parseStretch(part);
        if (!stretch)
            return std::nullopt;
        for (const int value : *stretch) {
            if (std::ranges::find(out, value) == out.end())
                out.push_back(value);
        }
    }
    return out.size() <= longestSweep ? std::optional(out) : std::nullopt;
}

Seconds leastTime(const RunRequest &request, bool metered)
{
    constexpr double steadyWindows = 3.0;
    const ProfileTimes times = timesOf(request.profile);
    const Seconds idle = metered ? times.idle : Seconds{};
    return idle + times.warmUp + times.window * steadyWindows + request.duration.value_or(times.measure);
}

} // namespace hakari
