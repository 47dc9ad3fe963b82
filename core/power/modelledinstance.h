// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue/catalogue.h"

#include <string>

namespace hakari {

/// The instance whose published power curve stands in for a meter.
struct ModelledInstance {
    std::string id; ///< e.g. "inf1.2xlarge"
    InstancePower power;
};

} // namespace hakari
