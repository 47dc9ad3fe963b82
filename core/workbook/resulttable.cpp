// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workbook/resulttable.h"

namespace hakari {

namespace {

std::optional<double> lowOf(const std::optional<Interval> &interval)
{
    return interval ? std::optional(interval->low) : std::nullopt;
}

std::optional<double> highOf(const std::optional<Interval> &interval)
{
    return interval ? std::optional(interval->high) : std::nullopt;
}

template <class Q>
std::optional<double> numberOf(const std::optional<Q> &quantity)
{
    return quantity ? std::optional(quantity->value) : std::nullopt;
}

template <class Q>
std::optional<Q> quantity(RowReader &row)
{
    const auto number = row.optionalReal();
    return number ? std::optional(Q{*number}) : std::nullopt;
}

std::optional<Interval> interval(RowReader &row)
{
    const auto low = row.optionalReal();
    const auto high = row.optionalReal();
    return low && high ? std::optional(Interval{*low, *high, IntervalKind::Confidence95}) : std::nullopt;
}

/// The enumerator of that name, of those up to `last`; nothing for NULL. Sets `unknown` for another word.
template <class Enum>
std::optional<Enum> word(RowReader &row, Enum last, bool &unknown)
{
    const auto text = row.optionalText();
    if (!text)
        return std::nullopt;
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        if (name(static_cast<Enum>(i)) == *text)
            return static_cast<Enum>(i);
    }
    unknown = true;
    return std::nullopt;
}

Field wordOf(std::string_view name)
{
    return std::string(name);
}

void addPower(std::vector<Field> &out, const std::optional<MeanPower> &power)
{
    if (!power) {
        out.insert(out.end(), 7, Field());
        return;
    }
    out.insert(out.end(),
               {Field(power->mean.value), fieldOf(lowOf(power->interval)), fieldOf(highOf(power->interval)),
                fieldOf(numberOf(power->idle)), Field(text(power->scope.covers)),
                wordOf(name(power->scope.boundary)), wordOf(name(power->provenance))});
}

std::optional<MeanPower> readPower(RowReader &row, bool &unknown)
{
    const auto mean = quantity<Watts>(row);
    MeanPower power;
    power.interval = interval(row);
    power.idle = quantity<Watts>(row);
    const auto covers = coverageNamed(row.optionalText().value_or(""));
    const auto boundary = word(row, PowerBoundary::Model, unknown);
    const auto provenance = word(row, Provenance::Estimated, unknown);
    if (!mean)
        return std::nullopt;
    unknown |= !covers || !boundary || !provenance;
    power.mean = *mean;
    power.scope = {covers.value_or(Coverage()), boundary.value_or(PowerBoundary::Model)};
    power.provenance = provenance.value_or(Provenance::Estimated);
    if (power.provenance == Provenance::Estimated)
        power.interval.reset(); // stored by earlier versions; RunEnergy::power says why there is none
    return power;
}

void readNames(RowReader &row, ResultRow &out, bool &unknown)
{
    out.id = ResultId{row.integer()};
    out.record = row.text();
    out.rank = row.integer();
    for (std::string *text : {&out.title, &out.workload, &out.unit, &out.harness})
        *text = row.text();
    out.scenario = word(row, Scenario::MultiStream, unknown).value_or(Scenario::Offline);
    out.profile = word(row, Profile::Publication, unknown);
    for (std::string *text :
         {&out.startUtc, &out.addedUtc, &out.backend, &out.device, &out.hardware, &out.precision})
        *text = row.text();
}

} // namespace

const SealedTable &resultTable()
{
    static const SealedTable table(
        "result", 1,
        {"id",          "record",   "rank",      "title",      "workload",          "unit",
         "harness",     "scenario", "profile",   "start_utc",  "added_utc",         "backend",
         "device",      "hardware", "precision", "throughput", "throughput_low",    "throughput_high",
         "latency_p99", "samples",  "duration",  "power",      "power_low",         "power_high",
         "idle_power",  "covers",   "boundary",  "provenance", "energy_per_sample", "verdict",
         "state",       "deleted",  "content"});
    return table;
}

std::vector<Field> fieldsOf(const StoredResult &result)
{
    const ResultRow &row = result.row;
    std::vector<Field> out{static_cast<std::int64_t>(row.id),
                           row.record,
                           row.rank,
                           row.title,
                           row.workload,
                           row.unit,
                           row.harness,
                           wordOf(name(row.scenario)),
                           row.profile ? wordOf(name(*row.profile)) : Field(),
                           row.startUtc,
                           row.addedUtc,
                           row.backend,
                           row.device,
                           row.hardware,
                           row.precision,
                           fieldOf(numberOf(row.throughput)),
                           fieldOf(lowOf(row.throughputInterval)),
                           fieldOf(highOf(row.throughputInterval)),
                           fieldOf(numberOf(row.latencyP99)),
                           fieldOf(row.samples),
                           fieldOf(numberOf(row.duration))};
    addPower(out, row.power);
    out.push_back(fieldOf(numberOf(row.energyPerSample)));
    out.push_back(row.verdict ? wordOf(name(*row.verdict)) : Field());
    out.push_back(wordOf(name(row.state)));
    out.emplace_back(std::int64_t{result.deleted});
    out.emplace_back(result.content);
    return out;
}

StoredResult readResult(RowReader row)
{
    StoredResult out;
    bool unknown = false;
    readNames(row, out.row, unknown);
    out.row.throughput = quantity<PerSecond>(row);
    out.row.throughputInterval = interval(row);
    out.row.latencyP99 = quantity<Seconds>(row);
    out.row.samples = row.optionalInteger();
    out.row.duration = quantity<Seconds>(row);
    out.row.power = readPower(row, unknown);
    out.row.energyPerSample = quantity<Joules>(row);
    out.row.verdict = word(row, VerdictState::Unsupported, unknown);
    out.row.state = word(row, ResultState::Accepted, unknown).value_or(ResultState::Interrupted);
    out.deleted = row.integer() != 0;
    out.content = row.digest();
    if (unknown)
        out.row.damage = Error{ErrorCode::ResultDamaged,
                               {{"value", out.row.title}, {"cause", "it uses a word that is not known"}}};
    return out;
}

} // namespace hakari
