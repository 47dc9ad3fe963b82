// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/provenance.h"
#include "core/base/quantity.h"
#include "core/base/text.h"
#include "core/catalogue/catalogue.h"
#include "core/catalogue/powercurve.h"
#include "core/energy/trace.h"
#include "core/record/runrecord.h"
#include "core/study/figure.h"
#include "core/study/samplework.h"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace hakari {

enum class StudyKind { Inference, Training };
std::string_view key(StudyKind kind); ///< "inference", "training"

/// On which side of the PUE the energy figures stand.
enum class EnergyBoundary { ItEquipment, Facility };
std::string_view key(EnergyBoundary boundary); ///< "it", "facility"

/// A row of the catalogue's grid factors, looked up for the region in use.
struct GridChoice {
    std::string sourceId;
    std::string year;
    bool operator==(const GridChoice &) const = default;
};

/// What the analyst assumes. The same for every candidate.
struct Assumptions {
    Sourced<PerSecond> demand;           ///< inference: inferences per second to be served, > 0
    Sourced<double> sequences;           ///< training: sequences in all, > 0
    std::optional<Seconds> latencyBound; ///< inference: at the 99th percentile
    double utilisationCeiling = 1.0;     ///< in (0, 1]
    std::string region;
    PriceList prices;
    Sourced<double> pue{1.0, Provenance::Entered, nullptr, {}}; ///< >= 1
    std::variant<GridChoice, Sourced<KilogramsPerJoule>> grid;  ///< chosen row, or an entered value
    bool embodied = true;                                       ///< count embodied carbon
    Sourced<Seconds> lifetime{{6 * 8760 * 3600.0}, Provenance::Entered, nullptr, {}}; ///< service life for it
    EnergyBoundary boundary = EnergyBoundary::ItEquipment;
};

/// Power that is stated for a candidate: metered, published or typed.
struct StatedPower {
    PowerCurve curve;
    bool idleKnown = true; ///< false: the curve is one point, power at the limit
    PowerScope scope{Coverage::wholeSystem(), PowerBoundary::AcWall};
    Provenance provenance = Provenance::Entered;
    SourceRef source;
    std::optional<Interval> interval; ///< of the power at the limit [W]
};
/// The catalogue's curve of the candidate's instance: always estimated.
struct CataloguePower {};
/// The catalogue's curve of another instance, where the analyst said so: always estimated.
struct BorrowedPower {
    std::string instance;
};
/// Energy known only as a ratio to another candidate's.
struct PowerRatio {
    double ratio = 1.0; ///< energy / reference's energy, > 0
    std::string reference;
    Provenance provenance = Provenance::Published;
    SourceRef source;
};
/// Energy that a source states as such: per million inferences, or of the training run. What it includes is
/// not stated.
struct StatedEnergy {
    Joules energy;
    Provenance provenance = Provenance::Published;
    SourceRef source;
};
using PowerBasis =
    std::variant<std::monostate, CataloguePower, BorrowedPower, StatedPower, PowerRatio, StatedEnergy>;

struct StatedPrice {
    PerHour perHour;
    std::string currency;
    Provenance provenance = Provenance::Entered;
    SourceRef source;
};

/// What a source itself claims about a candidate; shown beside our own figure, never mixed into it.
struct Claim {
    enum class Kind { Value, Change, ChangeAtBest };
    Metric metric = Metric::Cost;
    Kind kind = Kind::Value;
    double value = 0.0; ///< SI, or a fraction for a change
    SourceRef source;
};

/// One alternative. Names are unique within a study by id.
struct Candidate {
    std::string id;
    LocalizedText name;     ///< never empty; the id where a file names none
    LocalizedText hardware; ///< the accelerator, for the second line
    std::string instance;   ///< key into the catalogue; empty: none
    std::optional<Sourced<PerSecond>> throughput;
    std::optional<Sourced<Seconds>> latencyP99;
    std::optional<StatedPrice> price; ///< takes the place of the catalogue's
    PowerBasis power;
    std::optional<Sourced<double>> clusterSize;                               ///< training: instances, >= 1
    Sourced<double> scalingEfficiency{1.0, Provenance::Entered, nullptr, {}}; ///< training, in (0, 1]
    std::vector<Claim> claims;
    std::vector<Remark> remarks;
    std::optional<Verdict> verdict; ///< of the run that it is made of, where that is not valid; a reason
                                    ///< is the name of a rule or a harness's own words, without arguments
    SampleWork sample;
    int colour = 0;      ///< index into the palette; stays when candidates are reordered
    bool hidden = false; ///< left out of charts and reports; a baseline is never hidden
};

/// A remark on the study as a whole.
struct StudyNote {
    enum class Kind { Published, Reconstructed, Disagrees };
    Kind kind = Kind::Published;
    LocalizedText text;
    SourceRef source;
};
std::string_view key(StudyNote::Kind kind);

/// The question an analyst asks. A value: copied, edited, undone.
struct Study {
    std::string id;
    StudyKind kind = StudyKind::Inference;
    LocalizedText title;
    LocalizedText summary;
    LocalizedText unitName; ///< what is counted: "inferences", "推論"
    Assumptions assumptions;
    std::string baseline; ///< id of a candidate
    std::vector<Candidate> candidates;
    std::vector<StudyNote> notes;

    const Candidate *candidate(std::string_view candidateId) const;
};

} // namespace hakari
