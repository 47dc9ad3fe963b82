// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/xgboost/table.h"

#include "core/base/random.h"

#include <cmath>
#include <span>

namespace hakari {

namespace {

constexpr float noiseShare = 0.4F; ///< of the square root of the number of columns, as the sum grows with it

float uniform(Random &random)
{
    return 2.0F * random.unitFloat() - 1.0F;
}

/// A sum of four uniform numbers, with mean 0 and deviation 1.
float bellShaped(Random &random)
{
    float sum = 0.0F;
    for (int i = 0; i < 4; ++i)
        sum += uniform(random);
    return sum * 0.8660254F; // the sum's variance is 4/3
}

std::vector<float> termWeights(std::size_t columns, std::uint64_t seed)
{
    Random random(seed);
    std::vector<float> weights(columns);
    for (float &weight : weights) {
        const float size = 0.5F + 0.5F * random.unitFloat();
        weight = random.below(2) == 0 ? size : -size;
    }
    return weights;
}

/// What a column adds to the sum. Without functions such as sin(), which libraries round differently.
float term(std::span<const float> row, std::size_t column)
{
    const float x = row[column];
    switch (column % 4) {
    case 0:
        return 2.0F * std::fabs(x) - 1.0F;
    case 1:
        return x * row[column - 1];
    case 2:
        return x > 0.25F ? 1.0F : -0.6F;
    default:
        return x;
    }
}

float weightedSum(std::span<const float> row, std::span<const float> weights)
{
    float sum = 0.0F;
    for (std::size_t column = 0; column < row.size(); ++column)
        sum += weights[column] * term(row, column);
    return sum;
}

} // namespace

BoostingTable boostingTable(const BoostingModel &model, std::uint64_t seed)
{
    BoostingTable table;
    table.rows = static_cast<std::size_t>(model.rows);
    table.columns = static_cast<std::size_t>(model.columns);
    table.values.resize(table.rows * table.columns);
    table.labels.resize(table.rows);
    const std::vector<float> weights = termWeights(table.columns, seed);
    const float noise = noiseShare * std::sqrt(static_cast<float>(model.columns));
    for (std::size_t i = 0; i < table.rows; ++i) {
        Random random(seed, i + 1); // stream 0 gave the weights
        const std::span row(table.values.data() + i * table.columns, table.columns);
        for (std::size_t column = 0; column < table.columns; ++column)
            row[column] = column % 2 == 0 ? uniform(random) : bellShaped(random);
        table.labels[i] = weightedSum(row, weights) + noise * bellShaped(random) > 0.0F ? 1.0F : 0.0F;
    }
    return table;
}

} // namespace hakari
