// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/torch/host.h"

#include "core/base/cpu.h"
#include "core/base/number.h"

#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <torch/cuda.h>
#include <torch/version.h>

#include <algorithm>
#include <dlfcn.h>
#include <filesystem>
#include <memory>
#include <mutex>

namespace hakari::torchbackend {

namespace {

constexpr std::size_t longestCause = 300;

/// What follows `key` in libtorch's description of itself, to the end of the line, a comma or a bracket.
std::string describedAfter(std::string_view description, std::string_view key)
{
    const auto begin = description.find(key);
    if (begin == std::string_view::npos)
        return {};
    description.remove_prefix(begin + key.size());
    return std::string(trimmed(description.substr(0, description.find_first_of("(,\n"))));
}

Device cpuDevice()
{
    const std::string model = cpuModel();
    return {"cpu",
            model.empty() ? "CPU" : model,
            installedMemory(),
            {{"vector_instructions", describedAfter(at::show_config(), "CPU capability usage: ")}}};
}

using Library = std::unique_ptr<void, int (*)(void *)>;

/// The BLAS that libtorch was linked with, without loading it.
Library loaded(const char *name)
{
    return {dlopen(name, RTLD_NOW | RTLD_NOLOAD), [](void *handle) { return dlclose(handle); }};
}

/// The file that the library's products come from.
std::string fileOf(void *library)
{
    Dl_info info{};
    const void *product = dlsym(library, "sgemm_");
    if (product == nullptr || dladdr(product, &info) == 0)
        return {};
    std::error_code ignored;
    return std::filesystem::canonical(info.dli_fname, ignored).string();
}

/// The library's own description, where it has one.
std::string blasVersion(void *library)
{
    using Describe = const char *();
    auto *describe = reinterpret_cast<Describe *>(dlsym(library, "openblas_get_config"));
    return describe == nullptr ? std::string() : std::string(trimmed(describe()));
}

/// Cut before a character, not within one.
std::string_view shortened(std::string_view line)
{
    std::size_t end = std::min(line.size(), longestCause);
    while (end < line.size() && end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U)
        --end;
    return line.substr(0, end);
}

std::string threadKind(const std::string &path)
{
    for (const char *kind : {"openmp", "pthread", "serial"}) {
        if (path.find(kind) != std::string::npos)
            return std::string(", ") + kind;
    }
    return {};
}

} // namespace

std::string loadedBlas()
{
    const Library library = loaded("libblas.so.3");
    if (!library)
        return describedAfter(at::show_config(), "BLAS_INFO=");
    const std::string file = fileOf(library.get());
    const std::string version = blasVersion(library.get());
    return version.empty() ? file : version + threadKind(file);
}

Facts libraryVersions()
{
    Facts versions{{"libtorch", TORCH_VERSION}};
    if (const std::string blas = loadedBlas(); !blas.empty())
        versions["blas"] = blas;
    if (const std::string onednn = describedAfter(at::get_mkldnn_version(), "MKL-DNN v"); !onednn.empty())
        versions["onednn"] = onednn;
    if (torch::cuda::is_available())
        versions["cuda"] = "linked";
    return versions;
}

std::vector<Device> presentDevices()
{
    std::vector<Device> devices{cpuDevice()};
    const std::size_t count = torch::cuda::is_available() ? torch::cuda::device_count() : 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string number = std::to_string(i);
        devices.push_back({"cuda:" + number, "CUDA device " + number, 0, {}});
    }
    return devices;
}

int takeThreads(int threads)
{
    // Operations of one model run one after the other here; libtorch accepts this once, before it starts any.
    static std::once_flag once;
    std::call_once(once, [] {
        try {
            at::set_num_interop_threads(1);
        } catch (const std::exception &) { // NOLINT(bugprone-empty-catch): someone has set it before
        }
    });
    const int taken = threads > 0 ? threads : allowedCpus();
    at::set_num_threads(taken);
    return taken;
}

std::string firstCause(std::string_view what)
{
    // Errors inside a script come as a trace whose last line has the cause.
    constexpr std::string_view inScript = "RuntimeError: ";
    if (const auto begin = what.rfind(inScript); begin != std::string_view::npos)
        what.remove_prefix(begin + inScript.size());
    what = trimmed(what);
    std::string_view line = trimmed(what.substr(0, what.find('\n')));
    line = shortened(line);
    while (line.ends_with('.') || line.ends_with(':'))
        line.remove_suffix(1);
    return line.empty() ? "libtorch gives no reason" : std::string(line);
}

Facts commonFacts(const c10::Device &device, int threads, Precision precision)
{
    Facts facts{{"library", std::string("libtorch ") + TORCH_VERSION},
                {"precision", std::string(name(precision))},
                {"threads", std::to_string(threads)}};
    if (device.is_cpu())
        facts["blas"] = loadedBlas();
    return facts;
}

void waitFor(const c10::Device &device)
{
    if (device.is_cuda())
        torch::cuda::synchronize(device.index());
}

} // namespace hakari::torchbackend
