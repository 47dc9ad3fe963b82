# SPDX-FileCopyrightText: Hakari contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Writes HEADER with HAKARI_COMMIT, "-modified" added where the tree differs from it; empty outside git.
execute_process(COMMAND git -C ${SOURCE} describe --always --dirty=-modified --exclude=*
    OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE status)
set(text "")
if(status EQUAL 0)
    set(text "#define HAKARI_COMMIT \"${commit}\"\n")
endif()
set(before "absent")
if(EXISTS ${HEADER})
    file(READ ${HEADER} before)
endif()
if(NOT before STREQUAL text)
    file(WRITE ${HEADER} "${text}")
endif()
