// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backends/backend.h"

#include <filesystem>
#include <string_view>

namespace hakari {

/// The backends that Hakari has, whether or not this host can run them.
struct BackendName {
    std::string_view id;      ///< what --backend takes; the module is backends/<id>.so
    std::string_view purpose; ///< one line for people
    std::string_view package; ///< Debian's, which the module is built with
};
std::span<const BackendName> knownBackends();

/// The folder with the modules: $HAKARI_BACKENDS where set, else ../lib/hakari/backends beside the running
/// program, which holds in the build tree and after installation.
std::filesystem::path backendFolder();

/// Loads the module and creates its backend; the module stays loaded until the process ends. Errors:
/// BackendUnknown, BackendUnavailable (with the loader's or the library's own words and the cure).
Expected<std::unique_ptr<Backend>> loadBackend(std::string_view id);

/// The device of the backend with that id. Error: DeviceUnknown, which names those present.
Expected<Device> findDevice(const Backend &backend, std::string_view backendId, const std::string &device);

/// What supports() answers for a precision, worded once. Error: PrecisionUnsupported.
Expected<void> requirePrecision(const Workload &workload, std::string_view backendId,
                                std::span<const Precision> offered);

} // namespace hakari
