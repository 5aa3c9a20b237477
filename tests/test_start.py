"""`tdkt khoitao`: a folder that works at once; the sample's guide, walked step by step."""

from __future__ import annotations

import io
import itertools
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

import tdkt_cli
from case_files import findings
from printed_papers import edit, tdkt
from tdkt_cli import storage, yaml_tree
from tdkt_cli.cli import interview
from tdkt_cli.cli.commands import khoitao
from tdkt_cli.documents.wording import text_with_blanks
from tdkt_cli.findings import Severity
from tdkt_cli.models.types import DEVICE_NAMES, UNIT_CODE_PATTERN
from tdkt_cli.workflow import clock, starting
from tdkt_cli.workflow.first_plan import unit_codes

if TYPE_CHECKING:
    from printed_papers import Outcome

FLAGS = (
    "--nam", "2025", "--co-quan", "Sở Nội vụ", "--chu-quan", "UBND tỉnh Đồng Nai",
    "--viet-tat", "SNV", "--dia-danh", "Đồng Nai", "--chuc-vu", "Giám đốc",
    "--don-vi", "Văn phòng", "--don-vi", "Thanh tra", "--don-vi", "Phòng Cải cách hành chính",
)  # fmt: skip
STEP = re.compile(
    r"Mở `(?P<file>[^`]+)`, dòng (?P<line>\d+), đổi\n\n```yaml\n(?P<wrong>.+?)\n```\n\nthành\n\n"
    r"```yaml\n(?P<right>.+?)\n```"
)


def _new(folder: Path, *more: str) -> Outcome:
    return tdkt("khoitao", folder, *FLAGS, "--khong-git", *more)


def test_a_new_folder_has_no_error_and_says_what_to_fill(tmp_path: Path) -> None:
    """`tdkt validate` gives 0; its warnings name the files that are still to come."""
    root = tmp_path / "thi đua"
    made = _new(root)
    assert made.code == 0, made
    assert f"Đã lập thư mục {root.as_posix()} với " in made.err
    checked = tdkt("validate", "-C", root)
    assert checked.code == 0
    assert "tệp cần có: data/registrations/2025/van-phong.yaml" in checked.out
    assert checked.out.rstrip().splitlines()[-1].startswith("Không có lỗi. 4 đơn vị")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--ngay", "2025-01-15"),
        ("tiendo", "--ngay", "2025-01-15"),
        ("kehoach", "--du-thao"),
        ("tonghop",),
        ("timkiem", "so noi vu"),
        ("kiemtramay",),
        ("chuyennam", "2026"),
    ],
)
def test_the_commands_of_the_readme_work_in_it(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """What the clerk is told to type does not fail on the first day."""
    root = tmp_path / "moi"
    assert _new(root).code == 0
    found = tdkt("-C", root, *arguments) if arguments[0] == "--ngay" else tdkt(
        *arguments, "-C", root
    )  # fmt: skip
    assert found.code == 0, found


def test_what_was_given_stands_in_the_plan_and_its_text(tmp_path: Path) -> None:
    """Facts and text agree, whatever the deadline."""
    root = tmp_path / "moi"
    assert _new(root, "--han", "20/02/2025", "--ho-ten", "Lê Thị Mới").code == 0
    source = storage.load(root, 2025).dataset.plan
    assert source
    plan = source.record
    assert plan.co_quan.co_quan_chu_quan == "UBND tỉnh Đồng Nai"
    assert (plan.nguoi_ky.chuc_vu, plan.nguoi_ky.ho_ten) == ("GIÁM ĐỐC", "Lê Thị Mới")
    assert [unit.ma_don_vi for unit in plan.don_vi] == [
        "lanh-dao", "van-phong", "thanh-tra", "phong-cai-cach-hanh-chinh",
    ]  # fmt: skip
    codes = {found.code for found in findings(root)}
    assert codes == {"D102"}
    assert "trước ngày 20/02/2025" in (root / "README.md").read_text("utf-8")


@pytest.mark.parametrize("year", [1995, 2023, 2024, 2025, 2100])
def test_any_year_works(tmp_path: Path, year: int) -> None:
    """No rule of law is cited before it held."""
    root = tmp_path / "moi"
    assert tdkt("khoitao", root, "--nam", str(year), *FLAGS[2:], "--khong-git").code == 0
    assert {found.severity for found in findings(root)} <= {Severity.WARNING, Severity.HINT}


def test_names_with_marks_of_yaml_are_only_names(tmp_path: Path) -> None:
    """Colons, hashes, quotes and braces in a name change nothing else."""
    root = tmp_path / "moi"
    name = 'Ban "Q": {lý} #1 & <b>*'
    made = tdkt(
        "khoitao", root, *FLAGS[:2], "--co-quan", name, *FLAGS[4:], "--don-vi", "- Tổ: {a}",
        "--khong-git",
    )  # fmt: skip
    assert made.code == 0, made
    source = storage.load(root, 2025).dataset.plan
    assert source
    assert source.record.co_quan.ten_co_quan == name
    assert source.record.don_vi[-1].ten_don_vi == "- Tổ: {a}"
    assert tdkt("validate", "-C", root).code == 0


def test_a_folder_with_files_is_refused(tmp_path: Path) -> None:
    """Nothing of anyone's is overwritten."""
    (tmp_path / "a.txt").write_text("của tôi", "utf-8")
    found = _new(tmp_path)
    assert (found.code, found.out) == (2, "")
    assert "đã có tệp" in found.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert "không phải là thư mục" in _new(tmp_path / "a.txt").err
    assert tdkt("khoitao", tmp_path, "--vi-du").code == 2


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    """A folder made in the file manager is fine."""
    assert _new(tmp_path).code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "THƯ-MỤC"),
        (("moi",), "Thiếu --nam, --co-quan, --viet-tat, --dia-danh, --chuc-vu, --don-vi"),
        (("moi", *FLAGS[2:]), "Thiếu --nam"),
        (("moi", "--vi-du", "--nam", "2025"), "không dùng cùng lúc với --nam"),
        (("moi", "--nam", "hai nghìn"), "hai nghìn"),
        (("moi", *FLAGS, "--don-vi", "12 34"), "Tên đơn vị «12 34» cần có chữ"),
        (("moi", *FLAGS, "--han", "31/02/2025"), "không có ngày 31/02/2025"),
    ],
)
def test_wrong_use(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    """Exit code 2, one sentence, no folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    found = tdkt("khoitao", *arguments)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert not (tmp_path / "moi").exists()


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_what_is_missing_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty answer to a needed question is asked again; optional ones may be empty."""
    typed = "2025\nSở Nội vụ\n\nSNV\n\nĐồng Nai\nGiám đốc\n\nVăn phòng; Thanh tra\n\n"
    monkeypatch.setattr(sys, "stdin", _Terminal(typed))
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _text: sys.stdin.readline()[:-1])
    root = tmp_path / "moi"
    found = tdkt("khoitao", root, "--khong-git")
    assert found.code == 0, found
    source = storage.load(root, 2025).dataset.plan
    assert source
    assert source.record.co_quan.viet_tat == "SNV"
    assert [unit.ten_don_vi for unit in source.record.don_vi] == [
        "Lãnh đạo Sở Nội vụ", "Văn phòng", "Thanh tra",
    ]  # fmt: skip


def test_every_question_belongs_to_an_option() -> None:
    """What is asked for can also be given as a flag."""
    source = Path(khoitao.__file__).read_text("utf-8")
    names = set(re.findall(r'option\(\s*"(--[a-z-]+)"', source))
    assert {key for key, _ in interview.QUESTIONS} <= names


def test_everything_is_shown_before_it_is_written_and_can_be_put_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The usual year stands ready; "k" asks again with the answers as defaults."""
    monkeypatch.setattr(clock, "today", lambda: date(2025, 12, 3))
    first = "\nSở Nội vụ\n\nSNV\nĐồng Nai\nGiám đốc\n\nVăn phòng\nk\n"
    second = "\n\n\n\nBiên Hòa\n\n\n\n\n"
    asked: list[str] = []
    root = tmp_path / "moi"

    def answer(text: str) -> str:
        asked.append(text)
        assert not root.exists()
        return sys.stdin.readline()[:-1]

    monkeypatch.setattr(sys, "stdin", _Terminal(first + second))
    monkeypatch.setattr("click.termui.visible_prompt_func", answer)
    found = tdkt("khoitao", root, "--khong-git")
    assert found.code == 0, found
    assert "Năm của kế hoạch [2026]" in found.err + "".join(asked)
    assert "Sẽ lập thư mục" in found.err
    assert "  Địa danh: Đồng Nai" in found.err
    assert "  Địa danh: Biên Hòa" in found.err
    assert "  Họ tên người đứng đầu: (để trống)" in found.err
    plan = storage.load(root, 2026).dataset.plan
    assert plan
    assert plan.record.co_quan.dia_danh == "Biên Hòa"
    assert plan.record.co_quan.viet_tat == "SNV"


@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=8))
def test_codes_of_units_are_legal_and_different(names: list[str]) -> None:
    """Whatever the names, the codes are file names on every system."""
    kept = [name for name in names if re.search("[a-zA-Z]", name)]
    codes = unit_codes(kept)
    assert len(set(codes)) == len(kept)
    for code in codes:
        assert re.fullmatch(UNIT_CODE_PATTERN, code)
        assert code not in DEVICE_NAMES


def _walk(root: Path) -> list[re.Match[str]]:
    return list(STEP.finditer((root / "HUONG-DAN-15-PHUT.md").read_text("utf-8")))


def _errors(root: Path) -> list[tuple[str, int]]:
    return [
        (found.where.file, found.where.line)
        for found in findings(root)
        if found.severity is Severity.ERROR
    ]


def test_the_guide_leads_from_errors_to_none(tmp_path: Path) -> None:
    """Each step names the line of an error of that moment; its fix takes errors away; then none."""
    root = tmp_path / "vi-du"
    assert tdkt("khoitao", root, "--vi-du", "--khong-git").code == 0
    assert tdkt("validate", "-C", root).code == 1
    steps = _walk(root)
    assert len(steps) == len(starting.planted_faults()) == 5
    for step in steps:
        path, line = root / step["file"], int(step["line"])
        assert (step["file"], line) in _errors(root), step[0]
        lines = path.read_text("utf-8").split("\n")
        assert lines[line - 1] == step["wrong"]
        lines[line - 1] = step["right"]
        path.write_text("\n".join(lines), "utf-8")
        assert (step["file"], line) not in _errors(root)
    assert _errors(root) == []
    assert tdkt("validate", "-C", root).code == 0


def test_mended_by_the_guide_the_sample_is_the_sample(tmp_path: Path, sample_root: Path) -> None:
    """The faults are the only difference from the data that are shipped."""
    root = tmp_path / "vi-du"
    assert tdkt("khoitao", root, "--vi-du", "--khong-git").code == 0
    for step in _walk(root):
        path = root / step["file"]
        lines = path.read_text("utf-8").split("\n")
        lines[int(step["line"]) - 1] = step["right"]
        path.write_text("\n".join(lines), "utf-8")
    for path in sorted((sample_root / "data").rglob("*.yaml")):
        assert (root / path.relative_to(sample_root)).read_bytes() == path.read_bytes()


def test_every_command_of_the_guide_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the fixes each line of the guide gives 0 and what it promises."""
    root = tmp_path / "vi-du"
    assert tdkt("khoitao", root, "--vi-du", "--khong-git").code == 0
    for fault in starting.planted_faults():
        path = root / fault.file
        path.write_bytes(path.read_bytes().replace(fault.wrong.encode(), fault.right.encode()))
    monkeypatch.chdir(root)
    text = (root / "HUONG-DAN-15-PHUT.md").read_text("utf-8")
    blocks = re.findall(r"```sh\n(.+?)```", text, re.DOTALL)
    commands = [line for block in blocks for line in block.splitlines() if line]
    assert len(commands) >= 9
    for line in commands:
        assert tdkt(*line.split()[1:]).code == 0, line
    assert (root / "out/tien-do.html").is_file()
    assert (root / "out/tong-hop-dang-ky-2024.docx").is_file()
    assert (root / "out/bao-cao-dot-1-2024.docx").is_file()


def test_the_sample_is_found_in_the_wheel_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample_root: Path
) -> None:
    """Where the package carries the sample beside it, that one is used."""
    shutil.copytree(sample_root / "data", tmp_path / "tdkt_cli/vi-du/data")
    (tmp_path / "tdkt_cli/vi-du/data/plan-2024.yaml").write_text("nam_ke_hoach: 2024\n", "utf-8")
    monkeypatch.setattr(tdkt_cli, "__file__", str(tmp_path / "tdkt_cli/__init__.py"))
    assert starting.sample_files()["data/plan-2024.yaml"] == b"nam_ke_hoach: 2024\n"


def test_editor_settings_can_be_read(tmp_path: Path) -> None:
    """The JSON of the editor is JSON; every data file names its schema, which is there."""
    import json  # noqa: PLC0415

    root = tmp_path / "moi"
    assert _new(root).code == 0
    for name in ("settings", "extensions"):
        assert json.loads((root / f".vscode/{name}.json").read_text("utf-8"))
    for path in sorted((root / "data").rglob("*.yaml")):
        modeline = path.read_text("utf-8").split("\n")[1]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", modeline)
        assert found, path
        assert (path.parent / found[1]).is_file()
        assert yaml_tree.read(path.read_bytes()).problems == []


def _environment() -> dict[str, str]:
    program = str(Path(sys.executable).parent)
    who = {f"GIT_{one}_{two}": "thu@example.com" for one in ("AUTHOR", "COMMITTER")
           for two in ("NAME", "EMAIL")}  # fmt: skip
    return {
        **os.environ,
        **who,
        "PATH": f"{program}{os.pathsep}{os.environ['PATH']}",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["git", "-C", root, *arguments], capture_output=True, check=False, env=_environment()
    )


@pytest.mark.program("git")
def test_git_refuses_a_commit_of_data_with_errors(tmp_path: Path) -> None:
    """The hook runs `tdkt validate`: errors stop the commit, warnings do not."""
    root = tmp_path / "moi"
    made = tdkt("khoitao", root, *FLAGS)
    assert made.code == 0
    _git(root, "add", "-A")
    first = _git(root, "commit", "-qm", "đầu")
    assert first.returncode == 0, first
    folder = root / "data/registrations/2025"
    folder.mkdir(parents=True)
    (folder / "van-phong.yaml").write_text("nam_ke_hoach:2025\n", "utf-8")
    _git(root, "add", "-A")
    refused = _git(root, "commit", "-qm", "sai")
    assert refused.returncode == 1
    assert "1 lỗi, " in (refused.stdout + refused.stderr).decode()
    assert _git(root, "rev-list", "--count", "HEAD").stdout.decode().strip() == "1"


@pytest.mark.program("git")
def test_inside_a_repository_no_other_is_made(tmp_path: Path) -> None:
    """A folder within someone's repository is left to it."""
    _git(tmp_path, "init", "-q")
    made = tdkt("khoitao", tmp_path / "moi", *FLAGS)
    assert made.code == 0
    assert "nằm trong một kho git đã có" in made.err
    assert not (tmp_path / "moi/.git").exists()


def test_without_git_the_folder_is_made_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The note says what to do later."""
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    made = tdkt("khoitao", tmp_path / "moi", *FLAGS)
    assert made.code == 0
    assert "Máy chưa có git" in made.err


def test_without_a_folder_an_example_is_shown() -> None:
    """The word THƯ-MỤC alone does not say what to type."""
    done = tdkt("khoitao")
    assert done.code == 2
    assert "Thiếu đối số 'THƯ-MỤC'. Ví dụ: tdkt khoitao thi-dua" in done.err


def test_what_the_course_says_of_numbers_is_so(tmp_path: Path) -> None:
    """Errors stay as many after the second place alone; every warning left over is named."""
    root = tmp_path / "vi-du"
    assert tdkt("khoitao", root, "--vi-du", "--khong-git").code == 0
    guide = (root / "HUONG-DAN-15-PHUT.md").read_text("utf-8")
    counts = [len(_errors(root))]
    faults = starting.planted_faults()
    assert counts[0] > len(faults)
    for fault in faults:
        path = root / fault.file
        lead = f"{fault.before}\n" if fault.before else ""
        edit(path, f"{lead}{fault.wrong}\n", f"{lead}{fault.right}\n")
        counts.append(len(_errors(root)))
    steps = list(itertools.pairwise(counts))
    assert [n for n, (old, new) in enumerate(steps, 1) if new >= old] == [2]
    assert "tổng số lỗi chưa bớt" in guide.partition("### Chỗ 2.")[2].partition("### Chỗ 3.")[0]
    left = {found.code for found in findings(root) if found.severity is Severity.WARNING}
    named = next(line for line in guide.splitlines() if "Cảnh báo còn lại" in line)
    assert set(re.findall(r"[DL]\d{3}", named)) == left


@pytest.mark.skipif(os.name == "nt", reason="runs a shell script")
def test_a_hook_without_the_program_says_what_to_type(tmp_path: Path) -> None:
    """Both forms are printed as they are typed, backslashes and all."""
    assert tdkt("khoitao", tmp_path / "moi", *FLAGS, "--khong-git").code == 0
    told = subprocess.run(
        ["/bin/sh", ".githooks/pre-commit"],
        cwd=tmp_path / "moi",
        env={"PATH": os.fspath(tmp_path)},
        capture_output=True,
        check=False,
    )
    assert told.returncode == 1
    said = told.stderr.decode()
    readme = (tmp_path / "moi/README.md").read_text("utf-8")
    for form in (r"THƯ-MỤC-CÀI\.venv\Scripts\activate", ". THƯ-MỤC-CÀI/.venv/bin/activate"):
        assert form in said
        assert form in readme


def test_dots_in_the_text_of_a_plan_are_blanks_named_after_their_section() -> None:
    """Rows of dots, not a single ellipsis; several of one section are numbered."""
    taken: list[str] = []

    def blank(label: str, shown: str) -> Markup:
        taken.append(label)
        return Markup("[{}]").format(shown)

    text = text_with_blanks(blank, taken, "**A** …… & .... v.v. …", "mục I")
    assert text == "<b>A</b> [……] &amp; [....] v.v. …"
    assert taken == ["mục I", "mục I (chỗ 2)"]
