// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workload/workload.h"

#include "core/base/text.h"

#include <array>

namespace hakari {

namespace {

constexpr std::array<std::string_view, 2> taskNames{"inference", "training"};
constexpr std::array<std::string_view, 3> precisionNames{"fp32", "bf16", "int8"};
constexpr std::array<std::string_view, 2> optimizerNames{"lamb", "adamw"};

} // namespace

std::string_view name(Task task)
{
    return taskNames[static_cast<std::size_t>(task)];
}

std::string_view name(Precision precision)
{
    return precisionNames[static_cast<std::size_t>(precision)];
}

std::optional<Precision> precisionNamed(std::string_view name)
{
    return enumeratorNamed<Precision>(precisionNames, name);
}

std::string_view name(Optimizer optimizer)
{
    return optimizerNames[static_cast<std::size_t>(optimizer)];
}

std::uint64_t EncoderModel::parameterCount() const
{
    const auto h = static_cast<std::uint64_t>(hidden);
    const auto f = static_cast<std::uint64_t>(intermediate);
    const auto rows = static_cast<std::uint64_t>(vocabulary) + static_cast<std::uint64_t>(positions)
                      + static_cast<std::uint64_t>(tokenTypes)
                      + 4 * static_cast<std::uint64_t>(layoutPositions);
    const std::uint64_t norm = 2 * h;
    const std::uint64_t projection = h * h + h;
    const std::uint64_t layer = 4 * projection + norm + (h * f + f) + (f * h + h) + norm;
    return rows * h + norm + static_cast<std::uint64_t>(layers) * layer + projection;
}

double EncoderModel::forwardFlops() const
{
    const double s = sequenceLength;
    const double h = hidden;
    const double projections = 4.0 * s * h * h;
    const double attention = 2.0 * s * s * h;
    const double feedForward = 2.0 * s * h * intermediate;
    return 2.0 * layers * (projections + attention + feedForward);
}

std::string_view Workload::unit() const
{
    const bool training = task == Task::Training;
    if (std::holds_alternative<BoostingModel>(model))
        return training ? "boosting round" : "row";
    return training ? "sequence" : "inference";
}

} // namespace hakari
