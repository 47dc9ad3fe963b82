// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/study/model.h"

#include <algorithm>
#include <cmath>

namespace hakari {

namespace {

constexpr double million = 1e6;
constexpr double relativeSlack = 1e-9;

double curvePower(const ModelInputs &in, double load)
{
    return in.curve && !std::isnan(load) ? in.curve->at(load).value * in.powerScale : unknown;
}

void addCarbon(const ModelInputs &in, double embodiedShare, ModelOutputs &out)
{
    out[Metric::Energy] = in.facilityEnergy ? out.itEnergy * in.pue : out.itEnergy;
    out[Metric::OperationalCarbon] = out.itEnergy * in.pue * in.intensity;
    out[Metric::EmbodiedCarbon] = in.embodiedMass == 0.0 ? 0.0
                                                         : embodiedShare * in.embodiedMass / in.lifetime;
    out[Metric::Carbon] = out[Metric::OperationalCarbon] + out[Metric::EmbodiedCarbon];
}

ModelOutputs evaluateInference(const ModelInputs &in, ModelOutputs out)
{
    const double n = instancesFor(in.demand, in.throughput, in.utilisation);
    const double load = in.demand / (n * in.throughput);
    out.powerPerInstance = curvePower(in, load);
    out[Metric::Instances] = n;
    out[Metric::Load] = load;
    out[Metric::FleetCost] = n * in.price;
    out[Metric::Cost] = n * in.price / (secondsPerHour * in.demand) * million;
    out[Metric::CostAtSaturation] = in.price / (secondsPerHour * in.throughput) * million;
    out[Metric::FleetPower] = n * out.powerPerInstance;
    out.itEnergy = std::isnan(in.energyRatio) ? out[Metric::FleetPower] / in.demand * million
                                              : in.energyRatio * in.referenceEnergy;
    addCarbon(in, n / in.demand * million, out);
    return out;
}

ModelOutputs evaluateTraining(const ModelInputs &in, ModelOutputs out)
{
    const double n = in.clusterSize;
    const double time = in.sequences / (n * in.throughput * in.efficiency);
    out.powerPerInstance = curvePower(in, 1.0);
    out[Metric::Instances] = n;
    out[Metric::Time] = time;
    out[Metric::FleetCost] = n * in.price;
    out[Metric::Cost] = time / secondsPerHour * n * in.price;
    out[Metric::FleetPower] = n * out.powerPerInstance;
    out.itEnergy = std::isnan(in.energyRatio) ? time * out[Metric::FleetPower]
                                              : in.energyRatio * in.referenceEnergy;
    addCarbon(in, time * n, out);
    return out;
}

} // namespace

double instancesFor(double demand, double throughput, double utilisation)
{
    const double exact = demand / (throughput * utilisation);
    return std::isnan(exact) ? unknown : std::max(1.0, std::ceil(exact * (1.0 - relativeSlack)));
}

ModelOutputs evaluate(const ModelInputs &in)
{
    ModelOutputs out;
    out.values.fill(unknown);
    out[Metric::Throughput] = in.throughput;
    return in.kind == StudyKind::Inference ? evaluateInference(in, out) : evaluateTraining(in, out);
}

} // namespace hakari
