// SPDX-FileCopyrightText: Hakari contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/record/profiletimes.h"

namespace hakari {

ProfileTimes timesOf(Profile profile)
{
    switch (profile) {
    case Profile::Quick:
        break;
    case Profile::Standard:
        return {{30.0}, {5.0}, {2.0}, {10.0}, {60.0}, true};
    case Profile::Publication:
        return {{30.0}, {30.0}, {10.0}, {60.0}, {600.0}, true};
    }
    return {{5.0}, {1.0}, {1.0}, {3.0}, {10.0}, false};
}

} // namespace hakari
