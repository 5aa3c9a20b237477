"""Make a folder that installs tdkt on a PC without internet and without administrator rights.

    python tools/make_offline_folder.py FOLDER [--python 3.12] [--platform win_amd64]

The folder holds every package as a wheel, an install script and a page for the clerk. It is made on
a machine with internet and carried over on a stick. Python itself is not in it: its installer
comes from python.org and installs for one user without administrator rights.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
WHEELS = "goi"

# Click asks for it on Windows alone, which pip cannot know on another system.
ONLY_ON_WINDOWS = ("colorama",)


def main(folder: Path, python: str, platform: str) -> None:
    """Fill the folder.

    Args:
        folder: a new or empty folder.
        python: version of the Python on the other PC, such as `3.12`.
        platform: tag of the other PC, such as `win_amd64`.

    Raises:
        SystemExit: the folder is not empty, or a package has no wheel for that PC.
    """
    if folder.exists() and any(folder.iterdir()):
        sys.exit(f"{folder} không trống: chọn một thư mục mới.")
    wheels = folder / WHEELS
    wheels.mkdir(parents=True)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "-q", "--no-deps", "-w", wheels, ROOT], check=True)
    own = next(wheels.glob("tdkt_cli-*.whl"))
    target = ["--only-binary=:all:", "--platform", platform, "--python-version", python]
    more = ONLY_ON_WINDOWS if platform.startswith("win") else ()
    subprocess.run([*pip, "download", "-q", *target, "-d", wheels, own, *more], check=True)
    script = (ROOT / "tools/cai-dat.bat").read_bytes()
    (folder / "cai-dat.bat").write_bytes(script.replace(b"@PYTHON@", python.encode("ascii")))
    shutil.copy(ROOT / "docs/cai-dat-windows.md", folder / "DOC-TRUOC.md")
    print(f"{folder}: {len(list(wheels.iterdir()))} gói, cai-dat.bat, DOC-TRUOC.md")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--python", default="3.12")
    options.add_argument("--platform", default="win_amd64")
    given = options.parse_args()
    main(given.folder, given.python, given.platform)
