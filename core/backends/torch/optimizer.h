// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backends/torch/encodermodel.h"
#include "core/workload/workload.h"

namespace hakari::torchbackend {

/// LAMB (You et al. 2020, arXiv:1904.00962, algorithm 2, with bias correction; the scaling function is the
/// identity) or AdamW (Loshchilov and Hutter 2019, arXiv:1711.05101), which is LAMB without its trust ratio.
///
///     m = b1 m + (1 - b1) g,  v = b2 v + (1 - b2) g^2
///     r = (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + epsilon) + decay w
///     w = w - rate (|w| / |r|) r                 with LAMB; the ratio is 1 where either norm is 0
class LayerwiseOptimizer
{
public:
    struct Settings {
        bool trustRatio = true;
        double rate = 0.001;
        double beta1 = 0.9;
        double beta2 = 0.999;
        double epsilon = 1e-6;
        double decay = 0.01; ///< for those parameters that decay
    };
    static Settings settings(Optimizer optimizer);

    LayerwiseOptimizer(const std::vector<TakenParameter> &parameters, const Settings &settings);

    /// Moves the parameters by their gradients and drops the gradients. Each parameter has one.
    void step();

private:
    struct Slot {
        TakenParameter parameter;
        at::Tensor mean;   // m
        at::Tensor square; // v
    };

    void move(Slot &slot);
    at::Tensor direction(Slot &slot, const at::Tensor &gradient) const;

    Settings m_settings;
    std::vector<Slot> m_slots;
    int m_steps = 0;
};

} // namespace hakari::torchbackend
