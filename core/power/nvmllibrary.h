// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <array>
#include <cstddef>
#include <memory>
#include <set>
#include <string>

/// What is used here of NVIDIA's management library: its C interface as nvml.h of CUDA 13 declares it
/// (NVIDIA/go-nvml, gen/nvml/nvml.h), so that no header and no library of NVIDIA's is needed to build.
namespace hakari::nvml {

struct DeviceHandle;
using Device = DeviceHandle *; ///< nvmlDevice_t; owned by the library

enum class Status : unsigned { // nvmlReturn_t
    Success = 0,
    Uninitialized = 1,
    InvalidArgument = 2,
    NotSupported = 3,
    NoPermission = 4,
    InsufficientSize = 7,
    DriverNotLoaded = 9,
    FunctionNotFound = 13,
    GpuIsLost = 15,
    VersionMismatch = 18, // of the driver in the kernel and this library
    Unknown = 999,
};
enum class Clock : unsigned { Sm = 1, Memory = 2 };            // nvmlClockType_t
enum class Sensor : unsigned { Gpu = 0 };                      // nvmlTemperatureSensors_t
enum class Policy : unsigned { Thermal = 1, Reliability = 5 }; // nvmlPerfPolicyType_t
enum class Switch : unsigned { Off = 0, On = 1 };              // nvmlEnableState_t
enum Reason : unsigned long long {                             // nvmlClocksEventReasons
    SoftwarePowerCap = 0x04,
    HardwareSlowdown = 0x08,
    SoftwareThermalSlowdown = 0x20,
    HardwareThermalSlowdown = 0x40,
    HardwarePowerBrake = 0x80,
};

struct Utilisation { // nvmlUtilization_t, in percent
    unsigned gpu = 0;
    unsigned memory = 0;
};
struct ViolationTime {                // nvmlViolationTime_t
    unsigned long long reference = 0; ///< us
    unsigned long long violation = 0; ///< ns
};
struct ProcessInfo { // nvmlProcessInfo_v1_t
    unsigned pid = 0;
    unsigned long long usedMemory = 0; ///< bytes
};
struct ProcessInfo2 { // nvmlProcessInfo_v2_t
    unsigned pid = 0;
    unsigned long long usedMemory = 0; ///< bytes
    unsigned gpuInstance = 0;
    unsigned computeInstance = 0;
};

/// A function that lists the processes on a device, and how far apart it puts them.
struct ProcessQuery {
    Status (*function)(Device, unsigned *count, void *processes) = nullptr;
    std::size_t stride = 0;
};

/// What a driver lacks is null.
struct Functions {
    Status (*init)() = nullptr;
    Status (*shutdown)() = nullptr;
    const char *(*errorString)(Status) = nullptr;
    Status (*driverVersion)(char *text, unsigned size) = nullptr;
    Status (*count)(unsigned *) = nullptr;
    Status (*handle)(unsigned index, Device *) = nullptr;
    Status (*name)(Device, char *text, unsigned size) = nullptr;
    Status (*uuid)(Device, char *text, unsigned size) = nullptr;
    Status (*energy)(Device, unsigned long long *millijoules) = nullptr;
    Status (*power)(Device, unsigned *milliwatts) = nullptr;
    Status (*powerLimit)(Device, unsigned *milliwatts) = nullptr;
    Status (*defaultPowerLimit)(Device, unsigned *milliwatts) = nullptr;
    Status (*clock)(Device, Clock, unsigned *megahertz) = nullptr;
    Status (*temperature)(Device, Sensor, unsigned *celsius) = nullptr;
    Status (*utilisation)(Device, Utilisation *) = nullptr;
    Status (*reasons)(Device, unsigned long long *bits) = nullptr;
    Status (*violation)(Device, Policy, ViolationTime *) = nullptr;
    Status (*persistence)(Device, Switch *) = nullptr;
    Status (*mig)(Device, Switch *now, Switch *afterRestart) = nullptr;
    std::array<ProcessQuery, 3> computeProcesses;
    std::array<ProcessQuery, 3> graphicsProcesses;
};

/// Calls what the driver may lack.
template <class... Parameters, class... Arguments>
Status ask(Status (*function)(Parameters...), Arguments... arguments)
{
    return function ? function(arguments...) : Status::FunctionNotFound;
}

/// NVML, loaded and initialised while this lives. For one thread.
class Library
{
public:
    /// Errors: NvmlAbsent (cannot be loaded, or lacks what is needed), NvmlNoDriver, NvmlMismatch,
    /// NvmlFailed.
    static Expected<std::unique_ptr<Library>> load(const std::string &file);
    ~Library();
    Library(const Library &) = delete;
    Library &operator=(const Library &) = delete;

    const Functions &functions() const { return m_functions; }
    std::string explain(Status status) const; ///< NVML's own words
    std::string driverVersion() const;        ///< empty where it is not told
    std::string name(Device device) const;
    std::string uuid(Device device) const;

    /// The ids of the processes that compute or draw on the device; none where the driver does not tell.
    std::set<unsigned> processesOn(Device device) const;

private:
    explicit Library(void *handle) : m_handle(handle) {}

    void resolve();
    const char *missing() const; ///< a function that nothing works without, or null
    Error failure(Status status, const std::string &file) const;

    void *m_handle;
    Functions m_functions;
    bool m_initialised = false;
};

} // namespace hakari::nvml
