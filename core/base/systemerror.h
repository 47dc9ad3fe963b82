// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace hakari {

// In English whatever the locale: a sentence must not mix languages by accident, nor a record depend on where
// it was made. Any thread.

/// What errno's number means, "No such file or directory".
std::string systemMessage(int error);

/// What a signal means, "Segmentation fault".
std::string signalMessage(int signal);

} // namespace hakari
