// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/energy/wholeenergy.h"

#include <algorithm>
#include <set>

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

/// The domains that may be added, those of the largest boundary first.
std::vector<const MeteredDomain *> addable(Domains all)
{
    std::vector<const MeteredDomain *> found;
    for (const MeteredDomain &each : all) {
        if (each.energy && !each.domain.covers.empty() && !insideMetered(each, all))
            found.push_back(&each);
    }
    std::ranges::stable_sort(found, {}, [](const MeteredDomain *each) { return each->domain.boundary; });
    return found;
}

/// Domains that are counted and those that are left out for them.
struct Choice {
    std::vector<const MeteredDomain *> counted;
    std::vector<const MeteredDomain *> left;
};

bool clashes(const MeteredDomain &a, const MeteredDomain &b)
{
    return a.domain.covers.shares(b.domain.covers)
           && (a.meter != b.meter || a.domain.boundary != b.domain.boundary);
}

Choice choose(Domains all)
{
    Choice choice;
    for (const MeteredDomain *each : addable(all)) {
        const bool covered = std::ranges::any_of(
            choice.counted, [each](const MeteredDomain *other) { return clashes(*each, *other); });
        (covered ? choice.left : choice.counted).push_back(each);
    }
    return choice;
}

/// The parts of a refused domain for which nothing stands in.
Coverage lostWith(const MeteredDomain &refused, Domains all, const Choice &choice)
{
    Coverage lost = refused.domain.covers;
    for (const MeteredDomain *each : choice.counted) {
        if (each->meter != refused.meter || contains(*each, refused, all) || contains(refused, *each, all))
            lost = lost.without(each->domain.covers);
    }
    return lost;
}

std::vector<Overlap> overlapsOf(const Choice &choice)
{
    std::set<std::string> meters;
    for (const MeteredDomain *each : choice.left)
        meters.insert(each->meter);
    std::vector<Overlap> overlaps;
    for (const std::string &meter : meters) {
        Overlap overlap{meter, {}, {}};
        Coverage covers;
        for (const MeteredDomain *each : choice.left) {
            if (each->meter == meter) {
                overlap.energy = overlap.energy + each->energy->energy;
                covers = covers.united(each->domain.covers);
            }
        }
        for (const MeteredDomain *each : choice.counted) {
            if (each->domain.covers.shares(covers))
                overlap.counted = overlap.counted + each->energy->energy;
        }
        overlaps.push_back(overlap);
    }
    return overlaps;
}

WholeEnergy added(const Choice &choice)
{
    WholeEnergy whole;
    for (const MeteredDomain *each : choice.counted) {
        whole.total = whole.total + each->energy->energy;
        whole.mean = whole.mean + each->energy->mean;
        whole.scope.covers = whole.scope.covers.united(each->domain.covers);
        whole.scope.boundary = std::max(whole.scope.boundary, each->domain.boundary);
        whole.provenance = weakest(whole.provenance, each->domain.provenance);
    }
    whole.overlaps = overlapsOf(choice);
    return whole;
}

} // namespace

std::optional<WholeEnergy> wholeOf(std::span<const MeteredDomain> domains)
{
    const Choice choice = choose(domains);
    if (choice.counted.empty())
        return std::nullopt;
    WholeEnergy whole = added(choice);
    for (const MeteredDomain &each : domains) {
        if (!each.energy)
            whole.scope.covers = whole.scope.covers.without(lostWith(each, domains, choice));
        if (std::ranges::find(choice.counted, &each) != choice.counted.end())
            whole.counted.push_back(each.domain.id);
    }
    whole.missing = Coverage::wholeSystem().without(whole.scope.covers);
    return whole;
}

} // namespace hakari
