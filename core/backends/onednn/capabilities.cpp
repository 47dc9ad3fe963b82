// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/onednn/capabilities.h"

#include <oneapi/dnnl/dnnl.hpp>

namespace hakari {

namespace {

using dnnl::cpu_isa;

} // namespace

std::string cpuInstructionSet()
{
    switch (dnnl::get_effective_cpu_isa()) {
    case cpu_isa::sse41:
        return "SSE4.1";
    case cpu_isa::avx:
        return "AVX";
    case cpu_isa::avx2:
        return "AVX2";
    case cpu_isa::avx2_vnni:
        return "AVX2 with VNNI";
    case cpu_isa::avx512_mic:
    case cpu_isa::avx512_mic_4ops:
        return "AVX-512 of Xeon Phi";
    case cpu_isa::avx512_core:
        return "AVX-512";
    case cpu_isa::avx512_core_vnni:
        return "AVX-512 with VNNI";
    case cpu_isa::avx512_core_bf16:
        return "AVX-512 with VNNI and BF16";
    case cpu_isa::avx512_core_amx:
        return "AMX with INT8 and BF16";
    default:
        return "the compiler's";
    }
}

bool cpuHasBf16()
{
    const cpu_isa isa = dnnl::get_effective_cpu_isa();
    return isa == cpu_isa::avx512_core_bf16 || isa == cpu_isa::avx512_core_amx;
}

bool cpuHasDotProducts()
{
    const cpu_isa isa = dnnl::get_effective_cpu_isa();
    return cpuHasBf16() || isa == cpu_isa::avx512_core_vnni || isa == cpu_isa::avx2_vnni;
}

std::string libraryVersion()
{
    const dnnl_version_t *version = dnnl_version();
    return std::to_string(version->major) + "." + std::to_string(version->minor) + "."
           + std::to_string(version->patch);
}

} // namespace hakari
