"""Every usage error and every help page is Vietnamese, whatever the machine's language."""

from __future__ import annotations

import gettext
import io
import os
import re
import runpy
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from tdkt_cli.cli import commands

ROOT = Path(__file__).parents[1]
CATALOGUE = ROOT / "src/tdkt_cli/locale/vi/LC_MESSAGES"

# Hard-coded in Click and Typer, outside gettext, and what a traceback would say.
ENGLISH = frozenset(
    re.findall(
        r"\w+",
        """text integer float boolean filename directory options command commands args arguments
        choice range error errors usage traceback most recent call last exception module warning
        default show exit install completion description expected found given unknown invalid
        missing required please not with from should must cannot was were there this that has""",
    ),
)
# Vietnamese syllables, names of formats and units that are spelt like an English word.
ALSO_VIETNAMESE = {"in", "do", "to", "d", "e", "x", "a", "json", "text", "tin", "bash"}
HELP_PAGES = [["--help"], ["-h"], *([name, "--help"] for name in commands.names())]
USAGE_ERRORS = {
    "unknown command": ["xyzt"],
    "command with a slip": ["tongop"],
    "two words with a slip": ["ton", "hop"],
    "unknown option": ["validate", "--zzz"],
    "option with a slip": ["tonghop", "--du-thoa"],
    "option near two": ["tonghop", "--ban-chin"],
    "unknown short option": ["kehoach", "-Z"],
    "unknown option before the command": ["--zzz", "validate"],
    "missing option": ["baocao"],
    "bad number": ["baocao", "--dot", "abc"],
    "number out of range": ["baocao", "--dot", "3"],
    "bad year": ["validate", "--nam", "hai nghìn"],
    "year out of range": ["--nam", "20240", "validate"],
    "bad choice": ["validate", "--dinh-dang", "xml"],
    "bad choice of a document": ["kehoach", "--dinh-dang", "csv"],
    "too many arguments": ["kehoach", "một", "hai"],
    "one argument too many": ["tonghop", "một"],
    "option without value": ["validate", "--nam"],
    "short option without value": ["validate", "-C"],
    "output without value": ["tonghop", "-o"],
    "value for a flag": ["validate", "--nghiem-ngat=1"],
    "empty folder": ["validate", "-C", ""],
    "empty file": ["validate", ""],
    "empty output": ["kehoach", "-o", ""],
    "draft and final": ["tonghop", "--du-thao", "--ban-chinh"],
    "ending of no format": ["kehoach", "-o", "ke-hoach.odt"],
    "output without ending": ["kehoach", "-o", "ke-hoach"],
    "ending against format": ["tonghop", "-o", "a.pdf", "--dinh-dang", "docx"],
    "output without format": ["tonghop", "-o", "-"],
    "output of a binary format": ["kehoach", "-o", "-", "--dinh-dang", "pdf"],
    "no such folder": ["validate", "-C", "khong-co"],
    "no such file": ["validate", "khong-co.yaml"],
    "no data here": ["kehoach"],
    "bad stage": ["dieukien", "--giai-doan", "cuoi-nam"],
    "stage without value": ["dieukien", "--giai-doan"],
    "bad format of the trace": ["dieukien", "--dinh-dang", "csv"],
    "trace without format": ["dieukien", "-o", "-"],
    "empty name": ["dieukien", ""],
    "empty unit": ["dieukien", "--don-vi", ""],
    "no data for a trace": ["dieukien", "an"],
    "unknown rule": ["giaithich", "X1"],
    "code and words": ["giaithich", "L101", "--tim", "luật"],
    "words without value": ["giaithich", "--tim"],
    "empty words": ["giaithich", "--tim", " "],
    "empty code": ["giaithich", ""],
}


def tdkt(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "tdkt_cli", *arguments],
        capture_output=True,
        check=False,
        cwd=cwd,
        encoding="utf-8",
        env={**os.environ, **environment},
    )


@cache
def messages() -> frozenset[str]:
    """Return every message that the installed Click and Typer give to gettext."""
    found: set[str] = set()
    for package in ("click", "typer"):
        spec = find_spec(package)
        assert spec is not None
        folder = Path(str(spec.origin)).parent
        for _, _, message, _, _ in extract_from_dir(folder, [("**.py", "python")]):
            found.add(message if isinstance(message, str) else message[0])
    return frozenset(found)


@cache
def english_words() -> frozenset[str]:
    """Return the words that would show that a message was not translated."""
    plain = " ".join(re.sub(r"\{[^}]*\}|%\(\w+\)s|\[/?\w*\]", " ", text) for text in messages())
    words = {word.lower() for word in re.findall(r"[A-Za-z]+", plain)}
    return frozenset((words | ENGLISH) - ALSO_VIETNAMESE)


def english_in(text: str) -> set[str]:
    """Return the English words in text; options, paths and quoted input do not count."""
    without_names = re.sub(r"--?[a-z][\w-]*|\S*[/*]\S*|\S+\.\w+|'[^']*'", " ", text)
    return {word.lower() for word in re.findall(r"\w+", without_names)} & english_words()


@pytest.mark.parametrize("arguments", HELP_PAGES, ids=" ".join)
def test_help_is_vietnamese(arguments: list[str]) -> None:
    """A help page has its words in Vietnamese, an example, and exit code 0."""
    result = tdkt(*arguments, LC_ALL="C", LANGUAGE="en")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("Cách dùng: tdkt")
    assert "Ví dụ:" in result.stdout
    assert "Hiện trợ giúp rồi thoát." in result.stdout
    assert english_in(result.stdout) == set()


@pytest.mark.parametrize("name", USAGE_ERRORS)
def test_usage_error_is_vietnamese(name: str, tmp_path: Path) -> None:
    """A usage error says in Vietnamese what is wrong, on standard error, with exit code 2."""
    result = tdkt(*USAGE_ERRORS[name], cwd=tmp_path, LANG="en_US.UTF-8", LANGUAGE="en_GB:en")
    assert (result.returncode, result.stdout) == (2, "")
    assert english_in(result.stderr) == set()
    assert "ngoài dự kiến" not in result.stderr
    assert re.search(r"[ạảãàáâậầấẩẫăắằặẳẵđêếềệểễôốồộổỗơớờợởỡưứừựửữ]", result.stderr)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["tongop"], "Lỗi: Không có lệnh 'tongop'. Có phải: tonghop?"),
        (["ton", "hop"], "Lỗi: Không có lệnh 'ton'. Có phải: tonghop, totrinh?"),
        (["xyzt"], "Lỗi: Không có lệnh 'xyzt'."),
        (["tonghop", "--du-thoa"], "Lỗi: Không có tùy chọn '--du-thoa'. Có phải: '--du-thao'?"),
        (["baocao"], "Lỗi: Thiếu tùy chọn '--dot'."),
        (["baocao", "--dot"], "Lỗi: Tùy chọn '--dot' cần 1 giá trị đi sau."),
        (
            ["baocao", "--dot", "ba"],
            "Lỗi: Giá trị của '--dot' không hợp lệ: 'ba' không phải là số hợp lệ.",
        ),
        (["kehoach", "một", "hai"], "Lỗi: Thừa đối số: một hai"),
        (["kehoach", "\x1b[2J\u202e"], "Lỗi: Thừa đối số: \\x1b[2J\\u202e"),
        (["a\x1b"], "Lỗi: Không có lệnh 'a\\x1b'."),
        (
            ["tonghop", "-o", "-"],
            (
                "Lỗi: Giá trị của -o - không hợp lệ: "
                "cần --dinh-dang html, csv hoặc json khi in ra đầu ra chuẩn."
            ),
        ),
    ],
)
def test_last_line_names_the_mistake(arguments: list[str], sentence: str) -> None:
    """The last line of a usage error is the sentence, after the hint at the help page."""
    lines = tdkt(*arguments).stderr.splitlines()
    # Click quotes the names of options since 8.4.
    assert lines[-1].replace("'", "") == sentence.replace("'", "")
    assert lines[1].startswith("Gõ «tdkt ")
    assert lines[1].endswith("--help» để xem trợ giúp.")


def test_catalogue_is_compiled() -> None:
    """The catalogue in the wheel is the compiled form of its source.

    Its head is left out: Babel writes its own version there.
    """
    compiled = runpy.run_path(str(ROOT / "tools/make_catalogue.py"))["compiled"]

    def messages_of(data: bytes) -> dict[str, str]:
        found = vars(gettext.GNUTranslations(io.BytesIO(data)))["_catalog"]
        return {key: text for key, text in found.items() if key}

    assert messages_of((CATALOGUE / "tdkt.mo").read_bytes()) == messages_of(compiled())


def test_every_message_is_translated() -> None:
    """No message of the installed Click and Typer is missing, and none asks for other values."""
    with (CATALOGUE / "tdkt.mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    same = {"{text} {deprecated_message}"}
    missing = {text for text in messages() if catalogue.gettext(text) == text} - same
    # A message with two forms is found by ngettext alone.
    assert {text for text in missing if catalogue.ngettext(text, text, 2) == text} == set()


def test_the_check_sees_english() -> None:
    """The list of English words catches an untranslated message and an English metavar."""
    assert english_in("Error: No such option: --zzz") >= {"error", "no", "such", "option"}
    assert english_in("Cách dùng: tdkt [OPTIONS] COMMAND [ARGS]...") == {
        "options",
        "command",
        "args",
    }
