// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/host/files.h"
#include "core/engine/host/host.h"

#include <algorithm>
#include <array>
#include <set>

namespace hakari {

namespace {

constexpr const char *pthreadsOpenBlas = "OpenBLAS (pthreads)";

/// A library by a part of its path. Debian tells the flavour by the folder, Fedora by the file's name.
struct BlasName {
    std::string_view part;
    const char *name;
};

/// The first that fits counts: libblas.so.3 is whatever its folder says.
constexpr std::array blasNames{
    BlasName{"/openblas-openmp/", "OpenBLAS (OpenMP)"},
    BlasName{"/openblas64-openmp/", "OpenBLAS (OpenMP)"},
    BlasName{"/openblas-pthread/", pthreadsOpenBlas},
    BlasName{"/openblas64-pthread/", pthreadsOpenBlas},
    BlasName{"/openblas-serial/", "OpenBLAS (serial)"},
    BlasName{"/openblas64-serial/", "OpenBLAS (serial)"},
    BlasName{"/libopenblaso", "OpenBLAS (OpenMP)"},
    BlasName{"/libopenblasp", pthreadsOpenBlas},
    BlasName{"/libopenblas64_p", pthreadsOpenBlas},
    BlasName{"/libscipy_openblas", pthreadsOpenBlas},
    BlasName{"/libopenblas", "OpenBLAS"},
    BlasName{"/blis-openmp/", "BLIS (OpenMP)"},
    BlasName{"/blis-pthread/", "BLIS (pthreads)"},
    BlasName{"/blis-serial/", "BLIS (serial)"},
    BlasName{"/libblis", "BLIS"},
    BlasName{"/libmkl_", "MKL"},
    BlasName{"/libarmpl", "Arm Performance Libraries"},
    BlasName{"/libnvpl_blas", "NVPL BLAS"},
    BlasName{"/atlas/", "ATLAS"},
    BlasName{"/libatlas", "ATLAS"},
    BlasName{"/libblas.", "reference BLAS"},
};

/// The files of libraries in this process's memory.
std::set<std::string> loadedLibraries(const std::filesystem::path &root)
{
    std::set<std::string> files;
    const auto text = HostFiles(root).text("proc/self/maps");
    forEachLine(text.value_or(""), [&](std::string_view line) {
        const auto slash = line.find('/');
        if (slash != std::string_view::npos && line.find(".so", slash) != std::string_view::npos)
            files.insert(std::string(line.substr(slash)));
    });
    return files;
}

} // namespace

std::vector<std::string> loadedBlas(const std::filesystem::path &root)
{
    std::set<std::string> found;
    for (const std::string &file : loadedLibraries(root)) {
        const auto *const known = std::ranges::find_if(
            blasNames, [&](const BlasName &blas) { return file.find(blas.part) != std::string::npos; });
        if (known != blasNames.end())
            found.insert(known->name);
    }
    return {found.begin(), found.end()};
}

std::optional<HostWarning> blasConflict(const std::filesystem::path &root)
{
    const auto blas = loadedBlas(root);
    if (std::ranges::find(blas, pthreadsOpenBlas) == blas.end())
        return std::nullopt;
    for (const std::string &file : loadedLibraries(root)) {
        for (const char *openMp : {"/libgomp", "/libomp.", "/libomp5", "/libiomp5"}) {
            if (file.find(openMp) != std::string::npos)
                return HostWarning{HostWarningKind::BlasThreads, pthreadsOpenBlas};
        }
    }
    return std::nullopt;
}

} // namespace hakari
