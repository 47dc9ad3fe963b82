// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/backends/onednn/rowkernels.h"

namespace hakari {

extern const RowKernels plainRowKernels;
#ifdef HAKARI_X86_ROW_KERNELS
extern const RowKernels avx2RowKernels;
extern const RowKernels avx512RowKernels;
#endif

namespace {

const RowKernels &chosen()
{
#ifdef HAKARI_X86_ROW_KERNELS
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
        && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        return avx512RowKernels;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return avx2RowKernels;
#endif
    return plainRowKernels;
}

} // namespace

const RowKernels &rowKernels()
{
    static const RowKernels &kernels = chosen();
    return kernels;
}

} // namespace hakari
