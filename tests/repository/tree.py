# SPDX-FileCopyrightText: Hakari contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the repository rules share: the tree's files, and a rule's run and proof.

A rule is a function from a root folder to a list of problems. Its proof is a list of planted trees,
{path: text}, each with the problem that the rule must report, or None where it must report nothing.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = 77  # the exit status that ctest counts as skipped
CODE = {".cpp", ".h"}


class Skip(Exception):
    """The rule cannot be tried here; the text says why."""


def files(root):
    """Paths relative to root of the files git tracks or would track; all of them where there is no git."""
    if (root / ".git").exists():
        listed = subprocess.run(
            ["git", "-c", f"safe.directory={root}", "-C", str(root),
             "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            check=True, capture_output=True, text=True).stdout.split("\0")
        found = {pathlib.PurePosixPath(name) for name in listed if name}
    else:
        found = {pathlib.PurePosixPath(path.relative_to(root)) for path in root.rglob("*")}
        found = {path for path in found if path.parts[0] not in ("build", "out")}
    return sorted(path for path in found if (root / path).is_file())


def text(root, path):
    """The file's text, or None for a binary one."""
    content = (root / path).read_bytes()
    return None if b"\0" in content else content.decode("utf-8", "replace")


def prove(rule, proofs):
    """The proofs that the rule does not meet."""
    missed = []
    for planted, expected in proofs:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for path, content in planted.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(content, encoding="utf-8")
            problems = rule(root)
        met = not problems if expected is None else any(expected in problem for problem in problems)
        if not met:
            missed.append(f"{sorted(planted)}: expected {expected!r}, got {problems}")
    return missed


def main(rule, proofs):
    """Runs the rule on the repository, or with --self-test proves that it can fail.

    A missing tool skips the rule for a person, who may do without, and fails it in CI, which may not.
    """
    try:
        problems = prove(rule, proofs) if "--self-test" in sys.argv else rule(ROOT)
    except Skip as reason:
        print(f"skipped: {reason}")
        sys.exit(1 if os.environ.get("CI") else SKIPPED)
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)
