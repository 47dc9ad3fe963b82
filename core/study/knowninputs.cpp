// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/figurebuilder.h"
#include "core/study/powerscope.h"

#include <algorithm>
#include <type_traits>

#include <fmt/format.h>

namespace hakari {

const Input *KnownInputs::find(Symbol symbol) const
{
    const auto found = std::ranges::find(inputs, symbol, &Input::symbol);
    return found == inputs.end() ? nullptr : &*found;
}

const Error *KnownInputs::whyMissing(Symbol symbol) const
{
    for (const auto &[missingSymbol, error] : missing) {
        if (missingSymbol == symbol)
            return &error;
    }
    return nullptr;
}

namespace {

/// Gathers the inputs of one candidate; each step notes a value with its origin or why it is missing.
class Gatherer
{
public:
    Gatherer(const Study &study, const Candidate &candidate, const Catalogue &catalogue,
             const Comparison &frame)
        : m_study(study), m_candidate(candidate), m_catalogue(catalogue), m_frame(frame)
    {
        m_known.model.kind = study.kind;
        m_known.model.facilityEnergy = study.assumptions.boundary == EnergyBoundary::Facility;
    }

    KnownInputs gather(const CandidateFigures *reference)
    {
        addAssumptions();
        addThroughput();
        addPrice();
        std::visit([&](const auto &basis) { addPower(basis, reference); }, m_candidate.power);
        addEmbodied();
        if (m_study.kind == StudyKind::Training)
            addCluster();
        return std::move(m_known);
    }

private:
    template <class Q>
    static double number(const Q &quantity)
    {
        if constexpr (std::is_same_v<Q, double>)
            return quantity;
        else
            return quantity.value;
    }

    template <class Q>
    void note(Symbol symbol, Unit unit, const Sourced<Q> &sourced)
    {
        m_known.inputs.push_back(
            {symbol, number(sourced.value), unit, sourced.provenance, sourced.source, sourced.interval});
    }

    /// What the analyst asks is no evidence: it does not weaken the answer's provenance.
    void markAsked(Symbol symbol)
    {
        for (Input &input : m_known.inputs)
            input.asked = input.asked || input.symbol == symbol;
    }

    template <class Q>
    void noteUncertain(Symbol symbol, Unit unit, const Sourced<Q> &sourced, double ModelInputs::*member)
    {
        note(symbol, unit, sourced);
        m_known.model.*member = number(sourced.value);
        if (sourced.interval)
            m_known.uncertain.push_back({member, *sourced.interval});
    }

    void miss(Symbol symbol, ErrorCode code, std::map<std::string, std::string> args = {})
    {
        args["candidate"] = m_candidate.name.en;
        Error error{code};
        error.args = std::move(args);
        m_known.missing.emplace_back(symbol, std::move(error));
    }

    void addAssumptions()
    {
        const Assumptions &a = m_study.assumptions;
        if (m_study.kind == StudyKind::Inference) {
            noteUncertain(Symbol::Demand, Unit::HourlyRate, a.demand, &ModelInputs::demand);
            note(Symbol::Utilisation, Unit::Fraction,
                 Sourced<double>{a.utilisationCeiling, Provenance::Entered, {}, {}});
            m_known.model.utilisation = a.utilisationCeiling;
        } else {
            noteUncertain(Symbol::Sequences, Unit::Count, a.sequences, &ModelInputs::sequences);
        }
        for (const Symbol symbol : {Symbol::Demand, Symbol::Utilisation, Symbol::Sequences})
            markAsked(symbol);
        noteUncertain(Symbol::Pue, Unit::Factor, a.pue, &ModelInputs::pue);
        if (m_frame.intensity)
            noteUncertain(Symbol::Intensity, Unit::KilogramPerJoule, *m_frame.intensity,
                          &ModelInputs::intensity);
        else
            miss(Symbol::Intensity, ErrorCode::GridAbsent, {{"region", a.region}});
        noteUncertain(Symbol::Lifetime, Unit::LifetimeSecond, a.lifetime, &ModelInputs::lifetime);
    }

    void addThroughput()
    {
        const bool inference = m_study.kind == StudyKind::Inference;
        const auto bound = inference ? m_study.assumptions.latencyBound : std::nullopt;
        const auto &latency = m_candidate.latencyP99;
        if (bound && latency && latency->value > *bound) {
            miss(Symbol::Throughput, ErrorCode::LatencyExceeded,
                 {{"value", milliseconds(latency->value)}, {"limit", milliseconds(*bound)}});
            return;
        }
        if (bound && !latency)
            m_known.throughputRemarks.push_back(Remark::LatencyUnknown);
        m_known.throughputRemarks.insert(m_known.throughputRemarks.end(), m_candidate.remarks.begin(),
                                         m_candidate.remarks.end());
        if (m_candidate.throughput)
            noteUncertain(Symbol::Throughput, Unit::Rate, *m_candidate.throughput, &ModelInputs::throughput);
        else
            miss(Symbol::Throughput, ErrorCode::ThroughputAbsent);
    }

    static std::string milliseconds(Seconds t) { return fmt::format("{:.6g} ms", t.value * 1e3); }

    void addPrice()
    {
        const Assumptions &a = m_study.assumptions;
        if (m_candidate.price) {
            const StatedPrice &p = *m_candidate.price;
            usePrice(p.perHour, p.currency, p.provenance, p.source);
        } else if (m_candidate.instance.empty()) {
            miss(Symbol::Price, ErrorCode::PriceUnentered);
        } else if (const ListPrice *p = m_catalogue.price(m_candidate.instance, a.region, a.prices)) {
            usePrice(p->price, p->currency, Provenance::Published, p->source);
        } else {
            miss(Symbol::Price, ErrorCode::PriceAbsent, {{"region", a.region}, {"year", a.prices.year}});
        }
    }

    void usePrice(PerHour price, const std::string &currency, Provenance provenance, const SourceRef &source)
    {
        if (currency != m_frame.currency) {
            miss(Symbol::Price, ErrorCode::CurrencyDiffers,
                 {{"value", currency}, {"expected", m_frame.currency}});
            return;
        }
        m_known.model.price = price.value;
        m_known.inputs.push_back({Symbol::Price, price.value, Unit::MoneyPerHour, provenance, source, {}});
    }

    void addPower(std::monostate, const CandidateFigures *) { miss(Symbol::Power, ErrorCode::PowerAbsent); }

    void addPower(CataloguePower, const CandidateFigures *)
    {
        const InstancePower *power = m_catalogue.power(m_candidate.instance);
        if (!power) {
            miss(Symbol::Power, ErrorCode::PowerAbsent);
            return;
        }
        useModel(*power);
    }

    void addPower(const BorrowedPower &borrowed, const CandidateFigures *)
    {
        const InstancePower *power = m_catalogue.power(borrowed.instance);
        if (!power) {
            miss(Symbol::Power, ErrorCode::PowerCurveAbsent, {{"value", borrowed.instance}});
            return;
        }
        useModel(*power);
        m_known.lender = borrowed.instance;
        m_known.powerRemarks.push_back(Remark::PowerBorrowed);
    }

    void useModel(const InstancePower &power)
    {
        usePower(power.curve, Provenance::Estimated, power.source, scopeOf(power));
        if (power.accelerator == AcceleratorCounted::Omitted)
            m_known.powerRemarks.push_back(Remark::AcceleratorOmitted);
    }

    void addPower(const StatedPower &power, const CandidateFigures *)
    {
        const Watts idle = power.curve.at(0.0);
        const double limit = power.curve.at(1.0).value;
        const bool inference = m_study.kind == StudyKind::Inference; // training is at the limit all the time
        const bool falling = inference && power.idleKnown && idle.value > limit;
        m_known.idleUnknown = !power.idleKnown || falling;
        usePower(m_known.idleUnknown ? PowerCurve({{1.0, Watts{limit}}}) : power.curve, power.provenance,
                 power.source, power.scope);
        if (power.scope == scopeOf(InstancePower{{}, AcceleratorCounted::Omitted, {}}))
            m_known.powerRemarks.push_back(Remark::AcceleratorOmitted);
        if (m_known.idleUnknown)
            m_known.powerRemarks.push_back(falling ? Remark::IdleAboveLimit : Remark::ConstantPower);
        else if (inference)
            noteLine(power, idle.value, limit);
        if (power.interval)
            m_known.uncertain.push_back(
                {&ModelInputs::powerScale,
                 {power.interval->low / limit, power.interval->high / limit, power.interval->kind}});
    }

    /// The two ends of the line that power follows from idle to the limit (method.md 4).
    void noteLine(const StatedPower &power, double idle, double limit)
    {
        const auto end = [&](Symbol symbol, double watts, const std::optional<Interval> &interval) {
            m_known.inputs.push_back({symbol, watts, Unit::Watt, power.provenance, power.source, interval});
        };
        end(Symbol::IdlePower, idle, {});
        end(Symbol::LimitPower, limit, power.interval);
    }

    void usePower(const PowerCurve &curve, Provenance provenance, const SourceRef &source,
                  const PowerScope &scope)
    {
        m_known.curve = curve;
        m_known.powerScope = scope;
        m_known.powerProvenance = provenance;
        m_known.powerSource = source;
        if (m_study.kind == StudyKind::Training)
            m_known.powerRemarks.push_back(Remark::InterconnectNotCounted);
    }

    void addPower(const PowerRatio &power, const CandidateFigures *reference)
    {
        note(Symbol::EnergyRatio, Unit::Factor,
             Sourced<double>{power.ratio, power.provenance, power.source, {}});
        miss(Symbol::Power, ErrorCode::PowerAbsent);
        m_known.model.energyRatio = power.ratio;
        m_known.powerRemarks.push_back(Remark::EnergyFromPublishedRatio);
        if (!reference || !reference->itEnergy) {
            miss(Symbol::ReferenceEnergy, ErrorCode::PowerReference, {{"value", power.reference}});
            return;
        }
        const Figure &energy = reference->figure(Metric::Energy);
        m_known.powerScope = energy.scope; // a number of the same energy
        Sourced<Joules> referenceEnergy{*reference->itEnergy, energy.provenance, nullptr, energy.interval};
        if (referenceEnergy.interval) {
            const double scale = reference->itEnergy->value / *energy.value;
            referenceEnergy.interval->low *= scale;
            referenceEnergy.interval->high *= scale;
        }
        noteUncertain(Symbol::ReferenceEnergy, Unit::Joule, referenceEnergy, &ModelInputs::referenceEnergy);
    }

    void addPower(const StatedEnergy &stated, const CandidateFigures *)
    {
        note(Symbol::Energy, Unit::Joule,
             Sourced<Joules>{stated.energy, stated.provenance, stated.source, {}});
        miss(Symbol::Power, ErrorCode::PowerAbsent);
        m_known.model.energyRatio = 1.0;
        m_known.model.referenceEnergy = stated.energy.value;
    }

    void addEmbodied()
    {
        if (!m_study.assumptions.embodied) {
            miss(Symbol::EmbodiedMass, ErrorCode::EmbodiedLeftOut);
            return;
        }
        const InstanceEmbodied *embodied = m_catalogue.embodied(m_candidate.instance);
        m_known.model.embodiedMass = embodied ? embodied->mass.value : unknown;
        if (!embodied) {
            miss(Symbol::EmbodiedMass, ErrorCode::EmbodiedAbsent);
            return;
        }
        m_known.inputs.push_back({Symbol::EmbodiedMass,
                                  embodied->mass.value,
                                  Unit::Kilogram,
                                  Provenance::Estimated,
                                  embodied->source,
                                  {}});
        if (embodied->accelerator == AcceleratorCounted::Omitted)
            m_known.embodiedRemarks.push_back(Remark::EmbodiedOmitsAccelerator);
    }

    void addCluster()
    {
        if (m_candidate.clusterSize)
            noteUncertain(Symbol::Instances, Unit::Count, *m_candidate.clusterSize,
                          &ModelInputs::clusterSize);
        else
            miss(Symbol::Instances, ErrorCode::ClusterAbsent);
        noteUncertain(Symbol::Efficiency, Unit::Fraction, m_candidate.scalingEfficiency,
                      &ModelInputs::efficiency);
        if (m_candidate.scalingEfficiency.value == 1.0)
            markAsked(Symbol::Efficiency); // the measured size: nothing is assumed
        else
            m_known.throughputRemarks.push_back(Remark::EfficiencyAssumed);
    }

    const Study &m_study;
    const Candidate &m_candidate;
    const Catalogue &m_catalogue;
    const Comparison &m_frame;
    KnownInputs m_known;
};

} // namespace

KnownInputs knownInputs(const Study &study, const Candidate &candidate, const Catalogue &catalogue,
                        const Comparison &frame, const CandidateFigures *reference)
{
    return Gatherer(study, candidate, catalogue, frame).gather(reference);
}

} // namespace hakari
