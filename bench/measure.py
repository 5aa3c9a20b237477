"""Measure start-up and validation side by side: `python bench/measure.py [RUNS]`.

Whole processes in turn, A B A B …, so that a ratio holds when the machine's speed drifts; the
median of the pairwise ratios is printed. The floor for many files is a bare libyaml parse of the
same bytes, compiled from `libyaml_floor.c` when a C compiler and libyaml's headers are there.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import generate

HERE = Path(__file__).parent
ROOT = HERE.parent
MANY = 1000


def run(command: list[str]) -> float:
    """Return the seconds that a command took."""
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - started


def ratio(command: list[str], floor: list[str], runs: int) -> tuple[float, float]:
    """Return the median ratio of two commands run in turn, and the first one's median seconds.

    Each runs once before: that also compiles modules, and lets `validate` keep its answer.
    """
    for warm_up in (command, floor):
        run(warm_up)
    pairs = [(run(command), run(floor)) for _ in range(runs)]
    seconds = statistics.median(first for first, _ in pairs)
    return statistics.median(first / second for first, second in pairs), seconds


def peak_memory(command: list[str]) -> float:
    """Return the peak memory of a command in MiB, measured by a process of its own."""
    code = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command], capture_output=True, text=True, check=True
    )
    return int(done.stdout) / 1024


def libyaml_floor(folder: Path) -> str | None:
    """Compile the bare parse; `None` when this machine cannot."""
    binary = folder / "libyaml_floor"
    compiler = shutil.which("cc")
    if not compiler:
        return None
    source = str(HERE / "libyaml_floor.c")
    command = [compiler, "-O2", source, "-lyaml", "-o", str(binary)]
    return str(binary) if subprocess.run(command, check=False).returncode == 0 else None


def main(runs: int) -> None:
    """Print one line a measure: what, ratio, aim, seconds, peak memory."""
    python, tdkt = sys.executable, str(Path(sys.executable).with_name("tdkt"))
    click = [python, "-c", "import click"]
    pydantic = [python, "-c", "from pydantic import BaseModel"]
    sample = [tdkt, "validate", "-C", str(ROOT)]
    anew = ["env", "TDKT_CACHE=0"]
    print(f"{'measure':62s} ratio   aim  seconds  peak MiB")
    rows = [
        ("tdkt --help ÷ import click", [tdkt, "--help"], click, 3.5),
        ("tdkt --version ÷ import click", [tdkt, "--version"], click, 0.5),
        ("validate of the sample ÷ from pydantic import BaseModel", sample, pydantic, 1.8),
        ("  the same, nothing recalled", [*anew, *sample], pydantic, None),
    ]
    for name, command, floor, aim in rows:
        show(name, command, floor, aim, runs)
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), MANY)
        bare = libyaml_floor(Path(folder))
        if bare is None:
            print("no C compiler or no libyaml headers: the floor for many files is not measured")
            return
        files = sorted(map(str, (Path(folder) / "data/registrations/2024").iterdir()))
        many = [tdkt, "validate", "-C", folder]
        show(f"validate of {MANY} files ÷ bare libyaml parse", many, [bare, *files], 12, runs)
        show("  the same, nothing recalled", [*anew, *many], [bare, *files], None, runs)


def show(name: str, command: list[str], floor: list[str], aim: float | None, runs: int) -> None:
    """Measure and print one line."""
    found, seconds = ratio(command, floor, runs)
    wanted = f"{aim:5.1f}" if aim else "    -"
    print(f"{name:62s} {found:5.2f} {wanted} {seconds:8.3f} {peak_memory(command):9.1f}")


if __name__ == "__main__":
    for variable in ("TDKT_DEBUG", "TDKT_CACHE", "PYTHONDONTWRITEBYTECODE"):
        os.environ.pop(variable, None)  # as on a clerk's machine: modules are compiled once
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 11)
