// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/energy/integration.h"

namespace hakari {

/// A domain of a meter and what it used, or why that is not known.
struct MeteredDomain {
    std::string meter; ///< the id of its meter
    MeterDomain domain;
    Expected<DomainEnergy> energy;
};

/// A meter that was not added, because another already covers the same parts.
struct Overlap {
    std::string meter;
    Joules energy;  ///< of its domains that were left out
    Joules counted; ///< of the domains that cover the same parts and were counted

    /// What the counted domains saw and this meter did not; negative where it saw more.
    Joules difference() const { return counted - energy; }
    bool operator==(const Overlap &) const = default;
};

/// The energy of the parts that were metered. Never the whole system's unless `missing` is empty.
struct WholeEnergy {
    Joules total;
    Watts mean;
    PowerScope scope; ///< the parts of which every domain was counted; the smallest boundary among them
    Coverage missing; ///< the other parts: `total` lacks all or some of their energy
    Provenance provenance = Provenance::Measured; ///< the weakest of what was counted
    std::vector<std::string> counted;             ///< the domains' ids, in the order given
    std::vector<Overlap> overlaps; ///< one for each meter that was left out, in whole or in part
};

/// Adds what the domains used, each part once (method.md, rule 1). All domains of all meters that ran take
/// part, those without energy as well.
/// - A domain inside another (parent) that has energy is not added, nor one that does not say what it covers.
/// - Where two meters cover the same part, the one with the larger boundary counts (wall, supply, board,
///   chip, model); of the same boundary, the one given first. Within a meter, domains are added: two sockets.
/// - A part is missing where no counted domain covers it, or where one that should have was refused and no
///   domain inside it nor another meter stands in for it.
/// Nothing where no domain is counted: a sum of nothing is no measurement.
std::optional<WholeEnergy> wholeOf(std::span<const MeteredDomain> domains);

} // namespace hakari
