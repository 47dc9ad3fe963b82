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

/// A meter that was not added, because others already cover its parts.
struct Overlap {
    std::string meter;
    Joules energy;          ///< of its domains that were left out
    Joules counted;         ///< of the domains that share parts with those and were counted
    Coverage covers;        ///< what was left out
    Coverage countedCovers; ///< by what was counted instead
    bool complete = true;   ///< no domain of those meters for these parts was refused

    /// What the counted domains saw and this meter did not; negative where it saw more. Absent where the two
    /// do not cover the same parts, or one of them not completely.
    std::optional<Joules> difference() const;
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
/// part, those without energy as well. The order in which they are given decides nothing.
/// - A domain inside another (parent) that has energy is not added, nor one that does not say what it covers.
/// - Within a meter and boundary, domains are added: two sockets. Where one of them was refused, and no
/// domain
///   around it or inside it has the energy, the meter covers those parts incompletely.
/// - Where domains of two meters share a part, only the better one counts. Better is, in this order: complete
///   before incomplete; measured before estimated; what domains of larger boundaries (wall, supply, board,
///   chip, model) do not cover together, before what they do; more parts; the larger boundary; a counter
///   before samples; more energy; the id that sorts first.
/// - A part is missing where no counted domain covers it completely.
/// Nothing where no domain is counted: a sum of nothing is no measurement.
std::optional<WholeEnergy> wholeOf(std::span<const MeteredDomain> domains);

} // namespace hakari
