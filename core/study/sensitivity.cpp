// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/sensitivity.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace hakari {

namespace {

constexpr std::array leverNames{
    HAKARI_TEXT("Lever", "demand"),
    HAKARI_TEXT("Lever", "utilisation ceiling"),
    HAKARI_TEXT("Lever", "PUE"),
    HAKARI_TEXT("Lever", "grid intensity"),
    HAKARI_TEXT("Lever", "throughput of the candidate"),
    HAKARI_TEXT("Lever", "throughput of the baseline"),
    HAKARI_TEXT("Lever", "price of the candidate"),
    HAKARI_TEXT("Lever", "price of the baseline"),
    HAKARI_TEXT("Lever", "service life"),
    HAKARI_TEXT("Lever", "sequences to train on"),
};

const Input *inputOf(const CandidateFigures &figures, Metric metric, Symbol symbol)
{
    const auto &inputs = figures.figure(metric).inputs;
    const auto found = std::ranges::find(inputs, symbol, &Input::symbol);
    return found == inputs.end() ? nullptr : &*found;
}

/// A lever as something that can be read from a comparison and set in a study.
class LeverHandle
{
public:
    LeverHandle(Lever lever, std::size_t candidate, std::size_t baseline)
        : m_lever(lever), m_target(isOfBaseline(lever) ? baseline : candidate)
    {
    }

    /// The value in use; absent where the study does not have it.
    std::optional<double> inUse(const Study &study, const Comparison &comparison) const
    {
        const Assumptions &a = study.assumptions;
        const Candidate &target = study.candidates[m_target];
        switch (m_lever) {
        case Lever::Demand:
            return study.kind == StudyKind::Inference ? std::optional(a.demand.value.value) : std::nullopt;
        case Lever::Sequences:
            return study.kind == StudyKind::Training ? std::optional(a.sequences.value) : std::nullopt;
        case Lever::Utilisation:
            return study.kind == StudyKind::Inference ? std::optional(a.utilisationCeiling) : std::nullopt;
        case Lever::Pue:
            return a.pue.value;
        case Lever::GridIntensity:
            return comparison.intensity ? std::optional(comparison.intensity->value.value) : std::nullopt;
        case Lever::Throughput:
        case Lever::BaselineThroughput:
            return target.throughput ? std::optional(target.throughput->value.value) : std::nullopt;
        case Lever::Price:
        case Lever::BaselinePrice: {
            const Input *price = inputOf(comparison.candidates[m_target], Metric::FleetCost, Symbol::Price);
            return price ? std::optional(price->value) : std::nullopt;
        }
        case Lever::Lifetime:
            return a.embodied ? std::optional(a.lifetime.value.value) : std::nullopt;
        }
        return std::nullopt;
    }

    void set(Study &study, const Comparison &comparison, double value) const
    {
        Assumptions &a = study.assumptions;
        Candidate &target = study.candidates[m_target];
        switch (m_lever) {
        case Lever::Demand:
            a.demand.value.value = value;
            break;
        case Lever::Sequences:
            a.sequences.value = value;
            break;
        case Lever::Utilisation:
            a.utilisationCeiling = value;
            break;
        case Lever::Pue:
            a.pue.value = value;
            break;
        case Lever::GridIntensity:
            a.grid = Sourced<KilogramsPerJoule>{{value}, Provenance::Entered, nullptr, {}};
            break;
        case Lever::Throughput:
        case Lever::BaselineThroughput:
            target.throughput = Sourced<PerSecond>{{value}, Provenance::Entered, nullptr, {}};
            break;
        case Lever::Price:
        case Lever::BaselinePrice:
            target.price = StatedPrice{{value}, comparison.currency, Provenance::Entered, nullptr};
            break;
        case Lever::Lifetime:
            a.lifetime.value.value = value;
            break;
        }
    }

    Unit unit() const
    {
        switch (m_lever) {
        case Lever::Demand:
            return Unit::HourlyRate;
        case Lever::GridIntensity:
            return Unit::KilogramPerJoule;
        case Lever::Throughput:
        case Lever::BaselineThroughput:
            return Unit::Rate;
        case Lever::Price:
        case Lever::BaselinePrice:
            return Unit::MoneyPerHour;
        case Lever::Lifetime:
            return Unit::LifetimeSecond;
        case Lever::Sequences:
            return Unit::Count;
        case Lever::Pue:
            return Unit::Factor;
        default:
            return Unit::Fraction;
        }
    }

    /// The ends of a tornado bar: half and double for what a business may see, a fifth either way for what
    /// was measured or quoted, the whole plausible range for utilisation and PUE.
    std::pair<double, double> ends(double inUse) const
    {
        switch (m_lever) {
        case Lever::Utilisation:
            return {0.5, 1.0};
        case Lever::Pue:
            return {1.0, 1.6};
        case Lever::Throughput:
        case Lever::BaselineThroughput:
        case Lever::Price:
        case Lever::BaselinePrice:
            return {inUse * 0.8, inUse * 1.2};
        default:
            return {inUse * 0.5, inUse * 2.0};
        }
    }

    /// Where a break-even is looked for.
    std::pair<double, double> plausible(double inUse) const
    {
        switch (m_lever) {
        case Lever::Demand:
            return {perHour(1e3).value, perHour(1e9).value};
        case Lever::Utilisation:
            return {0.05, 1.0};
        case Lever::GridIntensity:
            return {gramsPerKilowattHour(1).value, gramsPerKilowattHour(2000).value};
        default:
            return {inUse * 1e-2, inUse * 1e2};
        }
    }

private:
    static bool isOfBaseline(Lever lever)
    {
        return lever == Lever::BaselineThroughput || lever == Lever::BaselinePrice;
    }

    Lever m_lever;
    std::size_t m_target;
};

/// An experiment reads values only; each interval would cost it a resampling at every point.
void dropIntervals(Study &study)
{
    Assumptions &a = study.assumptions;
    for (auto *interval : {&a.demand.interval, &a.sequences.interval, &a.pue.interval, &a.lifetime.interval})
        interval->reset();
    for (Candidate &candidate : study.candidates) {
        if (candidate.throughput)
            candidate.throughput->interval.reset();
        if (auto *power = std::get_if<StatedPower>(&candidate.power))
            power->interval.reset();
    }
}

/// Compares the one candidate with the baseline while a lever moves.
class Experiment
{
public:
    Experiment(const Study &study, const Catalogue &catalogue, std::size_t candidate)
        : m_catalogue(catalogue), m_study(study)
    {
        const Candidate *baseline = study.candidate(study.baseline);
        m_study.candidates = {study.candidates[candidate]};
        if (baseline && baseline->id != study.candidates[candidate].id)
            m_study.candidates.push_back(*baseline);
        addReferences(study);
        dropIntervals(m_study);
        m_baseline = baseline && baseline->id != study.candidates[candidate].id ? 1 : 0;
        m_base = compare(m_study, catalogue);
    }

    bool usable() const { return m_base.has_value() && m_baseline == 1; }
    LeverHandle handle(Lever lever) const { return {lever, 0, m_baseline}; }
    std::optional<double> inUse(Lever lever) const { return handle(lever).inUse(m_study, *m_base); }
    std::optional<double> change(Metric metric) const { return m_base->candidates[0].change(metric).value; }
    StudyKind kind() const { return m_study.kind; }

    std::optional<double> changeAt(Lever lever, double value, Metric metric) const
    {
        Study study = m_study;
        handle(lever).set(study, *m_base, value);
        const auto comparison = compare(study, m_catalogue);
        return comparison ? comparison->candidates[0].change(metric).value : std::nullopt;
    }

private:
    /// Candidates that an energy ratio refers to are needed too.
    void addReferences(const Study &study)
    {
        const std::vector<Candidate> kept = m_study.candidates;
        for (const Candidate &c : kept) {
            const auto *ratio = std::get_if<PowerRatio>(&c.power);
            const Candidate *other = ratio ? study.candidate(ratio->reference) : nullptr;
            if (other && !m_study.candidate(other->id))
                m_study.candidates.push_back(*other);
        }
    }

    const Catalogue &m_catalogue;
    Study m_study;
    std::size_t m_baseline = 0;
    Expected<Comparison> m_base = tl::unexpected(Error{ErrorCode::NoCandidates});
};

/// Where the change crosses zero: a coarse logarithmic scan for a change of sign, then bisection. The steps
/// of ceil() make jumps; a jump over zero counts as a crossing.
std::optional<double> crossing(const Experiment &experiment, Lever lever, Metric metric, double from,
                               double to)
{
    constexpr int scanSteps = 240;
    constexpr int bisections = 50;
    const auto sign = [&](double x) -> std::optional<bool> {
        const auto change = experiment.changeAt(lever, x, metric);
        return change ? std::optional(*change > 0) : std::nullopt;
    };
    double left = from;
    auto leftSign = sign(left);
    for (int i = 1; i <= scanSteps; ++i) {
        double right = from * std::pow(to / from, static_cast<double>(i) / scanSteps);
        const auto rightSign = sign(right);
        if (leftSign && rightSign && *leftSign != *rightSign) {
            for (int k = 0; k < bisections; ++k) {
                const double middle = std::sqrt(left * right);
                (sign(middle) == leftSign ? left : right) = middle;
            }
            return right;
        }
        left = right;
        leftSign = rightSign;
    }
    return std::nullopt;
}

} // namespace

std::string_view name(Lever lever)
{
    return leverNames[static_cast<std::size_t>(lever)];
}

std::vector<TornadoBar> tornado(const Study &study, const Catalogue &catalogue, std::size_t candidate,
                                Metric metric)
{
    const Experiment experiment(study, catalogue, candidate);
    std::vector<TornadoBar> bars;
    if (!experiment.usable() || !experiment.change(metric))
        return bars;
    for (const Lever lever : {Lever::Demand, Lever::Sequences, Lever::Utilisation, Lever::Pue,
                              Lever::GridIntensity, Lever::Throughput, Lever::BaselineThroughput,
                              Lever::Price, Lever::BaselinePrice, Lever::Lifetime}) {
        const auto inUse = experiment.inUse(lever);
        if (!inUse)
            continue;
        const LeverHandle handle = experiment.handle(lever);
        const auto [low, high] = handle.ends(*inUse);
        const auto atLow = experiment.changeAt(lever, low, metric);
        const auto atHigh = experiment.changeAt(lever, high, metric);
        constexpr double negligible = 1e-9;
        if (atLow && atHigh && std::abs(*atHigh - *atLow) > negligible)
            bars.push_back({lever, low, high, handle.unit(), *atLow, *atHigh});
    }
    std::ranges::stable_sort(bars, std::greater{}, &TornadoBar::span);
    return bars;
}

std::vector<BreakEven> breakEvens(const Study &study, const Catalogue &catalogue, std::size_t candidate)
{
    struct Question {
        Lever lever;
        Metric metric;
    };
    const Experiment experiment(study, catalogue, candidate);
    std::vector<BreakEven> answers;
    if (!experiment.usable())
        return answers;
    for (const Question &q :
         {Question{Lever::Price, Metric::Cost}, Question{Lever::Demand, Metric::Cost},
          Question{Lever::Utilisation, Metric::Cost}, Question{Lever::GridIntensity, Metric::Carbon}}) {
        const auto inUse = experiment.inUse(q.lever);
        if (!inUse || *inUse <= 0 || !experiment.change(q.metric))
            continue;
        const auto [from, to] = experiment.handle(q.lever).plausible(*inUse);
        BreakEven answer{q.lever, q.metric, experiment.handle(q.lever).unit(), *inUse, {}, from, to};
        answer.value = crossing(experiment, q.lever, q.metric, answer.searchedFrom, answer.searchedTo);
        answers.push_back(answer);
    }
    return answers;
}

} // namespace hakari
