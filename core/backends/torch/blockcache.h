// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace hakari::torchbackend {

/// Makes this process keep the memory of CPU tensors for reuse instead of giving it back to the system, as
/// libtorch itself does on GPUs: otherwise the kernel clears every page of a large activation anew in each
/// layer, which costs up to a third of the time. Before the first tensor; further calls do nothing.
void keepTensorMemory();

/// Gives back what is kept and not in use.
void releaseKeptMemory();

/// Releases on destruction. The first member of a session, so that its tensors are gone by then.
class KeptMemory
{
public:
    KeptMemory() = default;
    KeptMemory(const KeptMemory &) = delete;
    KeptMemory &operator=(const KeptMemory &) = delete;
    ~KeptMemory() { releaseKeptMemory(); }
};

} // namespace hakari::torchbackend
