"""README and docs: what they quote is what the program does, what they name exists."""

from __future__ import annotations

import importlib.util
import inspect
import os
import pkgutil
import re
import shlex
import subprocess
import sys
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click
import pytest

from tdkt_cli import consolidate, models
from tdkt_cli.cli.application import application
from tdkt_cli.eligibility import Condition, Judgement
from tdkt_cli.law import titles
from tdkt_cli.models.types import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
TEMPLATES = sorted((ROOT / "templates").glob("*.j2"))
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")
PAGES = [path for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")) if path.is_file()]

# The commands that the design promises.
DESIGN = frozenset(
    """
    validate tonghop baocao kehoach bieumau nhapmau tiendo dondoc tralai duyet dieukien bienban
    totrinh quyetdinh ghiso trinhky thethuc giaithich sosanh timkiem khoitao chuyennam chot
    kiemtramay schema fmt xuatchu
    """.split()  # noqa: SIM905 - a list of this length reads better as words
)
# What only an agency's own folder has, or what a decision names to say that it is not so.
ELSEWHERE = ("data/regulations", "data/reviews", "data/chot-2024.yaml")
WILD = "…"


class Quoted(NamedTuple):
    """A command that README shows, and the lines it says the command prints."""

    command: str
    printed: str


def blocks(language: str) -> list[str]:
    """Return the text of README's code blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def after_marker(marker: str) -> str:
    """Return the text of the code block that follows a marker comment."""
    found = re.search(rf"^<!-- {marker} -->\n```\w+\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert found is not None, marker
    return found[1]


def quotations() -> list[Quoted]:
    """Return README's commands with what they print."""
    found = []
    for block in blocks("console"):
        first, _, printed = block.partition("\n")
        assert first.startswith("$ tdkt "), first
        found.append(Quoted(first.removeprefix("$ tdkt "), printed))
    return found


def like(quoted: str) -> re.Pattern[str]:
    """Return the pattern of quoted text: `…` stands for anything."""
    return re.compile(".*".join(map(re.escape, quoted.split(WILD))), re.DOTALL)


def commands() -> dict[str, frozenset[str]]:
    """Return the program's commands with their options."""
    import typer  # noqa: PLC0415 - after `tdkt_cli.cli`, which imports it without Click's warnings

    group = typer.main.get_command(application)
    assert isinstance(group, click.Group)
    with click.Context(group) as context:
        found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {
        name: frozenset(
            option
            for parameter in command.params
            for option in (*parameter.opts, *parameter.secondary_opts)
        )
        for name, command in found.items()
        if command
    }


def tdkt(*arguments: str, root: Path) -> str:
    """Run the program in a folder; return standard output, then standard error."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tdkt_cli", *arguments],
        capture_output=True,
        check=False,
        cwd=root,
        encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1"},
    )
    return done.stdout + done.stderr


@cache
def pictures_tool() -> ModuleType:
    """Return `tools/make_pictures.py` as a module."""
    spec = importlib.util.spec_from_file_location("pictures", ROOT / "tools" / "make_pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("quoted", quotations(), ids=lambda quoted: quoted.command)
def test_quoted_command_prints_what_readme_says(quoted: Quoted, copy_root: Path) -> None:
    """Each command of a `console` block prints the lines below it on the sample data."""
    printed = tdkt(*shlex.split(quoted.command), root=copy_root)
    assert like(quoted.printed).fullmatch(printed), printed


def test_closing_line_is_quoted(copy_root: Path) -> None:
    """The last line that `tdkt validate` prints for the sample stands in README."""
    closing = tdkt("validate", root=copy_root).splitlines()[-1]
    assert closing.startswith("Không có lỗi.")
    assert f"\n{closing}\n" in README


def test_explained_message_is_real(tmp_path: Path) -> None:
    """The message that README explains is what the slips of the picture give."""
    tool = pictures_tool()
    root = tool.sample_with_slips(tmp_path)
    printed = tdkt("validate", tool.SHOWN_FILE, root=root)
    assert like(after_marker("thong-bao").rstrip("\n")).search(printed), printed


def test_first_command_makes_the_promised_document(copy_root: Path) -> None:
    """The command at the end of the set-up line makes the document that README names."""
    arguments = after_marker("lenh-cai-dat").split(".venv/bin/tdkt ")[1].split()
    tdkt(*arguments, root=copy_root)
    assert (copy_root / "out" / "tong-hop-dang-ky-2024.docx").stat().st_size > 0


@pytest.mark.parametrize("name", ["lenh-cai-dat", "lenh-kiem-thu"])
def test_set_up_is_one_line_with_a_windows_form(name: str) -> None:
    """Each set-up command is one line; its Windows form differs only in names of programs."""
    line, windows = after_marker(name).strip(), after_marker(f"{name}-windows").strip()
    assert "\n" not in line + windows
    assert line.replace("python3", "py").replace(".venv/bin/", ".venv\\Scripts\\") == windows


def test_set_up_names_a_real_extra() -> None:
    """The extra that the test command installs is the project's."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = re.findall(r"\[(\w+)\]", after_marker("lenh-kiem-thu"))
    assert extras == ["test"]
    assert set(extras) <= set(project["optional-dependencies"])


def test_every_command_is_in_readme() -> None:
    """README shows each command of the program."""
    shown = {name for name, _ in named_commands() if not name.startswith("-")}
    assert shown == set(commands())


def named_commands() -> Iterator[tuple[str, list[str]]]:
    """Yield each `tdkt …` command line of README: the command's name and the rest."""
    code = "\n".join((*blocks("sh"), *blocks("bat"), *re.findall(r"`(tdkt [^`]+)`", README)))
    code += "\n" + "\n".join(f"tdkt {quoted.command}" for quoted in quotations())
    for line in re.findall(r"(?:^|\\|/|&& )tdkt (.+)$", code, re.MULTILINE):
        name, *rest = line.split()
        yield name, rest


def test_named_commands_and_options_are_real() -> None:
    """Each command and option in README's command lines exists."""
    known = commands()
    named = list(named_commands())
    assert len(named) > len(known)
    for name, rest in named:
        if not name.startswith("-"):
            assert name in known
        for word in rest:
            if word.startswith("-"):
                options = known.get(name, frozenset()) | {"--help", "--version"}
                assert word.partition("=")[0] in options, f"{name} {word}"


def test_every_option_named_in_prose_is_real() -> None:
    """An option that README names alone belongs to some command."""
    every = frozenset().union(*commands().values())
    for option in re.findall(r"`(--?[a-z-]+|-[A-Z])(?: [^`]*)?`", README):
        assert option in every, option


def test_every_command_of_the_design_is_there() -> None:
    """No command that the design promises is missing."""
    assert set(commands()) >= DESIGN


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_and_pictures_exist(page: Path) -> None:
    """Each relative link or picture of a page leads to a file."""
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_named_paths_exist(page: Path) -> None:
    """Each path of the repository that a page names exists."""
    text = page.read_text("utf-8")
    for name in re.findall(r"`((?:src|docs|templates|tests|tools|data)/[\w./-]+)`", text):
        assert (ROOT / name).exists() or name.startswith(ELSEWHERE), name


def test_pictures_are_small() -> None:
    """Each picture of the docs is at most 150 KiB."""
    pictures = sorted((ROOT / "docs" / "hinh").glob("*.png"))
    assert {path.name for path in pictures} >= {"kiem-tra.png", "tong-hop-dang-ky-trang-1.png"}
    for path in pictures:
        assert path.stat().st_size <= pictures_tool().LARGEST, path.name


def names_in(package: ModuleType) -> set[str]:
    """Return the names of data in a package: fields of records, or of figures' named tuples."""
    found: set[str] = set()
    for info in pkgutil.iter_modules(package.__path__):
        module = import_module(f"{package.__name__}.{info.name}")
        for value in vars(module).values():
            if inspect.isclass(value) and value.__module__ == module.__name__:
                found.update(value.model_fields if issubclass(value, Record) else ())
                found.update(getattr(value, "_fields", ()) if package is consolidate else ())
    return found


KEYS = names_in(models) | names_in(consolidate) | {*Condition._fields, *Judgement._fields}


def glossary_rows() -> dict[str, list[str]]:
    """Return the glossary's rows by key."""
    rows = [line.strip("| ").split(" | ") for line in GLOSSARY.splitlines() if line[:3] == "| `"]
    return {row[0].strip("`"): row[1:] for row in rows}


@pytest.mark.parametrize("key", sorted(KEYS))
def test_every_key_is_in_the_glossary(key: str) -> None:
    """Each field of a model or of a figure has its row: meaning, English, type, source."""
    row = glossary_rows().get(key)
    assert row is not None, key
    assert len(row) == 4
    assert all(cell.strip() for cell in row)


def test_the_glossary_names_nothing_else() -> None:
    """The glossary has no key that no record, form, template or answer knows, and none twice."""
    codes = {title.code for title in titles.all_titles()}
    source = ROOT / "src/tdkt_cli"
    pages = (*TEMPLATES, *(source / "forms/kinds").glob("*.py"), source / "console/machine.py")
    shown = {word for path in pages for word in re.findall(r"\w+", path.read_text("utf-8"))}
    named = {name for cell in glossary_rows() for name in re.findall(r"\w+", cell)}
    assert named <= KEYS | codes | shown
    keys = re.findall(r"^\| `(\w+)`", GLOSSARY, re.MULTILINE)
    assert len(keys) == len(set(keys))


def test_the_glossary_lists_the_titles() -> None:
    """The table of codes has each title of the law's file, in its order, with its name."""
    listed = [
        (code, row[0]) for code, row in glossary_rows().items() if re.fullmatch(r"[A-Z0-9_]+", code)
    ]
    assert listed == [(title.code, title.name) for title in titles.all_titles()]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_path_of_a_machine(page: Path) -> None:
    """No page names a folder of the machine it was written on."""
    assert not re.search(r"(?<![\w.])/(?:home|tmp|work|root|Users)/\w", page.read_text("utf-8"))


def test_ci_takes_the_commands_from_readme() -> None:
    """`.ci/run` runs README's commands by their markers and has none of its own."""
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert set(re.findall(r"readme_command ([\w-]+)\)", script)) == {
        "lenh-cai-dat",
        "lenh-kiem-thu",
    }
    assert "bin/pytest" not in script
