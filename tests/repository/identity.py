# SPDX-FileCopyrightText: Hakari contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program and what a desktop knows of it agree: ids, icons, file types, programs, and both languages."""

import configparser
import re
import xml.etree.ElementTree as xml
from collections import Counter

import tree

DESKTOP = "resources/desktop"
MAIN = "app/workbench/main.cpp"
ICONS = "icons/hicolor/scalable"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
ENTRY = "Desktop Entry"
TRANSLATED = {"GenericName", "Comment", "Keywords"}


def local(element):
    """The element's name without its namespace."""
    return element.tag.split("}")[-1]


def values(entry, key):
    return set(filter(None, entry.get(key, "").split(";")))


def entry_of(path):
    parser = configparser.RawConfigParser(interpolation=None, delimiters="=", comment_prefixes="#")
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return parser


def only(folder, pattern):
    found = sorted(folder.glob(pattern))
    return found[0] if len(found) == 1 else None


def differ(what, *sides):
    """A problem, where what should be one thing is not."""
    return [] if all(side == sides[0] for side in sides) else [f"{what} differ: {', '.join(map(str, sides))}"]


def names_in_program(root, entry_id, entry):
    source = (root / MAIN).read_text(encoding="utf-8")
    named = dict(re.findall(r'set(DesktopFileName|ApplicationName)\(QStringLiteral\("([^"]*)"\)', source))
    return differ("desktop file names", entry_id, named.get("DesktopFileName")) + \
        differ("X11 window classes", entry.get("StartupWMClass"), named.get("ApplicationName"))


def icons(desktop, entry, types):
    """A file type's icon is found by the type itself."""
    names = [f"apps/{entry.get('Icon')}", *(f"mimetypes/{name.replace('/', '-')}" for name in sorted(types))]
    wanted = [f"{name}.svg" for name in names]
    return [f"{ICONS}/{name} is missing" for name in wanted if not (desktop / ICONS / name).is_file()]


def programs(root, groups, component):
    started = {group["Exec"].split()[0] for group in groups}
    provided = {element.text for element in component.iter("binary")}
    commands = "".join(path.read_text(encoding="utf-8") for path in (root / "app").rglob("CMakeLists.txt"))
    installed = set(re.findall(r"install\(TARGETS ([\w-]+)", commands))
    return [f"starts {name}, which the component does not provide" for name in sorted(started - provided)] + \
        differ("programs provided and installed", sorted(provided), sorted(installed))


def untranslated_keys(groups):
    """The program's own name is the same in every language."""
    return [f"{group.name}: {key} is not in Japanese" for group in groups for key in group
            if (key in TRANSLATED or key == "Name" and group.name != ENTRY) and f"{key}[ja]" not in group]


def untranslated_elements(name, element):
    """The parents in which there is not as much Japanese as English."""
    for parent in element.iter():
        count = Counter((local(child), child.get(LANGUAGE)) for child in parent)
        for tag in ("summary", "p", "li", "comment"):
            if count[tag, None] != count[tag, "ja"]:
                yield f"{name}: <{tag}> of <{local(parent)}> is not in both languages"


def check(root):
    desktop = root / DESKTOP
    if not desktop.is_dir():
        return []
    paths = [only(desktop, pattern)
             for pattern in ("applications/*.desktop", "metainfo/*.metainfo.xml", "mime/packages/*.xml")]
    if None in paths:
        return [f"{DESKTOP}: needs one entry, one component and one file of types"]
    parser = entry_of(paths[0])
    groups = [parser[name] for name in parser.sections()]
    entry = parser[ENTRY]
    component, mime = (xml.parse(path).getroot() for path in paths[1:])
    types = {element.get("type") for element in mime if local(element) == "mime-type"}
    return [f"{DESKTOP}: {problem}" for problem in [
        *names_in_program(root, paths[0].stem, entry),
        *differ("component ids", component.findtext("id"), paths[1].name.removesuffix(".metainfo.xml")),
        *differ("launchables", component.findtext("launchable"), paths[0].name),
        *differ("names", component.findtext("name"), entry.get("Name")),
        *differ("file types", sorted(types), sorted(values(entry, "MimeType")),
                sorted(element.text for element in component.iter("mediatype"))),
        *icons(desktop, entry, types),
        *programs(root, groups, component),
        *untranslated_keys(groups),
        *untranslated_elements(paths[1].name, component),
        *untranslated_elements(paths[2].name, mime),
    ]]


PLANTED = {
    MAIN: 'setApplicationName(QStringLiteral("x"));\nsetDesktopFileName(QStringLiteral("x"));\n',
    "app/workbench/CMakeLists.txt": "install(TARGETS x)\n",
    f"{DESKTOP}/applications/x.desktop":
        "[Desktop Entry]\nName=X\nComment=C\nComment[ja]=C\nIcon=x\nExec=x %F\nMimeType=application/x-x;\n"
        "StartupWMClass=x\n[Desktop Action run]\nName=R\nName[ja]=R\nExec=x --page run\n",
    f"{DESKTOP}/metainfo/local.x.metainfo.xml":
        "<component><id>local.x</id><name>X</name><launchable>x.desktop</launchable><summary>S</summary>"
        "<summary xml:lang='ja'>S</summary><provides><binary>x</binary>"
        "<mediatype>application/x-x</mediatype></provides></component>",
    f"{DESKTOP}/mime/packages/x.xml":
        "<mime-info><mime-type type='application/x-x'><comment>X</comment><comment xml:lang='ja'>X</comment>"
        "</mime-type></mime-info>",
    f"{DESKTOP}/{ICONS}/apps/x.svg": "<svg/>",
    f"{DESKTOP}/{ICONS}/mimetypes/application-x-x.svg": "<svg/>",
}


def planted(path, old, new):
    """The sound tree, with one text exchanged in one of its files."""
    name = next(name for name in PLANTED if name.endswith(path))
    assert old in PLANTED[name]
    return {**PLANTED, name: PLANTED[name].replace(old, new)}


PROOFS = [
    (PLANTED, None),
    ({"README.md": ""}, None),
    ({name: text for name, text in PLANTED.items() if "/mime/" not in name}, "needs one"),
    ({name: text for name, text in PLANTED.items() if "mimetypes" not in name}, "x-x.svg is missing"),
    (planted(MAIN, 'FileName(QStringLiteral("x', 'FileName(QStringLiteral("y'), "desktop file names"),
    (planted(MAIN, "setDesktopFileName", "//"), "desktop file names"),
    (planted("x.desktop", "StartupWMClass=x", "StartupWMClass=X"), "window classes"),
    (planted("x.desktop", "Icon=x", "Icon=y"), "apps/y.svg is missing"),
    (planted("x.desktop", "MimeType=application/x-x", "MimeType=application/x-y"), "file types"),
    (planted("x.desktop", "Exec=x --", "Exec=y --"), "starts y"),
    (planted("x.desktop", "Comment[ja]=C\n", ""), "Comment is not in Japanese"),
    (planted("x.desktop", "Name[ja]=R\n", ""), "Name is not in Japanese"),
    (planted("metainfo.xml", "<id>local.x", "<id>local.y"), "component ids"),
    (planted("metainfo.xml", "x.desktop", "y.desktop"), "launchables"),
    (planted("metainfo.xml", "<name>X", "<name>Y"), "names differ"),
    (planted("metainfo.xml", "<binary>x", "<binary>x-engine"), "provided and installed"),
    (planted("metainfo.xml", "application/x-x", "application/x-y"), "file types"),
    (planted("metainfo.xml", "<summary xml:lang='ja'>S</summary>", ""), "<summary> of <component>"),
    (planted("x.xml", "type='application/x-x'", "type='application/x-y'"), "file types"),
    (planted("x.xml", "<comment xml:lang='ja'>X</comment>", ""), "<comment> of <mime-type>"),
]

if __name__ == "__main__":
    tree.main(check, PROOFS)
