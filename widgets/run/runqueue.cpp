// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/run/runqueue.h"

#include <algorithm>

namespace hakari {

namespace {

/// What a card says of it; a run of seconds may have told of millions of queries.
RunRecordRef summaryOf(const RunRecord &record)
{
    RunRecord out;
    out.title = record.title;
    out.workload = record.workload;
    out.scenario = record.scenario;
    out.throughput = record.throughput;
    out.latencyPercentiles = record.latencyPercentiles;
    out.averagePower = record.averagePower;
    out.verdict = record.verdict;
    return std::make_shared<const RunRecord>(std::move(out));
}

} // namespace

RunQueue::RunQueue(EngineCommand engine, MakeKeeper makeKeeper, QObject *parent)
    : QObject(parent), m_engine(std::move(engine)), m_makeKeeper(std::move(makeKeeper))
{
}

RunEntry *RunQueue::find(int id)
{
    const auto found = std::ranges::find(m_entries, id, &RunEntry::id);
    return found == m_entries.end() ? nullptr : &*found;
}

const RunEntry *RunQueue::entry(int id) const
{
    const auto found = std::ranges::find(m_entries, id, &RunEntry::id);
    return found == m_entries.end() ? nullptr : &*found;
}

const RunEntry *RunQueue::running() const
{
    return m_current != 0 ? entry(m_current) : nullptr;
}

const LiveRun &RunQueue::live(int id) const
{
    static const LiveRun nothing;
    if (m_process && id == m_current)
        return m_process->live();
    const RunEntry *each = entry(id);
    return each ? each->live : nothing;
}

int RunQueue::waiting() const
{
    return static_cast<int>(std::ranges::count(m_entries, RunEntry::State::Waiting, &RunEntry::state));
}

void RunQueue::add(const std::vector<RunRequest> &requests)
{
    for (const RunRequest &request : requests)
        m_entries.push_back({.id = ++m_lastId,
                             .request = request,
                             .state = RunEntry::State::Waiting,
                             .outcome = {},
                             .live = {}});
    startNext();
    emit changed();
}

void RunQueue::cancel(int id)
{
    const RunEntry *each = entry(id);
    if (!each || each->state == RunEntry::State::Done)
        return;
    if (each->state == RunEntry::State::Running)
        m_process->cancel();
    else
        std::erase_if(m_entries, [id](const RunEntry &other) { return other.id == id; });
    emit changed();
}

void RunQueue::cancelAll()
{
    std::erase_if(m_entries, [](const RunEntry &each) { return each.state == RunEntry::State::Waiting; });
    if (m_current != 0)
        m_process->cancel();
    emit changed();
}

void RunQueue::remove(int id)
{
    std::erase_if(m_entries, [id](const RunEntry &each) {
        return each.id == id && each.state == RunEntry::State::Done;
    });
    emit changed();
}

void RunQueue::startNext()
{
    if (m_current != 0)
        return;
    const auto next = std::ranges::find(m_entries, RunEntry::State::Waiting, &RunEntry::state);
    if (next == m_entries.end())
        return;
    next->state = RunEntry::State::Running;
    m_current = next->id;
    m_process = std::make_unique<RunProcess>(m_engine, m_makeKeeper());
    connect(m_process.get(), &RunProcess::progressed, this, &RunQueue::progressed);
    connect(m_process.get(), &RunProcess::silent, this, &RunQueue::silent);
    connect(m_process.get(), &RunProcess::finished, this, &RunQueue::finish);
    emit started(m_current);
    m_process->start(argumentsOf(next->request));
}

void RunQueue::finish(const RunOutcome &outcome)
{
    const int id = m_current;
    RunEntry *done = find(id);
    done->outcome = outcome;
    if (outcome.isStored() && outcome.record)
        done->outcome.record = summaryOf(*outcome.record);
    done->live = thinned(m_process->live());
    done->state = RunEntry::State::Done;
    m_process.release()->deleteLater(); // it is still speaking
    m_current = 0;
    emit finished(id);
    startNext();
    emit changed();
}

} // namespace hakari
