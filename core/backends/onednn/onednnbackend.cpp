// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/onednn/capabilities.h"
#include "core/backends/onednn/encodersession.h"
#include "core/backends/registry.h"
#include "core/base/cpu.h"

#include <algorithm>
#include <array>

namespace hakari {

namespace {

constexpr std::string_view backendId = "onednn";

Error unsupported(const Workload &workload, std::string cause)
{
    return {ErrorCode::WorkloadUnsupported,
            {{"backend", std::string(backendId)}, {"workload", workload.id}, {"cause", std::move(cause)}}};
}

Expected<void> requireEncoder(const Workload &workload)
{
    const auto *model = std::get_if<EncoderModel>(&workload.model);
    if (model == nullptr)
        return tl::unexpected(unsupported(workload, "it runs Transformer encoders only"));
    if (workload.task != Task::Inference)
        return tl::unexpected(unsupported(workload, "it does inference, not training"));
    return {};
}

Expected<void> requireOwnPrecision(const Workload &workload)
{
    constexpr std::array everywhere{Precision::Fp32, Precision::Int8};
    constexpr std::array withBf16{Precision::Fp32, Precision::Bf16, Precision::Int8};
    return cpuHasBf16() ? requirePrecision(workload, backendId, withBf16)
                        : requirePrecision(workload, backendId, everywhere);
}

/// Weights in the precision of the dense layers; tables and pooler stay floats.
std::uint64_t weightBytes(const EncoderModel &model, const NumberTypes &types)
{
    const auto h = static_cast<std::uint64_t>(model.hidden);
    const auto dense = static_cast<std::uint64_t>(model.layers)
                       * (4 * h * h + 2 * h * static_cast<std::uint64_t>(model.intermediate));
    return (model.parameterCount() - dense) * sizeof(float) + dense * bytesOf(types.weights);
}

std::uint64_t activationBytes(const EncoderModel &model, const NumberTypes &types,
                              const SessionOptions &options)
{
    const auto rows = EncoderSession::sequencesTogether(model, options)
                      * static_cast<std::uint64_t>(model.sequenceLength);
    const auto perRow = sizeof(float) + 3 * bytesOf(types.attention) + bytesOf(types.context);
    const auto pooled = static_cast<std::uint64_t>(options.largestBatch) * sizeof(float);
    return (rows * perRow + pooled) * static_cast<std::uint64_t>(model.hidden);
}

class OnednnBackend final : public Backend
{
public:
    Facts libraries() const override { return {{"oneDNN", libraryVersion()}}; }

    std::vector<Device> devices() const override
    {
        return {{"cpu", cpuModel(), installedMemory(), {{"instruction_set", cpuInstructionSet()}}}};
    }

    Expected<void> supports(const Workload &workload, const std::string &device) const override
    {
        return requireEncoder(workload)
            .and_then([&] { return findDevice(*this, backendId, device).map([](const Device &) {}); })
            .and_then([&] { return requireOwnPrecision(workload); });
    }

    std::uint64_t memoryNeeded(const Workload &workload, const SessionOptions &options) const override
    {
        constexpr std::uint64_t ownBytes = std::uint64_t{64} << 20; // code that the library makes, threads
        const auto *model = std::get_if<EncoderModel>(&workload.model);
        if (model == nullptr)
            return 0;
        const NumberTypes types = numberTypes(workload.precision);
        return weightBytes(*model, types) + activationBytes(*model, types, options) + ownBytes;
    }

    Expected<std::unique_ptr<Session>> prepare(const Workload &workload,
                                               const SessionOptions &options) override
    {
        return supports(workload, options.device).map([&]() -> std::unique_ptr<Session> {
            return std::make_unique<EncoderSession>(std::get<EncoderModel>(workload.model),
                                                    workload.precision, options);
        });
    }
};

} // namespace

} // namespace hakari

HAKARI_BACKEND_MODULE(hakari::OnednnBackend)
