// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/power/nvmllibrary.h"

#include <cstring>
#include <dlfcn.h>
#include <vector>

namespace hakari::nvml {

namespace {

// More than any version of the structure takes, and more processes than usually share a GPU.
constexpr std::size_t largestProcessInfo = 32;
constexpr unsigned usualProcesses = 64;

template <class Function>
bool find(void *library, const std::string &symbol, Function &function)
{
    function = reinterpret_cast<Function>(dlsym(library, symbol.c_str()));
    return function != nullptr;
}

/// The first version keeps its layout for good; drivers 535.43 to 535.86 changed that of the third without
/// saying so, so it comes last.
std::array<ProcessQuery, 3> processQueries(void *library, const std::string &symbol)
{
    std::array<ProcessQuery, 3> queries{
        {{nullptr, sizeof(ProcessInfo)}, {nullptr, sizeof(ProcessInfo2)}, {nullptr, sizeof(ProcessInfo2)}}};
    find(library, symbol, queries[0].function);
    find(library, symbol + "_v2", queries[1].function);
    find(library, symbol + "_v3", queries[2].function);
    return queries;
}

/// Why it could not be loaded, without its own name in front.
std::string loadingError(const std::string &file)
{
    const char *text = dlerror();
    std::string cause = text ? text : "";
    return cause.starts_with(file + ": ") ? cause.substr(file.size() + 2) : cause;
}

Status listProcesses(const ProcessQuery &query, Device device, std::set<unsigned> &found)
{
    unsigned count = usualProcesses;
    std::vector<char> buffer(largestProcessInfo * count);
    Status status = ask(query.function, device, &count, static_cast<void *>(buffer.data()));
    if (status == Status::InsufficientSize) {
        count += usualProcesses; // some may have started since
        buffer.resize(largestProcessInfo * count);
        status = query.function(device, &count, buffer.data());
    }
    if (status != Status::Success)
        return status;
    for (std::size_t i = 0; i < count && (i + 1) * query.stride <= buffer.size(); ++i) {
        unsigned pid = 0; // first in every version
        std::memcpy(&pid, buffer.data() + i * query.stride, sizeof pid);
        found.insert(pid);
    }
    return status;
}

using TextFunction = Status (*)(Device, char *, unsigned);

std::string textOf(TextFunction function, Device device)
{
    std::array<char, 128> text{}; // the longest, a UUID, takes 96
    const Status status = ask(function, device, text.data(), static_cast<unsigned>(text.size()));
    text.back() = '\0';
    return status == Status::Success ? text.data() : std::string();
}

} // namespace

Expected<std::unique_ptr<Library>> Library::load(const std::string &file)
{
    void *handle = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr)
        return tl::unexpected(Error{ErrorCode::NvmlAbsent, {{"file", file}, {"cause", loadingError(file)}}});
    std::unique_ptr<Library> library(new Library(handle));
    library->resolve();
    if (const char *function = library->missing())
        return tl::unexpected(
            Error{ErrorCode::NvmlAbsent, {{"file", file}, {"cause", std::string("it lacks ") + function}}});
    const Status status = library->m_functions.init();
    library->m_initialised = status == Status::Success;
    if (!library->m_initialised)
        return tl::unexpected(library->failure(status, file));
    return library;
}

Library::~Library()
{
    if (m_initialised)
        ask(m_functions.shutdown);
    dlclose(m_handle);
}

void Library::resolve()
{
    Functions &f = m_functions;
    const auto get = [this](const std::string &symbol, auto &function) {
        return find(m_handle, symbol, function);
    };
    // The second versions belong together: they number the devices in another way than the first.
    const bool second = get("nvmlInit_v2", f.init) && get("nvmlDeviceGetCount_v2", f.count)
                        && get("nvmlDeviceGetHandleByIndex_v2", f.handle);
    if (!second) {
        get("nvmlInit", f.init);
        get("nvmlDeviceGetCount", f.count);
        get("nvmlDeviceGetHandleByIndex", f.handle);
    }
    get("nvmlShutdown", f.shutdown);
    get("nvmlErrorString", f.errorString);
    get("nvmlSystemGetDriverVersion", f.driverVersion);
    get("nvmlDeviceGetName", f.name);
    get("nvmlDeviceGetUUID", f.uuid);
    get("nvmlDeviceGetTotalEnergyConsumption", f.energy);
    get("nvmlDeviceGetPowerUsage", f.power);
    if (!get("nvmlDeviceGetEnforcedPowerLimit", f.powerLimit))
        get("nvmlDeviceGetPowerManagementLimit", f.powerLimit);
    get("nvmlDeviceGetPowerManagementDefaultLimit", f.defaultPowerLimit);
    get("nvmlDeviceGetClockInfo", f.clock);
    get("nvmlDeviceGetTemperature", f.temperature);
    get("nvmlDeviceGetUtilizationRates", f.utilisation);
    if (!get("nvmlDeviceGetCurrentClocksEventReasons", f.reasons)) // since R535
        get("nvmlDeviceGetCurrentClocksThrottleReasons", f.reasons);
    get("nvmlDeviceGetViolationStatus", f.violation);
    get("nvmlDeviceGetPersistenceMode", f.persistence);
    get("nvmlDeviceGetMigMode", f.mig);
    f.computeProcesses = processQueries(m_handle, "nvmlDeviceGetComputeRunningProcesses");
    f.graphicsProcesses = processQueries(m_handle, "nvmlDeviceGetGraphicsRunningProcesses");
}

const char *Library::missing() const
{
    if (!m_functions.init)
        return "nvmlInit";
    if (!m_functions.count)
        return "nvmlDeviceGetCount";
    if (!m_functions.handle)
        return "nvmlDeviceGetHandleByIndex";
    return m_functions.energy || m_functions.power ? nullptr : "nvmlDeviceGetPowerUsage";
}

Error Library::failure(Status status, const std::string &file) const
{
    switch (status) {
    case Status::DriverNotLoaded:
        return {ErrorCode::NvmlNoDriver, {{"cause", explain(status)}}};
    case Status::VersionMismatch:
        return {ErrorCode::NvmlMismatch, {{"file", file}, {"cause", explain(status)}}};
    default:
        return {ErrorCode::NvmlFailed, {{"cause", explain(status)}}};
    }
}

std::string Library::explain(Status status) const
{
    const char *words = m_functions.errorString ? m_functions.errorString(status) : nullptr;
    return words ? words : "NVML error " + std::to_string(static_cast<unsigned>(status));
}

std::string Library::driverVersion() const
{
    std::array<char, 128> text{}; // a version takes 80 at most
    const Status status = ask(m_functions.driverVersion, text.data(), static_cast<unsigned>(text.size()));
    text.back() = '\0';
    return status == Status::Success ? text.data() : std::string();
}

std::string Library::name(Device device) const
{
    return textOf(m_functions.name, device);
}

std::string Library::uuid(Device device) const
{
    return textOf(m_functions.uuid, device);
}

std::set<unsigned> Library::processesOn(Device device) const
{
    std::set<unsigned> found;
    for (const auto &queries : {m_functions.computeProcesses, m_functions.graphicsProcesses}) {
        for (const ProcessQuery &query : queries) {
            if (listProcesses(query, device, found) == Status::Success)
                break;
        }
    }
    return found;
}

} // namespace hakari::nvml
