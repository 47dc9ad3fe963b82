// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/backend.h"
#include "core/backends/registry.h"

namespace hakari {

namespace {

class NullSession final : public Session
{
public:
    std::uint32_t librarySize() const override { return 1024; }
    void execute(std::span<const std::uint32_t>) override {}
    void synchronize() override {}
    std::vector<float> output() override { return {}; }
    Facts facts() const override { return {}; }
};

/// Does nothing, so that what is measured is the engine.
class NullBackend final : public Backend
{
public:
    Facts libraries() const override { return {}; }
    std::vector<Device> devices() const override { return {{"cpu", "nothing", 0, {}}}; }

    Expected<void> supports(const Workload &workload, const std::string &device) const override
    {
        if (!std::holds_alternative<NullModel>(workload.model))
            return tl::unexpected(Error{ErrorCode::WorkloadUnsupported,
                                        {{"backend", "null"},
                                         {"workload", workload.id},
                                         {"cause", "it runs the workload \"null\" only"}}});
        return findDevice(*this, "null", device).map([](const Device &) {});
    }

    std::uint64_t memoryNeeded(const Workload &, const SessionOptions &) const override { return 0; }

    Expected<std::unique_ptr<Session>> prepare(const Workload &, const SessionOptions &) override
    {
        return std::make_unique<NullSession>();
    }
};

} // namespace

} // namespace hakari

HAKARI_BACKEND_MODULE(hakari::NullBackend)
