// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/energy/wholeenergy.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <tuple>

namespace hakari {

namespace {

using Domains = std::span<const MeteredDomain>;

const MeteredDomain *parentOf(const MeteredDomain &domain, Domains all)
{
    if (!domain.domain.parent)
        return nullptr;
    const auto found = std::ranges::find(all, *domain.domain.parent,
                                         [](const MeteredDomain &each) { return each.domain.id; });
    return found == all.end() ? nullptr : &*found;
}

/// Whether `outer` contains `inner`, directly or not.
bool contains(const MeteredDomain &outer, const MeteredDomain &inner, Domains all)
{
    const MeteredDomain *at = parentOf(inner, all);
    for (std::size_t steps = 0; at && steps < all.size(); ++steps, at = parentOf(*at, all)) {
        if (at == &outer)
            return true;
    }
    return false;
}

bool insideMetered(const MeteredDomain &domain, Domains all)
{
    return std::ranges::any_of(
        all, [&](const MeteredDomain &outer) { return outer.energy && contains(outer, domain, all); });
}

bool siblings(const MeteredDomain &a, const MeteredDomain &b)
{
    return a.meter == b.meter && a.domain.boundary == b.domain.boundary;
}

/// Whether another domain of the same kind has the energy of a share of the same parts: another socket.
bool isShare(const MeteredDomain &refused, Domains all)
{
    return std::ranges::any_of(all, [&](const MeteredDomain &each) {
        return each.energy && siblings(each, refused) && each.domain.covers.shares(refused.domain.covers);
    });
}

/// The parts of a refused domain of which no domain around it nor inside it has the energy. Those inside
/// cannot stand in for a share, as they are not added to the other shares.
Coverage unread(const MeteredDomain &refused, Domains all)
{
    if (insideMetered(refused, all))
        return {};
    Coverage parts = refused.domain.covers;
    if (isShare(refused, all))
        return parts;
    for (const MeteredDomain &each : all) {
        if (each.energy && contains(refused, each, all))
            parts = parts.without(each.domain.covers);
    }
    return parts;
}

/// A domain that may be added.
struct Candidate {
    const MeteredDomain *domain = nullptr;
    Coverage complete; ///< its parts, all shares of which have their energy
    bool stoodInFor = false;

    const MeterDomain &about() const { return domain->domain; }
    Coverage covers() const { return domain->domain.covers; }
    bool isComplete() const { return complete == covers(); }
    bool isEstimate() const { return about().provenance == Provenance::Estimated; }

    /// Before how much it covers, how far it is to be trusted; smaller is better.
    auto trust() const { return std::tuple(!isComplete(), isEstimate()); }
    auto boundary() const { return std::tuple(trust(), about().boundary); }
    auto rank() const
    {
        return std::tuple(trust(), stoodInFor, -std::ssize(covers().parts()), about().boundary,
                          about().kind != ReadingKind::Energy, -domain->energy->energy.value,
                          std::string_view(about().id));
    }
};
using Candidates = std::vector<Candidate>;

Coverage completeParts(const MeteredDomain &domain, Domains all)
{
    Coverage parts = domain.domain.covers;
    for (const MeteredDomain &each : all) {
        if (!each.energy && (siblings(each, domain) || contains(each, domain, all)))
            parts = parts.without(unread(each, all));
    }
    return parts;
}

/// Domains that are counted and those that are left out for them.
struct Choice {
    Candidates counted;
    Candidates left;

    Coverage covers() const
    {
        Coverage parts;
        for (const Candidate &each : counted)
            parts = parts.united(each.complete);
        return parts;
    }
};

bool clashes(const Candidate &a, const Candidate &b)
{
    return a.covers().shares(b.covers()) && !siblings(*a.domain, *b.domain);
}

/// The best first, each that shares no part with a better one.
Choice chosen(Candidates candidates)
{
    std::ranges::sort(candidates, {}, &Candidate::rank);
    Choice choice;
    for (const Candidate &each : candidates) {
        const bool covered = std::ranges::any_of(
            choice.counted, [&each](const Candidate &other) { return clashes(each, other); });
        (covered ? choice.left : choice.counted).push_back(each);
    }
    return choice;
}

/// Whether those of a larger boundary cover all its parts together.
bool isStoodInFor(const Candidate &candidate, const Candidates &all)
{
    Candidates larger;
    std::ranges::copy_if(all, std::back_inserter(larger), [&candidate](const Candidate &each) {
        return !each.stoodInFor && each.boundary() < candidate.boundary();
    });
    return candidate.covers().without(chosen(larger).covers()).empty();
}

Choice choose(Domains all)
{
    Candidates candidates;
    for (const MeteredDomain &each : all) {
        if (each.energy && !each.domain.covers.empty() && !insideMetered(each, all))
            candidates.push_back({&each, completeParts(each, all)});
    }
    std::ranges::sort(candidates, {}, &Candidate::boundary);
    for (Candidate &each : candidates)
        each.stoodInFor = isStoodInFor(each, candidates);
    return chosen(std::move(candidates));
}

Overlap overlapOf(const std::string &meter, const Choice &choice)
{
    Overlap overlap;
    overlap.meter = meter;
    for (const Candidate &each : choice.left) {
        if (each.domain->meter == meter) {
            overlap.energy = overlap.energy + each.domain->energy->energy;
            overlap.covers = overlap.covers.united(each.covers());
            overlap.complete = overlap.complete && each.isComplete();
        }
    }
    for (const Candidate &each : choice.counted) {
        if (each.covers().shares(overlap.covers)) {
            overlap.counted = overlap.counted + each.domain->energy->energy;
            overlap.countedCovers = overlap.countedCovers.united(each.covers());
            overlap.complete = overlap.complete && each.isComplete();
        }
    }
    return overlap;
}

std::vector<Overlap> overlapsOf(const Choice &choice)
{
    std::set<std::string> meters;
    for (const Candidate &each : choice.left)
        meters.insert(each.domain->meter);
    std::vector<Overlap> overlaps;
    for (const std::string &meter : meters)
        overlaps.push_back(overlapOf(meter, choice));
    return overlaps;
}

WholeEnergy added(const Choice &choice)
{
    WholeEnergy whole;
    for (const Candidate &each : choice.counted) {
        whole.total = whole.total + each.domain->energy->energy;
        whole.mean = whole.mean + each.domain->energy->mean;
        whole.scope.boundary = std::max(whole.scope.boundary, each.about().boundary);
        whole.provenance = weakest(whole.provenance, each.about().provenance);
    }
    whole.scope.covers = choice.covers();
    whole.missing = Coverage::wholeSystem().without(whole.scope.covers);
    whole.overlaps = overlapsOf(choice);
    return whole;
}

} // namespace

std::optional<Joules> Overlap::difference() const
{
    return complete && covers == countedCovers ? std::optional(counted - energy) : std::nullopt;
}

std::optional<WholeEnergy> wholeOf(std::span<const MeteredDomain> domains)
{
    const Choice choice = choose(domains);
    if (choice.counted.empty())
        return std::nullopt;
    WholeEnergy whole = added(choice);
    for (const MeteredDomain &each : domains) {
        if (std::ranges::find(choice.counted, &each, &Candidate::domain) != choice.counted.end())
            whole.counted.push_back(each.domain.id);
    }
    return whole;
}

} // namespace hakari
