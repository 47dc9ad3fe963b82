// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/systemerror.h"

#include <cstring>

namespace hakari {

std::string systemMessage(int error)
{
    const char *text = ::strerrordesc_np(error);
    return text ? text : "error " + std::to_string(error);
}

std::string signalMessage(int signal)
{
    const char *text = ::sigdescr_np(signal);
    return text ? text : "signal " + std::to_string(signal);
}

} // namespace hakari
