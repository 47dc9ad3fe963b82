// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/figure.h"

#include "core/base/quantity.h"

namespace hakari {

namespace {

struct MetricText {
    std::string_view key;
    std::string_view name;
};

constexpr std::array<MetricText, metricCount> metricTexts{{
    {"throughput", HAKARI_TEXT("Metric", "Throughput")},
    {"time", HAKARI_TEXT("Metric", "Training time")},
    {"instances", HAKARI_TEXT("Metric", "Instance count")},
    {"load", HAKARI_TEXT("Metric", "Load")},
    {"fleet_cost", HAKARI_TEXT("Metric", "Fleet cost")},
    {"cost", HAKARI_TEXT("Metric", "Cost")},
    {"cost_at_saturation", HAKARI_TEXT("Metric", "Cost at saturation")},
    {"fleet_power", HAKARI_TEXT("Metric", "Fleet power")},
    {"energy", HAKARI_TEXT("Metric", "Energy")},
    {"operational_carbon", HAKARI_TEXT("Metric", "Operational carbon")},
    {"embodied_carbon", HAKARI_TEXT("Metric", "Embodied carbon")},
    {"carbon", HAKARI_TEXT("Metric", "Carbon")},
}};

struct SymbolText {
    std::string_view letter;
    std::string_view name;
};

constexpr std::array symbolTexts{
    SymbolText{"D", HAKARI_TEXT("Symbol", "demand")},
    SymbolText{"T", HAKARI_TEXT("Symbol", "throughput per instance")},
    SymbolText{"u", HAKARI_TEXT("Symbol", "utilisation ceiling")},
    SymbolText{"n", HAKARI_TEXT("Symbol", "number of instances")},
    SymbolText{"l", HAKARI_TEXT("Symbol", "load per instance")},
    SymbolText{"p", HAKARI_TEXT("Symbol", "price per instance")},
    SymbolText{"P", HAKARI_TEXT("Symbol", "power per instance at that load")},
    SymbolText{"PUE", HAKARI_TEXT("Symbol", "power usage effectiveness")},
    SymbolText{"I", HAKARI_TEXT("Symbol", "carbon intensity of electricity")},
    SymbolText{"M", HAKARI_TEXT("Symbol", "embodied carbon per instance")},
    SymbolText{"L", HAKARI_TEXT("Symbol", "service life")},
    SymbolText{"S", HAKARI_TEXT("Symbol", "sequences to train on")},
    SymbolText{"\xCE\xB7", HAKARI_TEXT("Symbol", "scaling efficiency")},
    SymbolText{"t", HAKARI_TEXT("Symbol", "training time")},
    SymbolText{"E", HAKARI_TEXT("Symbol", "energy of the IT equipment")},
    SymbolText{"O", HAKARI_TEXT("Symbol", "operational carbon")},
    SymbolText{"B", HAKARI_TEXT("Symbol", "embodied carbon")},
    SymbolText{"r", HAKARI_TEXT("Symbol", "published energy ratio")},
    SymbolText{"E0", HAKARI_TEXT("Symbol", "energy of the candidate it is relative to")},
    SymbolText{"P0", HAKARI_TEXT("Symbol", "idle power per instance")},
    SymbolText{"P1", HAKARI_TEXT("Symbol", "power per instance at the limit")},
};

constexpr std::array remarkSentences{
    HAKARI_TEXT(
        "Remark",
        "The power data count the accelerator chip as 0 W, so this energy is too low by an unknown amount."),
    HAKARI_TEXT("Remark", "The embodied carbon leaves the accelerator chip out."),
    HAKARI_TEXT("Remark",
                "Idle power was not metered: the power at the limit is used at every load, an upper bound."),
    HAKARI_TEXT(
        "Remark",
        "No power is known for this candidate: its energy is the other candidate's times the published ratio."),
    HAKARI_TEXT("Remark", "The network between the instances is not counted."),
    HAKARI_TEXT("Remark", "A latency bound is set, but no latency is known for this candidate."),
    HAKARI_TEXT(
        "Remark",
        "The cluster has another size than the one that was measured; the scaling efficiency is an assumption."),
    HAKARI_TEXT("Remark", "Measured on a system outside the cloud, not on this instance."),
    HAKARI_TEXT("Remark", "No power is known for this candidate: the catalogue's power curve of {instance} "
                          "stands in for it, so its energy is an estimate."),
    HAKARI_TEXT("Remark", "The idle power is above the power at the limit and cannot be that of a machine at "
                          "rest: it is left out, and the power at the limit is used at every load."),
};

} // namespace

std::string_view key(Metric metric)
{
    return metricTexts[static_cast<std::size_t>(metric)].key;
}

std::string_view name(Metric metric)
{
    return metricTexts[static_cast<std::size_t>(metric)].name;
}

const std::array<Metric, metricCount> &allMetrics()
{
    static constexpr std::array metrics{
        Metric::Throughput,       Metric::Time,
        Metric::Instances,        Metric::Load,
        Metric::FleetCost,        Metric::Cost,
        Metric::CostAtSaturation, Metric::FleetPower,
        Metric::Energy,           Metric::OperationalCarbon,
        Metric::EmbodiedCarbon,   Metric::Carbon,
    };
    return metrics;
}

std::optional<Metric> metricNamed(std::string_view wanted)
{
    for (const Metric metric : allMetrics()) {
        if (key(metric) == wanted)
            return metric;
    }
    return std::nullopt;
}

Unit unitOf(Metric metric)
{
    switch (metric) {
    case Metric::Throughput:
        return Unit::Rate;
    case Metric::Time:
        return Unit::Second;
    case Metric::Instances:
        return Unit::Count;
    case Metric::Load:
        return Unit::Fraction;
    case Metric::FleetCost:
        return Unit::MoneyPerHour;
    case Metric::Cost:
    case Metric::CostAtSaturation:
        return Unit::Money;
    case Metric::FleetPower:
        return Unit::Watt;
    case Metric::Energy:
        return Unit::Joule;
    case Metric::OperationalCarbon:
    case Metric::EmbodiedCarbon:
    case Metric::Carbon:
        return Unit::Kilogram;
    }
    return Unit::Count;
}

bool isPerUnitOfWork(Metric metric)
{
    switch (unitOf(metric)) {
    case Unit::Money:
    case Unit::Joule:
    case Unit::Kilogram:
        return true;
    default:
        return false;
    }
}

bool restsOnPower(Metric metric)
{
    return metric == Metric::FleetPower || metric == Metric::Energy || metric == Metric::OperationalCarbon
           || metric == Metric::Carbon;
}

double reported(Unit unit, double si)
{
    switch (unit) {
    case Unit::HourlyRate:
        return si * secondsPerHour;
    case Unit::Joule:
        return toKilowattHours({si});
    case Unit::Second:
    case Unit::LifetimeSecond:
        return si / secondsPerHour;
    case Unit::KilogramPerJoule:
        return toGramsPerKilowattHour({si});
    default:
        return si;
    }
}

std::string reportedUnit(Unit unit, std::string_view currency)
{
    switch (unit) {
    case Unit::Count:
    case Unit::Fraction:
    case Unit::Factor:
        return {};
    case Unit::Rate:
        return "/s";
    case Unit::HourlyRate:
        return "/h";
    case Unit::Money:
        return std::string(currency);
    case Unit::MoneyPerHour:
        return std::string(currency) + "/h";
    case Unit::Watt:
        return "W";
    case Unit::Joule:
        return "kWh";
    case Unit::Kilogram:
        return "kg";
    case Unit::Second:
    case Unit::LifetimeSecond:
        return "h";
    case Unit::KilogramPerJoule:
        return "g/kWh";
    }
    return {};
}

std::string_view letter(Symbol symbol)
{
    return symbolTexts[static_cast<std::size_t>(symbol)].letter;
}

std::string_view name(Symbol symbol)
{
    return symbolTexts[static_cast<std::size_t>(symbol)].name;
}

std::string_view messageTemplate(Remark remark)
{
    return remarkSentences[static_cast<std::size_t>(remark)];
}

std::map<std::string, std::string> remarkArguments(const Figure &figure)
{
    return {{"instance", figure.lender}};
}

std::string sentence(Remark remark, const Figure &figure)
{
    return fillTemplate(messageTemplate(remark), remarkArguments(figure));
}

} // namespace hakari
