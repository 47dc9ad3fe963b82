// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backends/backend.h"

#include <c10/core/Device.h>

#include <string>
#include <string_view>

namespace hakari::torchbackend {

/// libtorch, oneDNN and the BLAS that this process really has loaded.
Facts libraryVersions();

/// The BLAS that libtorch's fp32 products go to, in its own words and with its path's kind of threads, e.g.
/// "OpenBLAS 0.3.21 ... Haswell MAX_THREADS=64, openmp"; its file where it tells nothing of itself. The
/// alternative that is chosen for libblas.so.3 decides; OpenBLAS may be loaded besides, for LAPACK.
std::string loadedBlas();

/// The CPU and every CUDA device.
std::vector<Device> presentDevices();

/// Lets this thread's operations use so many threads; 0: as many as this process may use. Returns how many.
int takeThreads(int threads);

/// The line of an exception of libtorch that says what went wrong, out of the dozens that it brings.
std::string firstCause(std::string_view what);

/// What every session of this backend says of itself.
Facts commonFacts(const c10::Device &device, int threads, Precision precision);

/// Blocks until the device has done all that it was given.
void waitFor(const c10::Device &device);

} // namespace hakari::torchbackend
