// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/backend.h"
#include "core/backends/registry.h"
#include "core/backends/torch/blockcache.h"
#include "core/backends/torch/encodermodel.h"
#include "core/backends/torch/encodersession.h"
#include "core/backends/torch/host.h"
#include "core/backends/torch/memory.h"
#include "core/backends/torch/pretraining.h"
#include "core/backends/torch/script.h"

#include <concepts>
#include <stdexcept>

namespace hakari {

namespace {

using namespace torchbackend;

constexpr std::string_view id = "torch";

tl::unexpected<Error> unsupported(const Workload &workload, std::string cause)
{
    return tl::unexpected(
        Error{ErrorCode::WorkloadUnsupported,
              {{"backend", std::string(id)}, {"workload", workload.id}, {"cause", std::move(cause)}}});
}

Expected<void> checkEncoder(const Workload &workload, const EncoderModel &model)
{
    if (model.hidden % model.heads != 0)
        return unsupported(workload, "the hidden size is no multiple of the number of heads");
    if (model.sequenceLength > model.positions)
        return unsupported(workload, "the sequence is longer than the model's positions");
    return {};
}

Expected<void> checkModel(const Workload &workload)
{
    if (const auto *encoder = std::get_if<EncoderModel>(&workload.model))
        return checkEncoder(workload, *encoder);
    if (!std::holds_alternative<ScriptModel>(workload.model))
        return unsupported(workload, "it runs Transformer encoders and TorchScript files only");
    if (workload.task == Task::Training)
        return unsupported(workload, "TorchScript files are run for inference only");
    return {};
}

std::vector<Precision> offeredPrecisions(const Workload &workload, const std::string &device)
{
    std::vector<Precision> offered{Precision::Fp32, Precision::Bf16};
    const bool encoder = std::holds_alternative<EncoderModel>(workload.model);
    if (encoder && workload.task == Task::Inference && device == "cpu" && int8Engine())
        offered.push_back(Precision::Int8);
    return offered;
}

/// Calls the function; what it throws becomes one line, where libtorch would add dozens.
template <std::invocable Function>
auto briefly(Function function)
{
    try {
        return function();
    } catch (const std::exception &error) {
        throw std::runtime_error(firstCause(error.what()));
    }
}

class BriefSession final : public Session
{
public:
    explicit BriefSession(std::unique_ptr<Session> session) : m_session(std::move(session)) {}

    std::uint32_t librarySize() const override { return m_session->librarySize(); }
    void execute(std::span<const std::uint32_t> samples) override
    {
        briefly([&] { m_session->execute(samples); });
    }
    void synchronize() override
    {
        briefly([&] { m_session->synchronize(); });
    }
    std::vector<float> output() override
    {
        return briefly([&] { return m_session->output(); });
    }
    Facts facts() const override
    {
        return briefly([&] { return m_session->facts(); });
    }

private:
    std::unique_ptr<Session> m_session;
};

Expected<std::unique_ptr<Session>> sessionOf(const Workload &workload, const SessionOptions &options)
{
    if (const auto *script = std::get_if<ScriptModel>(&workload.model))
        return scriptSession(*script, workload.precision, options);
    const auto &model = std::get<EncoderModel>(workload.model);
    if (workload.task == Task::Training)
        return pretrainingSession(model, workload.precision, options);
    return encoderSession(model, workload.precision, options);
}

/// Encoders and TorchScript files on libtorch, on CPUs and on CUDA devices where libtorch has them.
class TorchBackend final : public Backend
{
public:
    TorchBackend() { keepTensorMemory(); }

    Facts libraries() const override { return libraryVersions(); }
    std::vector<Device> devices() const override { return presentDevices(); }

    Expected<void> supports(const Workload &workload, const std::string &device) const override
    {
        if (const auto checked = checkModel(workload); !checked)
            return checked;
        if (const auto found = findDevice(*this, id, device); !found)
            return tl::unexpected(found.error());
        return requirePrecision(workload, id, offeredPrecisions(workload, device));
    }

    std::uint64_t memoryNeeded(const Workload &workload, const SessionOptions &options) const override
    {
        return hostMemoryNeeded(workload, options);
    }

    Expected<std::unique_ptr<Session>> prepare(const Workload &workload,
                                               const SessionOptions &options) override
    {
        if (const auto supported = supports(workload, options.device); !supported)
            return tl::unexpected(supported.error());
        return briefly([&] { return sessionOf(workload, options); })
            .map([](std::unique_ptr<Session> session) -> std::unique_ptr<Session> {
                return std::make_unique<BriefSession>(std::move(session));
            });
    }
};

} // namespace

} // namespace hakari

HAKARI_BACKEND_MODULE(hakari::TorchBackend)
