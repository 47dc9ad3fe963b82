// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/torch/optimizer.h"

#include <cmath>

namespace hakari::torchbackend {

namespace {

/// |w| / |r| of each part, as [parts, 1]. Stays on the device: asking for its value would wait for it.
at::Tensor trustRatio(const at::Tensor &weights, const at::Tensor &direction)
{
    const at::Tensor weight = weights.norm(2, 1, true);
    const at::Tensor step = direction.norm(2, 1, true);
    return at::where(weight.mul(step) > 0, weight / step, at::ones_like(weight));
}

} // namespace

LayerwiseOptimizer::Settings LayerwiseOptimizer::settings(Optimizer optimizer)
{
    if (optimizer == Optimizer::AdamW)
        return {.trustRatio = false, .rate = 1e-4, .epsilon = 1e-8};
    return {};
}

LayerwiseOptimizer::LayerwiseOptimizer(const std::vector<TakenParameter> &parameters,
                                       const Settings &settings)
    : m_settings(settings)
{
    for (const TakenParameter &parameter : parameters) {
        const at::Tensor value = parameter.tensor.detach();
        m_slots.push_back({parameter, at::zeros_like(value), at::zeros_like(value)});
    }
}

void LayerwiseOptimizer::step()
{
    const at::NoGradGuard noGrad;
    ++m_steps;
    for (Slot &slot : m_slots)
        move(slot);
}

at::Tensor LayerwiseOptimizer::direction(Slot &slot, const at::Tensor &gradient) const
{
    slot.mean.lerp_(gradient, 1.0 - m_settings.beta1);
    slot.square.mul_(m_settings.beta2).addcmul_(gradient, gradient, 1.0 - m_settings.beta2);
    const double meanCorrection = 1.0 - std::pow(m_settings.beta1, m_steps);
    const double squareCorrection = 1.0 - std::pow(m_settings.beta2, m_steps);
    at::Tensor result = slot.square.sqrt();
    result.div_(std::sqrt(squareCorrection)).add_(m_settings.epsilon);
    at::div_out(result, slot.mean, result);
    result.div_(meanCorrection);
    if (slot.parameter.decays)
        result.add_(slot.parameter.tensor, m_settings.decay);
    return result;
}

void LayerwiseOptimizer::move(Slot &slot)
{
    at::Tensor weights = slot.parameter.tensor;
    at::Tensor step = direction(slot, weights.grad());
    if (m_settings.trustRatio) {
        at::Tensor parts = step.view({slot.parameter.parts, -1});
        parts.mul_(trustRatio(weights.view(parts.sizes()), parts));
    }
    weights.add_(step, -m_settings.rate);
    weights.mutable_grad().reset();
}

} // namespace hakari::torchbackend
