# SPDX-FileCopyrightText: Hakari contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All C++ is as clang-format lays it out."""

import shutil
import subprocess

import tree


def check(root):
    formatter = shutil.which("clang-format")
    if not formatter:
        raise tree.Skip("clang-format is not installed")
    sources = [str(root / path) for path in tree.files(root)
               if path.suffix in tree.CODE and "fixtures" not in path.parts]
    if not sources:
        return []
    style = f"--style=file:{tree.ROOT / '.clang-format'}"
    run = subprocess.run([formatter, style, "--dry-run", "-Werror", *sources], capture_output=True, text=True)
    if run.returncode == 0:
        return []
    badly = {line.split(":")[0] for line in run.stderr.splitlines() if ": error:" in line}
    return [f"{path}: run clang-format -i on it" for path in sorted(badly)] or [run.stderr]


PROOFS = [
    ({"core/base/a.h": "int a(const int &b);\n"}, None),
    ({"core/base/a.h": "int  a( const int& b );\n"}, "a.h: run"),
]

if __name__ == "__main__":
    tree.main(check, PROOFS)
