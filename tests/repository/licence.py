# SPDX-FileCopyrightText: Hakari contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each source file says its licence and holder in its first lines."""

import tree

LINES = ("SPDX-FileCopyrightText: Hakari contributors", "SPDX-License-Identifier: GPL-3.0-or-later")
SOURCES = tree.CODE | {".cmake", ".desktop", ".in", ".py", ".qss", ".sh", ".sql"}


def is_source(path, content):
    return path.suffix in SOURCES or path.name == "CMakeLists.txt" or content.startswith("#!")


def check(root):
    problems = []
    for path in tree.files(root):
        content = tree.text(root, path)
        if content is None or "fixtures" in path.parts or not is_source(path, content):
            continue
        head = "\n".join(content.splitlines()[:6])
        problems += [f"{path}: lacks '{line}' in its first lines" for line in LINES if line not in head]
    return problems


HEADER = "".join(f"// {line}\n" for line in LINES)
PROOFS = [
    ({"core/base/a.h": HEADER + "int a();\n", "resources/a.csv": "1,2\n"}, None),
    ({"core/base/a.h": "int a();\n"}, "core/base/a.h: lacks"),
    ({"core/base/a.h": HEADER.splitlines()[0]}, "GPL-3.0-or-later"),
    ({"CMakeLists.txt": "project(x)\n"}, "CMakeLists.txt: lacks"),
    ({"check": "#!/bin/sh\n"}, "check: lacks"),
]

if __name__ == "__main__":
    tree.main(check, PROOFS)
