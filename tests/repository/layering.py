# SPDX-FileCopyrightText: Hakari contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Includes follow the layers of the design: none upwards, no Qt in core, QCustomPlot in one place."""

import pathlib
import posixpath
import re

import tree

# What each layer of core names as its own needs; what those need may be used as well.
CORE = {
    "base": [],
    "catalogue": ["base"],
    "workload": ["base"],
    "energy": ["base"],
    "record": ["base", "energy", "workload"],
    "study": ["base", "catalogue", "record"],
    "power": ["base", "catalogue", "record"],
    "backends": ["base", "workload"],
    "engine": ["backends", "power", "record"],
    "exchange": ["record", "study", "workbook"],
    "workbook": ["record", "study"],
}
PAGES = {"compare", "run", "results", "catalogue", "report", "present"}
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)
QT = re.compile(r"(Qt\w*/.+|Q[A-Z]\w*|q[a-z0-9]+\.h)")
QT_TARGET = re.compile(r"\bQt[56]?(::|\b)|QCustomPlot")
QCUSTOMPLOT = re.compile(r"qcustomplot(\.h)?", re.IGNORECASE)


def reach(layer):
    """The layer and all that it may use."""
    return {layer}.union(*(reach(lower) for lower in CORE[layer]))


def resolve(name, includer, known):
    """The file of ours that the include names, or None."""
    for start in (includer.parent, *map(pathlib.PurePosixPath, (".", "core", "widgets", "app", "tests"))):
        path = pathlib.PurePosixPath(posixpath.normpath(start / name))
        if path in known:
            return path
    return None


def place(path):
    """The top folder and the folder under it, which is "" for a file that lies in the top folder itself."""
    return path.parts[0], path.parts[1] if len(path.parts) > 2 else ""


def forbidden(includer, target):
    """Why the one file of ours may not include the other, or None."""
    top, part = place(includer)
    other, other_part = place(target)
    if top == "tests":
        return None
    if other == "tests":
        return "only tests include tests"
    if top == "core":
        if other != "core":
            return f"core includes nothing of {other}"
        if other_part not in reach(part):
            return f"core/{part} may not use core/{other_part}"
    if top == "widgets" and other == "app":
        return "widgets include nothing of app"
    if top == "widgets" and other == "widgets" and other_part in PAGES and other_part != part:
        return "a page is included by itself and by app only"
    if (top, part) == ("app", "engine") and other == "widgets":
        return "the engine command has no window"
    backend = ("core", "backends")
    if place(target) == backend and len(target.parts) > 3 and includer.parts[:3] != target.parts[:3]:
        return "a backend's own files are seen by that backend only"
    return None


def foreign(includer, name):
    """Why the file may not include this header of a library, or None."""
    top, part = place(includer)
    if QCUSTOMPLOT.fullmatch(name) and top != "tests" and (top, part) != ("widgets", "charts"):
        return "QCustomPlot belongs to widgets/charts"
    if QT.fullmatch(name) and (top == "core" or (top, part) == ("app", "engine")):
        return "core and the engine command have no Qt"
    return None


def check(root):
    known = set(tree.files(root))
    problems = []
    for path in sorted(known):
        if place(path)[0] == "core" and path.name == "CMakeLists.txt":
            commands = re.sub(r"#.*", "", tree.text(root, path))
            if QT_TARGET.search(commands):
                problems.append(f"{path}: core has no Qt")
        if path.suffix not in tree.CODE or place(path)[0] not in ("core", "widgets", "app", "tests"):
            continue
        if place(path)[0] == "core" and place(path)[1] not in CORE:
            problems.append(f"{path}: lies in no layer of core")
            continue
        for name in INCLUDE.findall(tree.text(root, path)):
            target = resolve(name, path, known)
            reason = forbidden(path, target) if target else foreign(path, name)
            if reason:
                problems.append(f"{path}: includes {name}: {reason}")
    return problems


PROOFS = [
    ({"core/base/a.h": "", "core/study/b.cpp": '#include "base/a.h"\n#include <vector>\n'}, None),
    ({"core/study/b.h": "", "core/base/a.h": '#include "study/b.h"\n'}, "may not use core/study"),
    ({"core/engine/b.h": "", "core/study/a.h": '#  include "../engine/b.h"\n'}, "may not use core/engine"),
    ({"core/workload/b.h": "", "core/engine/a.h": '#include <core/workload/b.h>\n'}, None),
    ({"core/new/a.h": ""}, "no layer"),
    ({"core/base/a.h": "#include <QString>\n"}, "no Qt"),
    ({"core/base/a.h": "#include <QtCore/qstring.h>\n"}, "no Qt"),
    ({"core/base/quantity.h": "", "core/base/a.h": '#include "quantity.h"\n#include <qpdf/QPDF.hh>\n'}, None),
    ({"core/base/CMakeLists.txt": "target_link_libraries(base Qt6::Core)\n"}, "no Qt"),
    ({"app/engine/main.cpp": "#include <QCoreApplication>\n"}, "no Qt"),
    ({"widgets/charts/a.cpp": "#include <qcustomplot.h>\n"}, None),
    ({"widgets/compare/a.cpp": "#include <qcustomplot.h>\n"}, "widgets/charts"),
    ({"widgets/run/b.h": "", "widgets/compare/a.cpp": '#include "run/b.h"\n'}, "a page"),
    ({"widgets/run/b.h": "", "app/workbench/a.cpp": '#include "run/b.h"\n'}, None),
    ({"app/workbench/b.h": "", "widgets/run/a.cpp": '#include "workbench/b.h"\n'}, "nothing of app"),
    ({"widgets/run/b.h": "", "core/base/a.cpp": '#include "widgets/run/b.h"\n'}, "nothing of widgets"),
    ({"tests/fakes/b.h": "", "core/base/a.cpp": '#include "tests/fakes/b.h"\n'}, "only tests"),
    ({"core/backends/torch/b.h": "", "core/backends/a.cpp": '#include "torch/b.h"\n'}, "that backend only"),
]

if __name__ == "__main__":
    tree.main(check, PROOFS)
