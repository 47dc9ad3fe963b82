// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/run.h"

#include "core/engine/search.h"
#include "core/workload/workloadfile.h"

#include <algorithm>
#include <exception>

namespace hakari {

namespace {

constexpr std::uint64_t leastExecutions = 3; ///< in a window
constexpr int steadyTries = 10;
constexpr int rateTries = 5;
constexpr double rateStep = 0.95;
constexpr double hopelessDelay = 4.0; ///< times the latency bound

/// One run from its session on. Lives while it runs.
class Execution
{
public:
    Execution(const RunPlan &plan, Session &session, MeterSampler *meters, Clock &clock, Reporter &reporter,
              const std::atomic<bool> &stop)
        : m_plan(plan),
          m_times(timesOf(plan.profile)),
          m_meters(meters),
          m_reporter(reporter),
          m_stop(stop),
          m_generator(session, clock, plan.session.seeds, plan.session.largestBatch, stop)
    {
        if (meters)
            m_times.window = std::max(m_times.window, meters->windowNeeded());
        m_reporter.follow(&m_generator);
    }
    ~Execution() { m_reporter.follow(nullptr); }
    Execution(const Execution &) = delete;
    Execution &operator=(const Execution &) = delete;

    void perform()
    {
        warmUp();
        m_batch = m_plan.batch.value_or(m_plan.session.largestBatch);
        if (searchesBatch())
            searchBatch();
        m_reporter.facts({{"batch", std::to_string(m_batch)}});
        steadyCheck();
        if (m_stop)
            return;
        if (m_plan.workload.scenario == Scenario::Server)
            measureServer();
        else
            measureBackToBack();
    }

private:
    bool server() const { return m_plan.workload.scenario == Scenario::Server; }

    /// Single-stream and multi-stream have their batch by definition, training by its workload.
    bool searchesBatch() const
    {
        const Scenario scenario = m_plan.workload.scenario;
        return !m_plan.batch && m_plan.workload.task == Task::Inference
               && (scenario == Scenario::Offline || scenario == Scenario::Server);
    }

    Extent windowExtent() const
    {
        return {.least = nanosecondsOf(m_times.window), .leastQueries = leastExecutions};
    }

    LoadWindow measuredWindow(Phase phase, int batch)
    {
        const Stretch stretch = m_generator.backToBack(batch, windowExtent(), nullptr);
        LoadWindow window = stretch.window(phase, batch);
        if (m_meters)
            window.power = m_meters->meanPower({window.begin, window.end});
        m_reporter.window(window);
        return window;
    }

    void warmUp()
    {
        m_reporter.enter(Phase::WarmUp, m_times.warmUp);
        const int batch = searchesBatch() ? 1 : m_plan.batch.value_or(m_plan.session.largestBatch);
        m_generator.backToBack(
            batch, {.least = nanosecondsOf(m_times.warmUp), .leastQueries = leastExecutions}, nullptr);
    }

    void searchBatch()
    {
        m_reporter.enter(Phase::Saturation);
        SaturationSearch search(m_plan.session.largestBatch);
        while (const auto batch = search.next()) {
            if (m_stop)
                return;
            m_generator.backToBack(*batch, {}, nullptr); // the first of a size may have to be compiled
            search.measured(*batch, measuredWindow(Phase::Saturation, *batch).rate().value);
        }
        m_batch = search.chosen();
    }

    /// At the limit, also for server: its own rate is that of chance arrivals.
    void steadyCheck()
    {
        m_reporter.enter(Phase::SteadyCheck, m_times.window * 3.0);
        std::vector<LoadWindow> windows;
        while (windows.size() < steadyTries && !m_stop && !steadiness(windows).steady())
            windows.push_back(measuredWindow(Phase::SteadyCheck, m_batch));
        if (!windows.empty())
            m_limit = windows.back().rate().value;
    }

    Extent measurementExtent() const
    {
        Extent extent;
        extent.least = nanosecondsOf(m_plan.leastDuration());
        extent.longest = static_cast<std::int64_t>(longestMeasurement * static_cast<double>(extent.least));
        if (m_times.untilEnough)
            extent.leastQueries = leastQueries(m_plan.workload.scenario);
        return extent;
    }

    void measureBackToBack()
    {
        m_reporter.enter(Phase::Measurement, m_plan.leastDuration());
        QueryLog log;
        const OpenMeasurement open(*this, log, static_cast<std::uint64_t>(m_batch), m_batch);
        m_generator.backToBack(m_batch, measurementExtent(), &log);
    }

    /// Whether the rate holds the bound in a trial, which is too short for the early-stopping rule.
    bool holds(double rate)
    {
        const double bound = m_plan.workload.latencyBound->value;
        QueryLog log;
        const Stretch stretch = m_generator.poisson(rate, m_batch, trialExtent(bound), &log);
        m_reporter.window(stretch.window(Phase::Saturation, rate));
        const auto latency = latencyQuantile(log.copy(0, log.size()), *judgedPercentile(Scenario::Server));
        return !stretch.hopeless && latency && secondsOf(*latency).value <= bound;
    }

    Extent trialExtent(double bound) const
    {
        constexpr std::uint64_t trialQueries = 200;
        Extent extent;
        extent.least = nanosecondsOf(m_times.trial);
        extent.leastQueries = trialQueries;
        extent.longest = 4 * extent.least;
        extent.hopeless = nanosecondsOf(Seconds{hopelessDelay * bound});
        return extent;
    }

    double searchedRate()
    {
        m_reporter.enter(Phase::Saturation);
        RateSearch search(m_limit);
        while (const auto rate = search.next()) {
            if (m_stop)
                return 0;
            search.measured(*rate, holds(*rate));
        }
        return search.best();
    }

    /// A rate that held in short trials may break the bound over the whole measurement: it is then lowered.
    void measureServer()
    {
        double rate = m_plan.rate ? m_plan.rate->value : searchedRate();
        if (m_stop)
            return;
        if (rate <= 0)
            throw Error{ErrorCode::LatencyUnreachable,
                        {{"workload", m_plan.workload.id},
                         {"limit", std::to_string(m_plan.workload.latencyBound->value) + " s"}}};
        for (int tries = m_plan.rate ? 1 : rateTries; tries > 0; --tries, rate *= rateStep) {
            m_reporter.enter(Phase::Measurement, m_plan.leastDuration());
            if (measuredRate(rate, tries == 1))
                return;
        }
    }

    /// Whether the measurement at this rate stands: it held the bound, or is the last.
    bool measuredRate(double rate, bool last)
    {
        const Seconds bound = *m_plan.workload.latencyBound;
        Extent extent = measurementExtent();
        extent.hopeless = nanosecondsOf(bound * hopelessDelay);
        QueryLog log;
        const OpenMeasurement open(*this, log, 1, rate);
        m_generator.poisson(rate, m_batch, extent, &log);
        return last || m_stop || checkBound(log.copy(0, log.size()), bound).held;
    }

    /// Opens the measurement for as long as it lives; what slowed devices down before is not held against it.
    class OpenMeasurement
    {
    public:
        OpenMeasurement(Execution &execution, QueryLog &log, std::uint64_t samplesPerQuery, double load)
            : m_execution(execution)
        {
            if (execution.m_meters)
                execution.m_meters->takeThrottling();
            execution.m_reporter.beginMeasurement(log, samplesPerQuery, load, execution.m_times.window);
        }
        ~OpenMeasurement()
        {
            m_execution.m_reporter.endMeasurement();
            if (!m_execution.m_meters)
                return;
            for (const std::string &text : m_execution.m_meters->takeThrottling())
                m_execution.m_reporter.throttling(text);
        }
        OpenMeasurement(const OpenMeasurement &) = delete;
        OpenMeasurement &operator=(const OpenMeasurement &) = delete;

    private:
        Execution &m_execution;
    };

    const RunPlan &m_plan;
    ProfileTimes m_times;
    MeterSampler *m_meters;
    Reporter &m_reporter;
    const std::atomic<bool> &m_stop;
    LoadGenerator m_generator;
    int m_batch = 1;
    double m_limit = 0.0;
};

Error failure(const RunPlan &plan, const char *cause)
{
    return {ErrorCode::BackendFailed, {{"backend", plan.backend}, {"cause", cause}}};
}

/// Nothing runs, so that what the machine takes at rest is known.
void idleBaseline(Seconds length, Clock &clock, Reporter &reporter, const std::atomic<bool> &stop)
{
    constexpr std::int64_t step = 100'000'000;
    reporter.enter(Phase::Idle, length);
    const std::int64_t begin = clock.now();
    const std::int64_t end = begin + nanosecondsOf(length);
    while (!stop && clock.now() < end)
        clock.sleepUntil(std::min(clock.now() + step, end));
    LoadWindow window;
    window.phase = Phase::Idle;
    window.begin = secondsOf(begin);
    window.end = secondsOf(clock.now());
    reporter.window(window);
}

/// The meters at work, told to the reporter for as long as it lives.
class MeteredRun
{
public:
    MeteredRun(MeterSampler &meters, const Clock &clock, Reporter &reporter, const std::atomic<bool> &stop)
        : m_meters(meters), m_clock(clock), m_reporter(reporter), m_stop(stop)
    {
        reporter.beginMeters(meters);
        meters.awaitFirstReadings(stop);
        reporter.facts(meters.facts());
        for (const Notice &warning : meters.warnings())
            reporter.warning(warning);
    }
    ~MeteredRun() { m_reporter.endMeters(); }
    MeteredRun(const MeteredRun &) = delete;
    MeteredRun &operator=(const MeteredRun &) = delete;

    /// So that readings bracket the end of the measurement.
    void finish()
    {
        m_meters.awaitReadingsAfter(secondsOf(m_clock.now()), m_stop);
        std::map<std::string, std::string> facts;
        for (const auto &[key, value] : m_meters.facts())
            facts.emplace(key + "_after", value);
        m_reporter.facts(facts);
    }

private:
    MeterSampler &m_meters;
    const Clock &m_clock;
    Reporter &m_reporter;
    const std::atomic<bool> &m_stop;
};

/// Throws Error.
void perform(const RunPlan &plan, const std::function<Expected<std::unique_ptr<Session>>()> &makeSession,
             MeterSampler *meters, Clock &clock, Reporter &reporter, const std::atomic<bool> &stop)
{
    std::optional<MeteredRun> metered;
    if (meters)
        metered.emplace(*meters, clock, reporter, stop);
    const Seconds usualIdle = meters ? timesOf(plan.profile).idle : Seconds{}; // nobody would see it
    if (const Seconds idle = plan.idle.value_or(usualIdle); idle.value > 0)
        idleBaseline(idle, clock, reporter, stop);
    if (stop)
        return;
    reporter.enter(Phase::Prepare);
    auto session = makeSession();
    if (!session)
        throw session.error();
    reporter.facts((*session)->facts());
    Execution(plan, **session, meters, clock, reporter, stop).perform();
    reporter.enter(Phase::CoolDown);
    if (metered)
        metered->finish();
}

} // namespace

Seconds RunPlan::leastDuration() const
{
    return duration.value_or(timesOf(profile).measure);
}

RunData openingOf(const RunPlan &plan, std::string id, std::string startUtc)
{
    RunData data;
    data.id = std::move(id);
    data.startUtc = std::move(startUtc);
    data.rank = plan.session.rank;
    data.worldSize = plan.session.worldSize;
    const Workload &workload = plan.workload;
    data.setup = {.workload = workload.id,
                  .title = workload.title.en,
                  .unit = std::string(workload.unit()),
                  .scenario = workload.scenario,
                  .profile = plan.profile,
                  .duration = plan.leastDuration(),
                  .latencyBound = workload.scenario == Scenario::Server ? workload.latencyBound
                                                                        : std::nullopt};
    const Seeds &seeds = plan.session.seeds;
    data.facts = {{"backend", plan.backend},
                  {"device", plan.session.device},
                  {"precision", std::string(name(workload.precision))},
                  {"task", std::string(name(workload.task))},
                  {"workload_json", workloadToJson(workload).dump()},
                  {"command", plan.commandLine},
                  {"seed_weights", std::to_string(seeds.weights)},
                  {"seed_inputs", std::to_string(seeds.inputs)},
                  {"seed_order", std::to_string(seeds.order)},
                  {"seed_arrivals", std::to_string(seeds.arrivals)}};
    return data;
}

bool executeRun(const RunPlan &plan, const std::function<Expected<std::unique_ptr<Session>>()> &makeSession,
                MeterSampler *meters, Clock &clock, Reporter &reporter, const std::atomic<bool> &stop)
{
    try {
        perform(plan, makeSession, meters, clock, reporter, stop);
        return true;
    } catch (const Error &error) {
        reporter.error(error);
    } catch (const std::exception &exception) {
        reporter.error(failure(plan, exception.what()));
    }
    return false;
}

} // namespace hakari
