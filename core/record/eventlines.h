// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/record/rundata.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hakari {

/// The event stream of a run: JSON Lines, each of at most 1,023 bytes with its newline, because Slurm's srun
/// cuts longer ones when it labels them. Every line has
///   v (format version), run (id), rank, seq (0, 1, 2, ... without gaps), t (s since the run began), event
/// and `event` is one of
///   hello    start, world, setup{workload, title, unit, scenario, profile, duration, latency_bound} on the
///            first line; facts{} on any number of them: a later value of a key replaces the one before,
///            and with continued it is joined to it
///   phase    name, completed (queries so far), left (s, estimated; absent where unknown), clock[monotonic,
///            boot, real] and throttles (a count, where the host keeps one) on the lines that open and close
///            the measurement; a measurement that is opened
///            again replaces the one before. Repeated at least once a second: the heartbeat.
///   window   phase, load, begin, end, samples, latency (mean, s), power (W, where metered)
///   samples  from (index of the first), per (samples a query), base (ns), q[arrival, latency, ...] (ns; the
///            first arrival counts from base, each other from the one before)
///   meter    meter, domain{id, name, covers[], boundary, kind, range (J), parent,
///            averaged_over (s), provenance}: a domain that
///            will be read, before its first power line
///   power    domain (its id), points[t, value, ...]: W, J or a fraction by the domain's kind
///   throttling  text: why a device slowed down during the measurement that is open, or that ended last
///   warning  text, args{}
///   error    text, args{}
///   result   name and its values; derived from the lines before, by summarise()
///   bye      interrupted
inline constexpr int eventVersion = 1;
inline constexpr std::size_t longestEventLine = 1023;

/// Numbers and writes the lines of one process of a run. Not thread-safe.
class EventLines
{
public:
    /// `sink` takes one line with its newline at a time. `seq` is the number of the first line.
    using Sink = std::function<void(std::string_view line)>;
    EventLines(std::string run, int rank, Sink sink, std::uint64_t seq = 0);

    void hello(Seconds t, const RunData &data);
    void facts(Seconds t, const std::map<std::string, std::string> &facts);
    void phase(Seconds t, Phase phase, std::uint64_t completed, std::optional<Seconds> left = {});
    void measurementEdge(Seconds t, const ClockReading &clock);
    void window(Seconds t, const LoadWindow &window);
    void samples(Seconds t, std::size_t from, std::uint64_t perQuery, std::span<const QueryTime> queries);
    void meter(Seconds t, const std::string &meter, const MeterDomain &domain);
    void power(Seconds t, const std::string &domain, std::span<const Reading> readings);
    void throttling(Seconds t, const std::string &text);
    void warning(Seconds t, const Notice &notice);
    void error(Seconds t, const Error &error);
    void results(Seconds t, const RunRecord &record);
    void bye(Seconds t, bool interrupted);

private:
    void write(Seconds t, std::string_view event, const nlohmann::json &body);
    void writeText(Seconds t, std::string_view event, const std::string &text,
                   const std::map<std::string, std::string> &args);

    std::string m_run;
    int m_rank;
    Sink m_sink;
    std::uint64_t m_seq;
};

/// The bodies of the result lines.
std::vector<nlohmann::json> resultLines(const RunRecord &record);

} // namespace hakari
