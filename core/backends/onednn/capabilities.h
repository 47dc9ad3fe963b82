// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>

namespace hakari {

std::string cpuInstructionSet(); ///< that the library uses here, in words
bool cpuHasBf16();               ///< multiplies bf16 natively
bool cpuHasDotProducts();        ///< adds four products of bytes without saturating in between
std::string libraryVersion();    ///< of oneDNN as it runs

} // namespace hakari
