# SPDX-FileCopyrightText: Hakari contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No file names a place that only one machine has: a person's or a machine's folder, a package host.

Fixtures are others' published files and keep what they say.
"""

import re

import tree

PLACES = [
    ("a machine's own path", re.compile(r"(?<![\w.})/~-])/(?:home|root|work|Users)/\w|\b[A-Z]:\\Users\\")),
    ("a package host",
     re.compile(r"\b(?:apt|deb|mirrors?|registry|repo|security|snapshot)\.[\w-]+\.(?:com|io|net|org)\b")),
]


def check(root):
    problems = []
    for path in tree.files(root):
        if "fixtures" in path.parts:
            continue
        for number, line in enumerate((tree.text(root, path) or "").splitlines(), 1):
            problems += [f"{path}:{number}: {what}: {found[0]}"
                         for what, place in PLACES if (found := place.search(line))]
    return problems


def folder(*names):
    return "/" + "/".join(names)


PROOFS = [
    ({"README.md": "see https://example.org/home/x, build/release and $root/home/y\n"}, None),
    ({"core/base/a.cpp": f'open("{folder("home", "me", "x")}");\n'}, "a machine's own path"),
    ({"tests/fixtures/a.txt": f'{folder("work", "b", "c.cc")}'}, None),
    ({"README.md": f"cd {folder('work', 'x')}\n"}, "a machine's own path"),
    ({"README.md": "from " + ".".join(["registry", "example", "org"]) + "\n"}, "a package host"),
]

if __name__ == "__main__":
    tree.main(check, PROOFS)
