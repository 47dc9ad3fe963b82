// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backends/xgboost/table.h"

#include <memory>
#include <span>
#include <string>

/// XGBoost's C API with owners and exceptions. Everything throws std::runtime_error, with the library's own
/// words in one line, where the library fails. Every call returns when its work is done.
namespace hakari::xgb {

std::string version(); ///< "1.7.4"

/// Keeps the library's log off stderr, for the calling thread: failures arrive as exceptions.
void silence();

/// The rows and labels as the library holds them; a copy of the table's. It is cut into histogram bins, once,
/// by the first round of a booster over it.
class Matrix
{
public:
    Matrix(const BoostingTable &table, int threads);
    void *handle() const { return m_handle.get(); }

private:
    std::unique_ptr<void, void (*)(void *)> m_handle;
};

struct BoosterOptions {
    int depth = 6;
    int threads = 1;
    std::uint64_t seed = 0; ///< used by the library for sampling only, which is off
};

/// Trees for a binary label: binary:logistic, tree_method hist, the library's own defaults else.
class Booster
{
public:
    Booster(const Matrix &matrix, const BoosterOptions &options);

    /// Adds one tree. The matrix is the one given at first.
    void boost(const Matrix &matrix);
    int rounds() const { return m_rounds; } ///< = trees

    /// Mean logistic loss of the matrix' rows, in nats.
    double logLoss(const Matrix &matrix) const;

    /// The probability of label 1 of each row; `values` is [n, columns]. Valid until the next call.
    std::span<const float> predict(std::span<const float> values, std::size_t columns) const;

private:
    void set(const char *name, const std::string &value);

    std::unique_ptr<void, void (*)(void *)> m_handle;
    int m_rounds = 0;
};

} // namespace hakari::xgb
