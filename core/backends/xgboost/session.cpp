// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/xgboost/session.h"

#include "core/backends/xgboost/library.h"
#include "core/base/cpu.h"
#include "core/base/number.h"

#include <algorithm>
#include <optional>

namespace hakari::xgb {

namespace {

constexpr std::size_t checkedRows = 1024; ///< of a training's table, whose predictions output() gives

BoosterOptions boosterOptions(const BoostingModel &model, const SessionOptions &options)
{
    return {model.depth, options.threads > 0 ? options.threads : allowedCpus(), options.seeds.weights};
}

Facts commonFacts(const BoostingModel &model, int threads)
{
    return {{"library", "XGBoost " + version()},
            {"tree_method", "hist"},
            {"precision", "fp32"},
            {"threads", std::to_string(threads)},
            {"rows", std::to_string(model.rows)},
            {"columns", std::to_string(model.columns)},
            {"depth", std::to_string(model.depth)},
            {"trees", std::to_string(model.trees)}};
}

std::vector<float> firstRows(BoostingTable table)
{
    table.values.resize(std::min(table.rows, checkedRows) * table.columns);
    table.values.shrink_to_fit();
    return std::move(table.values);
}

/// After the stated number of trees training begins again with none, so that every round is one of the
/// stated model. Beginning again is part of the work and therefore of the round that does it.
class TrainingSession final : public Session
{
public:
    TrainingSession(const BoostingModel &model, const SessionOptions &options)
        : TrainingSession(model, boosterOptions(model, options), boostingTable(model, options.seeds.inputs))
    {
    }

    std::uint32_t librarySize() const override { return 1; }
    void synchronize() override {}

    void execute(std::span<const std::uint32_t> samples) override
    {
        for (std::size_t i = 0; i < samples.size(); ++i) {
            if (m_booster->rounds() == m_model.trees) {
                m_booster.emplace(m_matrix, m_options);
                ++m_restarts;
            }
            m_booster->boost(m_matrix);
        }
    }

    std::vector<float> output() override
    {
        if (m_booster->rounds() == 0)
            return {};
        const auto probabilities = m_booster->predict(m_checked, static_cast<std::size_t>(m_model.columns));
        return {probabilities.begin(), probabilities.end()};
    }

    Facts facts() const override
    {
        Facts facts = commonFacts(m_model, m_options.threads);
        facts["rounds"] = std::to_string(m_booster->rounds());
        facts["restarts"] = std::to_string(m_restarts);
        if (m_booster->rounds() > 0)
            facts["logloss"] = exactText(m_booster->logLoss(m_matrix));
        return facts;
    }

private:
    TrainingSession(const BoostingModel &model, const BoosterOptions &options, BoostingTable table)
        : m_model(model),
          m_options(options),
          m_matrix(table, options.threads),
          m_checked(firstRows(std::move(table)))
    {
        // A round that is thrown away cuts the matrix into bins, which the matrix then keeps.
        Booster(m_matrix, m_options).boost(m_matrix);
        m_booster.emplace(m_matrix, m_options);
    }

    BoostingModel m_model;
    BoosterOptions m_options;
    Matrix m_matrix;
    std::vector<float> m_checked;
    std::optional<Booster> m_booster; ///< never empty once made
    int m_restarts = 0;
};

Booster trained(const BoostingTable &table, const BoosterOptions &options, int trees)
{
    const Matrix matrix(table, options.threads);
    Booster booster(matrix, options);
    while (booster.rounds() < trees)
        booster.boost(matrix);
    return booster;
}

/// Rows are gathered into one dense batch, which the library then reads in place.
class InferenceSession final : public Session
{
public:
    InferenceSession(const BoostingModel &model, const SessionOptions &options)
        : m_model(model),
          m_options(boosterOptions(model, options)),
          m_table(boostingTable(model, options.seeds.inputs)),
          m_booster(trained(m_table, m_options, model.trees)),
          m_batch(static_cast<std::size_t>(options.largestBatch) * m_table.columns)
    {
    }

    std::uint32_t librarySize() const override { return static_cast<std::uint32_t>(m_table.rows); }
    void synchronize() override {}

    void execute(std::span<const std::uint32_t> samples) override
    {
        const std::size_t columns = m_table.columns;
        float *row = m_batch.data();
        for (const std::uint32_t sample : samples)
            row = std::copy_n(m_table.values.data() + sample * columns, columns, row);
        m_last = m_booster.predict({m_batch.data(), samples.size() * columns}, columns);
    }

    std::vector<float> output() override { return {m_last.begin(), m_last.end()}; }

    Facts facts() const override { return commonFacts(m_model, m_options.threads); }

private:
    BoostingModel m_model;
    BoosterOptions m_options;
    BoostingTable m_table;
    Booster m_booster;
    std::vector<float> m_batch;
    std::span<const float> m_last; ///< the library's own memory
};

/// Of the largest tree that the model can grow: a leaf holds at least four rows, as min_child_weight is 1
/// and a row weighs at most a quarter.
std::uint64_t largestTree(const BoostingModel &model)
{
    return std::min(std::uint64_t{2} << model.depth, static_cast<std::uint64_t>(model.rows) / 4);
}

} // namespace

std::unique_ptr<Session> trainingSession(const BoostingModel &model, const SessionOptions &options)
{
    silence();
    return std::make_unique<TrainingSession>(model, options);
}

std::unique_ptr<Session> inferenceSession(const BoostingModel &model, const SessionOptions &options)
{
    silence();
    return std::make_unique<InferenceSession>(model, options);
}

std::uint64_t trainingMemory(const BoostingModel &model)
{
    // The table and the library's copy of it with 4 and 8 bytes a number, and its bins; gradients,
    // predictions and the like a row; a histogram of 256 bins of 16 bytes a column for every node of a tree.
    // At most 1.9 times, and at least 0.9 times, what was seen between 16 and 1,000,000 rows, 1 and 20,000
    // columns.
    const auto rows = static_cast<std::uint64_t>(model.rows);
    const auto columns = static_cast<std::uint64_t>(model.columns);
    constexpr std::uint64_t library = 16'000'000;
    return library + rows * (columns * 16 + 40) + largestTree(model) * columns * 256 * 16;
}

std::uint64_t inferenceMemory(const BoostingModel &model, int largestBatch)
{
    const auto batch = static_cast<std::uint64_t>(largestBatch);
    return trainingMemory(model) + batch * static_cast<std::uint64_t>(model.columns + 1) * 4;
}

} // namespace hakari::xgb
