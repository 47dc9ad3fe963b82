// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/provenance.h"
#include "core/energy/trace.h"

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hakari {

/// What a study states about each candidate. For inference, cost, energy and carbon are per million
/// inferences; for training they are per training run.
enum class Metric {
    Throughput,        ///< [1/s] per instance
    Time,              ///< [s] of the training run
    Instances,         ///< [1]
    Load,              ///< [1] per instance, 1 at the limit
    FleetCost,         ///< [currency/h]
    Cost,              ///< [currency], as deployed
    CostAtSaturation,  ///< [currency], as if every instance ran at its limit
    FleetPower,        ///< [W] of the IT equipment
    Energy,            ///< [J] on the chosen side of PUE
    OperationalCarbon, ///< [kg CO2e]
    EmbodiedCarbon,    ///< [kg CO2e]
    Carbon,            ///< [kg CO2e] the sum: SCI with R = one million inferences, or one training run
};
inline constexpr std::size_t metricCount = 12;
std::string_view key(Metric metric);  ///< for machine-readable output: "cost", "energy", ...
std::string_view name(Metric metric); ///< English term, context "Metric"
const std::array<Metric, metricCount> &allMetrics();
std::optional<Metric> metricNamed(std::string_view key);

/// SI unit (or the study's currency) of a value inside the program; people see kWh, hours, percent.
enum class Unit {
    Count,
    Fraction, ///< a share; people see percent
    Factor,   ///< a plain number such as PUE
    Rate,
    HourlyRate, ///< people think of it per hour; the value itself is per second
    Money,
    MoneyPerHour,
    Watt,
    Joule,
    Kilogram,
    Second,
    LifetimeSecond, ///< a service life; people see hours and years
    KilogramPerJoule,
};

Unit unitOf(Metric metric);
bool isPerUnitOfWork(Metric metric); ///< per million inferences, or per training run
bool restsOnPower(Metric metric);    ///< power, energy, and the carbon of energy: they have a scope

/// The value in the unit that people read: kWh, hours, g/kWh, per hour; everything else as it is.
double reported(Unit unit, double si);
/// That unit's symbol, e.g. "kWh", "USD/h"; the same in every language. Empty for counts and shares.
std::string reportedUnit(Unit unit, std::string_view currency);

/// The letters of the formulas (method.md 4 and 5).
enum class Symbol {
    Demand,
    Throughput,
    Utilisation,
    Instances,
    Load,
    Price,
    Power,
    Pue,
    Intensity,
    EmbodiedMass,
    Lifetime,
    Sequences,
    Efficiency,
    Time,
    Energy,
    Operational,
    Embodied,
    EnergyRatio,
    ReferenceEnergy,
    IdlePower,
    LimitPower,
};
std::string_view letter(Symbol symbol); ///< "D", "T", ...
std::string_view name(Symbol symbol);   ///< English term, context "Symbol"

/// One value that went into a figure.
struct Input {
    Symbol symbol;
    double value;
    Unit unit;
    Provenance provenance = Provenance::Entered;
    SourceRef source; ///< null: typed by a person, or itself a computed figure
    std::optional<Interval> interval;
    bool computed = false; ///< is itself a figure of the same candidate, or Figure::where gives it
    bool asked = false; ///< part of the question (demand, ceiling, sequences): no evidence, weakens nothing
};

/// What must be known to read a figure rightly; shown wherever the figure is explained.
enum class Remark {
    AcceleratorOmitted,       ///< the power data count the accelerator as 0 W
    EmbodiedOmitsAccelerator, ///< the embodied carbon leaves the accelerator out
    ConstantPower,            ///< idle power unknown: power at the limit is used at every load
    EnergyFromPublishedRatio, ///< the energy is another candidate's, times a published ratio
    InterconnectNotCounted,   ///< the network between the instances is not in the power
    LatencyUnknown,           ///< a bound is set, but no latency is known
    EfficiencyAssumed,        ///< another cluster size than the measured one
    OutsideCloud,             ///< measured on a system that is not this instance
    PowerBorrowed,            ///< the power curve is another instance's: instance
    IdleAboveLimit,           ///< idle power is above that at the limit, which is used at every load
};
std::string_view messageTemplate(Remark remark); ///< English with {placeholders}, context "Remark"

/// A figure with everything needed to defend it. Absent figures say why.
struct Figure {
    Metric metric = Metric::Throughput;
    Unit unit = Unit::Count;
    std::optional<double> value; ///< always finite
    std::optional<Interval> interval;
    Provenance provenance = Provenance::Entered; ///< of the weakest input
    std::string_view formula;                    ///< with {letters} in braces; empty for a given value
    std::string_view where;                      ///< "{P} = ..." of a computed input that is no figure
    std::vector<Input> inputs;                   ///< of both
    std::vector<Remark> remarks;
    std::optional<PowerScope> scope; ///< what power or energy includes, where restsOnPower(); else not stated
    std::string lender;              ///< the instance whose power curve is borrowed; empty: none is
    std::optional<Error> absence;    ///< set exactly where value is not

    bool computed() const { return !formula.empty(); }
};

/// What fills the {placeholders} of the figure's remarks.
std::map<std::string, std::string> remarkArguments(const Figure &figure);
std::string sentence(Remark remark, const Figure &figure); ///< English

/// The change of a figure against the baseline's: (x - b) / b.
struct Change {
    std::optional<double> value;
    std::optional<Interval> interval;
    Provenance provenance = Provenance::Entered;
    bool distinguishable = true; ///< false: the interval of the ratio includes 1
    std::optional<Error> absence;
};

} // namespace hakari
