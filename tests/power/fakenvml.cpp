// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Stands in for libnvidia-ml.so.1. With FAKENVML_OLD it has only what a driver of 2012 had.

#include "tests/power/fakenvml.h"

#include <algorithm>
#include <string_view>

#define EXPORTED extern "C" __attribute__((visibility("default")))

using namespace hakari::nvml;
using hakari::test::FakeGpu;
using hakari::test::FakeNvmlState;

namespace {

FakeNvmlState state;

/// Handles are addresses of GPUs; calls before the initialisation fail as the real ones do.
FakeGpu *gpuOf(Device device)
{
    auto *gpu = reinterpret_cast<FakeGpu *>(device);
    if (state.alive > 0)
        return gpu;
    ++state.misused;
    return nullptr;
}

template <class Value, class Member>
Status give(Device device, Value *value, Member member)
{
    const FakeGpu *gpu = gpuOf(device);
    if (!gpu)
        return Status::Uninitialized;
    *value = gpu->*member;
    return Status::Success;
}

[[maybe_unused]] Status copy(const char *from, char *to, unsigned size)
{
    const std::string_view text(from);
    if (text.size() >= size)
        return Status::InsufficientSize;
    *std::copy(text.begin(), text.end(), to) = '\0';
    return Status::Success;
}

template <class Info>
Status list(const std::array<unsigned, 100> &pids, unsigned *count, Info *infos)
{
    const auto *const end = std::find(pids.begin(), pids.end(), 0U);
    const auto needed = static_cast<unsigned>(end - pids.begin());
    if (*count < needed) {
        *count = needed;
        return Status::InsufficientSize;
    }
    *count = needed;
    std::transform(pids.begin(), end, infos, [](unsigned pid) {
        Info info;
        info.pid = pid;
        info.usedMemory = ~0ULL;
        return info;
    });
    return Status::Success;
}

} // namespace

EXPORTED FakeNvmlState *fakeNvmlState()
{
    return &state;
}

EXPORTED Status nvmlInit()
{
    if (state.init == Status::Success)
        ++state.alive;
    return state.init;
}

EXPORTED Status nvmlShutdown()
{
    if (state.alive == 0)
        ++state.misused;
    --state.alive;
    return Status::Success;
}

EXPORTED const char *nvmlErrorString(Status status)
{
    switch (status) {
    case Status::NotSupported:
        return "Not Supported";
    case Status::NoPermission:
        return "Insufficient Permissions";
    case Status::DriverNotLoaded:
        return "Driver Not Loaded";
    case Status::GpuIsLost:
        return "GPU is lost";
    case Status::VersionMismatch:
        return "Driver/library version mismatch";
    default:
        return "Unknown Error";
    }
}

EXPORTED Status nvmlDeviceGetCount(unsigned *count)
{
    *count = state.count;
    return state.countStatus;
}

EXPORTED Status nvmlDeviceGetHandleByIndex(unsigned index, Device *device)
{
    if (index >= state.count)
        return Status::InvalidArgument;
    *device = reinterpret_cast<Device>(&state.gpus[index]);
    return state.gpus[index].handle;
}

EXPORTED Status nvmlDeviceGetPowerUsage(Device device, unsigned *milliwatts)
{
    const FakeGpu *gpu = gpuOf(device);
    if (!gpu)
        return Status::Uninitialized;
    *milliwatts = gpu->power;
    return gpu->powerStatus;
}

EXPORTED Status nvmlDeviceGetComputeRunningProcesses(Device device, unsigned *count, ProcessInfo *infos)
{
    const FakeGpu *gpu = gpuOf(device);
    if (!gpu || gpu->computeStatus != Status::Success)
        return gpu ? gpu->computeStatus : Status::Uninitialized;
    return list(gpu->compute, count, infos);
}

#ifndef FAKENVML_OLD

EXPORTED Status nvmlInit_v2()
{
    return nvmlInit();
}

EXPORTED Status nvmlDeviceGetCount_v2(unsigned *count)
{
    return nvmlDeviceGetCount(count);
}

EXPORTED Status nvmlDeviceGetHandleByIndex_v2(unsigned index, Device *device)
{
    return nvmlDeviceGetHandleByIndex(index, device);
}

EXPORTED Status nvmlSystemGetDriverVersion(char *text, unsigned size)
{
    return copy(state.driver, text, size);
}

EXPORTED Status nvmlDeviceGetName(Device device, char *text, unsigned size)
{
    const FakeGpu *gpu = gpuOf(device);
    return gpu ? copy(gpu->name, text, size) : Status::Uninitialized;
}

EXPORTED Status nvmlDeviceGetUUID(Device device, char *text, unsigned size)
{
    const FakeGpu *gpu = gpuOf(device);
    return gpu ? copy(gpu->uuid, text, size) : Status::Uninitialized;
}

EXPORTED Status nvmlDeviceGetTotalEnergyConsumption(Device device, unsigned long long *millijoules)
{
    FakeGpu *gpu = gpuOf(device);
    if (!gpu)
        return Status::Uninitialized;
    gpu->energy += gpu->energyStep;
    *millijoules = gpu->energy;
    return gpu->energyStatus;
}

EXPORTED Status nvmlDeviceGetEnforcedPowerLimit(Device device, unsigned *milliwatts)
{
    return give(device, milliwatts, &FakeGpu::powerLimit);
}

EXPORTED Status nvmlDeviceGetPowerManagementDefaultLimit(Device device, unsigned *milliwatts)
{
    return give(device, milliwatts, &FakeGpu::defaultPowerLimit);
}

EXPORTED Status nvmlDeviceGetClockInfo(Device device, Clock clock, unsigned *megahertz)
{
    *megahertz = clock == Clock::Sm ? 1980 : 3201;
    return gpuOf(device) ? Status::Success : Status::Uninitialized;
}

EXPORTED Status nvmlDeviceGetTemperature(Device device, Sensor, unsigned *celsius)
{
    *celsius = 35;
    return gpuOf(device) ? Status::Success : Status::Uninitialized;
}

EXPORTED Status nvmlDeviceGetUtilizationRates(Device device, Utilisation *share)
{
    *share = {7, 3};
    return gpuOf(device) ? Status::Success : Status::Uninitialized;
}

EXPORTED Status nvmlDeviceGetCurrentClocksEventReasons(Device device, unsigned long long *bits)
{
    return give(device, bits, &FakeGpu::reasons);
}

EXPORTED Status nvmlDeviceGetViolationStatus(Device device, unsigned policy, ViolationTime *time)
{
    const FakeGpu *gpu = gpuOf(device);
    if (!gpu)
        return Status::Uninitialized;
    time->violation = policy == 0   ? gpu->powerViolation
                      : policy == 1 ? gpu->thermalViolation
                      : policy == 5 ? gpu->reliabilityViolation
                                    : 0;
    return gpu->violationStatus;
}

EXPORTED Status nvmlDeviceGetComputeRunningProcesses_v2(Device device, unsigned *count, ProcessInfo2 *infos)
{
    const FakeGpu *gpu = gpuOf(device);
    return gpu ? list(gpu->compute, count, infos) : Status::Uninitialized;
}

EXPORTED Status nvmlDeviceGetGraphicsRunningProcesses(Device device, unsigned *count, ProcessInfo *infos)
{
    const FakeGpu *gpu = gpuOf(device);
    return gpu ? list(gpu->graphics, count, infos) : Status::Uninitialized;
}

EXPORTED Status nvmlDeviceGetPersistenceMode(Device device, Switch *mode)
{
    return give(device, mode, &FakeGpu::persistence);
}

EXPORTED Status nvmlDeviceGetMigMode(Device device, Switch *now, Switch *afterRestart)
{
    *afterRestart = Switch::Off;
    return give(device, now, &FakeGpu::mig);
}

#endif
