# SPDX-FileCopyrightText: Hakari contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The top level holds what the design lists, dotfiles, and nothing else."""

import tree

FOLDERS = {"app", "core", "resources", "tests", "translations", "widgets"}
FILES = {"ARCHITECTURE.md", "CMakeLists.txt", "CMakePresets.json", "CONTRIBUTING.md", "LICENSE", "README.md",
         "check", "start"}


def check(root):
    present = {(path.parts[0], len(path.parts) > 1) for path in tree.files(root)}
    return [f"{name}: not one of the entries that the top level holds"
            for name, folder in sorted(present)
            if not name.startswith(".") and name not in (FOLDERS if folder else FILES)]


PROOFS = [
    ({"start": "", "core/base/a.h": "", ".clang-format": "", ".ci/run": "", "build/a.o": ""}, None),
    ({"notes.md": ""}, "notes.md"),
    ({"scripts/run.sh": ""}, "scripts"),
    ({"core": ""}, "core"),
]

if __name__ == "__main__":
    tree.main(check, PROOFS)
