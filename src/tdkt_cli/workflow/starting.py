"""`tdkt khoitao`: a new data folder for any agency and year, or the sample with planted faults."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, NamedTuple

import tdkt_cli
from tdkt_cli import edits, output, schema, storage, yaml_tree
from tdkt_cli.vietnamese import short_date
from tdkt_cli.workflow.first_plan import (
    NewAgency,
    deadline_of,
    leaders,
    papers_tree,
    plan_tree,
    unit_codes,
)
from tdkt_cli.workflow.schema import schema_text
from tdkt_cli.workflow.values import CannotRun

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SECONDS = 60
_STARTER = Path(__file__).parent / "starter"
_HOOK = ".githooks/pre-commit"
_PLAIN = {
    ".gitignore": "gitignore",
    ".gitattributes": "gitattributes",
    ".editorconfig": "editorconfig",
    ".vscode/settings.json": "vscode-settings.json",
    ".vscode/extensions.json": "vscode-extensions.json",
    _HOOK: "pre-commit",
}


class Started(NamedTuple):
    """What was made.

    Attributes:
        folder: as it was typed.
        files: names below it.
        guide: the file to read first.
        notes: sentences about git.
    """

    folder: Path
    files: tuple[str, ...]
    guide: str
    notes: tuple[str, ...]


def start(folder: str, agency: NewAgency, *, with_git: bool) -> Started:
    """Make a working data folder.

    Args:
        folder: a folder that is empty or not there yet.
        agency: what is known of the agency.
        with_git: also make a repository with the hook, where git is and none surrounds the folder.

    Raises:
        CannotRun: the folder is not empty, cannot be written; a text cannot stand in a data file.
    """
    target = _empty(folder)
    try:
        files = _agency_files(agency, with_git=with_git)
    except edits.EditError as error:
        raise CannotRun(str(error)) from error
    return _made(target, files, "README.md", with_git=with_git)


def start_sample(folder: str, *, with_git: bool) -> Started:
    """Make the sample year with planted faults and the guide of 15 minutes; as `start`."""
    target = _empty(folder)
    files = {name: data for name, data in sample_files().items() if data is not None}
    faults = planted_faults()
    for fault in faults:
        files[fault.file] = fault.planted(files[fault.file])
    guide = _guide(faults, files)
    files |= _common() | {"HUONG-DAN-15-PHUT.md": guide.encode()}
    return _made(target, files, "HUONG-DAN-15-PHUT.md", with_git=with_git)


class Fault(NamedTuple):
    """A line of the sample that is made wrong on purpose.

    Attributes:
        before: the line above it, where the right line stands more than once; `""` otherwise.
    """

    title: str
    story: str
    file: str
    right: str
    wrong: str
    before: str

    def planted(self, data: bytes) -> bytes:
        """Return the file with the wrong line; the right one must stand there once."""
        lead = f"{self.before}\n" if self.before else ""
        right, wrong = f"{lead}{self.right}\n".encode(), f"{lead}{self.wrong}\n".encode()
        if data.count(right) != 1:
            raise ValueError(self.file, self.right)  # a bug: sample and faults differ
        return data.replace(right, wrong)


def planted_faults() -> tuple[Fault, ...]:
    """Return the faults, in the order of the guide."""
    tree = yaml_tree.read_text((_STARTER / "vi-du.yaml").read_bytes())
    return tuple(
        Fault(
            one["tieu_de"],
            one["giai_thich"].strip(),
            one["tep"],
            one["dung"],
            one["sai"],
            one.get("truoc", ""),
        )
        for one in tree["loi"]
    )


def sample_files() -> Mapping[str, bytes | None]:
    """Return the sample year: inside the wheel, or the checkout's own."""
    package = Path(tdkt_cli.__file__).parent
    inside = package / "vi-du"
    root = inside if (inside / "data").is_dir() else package.parents[1]
    return dict(storage.take(root).files)


def _guide(faults: Iterable[Fault], files: Mapping[str, bytes]) -> str:
    steps = list(faults)
    head = Template(_text("huong-dan-dau.md")).substitute(so_loi=len(steps))
    parts = [head]
    for number, fault in enumerate(steps, 1):
        lead = f"{fault.before}\n" if fault.before else ""
        before = files[fault.file].split(f"{lead}{fault.wrong}\n".encode())[0]
        line = before.count(b"\n") + lead.count("\n") + 1
        parts.append(
            f"### Chỗ {number}. {fault.title}\n\n{fault.story}\n\n"
            f"Mở `{fault.file}`, dòng {line}, đổi\n\n```yaml\n{fault.wrong}\n```\n\n"
            f"thành\n\n```yaml\n{fault.right}\n```\n\n"
        )
    return "".join(parts) + _text("huong-dan-cuoi.md")


def _text(name: str) -> str:
    return (_STARTER / name).read_text("utf-8")


def _empty(folder: str) -> Path:
    target = Path(folder)
    if target.is_dir():
        if any(target.iterdir()):
            raise CannotRun(f"Thư mục {folder} đã có tệp: chọn thư mục mới hoặc thư mục trống.")
    elif target.exists() or target.is_symlink():
        raise CannotRun(f"{folder} đã có và không phải là thư mục: chọn tên khác.")
    return target


def _common() -> dict[str, bytes]:
    """Return the files that every folder gets."""
    files = {name: (_STARTER / source).read_bytes() for name, source in _PLAIN.items()}
    for kind in schema.RECORDS:
        files[f"schema/{kind}.json"] = schema_text(kind).encode()
    return files


def _agency_files(agency: NewAgency, *, with_git: bool) -> dict[str, bytes]:
    year = agency.year
    codes = unit_codes(agency.units)
    files = _common()
    files[f"data/plan-{year}.yaml"] = _data("plan", plan_tree(agency, codes), "..")
    files[f"data/documents/{year}.yaml"] = _data("documents", papers_tree(agency), "../..")
    files[f"data/council/{year}.yaml"] = _data(
        "council", {"nam_ke_hoach": year, "thanh_vien": [], "phien_hop": []}, "../.."
    )
    units = [("lanh-dao", leaders(agency)), *zip(codes, agency.units, strict=True)]
    readme = Template(_text("README.md")).substitute(
        nam=year,
        nam_sau=year + 1,
        ten_co_quan=agency.name,
        han=f"trước ngày {short_date(deadline_of(agency))}",
        cac_don_vi="; ".join(f"`{code}` {name}" for code, name in units),
        ve_git=_about_git(with_git=with_git),
    )
    return files | {"README.md": readme.encode()}


def _about_git(*, with_git: bool) -> str:
    if with_git:
        return (
            'Mỗi lần sửa xong: `git add -A` rồi `git commit -m "Nhận đăng ký của …"`. Trước khi '
            "ghi nhận, git tự chạy `tdkt validate`; còn lỗi thì không ghi nhận. Xem đã đổi gì: "
            "`tdkt sosanh HEAD`."
        )
    return (
        "Muốn giữ lịch sử mọi thay đổi: gõ `git init`, rồi "
        "`git config core.hooksPath .githooks` để git tự kiểm tra trước mỗi lần ghi nhận."
    )


def _data(kind: str, tree: edits.Given, up: str) -> bytes:
    modeline = f"# yaml-language-server: $schema={up}/schema/{kind}.json\n"
    made = edits.new_file(tree, "Lập bằng «tdkt khoitao»; tệp nào giữ gì: README.md.")
    first, _, rest = made.partition(b"\n")
    return first + b"\n" + modeline.encode() + rest


def _made(target: Path, files: Mapping[str, bytes], guide: str, *, with_git: bool) -> Started:
    try:
        output.write_files({target / name: data for name, data in files.items()})
        (target / _HOOK).chmod(0o755)
    except (output.OutputError, OSError) as error:
        raise CannotRun(str(error)) from error
    notes = _repository(target) if with_git else ()
    return Started(target, tuple(sorted(files)), guide, notes)


def _repository(target: Path) -> tuple[str, ...]:
    """Make a repository with the hook; say why not where it cannot be."""
    program = shutil.which("git")
    if program is None:
        return ("Máy chưa có git nên chưa giữ lịch sử; cài git rồi gõ git init trong thư mục ấy.",)
    if not _git(program, target, "rev-parse", "--is-inside-work-tree"):
        made = _git(program, target, "init", "-q", "-b", "main") and all(
            _git(program, target, "config", *setting)
            for setting in (
                ("core.hooksPath", ".githooks"),
                ("diff.tdkt.textconv", "tdkt xuatchu"),
            )
        )
        return () if made else ("git không lập được kho: thử git init trong thư mục ấy.",)
    note = (
        "Thư mục nằm trong một kho git đã có nên không lập kho mới; muốn git tự kiểm tra dữ liệu, "
        "xem tệp .githooks/pre-commit."
    )
    return (note,)


def _git(program: str, folder: Path, *arguments: str) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 — the program is git, the arguments are our own
            [program, "-C", os.fspath(folder), *arguments],
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
