// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/figurebuilder.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace hakari {

namespace {

using enum Symbol;

/// How one metric is computed: the formula people see and the inputs it takes. The number itself comes from
/// evaluate(); a test holds the two against each other.
struct Rule {
    Metric metric;
    std::string_view formula;
    std::vector<Symbol> inputs;
};

const std::vector<Rule> &inferenceRules()
{
    static const std::vector<Rule> rules{
        {Metric::Throughput, "", {Throughput}},
        {Metric::Instances, "⌈{D} ÷ (3600·{T}·{u})⌉", {Demand, Throughput, Utilisation}},
        {Metric::Load, "{D} ÷ (3600·{n}·{T})", {Demand, Instances, Throughput}},
        {Metric::FleetCost, "{n}·{p}", {Instances, Price}},
        {Metric::Cost, "{n}·{p} ÷ {D} × 10⁶", {Instances, Price, Demand}},
        {Metric::CostAtSaturation, "{p} ÷ (3600·{T}) × 10⁶", {Price, Throughput}},
        {Metric::FleetPower, "{n}·{P}", {Instances, Power}},
        {Metric::Energy, "{n}·{P} ÷ {D} × 10⁶ ÷ 1000", {Instances, Power, Demand}},
        {Metric::OperationalCarbon, "{E}·{PUE}·{I} ÷ 1000", {Energy, Pue, Intensity}},
        {Metric::EmbodiedCarbon, "{n}·{M} ÷ ({L}·{D}) × 10⁶", {Instances, EmbodiedMass, Lifetime, Demand}},
        {Metric::Carbon, "{O} + {B}", {Operational, Embodied}},
    };
    return rules;
}

const std::vector<Rule> &trainingRules()
{
    static const std::vector<Rule> rules{
        {Metric::Throughput, "", {Throughput}},
        {Metric::Instances, "", {Instances}},
        {Metric::Time, "{S} ÷ (3600·{n}·{T}·{η})", {Sequences, Instances, Throughput, Efficiency}},
        {Metric::FleetCost, "{n}·{p}", {Instances, Price}},
        {Metric::Cost, "{t}·{n}·{p}", {Time, Instances, Price}},
        {Metric::FleetPower, "{n}·{P}", {Instances, Power}},
        {Metric::Energy, "{t}·{n}·{P} ÷ 1000", {Time, Instances, Power}},
        {Metric::OperationalCarbon, "{E}·{PUE}·{I} ÷ 1000", {Energy, Pue, Intensity}},
        {Metric::EmbodiedCarbon, "{t}·{n}·{M} ÷ {L}", {Time, Instances, EmbodiedMass, Lifetime}},
        {Metric::Carbon, "{O} + {B}", {Operational, Embodied}},
    };
    return rules;
}

/// The metric that a computed symbol stands for.
std::optional<Metric> metricOf(Symbol symbol)
{
    switch (symbol) {
    case Instances:
        return Metric::Instances;
    case Load:
        return Metric::Load;
    case Time:
        return Metric::Time;
    case Energy:
        return Metric::Energy;
    case Operational:
        return Metric::OperationalCarbon;
    case Embodied:
        return Metric::EmbodiedCarbon;
    default:
        return std::nullopt;
    }
}

class Builder
{
public:
    Builder(const Study &study, const Candidate &candidate, KnownInputs known)
        : m_study(study),
          m_known(std::move(known)),
          m_ratio(std::holds_alternative<PowerRatio>(candidate.power))
    {
        if (!m_known.curve.points().empty())
            m_known.model.curve = &m_known.curve;
        m_outputs = evaluate(m_known.model);
        m_intervals = propagate(m_known.model, m_known.uncertain);
        m_result.id = candidate.id;
    }

    CandidateFigures build()
    {
        for (const Metric metric : allMetrics())
            at(metric) = absentFigure(metric);
        for (const Rule &rule : m_study.kind == StudyKind::Inference ? inferenceRules() : trainingRules())
            at(rule.metric) = figure(adapted(rule));
        if (std::isfinite(m_outputs.itEnergy))
            m_result.itEnergy = Joules{m_outputs.itEnergy};
        return std::move(m_result);
    }

private:
    Figure &at(Metric metric) { return m_result.figures[static_cast<std::size_t>(metric)]; }

    static Figure absentFigure(Metric metric)
    {
        Figure figure;
        figure.metric = metric;
        figure.unit = unitOf(metric);
        figure.absence = Error{ErrorCode::NotApplicable};
        return figure;
    }

    /// The rule as the assumptions and the candidate bend it.
    Rule adapted(Rule rule) const
    {
        if (rule.metric == Metric::Energy && m_known.find(Energy)) {
            rule.formula = m_known.model.facilityEnergy ? "{E}·{PUE}" : "";
            rule.inputs = {Energy};
        } else if (rule.metric == Metric::Energy && m_ratio) {
            rule.formula = m_known.model.facilityEnergy ? "{r}·{E0}·{PUE}" : "{r}·{E0}";
            rule.inputs = {EnergyRatio, ReferenceEnergy};
        } else if (rule.metric == Metric::Energy && m_known.model.facilityEnergy) {
            rule.formula = m_study.kind == StudyKind::Inference ? "{n}·{P} ÷ {D} × 10⁶ ÷ 1000 × {PUE}"
                                                                : "{t}·{n}·{P} ÷ 1000 × {PUE}";
        }
        if (rule.metric == Metric::Energy && m_known.model.facilityEnergy)
            rule.inputs.push_back(Pue);
        if (rule.metric == Metric::Carbon && !m_study.assumptions.embodied) {
            rule.formula = "{O}";
            rule.inputs = {Operational};
        }
        return rule;
    }

    Figure figure(const Rule &rule)
    {
        Figure figure;
        figure.metric = rule.metric;
        figure.unit = unitOf(rule.metric);
        figure.formula = rule.formula;
        figure.provenance = Provenance::Measured;
        addRemarks(figure);
        for (const Symbol symbol : rule.inputs) {
            if (auto input = inputFor(symbol)) {
                if (!input->asked)
                    figure.provenance = weakest(figure.provenance, input->provenance);
                figure.inputs.push_back(std::move(*input));
            } else if (!figure.absence) {
                figure.absence = reasonFor(symbol);
            }
        }
        if (!figure.absence)
            setValue(figure);
        if (std::ranges::find(rule.inputs, Power) != rule.inputs.end())
            addPowerLine(figure);
        return figure;
    }

    /// Where the power is no reading but lies between two: how, and from what.
    void addPowerLine(Figure &figure) const
    {
        if (!onLine() || !figure.value)
            return;
        figure.where = "{P} = {P0} + ({P1} − {P0})·{l}";
        for (const Symbol symbol : {IdlePower, LimitPower, Load})
            figure.inputs.push_back(*inputFor(symbol));
    }

    bool onLine() const { return m_known.find(IdlePower) && m_known.find(LimitPower); }

    void setValue(Figure &figure) const
    {
        const double value = m_outputs[figure.metric];
        if (!std::isfinite(value)) { // an overflow of absurd inputs
            figure.absence = Error{ErrorCode::NotApplicable};
            return;
        }
        figure.value = value;
        const auto &interval = m_intervals[static_cast<std::size_t>(figure.metric)];
        if (interval && interval->high > interval->low)
            figure.interval = interval;
        if (restsOnPower(figure.metric))
            figure.scope = m_known.powerScope;
    }

    std::optional<Input> inputFor(Symbol symbol) const
    {
        if (symbol == Power)
            return powerInput();
        const Input *given = m_known.find(symbol);
        if (given)
            return *given;
        const auto metric = metricOf(symbol);
        if (!metric)
            return std::nullopt;
        const Figure &computed = m_result.figure(*metric);
        if (!computed.value)
            return std::nullopt;
        Input input{symbol,  *computed.value,   computed.unit, computed.provenance,
                    nullptr, computed.interval, true};
        if (symbol == Energy) { // the formula takes energy before PUE, on whichever side the figure stands
            const double scale = m_outputs.itEnergy / *computed.value;
            input.value = m_outputs.itEnergy;
            if (input.interval)
                input.interval = Interval{input.interval->low * scale, input.interval->high * scale,
                                          input.interval->kind};
        }
        return input;
    }

    std::optional<Input> powerInput() const
    {
        if (!std::isfinite(m_outputs.powerPerInstance))
            return std::nullopt;
        constexpr double fullLoad = 0.999;
        const bool assumed = m_known.idleUnknown && m_outputs[Metric::Load] < fullLoad;
        return Input{Power,
                     m_outputs.powerPerInstance,
                     Unit::Watt,
                     assumed ? Provenance::Estimated : m_known.powerProvenance,
                     onLine() ? nullptr : m_known.powerSource,
                     {},
                     onLine()};
    }

    std::optional<Error> reasonFor(Symbol symbol) const
    {
        if (const Error *error = m_known.whyMissing(symbol))
            return *error;
        if (symbol == Power) // the curve is there, so the load is not
            return m_result.figure(Metric::Load).absence;
        const auto metric = metricOf(symbol);
        return metric ? m_result.figure(*metric).absence : Error{ErrorCode::NotApplicable};
    }

    void addRemarks(Figure &figure) const
    {
        const auto append = [&](const std::vector<Remark> &remarks) {
            figure.remarks.insert(figure.remarks.end(), remarks.begin(), remarks.end());
        };
        const bool energy = restsOnPower(figure.metric);
        const bool embodied = figure.metric == Metric::EmbodiedCarbon || figure.metric == Metric::Carbon;
        if (figure.metric == Metric::Throughput || figure.metric == Metric::Instances)
            append(m_known.throughputRemarks);
        if (energy) {
            append(m_known.powerRemarks);
            figure.lender = m_known.lender;
        }
        if (embodied)
            append(m_known.embodiedRemarks);
    }

    const Study &m_study;
    KnownInputs m_known;
    bool m_ratio;
    ModelOutputs m_outputs;
    MetricIntervals m_intervals;
    CandidateFigures m_result;
};

/// The widest interval of x / b - 1 that the two intervals allow.
std::optional<Interval> changeInterval(const Figure &x, const Figure &b)
{
    if ((!x.interval && !b.interval) || *b.value <= 0)
        return std::nullopt;
    const Interval xs = x.interval.value_or(Interval{*x.value, *x.value});
    const Interval bs = b.interval.value_or(Interval{*b.value, *b.value});
    if (bs.low <= 0)
        return std::nullopt;
    const auto kind = xs.kind == IntervalKind::Confidence95 || bs.kind == IntervalKind::Confidence95
                          ? IntervalKind::Confidence95
                          : IntervalKind::Bounds;
    return Interval{xs.low / bs.high - 1, xs.high / bs.low - 1, kind};
}

Change changeOf(const Figure &x, const Figure &b, const std::string &baselineName)
{
    Change change;
    change.provenance = weakest(x.provenance, b.provenance);
    if (!x.value) {
        change.absence = x.absence;
    } else if (!b.value || *b.value == 0.0) {
        change.absence = Error{ErrorCode::BaselineAbsent, {{"candidate", baselineName}}};
    } else {
        change.value = (*x.value - *b.value) / *b.value;
        change.interval = changeInterval(x, b);
        change.distinguishable = !change.interval || change.interval->low > 0 || change.interval->high < 0;
    }
    return change;
}

} // namespace

CandidateFigures buildFigures(const Study &study, const Candidate &candidate, KnownInputs known)
{
    return Builder(study, candidate, std::move(known)).build();
}

void addChanges(CandidateFigures &figures, const CandidateFigures &baseline, const Candidate &candidate)
{
    for (std::size_t i = 0; i < metricCount; ++i) {
        if (figures.id != baseline.id)
            figures.changes[i] = changeOf(figures.figures[i], baseline.figures[i], baseline.id);
    }
    // A published ratio to the baseline is a change even where neither energy is known in kilowatt-hours.
    const auto *ratio = std::get_if<PowerRatio>(&candidate.power);
    Change &energy = figures.changes[static_cast<std::size_t>(Metric::Energy)];
    if (ratio && ratio->reference == baseline.id && figures.id != baseline.id) {
        energy = Change{};
        energy.value = ratio->ratio - 1.0;
        energy.provenance = ratio->provenance;
    }
}

} // namespace hakari
