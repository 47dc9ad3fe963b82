// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/xgboost/library.h"

#include "core/base/number.h"

#include <xgboost/c_api.h>

#include <fmt/format.h>

#include <stdexcept>

namespace hakari::xgb {

namespace {

/// The first line of a failure without "[10:04:48] file.cc:26: " before it and a full stop behind it: the
/// rest is a stack trace.
std::string lastFailure()
{
    std::string_view text = XGBGetLastError();
    text = text.substr(0, text.find('\n'));
    if (text.starts_with('[')) {
        const auto place = text.find(": ");
        text.remove_prefix(place == std::string_view::npos ? 0 : place + 2);
    }
    text = trimmed(text);
    while (text.ends_with('.'))
        text.remove_suffix(1);
    return text.empty() ? "XGBoost gave no reason" : std::string(text);
}

void check(int status)
{
    if (status != 0)
        throw std::runtime_error(lastFailure());
}

/// Numbers in memory as the library takes them: NumPy's __array_interface__ in JSON.
std::string arrayInterface(std::span<const float> values, std::size_t columns)
{
    return fmt::format(R"({{"data":[{},true],"shape":[{},{}],"typestr":"<f4","version":3}})",
                       reinterpret_cast<std::uintptr_t>(values.data()), values.size() / columns, columns);
}

void *createdMatrix(const BoostingTable &table, int threads)
{
    DMatrixHandle handle = nullptr;
    check(XGDMatrixCreateFromDense(arrayInterface(table.values, table.columns).c_str(),
                                   fmt::format(R"({{"missing":NaN,"nthread":{}}})", threads).c_str(),
                                   &handle));
    return handle;
}

void *createdBooster(const Matrix &matrix)
{
    const DMatrixHandle cached = matrix.handle(); // its predictions are kept between rounds
    BoosterHandle handle = nullptr;
    check(XGBoosterCreate(&cached, 1, &handle));
    return handle;
}

// A failure to free leaves nothing to be done.
void freeMatrix(void *handle)
{
    XGDMatrixFree(handle);
}
void freeBooster(void *handle)
{
    XGBoosterFree(handle);
}

} // namespace

std::string version()
{
    int major = 0;
    int minor = 0;
    int patch = 0;
    XGBoostVersion(&major, &minor, &patch);
    return fmt::format("{}.{}.{}", major, minor, patch);
}

void silence()
{
    check(XGBRegisterLogCallback([](const char *) {}));
    check(XGBSetGlobalConfig(R"({"verbosity":0})"));
}

Matrix::Matrix(const BoostingTable &table, int threads) : m_handle(createdMatrix(table, threads), freeMatrix)
{
    check(XGDMatrixSetFloatInfo(handle(), "label", table.labels.data(), table.labels.size()));
}

Booster::Booster(const Matrix &matrix, const BoosterOptions &options)
    : m_handle(createdBooster(matrix), freeBooster)
{
    set("objective", "binary:logistic");
    set("eval_metric", "logloss");
    set("tree_method", "hist");
    set("max_depth", std::to_string(options.depth));
    set("nthread", std::to_string(options.threads));
    set("seed", std::to_string(options.seed >> 1)); // the library's seeds are signed
}

void Booster::set(const char *name, const std::string &value)
{
    check(XGBoosterSetParam(m_handle.get(), name, value.c_str()));
}

void Booster::boost(const Matrix &matrix)
{
    check(XGBoosterUpdateOneIter(m_handle.get(), m_rounds, matrix.handle()));
    ++m_rounds;
}

double Booster::logLoss(const Matrix &matrix) const
{
    DMatrixHandle matrices[] = {matrix.handle()};
    const char *names[] = {"rows"};
    const char *text = nullptr;
    check(XGBoosterEvalOneIter(m_handle.get(), m_rounds, matrices, names, 1, &text));
    const std::string_view line(text); // "[12]\trows-logloss:0.51234"
    const auto loss = parseNumber(line.substr(line.rfind(':') + 1));
    if (!loss)
        throw std::runtime_error("XGBoost gave no loss");
    return *loss;
}

std::span<const float> Booster::predict(std::span<const float> values, std::size_t columns) const
{
    // "cache_id" is not in the library's documentation, but 1.7 refuses to go without.
    constexpr const char *settings = R"({"type":0,"training":false,"iteration_begin":0,"iteration_end":0,)"
                                     R"("strict_shape":false,"missing":NaN,"cache_id":0})";
    const bst_ulong *shape = nullptr;
    bst_ulong dimensions = 0;
    const float *results = nullptr;
    check(XGBoosterPredictFromDense(m_handle.get(), arrayInterface(values, columns).c_str(), settings,
                                    nullptr, &shape, &dimensions, &results));
    return {results, values.size() / columns};
}

} // namespace hakari::xgb
