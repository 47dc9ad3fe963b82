# SPDX-FileCopyrightText: Hakari contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Desktop entries, descriptions for software centres and file types are valid to what reads them."""

import os
import pathlib
import shutil
import subprocess
import tempfile

import tree


def run(*command, **options):
    if not shutil.which(command[0]):
        raise tree.Skip(f"{command[0]} is not installed")
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)


def validator(*command):
    """What the program says of a file that it refuses."""
    def complaint(path):
        done = run(*command, str(path))
        return done.returncode and (done.stdout or "refused")
    return complaint


def mime_complaint(path):
    """What update-mime-database says of the file: its status is 0 whatever it finds."""
    with tempfile.TemporaryDirectory() as folder:
        packages = pathlib.Path(folder) / "mime" / "packages"
        packages.mkdir(parents=True)
        shutil.copy(path, packages)
        environment = {**os.environ, "XDG_DATA_HOME": folder}
        return run("update-mime-database", str(packages.parent), env=environment).stdout


VALIDATORS = {
    "*.desktop": validator("desktop-file-validate"),
    "*.metainfo.xml": validator("appstreamcli", "validate", "--no-net", "--no-color"),
    "mime/packages/*.xml": mime_complaint,
}


def check(root):
    problems = []
    for path in tree.files(root):
        for pattern, complaint in VALIDATORS.items():
            if path.match(pattern) and (said := complaint(root / path)):
                problems.append(f"{path}: {said}")
    return problems


ENTRY = "[Desktop Entry]\nType=Application\nName=X\nExec=x\n"
COMPONENT = """<component type="desktop-application"><id>local.x.x</id><name>X</name>
<summary>Compare hardware</summary>
<metadata_license>CC0-1.0</metadata_license><project_license>GPL-3.0-or-later</project_license>
<description><p>Puts the instance count, the cost and the energy of machines side by side.</p></description>
<launchable type="desktop-id">x.desktop</launchable><content_rating type="oars-1.1"/></component>
"""
MIME = """<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
<mime-type type="application/x-x"><comment>X</comment><glob pattern="*.x"/></mime-type></mime-info>
"""
PROOFS = [
    ({"resources/x.desktop": ENTRY + "Categories=Qt;Science;\n"}, None),
    ({"resources/x.desktop": ENTRY.replace("Exec=x\n", "Color=red\n")}, "x.desktop"),
    ({"resources/local.x.x.metainfo.xml": COMPONENT}, None),
    ({"resources/local.x.x.metainfo.xml": COMPONENT.replace("CC0-1.0", "GPL-3.0-or-later")}, "metainfo.xml"),
    ({"resources/mime/packages/x.xml": MIME}, None),
    ({"resources/mime/packages/x.xml": MIME.replace("pattern", "patern")}, "x.xml"),
    ({"resources/mime/packages/x.xml": MIME.replace("</mime-info>", "")}, "x.xml"),
]

if __name__ == "__main__":
    tree.main(check, PROOFS)
