// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue/powercurve.h"
#include "core/study/figure.h"
#include "core/study/study.h"

#include <array>
#include <limits>

namespace hakari {

inline constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// The numbers that the formulas take, in SI units. What is not known is NaN here and nowhere else: it
/// makes every result that needs it NaN, which compare() turns into an absent figure with its reason.
struct ModelInputs {
    StudyKind kind = StudyKind::Inference;
    bool facilityEnergy = false; ///< multiply energy by PUE
    double demand = unknown;     ///< [1/s]
    double sequences = unknown;
    double throughput = unknown; ///< [1/s] per instance
    double utilisation = 1.0;
    double price = unknown; ///< [currency/h]
    const PowerCurve *curve = nullptr;
    double powerScale = 1.0; ///< of the curve, for its uncertainty
    double pue = unknown;
    double intensity = unknown; ///< [kg/J]
    double embodiedMass = 0.0;  ///< [kg]; 0 where embodied carbon is left out
    double lifetime = unknown;  ///< [s]
    double clusterSize = unknown;
    double efficiency = 1.0;
    double energyRatio = unknown; ///< with referenceEnergy in place of a curve
    double referenceEnergy = unknown;
};

/// One value a metric; NaN where an input is missing or the metric does not apply.
struct ModelOutputs {
    std::array<double, metricCount> values;
    double itEnergy = unknown;         ///< [J] before PUE
    double powerPerInstance = unknown; ///< [W] at the load in use

    double &operator[](Metric metric) { return values[static_cast<std::size_t>(metric)]; }
    double operator[](Metric metric) const { return values[static_cast<std::size_t>(metric)]; }
};

/// Instances that serve a demand: ceil(D / (T u)), at least 1. A relative slack of 1e-9 keeps an exact
/// multiple from being pushed up by rounding (method.md 4).
double instancesFor(double demand, double throughput, double utilisation);

/// method.md section 4 (inference, per million inferences) or 5 (training, per run).
ModelOutputs evaluate(const ModelInputs &inputs);

} // namespace hakari
