// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/workload/workload.h"

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hakari {

using Facts = std::map<std::string, std::string>; ///< machine-readable names, values for people; UTF-8

/// A device that a backend can run on in this process.
struct Device {
    std::string id;                ///< "cpu", "cuda:0", ...: what --device takes
    std::string name;              ///< as the vendor calls it
    std::uint64_t memoryBytes = 0; ///< 0: not told
    Facts facts;                   ///< driver, compute capability, instruction set, ...

    bool operator==(const Device &) const = default;
};

/// One seed per random dimension, so that each can be held while another changes.
struct Seeds {
    std::uint64_t weights = 1;
    std::uint64_t inputs = 2;
    std::uint64_t order = 3;    ///< in which order samples are drawn from the library
    std::uint64_t arrivals = 4; ///< Server: the Poisson process

    bool operator==(const Seeds &) const = default;
};

/// How one process of a run prepares its part of the work.
struct SessionOptions {
    std::string device = "cpu";
    int threads = 0;      ///< of the compute library; 0: as many as this process may use
    int largestBatch = 1; ///< execute() is never given more samples than this
    Seeds seeds;
    int rank = 0;      ///< of this process among `worldSize`; nothing is shared between them here,
    int worldSize = 1; ///< but data-parallel training will divide its samples by them
};

/// A workload made ready on one device. It lives, executes and dies on one thread; several sessions may
/// exist side by side, each on its own thread. May throw std::exception: the engine ends the run as failed
/// with its message.
class Session
{
public:
    Session() = default;
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;
    virtual ~Session() = default;

    /// Number of distinct samples that were generated. Indices given to execute() are below it.
    virtual std::uint32_t librarySize() const = 0;

    /// Processes the samples as one batch, or takes one training step over them; 1 to largestBatch
    /// indices, repeats allowed. May return before the device is done. Allocates as little as the library
    /// beneath allows: this is the timed path.
    virtual void execute(std::span<const std::uint32_t> samples) = 0;

    /// Blocks until all that was executed is done.
    virtual void synchronize() = 0;

    /// What the last execute() gave, for checking it against a reference; empty where there is nothing to
    /// check. Encoders: the pooled output, [samples, hidden]; TorchScript: the first tensor returned;
    /// boosting: the predicted probabilities. Synchronizes. Not called in the timed path.
    virtual std::vector<float> output() = 0;

    /// What was prepared, for the record: "parameters", "threads", "precision", "library", ... Also what
    /// training reports of itself ("loss"). Not called in the timed path.
    virtual Facts facts() const = 0;
};

/// One compute library. Created once per process by its module; used from one thread at a time.
class Backend
{
public:
    Backend() = default;
    Backend(const Backend &) = delete;
    Backend &operator=(const Backend &) = delete;
    virtual ~Backend() = default;

    /// The library and those beneath it with their versions, e.g. {"libtorch", "1.13.1"}.
    virtual Facts libraries() const = 0;

    /// The devices present; empty where there is none.
    virtual std::vector<Device> devices() const = 0;

    /// Whether prepare() can succeed, said without doing the work. Errors: WorkloadUnsupported (names the
    /// backend, and what of the workload it cannot do), DeviceUnknown, PrecisionUnsupported.
    virtual Expected<void> supports(const Workload &workload, const std::string &device) const = 0;

    /// An estimate of the host memory that prepare() and execute() will need, in bytes.
    virtual std::uint64_t memoryNeeded(const Workload &workload, const SessionOptions &options) const = 0;

    /// Builds weights and inputs from the seeds. Blocking; may take minutes. Errors: those of supports(),
    /// ModelFileBad (a TorchScript file that is none, or whose shapes do not fit the declared inputs).
    virtual Expected<std::unique_ptr<Session>> prepare(const Workload &workload,
                                                       const SessionOptions &options) = 0;
};

/// Grows with every change of the classes above; a module of another version is refused.
inline constexpr int backendInterfaceVersion = 1;

/// What a module exports under the name "hakariBackendModule", with C linkage.
struct BackendModule {
    int interfaceVersion = backendInterfaceVersion;
    std::unique_ptr<Backend> (*create)() = nullptr; ///< may throw std::exception with the reason
};

} // namespace hakari

/// Defines the entry point of a loadable module for the backend class `Type`.
#define HAKARI_BACKEND_MODULE(Type) \
    extern "C" __attribute__((visibility("default"))) const hakari::BackendModule hakariBackendModule{ \
        hakari::backendInterfaceVersion, \
        []() -> std::unique_ptr<hakari::Backend> { return std::make_unique<Type>(); }};
