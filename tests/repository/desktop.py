# SPDX-FileCopyrightText: Hakari contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Desktop entries and software-centre descriptions are valid."""

import shutil
import subprocess

import tree

VALIDATORS = {
    ".desktop": ["desktop-file-validate"],
    ".metainfo.xml": ["appstreamcli", "validate", "--no-net", "--no-color"],
}


def check(root):
    problems = []
    for path in tree.files(root):
        for ending, command in VALIDATORS.items():
            if not path.name.endswith(ending):
                continue
            if not shutil.which(command[0]):
                raise tree.Skip(f"{command[0]} is not installed")
            run = subprocess.run([*command, str(root / path)], capture_output=True, text=True)
            if run.returncode:
                problems.append(f"{path}: {run.stdout}{run.stderr}")
    return problems


ENTRY = "[Desktop Entry]\nType=Application\nName=X\nExec=x\n"
PROOFS = [
    ({"resources/x.desktop": ENTRY + "Categories=Qt;Science;\n"}, None),
    ({"resources/x.desktop": ENTRY.replace("Exec=x\n", "Color=red\n")}, "x.desktop"),
    ({"resources/x.metainfo.xml": "<component><id>x</id></component>\n"}, "x.metainfo.xml"),
]

if __name__ == "__main__":
    tree.main(check, PROOFS)
