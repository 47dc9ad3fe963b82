// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/backend.h"
#include "core/backends/registry.h"
#include "core/backends/xgboost/library.h"
#include "core/backends/xgboost/session.h"
#include "core/base/cpu.h"

#include <array>

namespace hakari {

namespace {

/// Gradient boosting on the CPUs, by XGBoost's C API.
class XGBoostBackend final : public Backend
{
public:
    Facts libraries() const override { return {{"xgboost", xgb::version()}}; }

    std::vector<Device> devices() const override { return {{"cpu", cpuModel(), installedMemory(), {}}}; }

    Expected<void> supports(const Workload &workload, const std::string &device) const override
    {
        if (!std::holds_alternative<BoostingModel>(workload.model))
            return tl::unexpected(Error{ErrorCode::WorkloadUnsupported,
                                        {{"backend", "xgboost"},
                                         {"workload", workload.id},
                                         {"cause", "it runs gradient boosting only"}}});
        if (const auto found = findDevice(*this, "xgboost", device); !found)
            return tl::unexpected(found.error());
        return requirePrecision(workload, "xgboost", std::array{Precision::Fp32});
    }

    std::uint64_t memoryNeeded(const Workload &workload, const SessionOptions &options) const override
    {
        const auto *model = std::get_if<BoostingModel>(&workload.model);
        if (model == nullptr)
            return 0;
        return workload.task == Task::Training ? xgb::trainingMemory(*model)
                                               : xgb::inferenceMemory(*model, options.largestBatch);
    }

    Expected<std::unique_ptr<Session>> prepare(const Workload &workload,
                                               const SessionOptions &options) override
    {
        if (const auto supported = supports(workload, options.device); !supported)
            return tl::unexpected(supported.error());
        const auto &model = std::get<BoostingModel>(workload.model);
        return workload.task == Task::Training ? xgb::trainingSession(model, options)
                                               : xgb::inferenceSession(model, options);
    }
};

} // namespace

} // namespace hakari

HAKARI_BACKEND_MODULE(hakari::XGBoostBackend)
