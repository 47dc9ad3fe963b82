// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/power/nvmllibrary.h"

#include <array>
#include <cstdlib>
#include <dlfcn.h>
#include <string>

namespace hakari::test {

/// A GPU of the library that stands in for NVML; what it answers is what stands here. Plain values: the
/// library and the test share it.
struct FakeGpu {
    const char *name = "NVIDIA H200";
    const char *uuid = "GPU-8d1c";
    nvml::Status handle = nvml::Status::Success;
    nvml::Status energyStatus = nvml::Status::Success;
    nvml::Status powerStatus = nvml::Status::Success;
    unsigned long long energy = 1'000'000; ///< mJ
    unsigned long long energyStep = 1000;  ///< mJ, added by each reading
    unsigned power = 350'250;              ///< mW
    unsigned powerLimit = 700'000;
    unsigned defaultPowerLimit = 700'000;
    unsigned long long reasons = 0;
    nvml::Status violationStatus = nvml::Status::Success;
    unsigned long long powerViolation = 0; ///< ns
    unsigned long long thermalViolation = 0;
    unsigned long long reliabilityViolation = 0;
    nvml::Status computeStatus = nvml::Status::Success; ///< of the first version's list
    std::array<unsigned, 100> compute{};                ///< ids of processes; 0 ends the list
    std::array<unsigned, 100> graphics{};
    nvml::Switch persistence = nvml::Switch::On;
    nvml::Switch mig = nvml::Switch::Off;
};

struct FakeNvmlState {
    nvml::Status init = nvml::Status::Success;
    nvml::Status countStatus = nvml::Status::Success;
    const char *driver = "570.124.06";
    unsigned count = 1;
    std::array<FakeGpu, 8> gpus;
    int alive = 0;   ///< initialised less shut down
    int misused = 0; ///< calls while it was not initialised
};

/// Keeps the library loaded and in the state that the test sets; a meter loads the same one by its path.
class FakeNvml
{
public:
    explicit FakeNvml(const char *path) : m_path(path), m_library(dlopen(path, RTLD_NOW | RTLD_LOCAL))
    {
        if (m_library == nullptr)
            std::abort();
        const auto find = reinterpret_cast<FakeNvmlState *(*)()>(dlsym(m_library, "fakeNvmlState"));
        m_state = find();
        *m_state = FakeNvmlState();
    }
    ~FakeNvml() { dlclose(m_library); }
    FakeNvml(const FakeNvml &) = delete;
    FakeNvml &operator=(const FakeNvml &) = delete;

    const std::string &path() const { return m_path; }
    FakeNvmlState *operator->() const { return m_state; }
    FakeGpu &gpu(std::size_t index) const { return m_state->gpus.at(index); }

private:
    std::string m_path;
    void *m_library;
    FakeNvmlState *m_state;
};

} // namespace hakari::test
