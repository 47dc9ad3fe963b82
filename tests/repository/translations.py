# SPDX-FileCopyrightText: Hakari contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations are complete, match the sources, and keep placeholders and accelerators.

English is the language of the sources: there only plural forms must be filled in.
"""

import pathlib
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as xml
from collections import Counter

import tree

# Exactly what the build passes to lupdate.
SOURCES = ["core", "app", "widgets"]
OPTIONS = ["-I", ".", "-no-obsolete", "-locations", "none", "-tr-function-alias", "QT_TRANSLATE_NOOP+=HAKARI_TEXT"]
PLACEHOLDER = re.compile(r"%L?(?:\d{1,2}|n)|\{[^{}\s]*\}")
ACCELERATOR = re.compile(r"&(?=\w)(?!#?\w+;)")
TRANSLATABLE = re.compile(r"\btr\(|HAKARI_TEXT\(")


def tool(name):
    path = pathlib.Path("/usr/lib/qt6/bin") / name
    found = str(path) if path.exists() else shutil.which(name + "6")
    if not found:
        raise tree.Skip(f"{name} of Qt 6 is not installed")
    return found


def run(*command, cwd):
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stdout}{done.stderr}")
    return done.stdout


def messages(path):
    """(context, source, comment, note for translators, is plural) of each message, with its element."""
    for context in xml.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            parts = (message.findtext(tag, "") for tag in ("source", "comment", "extracomment"))
            yield (context.findtext("name"), *parts, message.get("numerus") == "yes"), message


def forms(message):
    """The translation's texts: one, or one for each plural form."""
    translation = message.find("translation")
    plural = [form.text or "" for form in translation.iter("numerusform")]
    return plural or [translation.text or ""]


def unfinished(root, path):
    if not path.stem.endswith("_en"):
        listed = run(tool("lconvert"), "-no-finished", "-no-obsolete", str(path), "-of", "po", cwd=root)
        missing = re.findall(r'^msgid (?!""$)(.*)|^msgid ""\n(".+")', listed, re.MULTILINE)
        left = listed.count("\nmsgid ") + listed.startswith("msgid ") - 1
        names = "; ".join(first or second for first, second in missing[:10])
        return [f"{path.name}: {left} unfinished: {names}"] if left else []
    return [f"{path.name}: plural not filled in: {key[1]}" for key, message in messages(path)
            if key[4] and (message.find("translation").get("type") or not all(forms(message)))]


def outdated(root, path):
    """What lupdate would add to or take from a copy of the file."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(shutil.copy(path, folder))
        sources = [name for name in SOURCES if (root / name).is_dir()]
        run(tool("lupdate"), *sources, *OPTIONS, "-ts", str(copy), cwd=root)
        before, after = (Counter(key for key, _ in messages(file)) for file in (path, copy))
    return [f"{path.name}: lacks {key}" for key in after - before] + \
           [f"{path.name}: no longer in the sources: {key}" for key in before - after]


def mismatched(path):
    problems = []
    for key, message in messages(path):
        for form in filter(None, forms(message)):
            for what, pattern in (("placeholders", PLACEHOLDER), ("accelerators", ACCELERATOR)):
                if Counter(pattern.findall(key[1])) != Counter(pattern.findall(form)):
                    problems.append(f"{path.name}: {what} differ: {key[1]!r} and {form!r}")
    return problems


def check(root):
    listed = tree.files(root)
    translations = [root / path for path in listed if path.suffix == ".ts"]
    if not translations:
        code = [path for path in listed if path.suffix in tree.CODE and path.parts[0] in SOURCES]
        return [f"{path}: has text to translate, and there are no translations"
                for path in code if TRANSLATABLE.search(tree.text(root, path))]
    return [problem for path in translations
            for problem in unfinished(root, path) + outdated(root, path) + mismatched(path)]


def ts(source, translation, attributes=""):
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context><name>A</name>
<message{attributes}><source>{source}</source>{translation}</message>
</context></TS>
"""


def planted(code, *translation, name="translations/hakari_ja.ts", folder="widgets"):
    return {f"{folder}/a.h": code, name: ts(*translation)}


def code(arguments, name="A"):
    return f"class {name} : public QObject {{ Q_OBJECT\n QString a() {{ return tr({arguments}); }} }};\n"


ENGLISH = "translations/hakari_en.ts"
OPEN, OPEN_XML = code('"&Open %1 in {place}"'), "&amp;Open %1 in {place}"
DONE = "<translation>{place}で%1を開く(&amp;O)</translation>"
OPEN_EMPTY = '<translation type="unfinished"></translation>'
SAMPLES, SAMPLES_XML, PLURAL = code('"%n sample(s)", nullptr, 2'), "%n sample(s)", ' numerus="yes"'
FORMS = "<numerusform>%n sample</numerusform><numerusform>%n samples</numerusform>"
FORMS_EMPTY = "<numerusform></numerusform><numerusform></numerusform>"
MARKED = 'const char *a[] = {HAKARI_TEXT("A", "Idle")};\n'
PROOFS = [
    (planted(OPEN, OPEN_XML, DONE), None),
    ({"widgets/a.h": OPEN}, "no translations"),
    (planted(OPEN, OPEN_XML, OPEN_EMPTY), "1 unfinished: \"&Open %1 in {place}\""),
    (planted(OPEN + code('"New"', "B"), OPEN_XML, DONE), "lacks ('B', 'New'"),
    (planted("", OPEN_XML, DONE), "no longer in the sources"),
    (planted(OPEN, OPEN_XML, DONE.replace("%1", "")), "placeholders differ"),
    (planted(OPEN, OPEN_XML, DONE.replace("{place}", "ここ")), "placeholders differ"),
    (planted(OPEN, OPEN_XML, DONE.replace("(&amp;O)", "")), "accelerators differ"),
    (planted(MARKED, "Idle", "<translation>待機</translation>", folder="core"), None),
    (planted(MARKED, "Busy", "<translation>稼働中</translation>", folder="core"), "lacks ('A', 'Idle'"),
    (planted(OPEN, OPEN_XML, OPEN_EMPTY, name=ENGLISH), None),
    (planted(SAMPLES, SAMPLES_XML, f"<translation>{FORMS}</translation>", PLURAL, name=ENGLISH), None),
    (planted(SAMPLES, SAMPLES_XML, f'<translation type="unfinished">{FORMS_EMPTY}</translation>', PLURAL,
             name=ENGLISH), "plural not filled in"),
]

if __name__ == "__main__":
    tree.main(check, PROOFS)
