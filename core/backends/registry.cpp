// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/registry.h"

#include "core/base/datafolder.h"
#include "core/base/file.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <dlfcn.h>
#include <string>

namespace hakari {

namespace {

constexpr std::array known{
    BackendName{"null", "Answers at once; measures the engine itself", "g++"},
    BackendName{"onednn", "Transformer encoders on CPUs (oneDNN)", "libdnnl-dev"},
    BackendName{"torch", "Transformer encoders, their training, and TorchScript files (libtorch)",
                "libtorch-dev"},
    BackendName{"xgboost", "Gradient boosting (XGBoost)", "libxgboost-dev"},
};

Error unavailable(const BackendName &backend, std::string cause)
{
    return {ErrorCode::BackendUnavailable,
            {{"backend", std::string(backend.id)},
             {"cause", std::move(cause)},
             {"package", std::string(backend.package)}}};
}

Expected<std::unique_ptr<Backend>> create(const BackendName &backend, const BackendModule &module)
{
    if (module.interfaceVersion != backendInterfaceVersion)
        return tl::unexpected(unavailable(backend, "its module was built for another version of Hakari"));
    try {
        return module.create();
    } catch (const std::exception &error) {
        return tl::unexpected(unavailable(backend, error.what()));
    }
}

} // namespace

std::span<const BackendName> knownBackends()
{
    return known;
}

std::filesystem::path backendFolder()
{
    if (const char *folder = std::getenv("HAKARI_BACKENDS"); folder != nullptr && *folder != '\0')
        return folder;
    return programFolder().parent_path() / "lib" / "hakari" / "backends";
}

Expected<std::unique_ptr<Backend>> loadBackend(std::string_view id)
{
    const auto found = std::find_if(known.begin(), known.end(),
                                    [id](const BackendName &backend) { return backend.id == id; });
    if (found == known.end())
        return tl::unexpected(
            Error{ErrorCode::BackendUnknown,
                  {{"value", std::string(id)}, {"expected", listed(known, &BackendName::id)}}});
    const auto file = backendFolder() / (std::string(id) + ".so");
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
        return tl::unexpected(unavailable(*found, "it is not part of this build"));
    void *library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr)
        return tl::unexpected(unavailable(*found, dlerror()));
    const void *entry = dlsym(library, "hakariBackendModule");
    if (entry == nullptr)
        return tl::unexpected(unavailable(*found, displayPath(file) + " is no module of Hakari"));
    return create(*found, *static_cast<const BackendModule *>(entry));
}

Expected<Device> findDevice(const Backend &backend, std::string_view backendId, const std::string &device)
{
    const std::vector<Device> present = backend.devices();
    const auto found = std::ranges::find(present, device, &Device::id);
    if (found != present.end())
        return *found;
    return tl::unexpected(Error{ErrorCode::DeviceUnknown,
                                {{"backend", std::string(backendId)},
                                 {"value", device},
                                 {"expected", present.empty() ? "none" : listed(present, &Device::id)}}});
}

Expected<void> requirePrecision(const Workload &workload, std::string_view backendId,
                                std::span<const Precision> offered)
{
    if (std::ranges::find(offered, workload.precision) != offered.end())
        return {};
    return tl::unexpected(Error{ErrorCode::PrecisionUnsupported,
                                {{"backend", std::string(backendId)},
                                 {"value", std::string(name(workload.precision))},
                                 {"expected", listed(offered, [](Precision each) { return name(each); })}}});
}

} // namespace hakari
