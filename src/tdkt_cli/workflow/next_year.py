"""`tdkt chuyennam NĂM`: next year's files from this year's, every year-bound fact listed."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tdkt_cli import edits, output, storage
from tdkt_cli.consolidate.next_year import EMPTIED, MOVED, WORDS, Fact, facts_of, reworded
from tdkt_cli.findings import path_text
from tdkt_cli.workflow.board import load
from tdkt_cli.workflow.checking import check, check_year
from tdkt_cli.workflow.values import CannotRun

if TYPE_CHECKING:
    from pathlib import Path

    from tdkt_cli.findings import KeyPath
    from tdkt_cli.models import Plan
    from tdkt_cli.storage import Loaded
    from tdkt_cli.workflow.values import Checked

_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_ISO = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")
_PAPER_KEYS = ("so_van_ban", "ngay_ban_hanh", "han_moi")


class Line(NamedTuple):
    """A fact with where it stands in the new file."""

    loai: str
    tep: str
    dong: int
    duong_dan: str
    truoc: str
    sau: str
    viec: str


class NextYear(NamedTuple):
    """The outcome.

    Attributes:
        old: the year it was made from.
        year: the new year.
        written: the files that were made.
        kept: files that were there already and were left alone.
        lines: what to look at, in the order of the new plan.
        checked: the findings of the new year.
        refused: why nothing was made.
    """

    old: int
    year: int
    written: tuple[str, ...]
    kept: tuple[str, ...]
    lines: tuple[Line, ...]
    checked: Checked
    refused: str | None = None


def next_year(folder: str | None, old: int | None, year: int, *, rewrite: bool) -> NextYear:
    """Make the files of a new year.

    Args:
        folder: the folder that holds `data/`, `None` for the nearest parent.
        old: the year to start from, `None` for the newest plan before the new year.
        year: the new year.
        rewrite: carry out in the plan's text what the list proposes.

    Raises:
        CannotRun: there is nothing to start from, or a plan of the new year is there.
    """
    loaded = load(folder, old or _newest_before(folder, year))
    plan_source = loaded.dataset.plan
    if loaded.dataset.year >= year:
        raise CannotRun(
            f"Năm mới phải sau năm {loaded.dataset.year}: gõ tdkt chuyennam "
            f"{loaded.dataset.year + 1}."
        )
    target = f"data/plan-{year}.yaml"
    if year in storage.plan_years(loaded.root):
        raise CannotRun(f"Đã có {target}, không ghi đè: xóa hoặc đổi tên tệp ấy rồi chạy lại.")
    if plan_source is None:
        why = "Chưa lập được năm mới: kế hoạch năm cũ có lỗi, sửa trước."
        checked = check_year(folder, loaded.dataset.year).about(
            lambda name: name.startswith("data/plan-")
        )
        return NextYear(loaded.dataset.year, year, (), (), (), checked, why)
    facts = facts_of(plan_source.record, year)
    files = {target: _new_plan(loaded, plan_source.record, facts, year, rewrite=rewrite)}
    files |= _others(loaded, year)
    try:
        with output.locked(loaded.root):
            kept = tuple(name for name in files if (loaded.root / name).exists())
            fresh = {name: data for name, data in files.items() if name not in kept}
            output.write_files({loaded.root / name: data for name, data in fresh.items()})
    except output.OutputError as error:
        raise CannotRun(str(error)) from error
    after = check(loaded.root, year)
    lines = tuple(_line(fact, after.loaded, target, rewrite=rewrite) for fact in facts)
    return NextYear(loaded.dataset.year, year, tuple(fresh), kept, lines, after.whole)


def _newest_before(folder: str | None, year: int) -> int | None:
    try:
        years = storage.plan_years(storage.find_root(folder))
    except storage.StorageError as error:
        raise CannotRun(str(error)) from error
    return max((one for one in years if one < year), default=None)


def _bytes(root: Path, name: str) -> bytes:
    content = storage.take(root).content(name)
    if content is None:
        raise CannotRun(f"Không đọc được {name}.")
    return content


def _new_plan(
    loaded: Loaded, plan: Plan, facts: tuple[Fact, ...], year: int, *, rewrite: bool
) -> bytes:
    name = loaded.dataset.plan.file.name if loaded.dataset.plan else ""
    tree = copy.deepcopy(loaded.trees[name].data)
    for fact in facts:
        if fact.loai != WORDS and (fact.sau or fact.loai == EMPTIED):
            _put(tree, fact.duong_dan, _written(_at(tree, fact.duong_dan), fact.sau))
    for path in dict.fromkeys(fact.duong_dan for fact in facts if fact.loai == WORDS and rewrite):
        _put(tree, path, reworded(_at(tree, path), facts_at(facts, path)))
    head = (
        f"# Lập từ {name} bằng «tdkt chuyennam {year}»: phần khai báo đã chuyển sang năm {year}, "
        f"lời văn {'đã sửa theo gợi ý' if rewrite else 'còn của năm ' + str(plan.nam_ke_hoach)}, "
        "đọc lại từng chỗ.\n"
    )
    return head.encode() + edits.merge(_bytes(loaded.root, name), tree).removeprefix(
        b"\xef\xbb\xbf"
    )


def facts_at(facts: tuple[Fact, ...], path: KeyPath) -> tuple[Fact, ...]:
    """Return the facts about one text."""
    return tuple(fact for fact in facts if fact.duong_dan == path)


def _at(tree: Any, path: KeyPath) -> str:  # noqa: ANN401 — a tree of text
    for key in path:
        tree = tree[key]
    return str(tree or "")


def _put(tree: Any, path: KeyPath, value: str | None) -> None:  # noqa: ANN401 — a tree of text
    *parents, last = path
    for key in parents:
        tree = tree[key]
    tree[last] = value


def _written(old: str, new: str) -> str | None:
    """Return a new value in the form of the old one: `2025-01-31` for `2024-01-31`."""
    if not new:
        return None
    day = _DAY.fullmatch(new)
    if day and _ISO.fullmatch(old.strip()):
        return f"{day[3]}-{int(day[2]):02d}-{int(day[1]):02d}"
    return new


def _others(loaded: Loaded, year: int) -> dict[str, bytes]:
    """Return the papers and the council of the new year, made from those that can be read."""
    files: dict[str, bytes] = {}
    dataset = loaded.dataset
    if dataset.papers:
        tree = copy.deepcopy(loaded.trees[dataset.papers.file.name].data)
        tree["nam_ke_hoach"] = str(year)
        for paper in tree.get("van_ban") or ():
            for key in _PAPER_KEYS:
                if key in paper:
                    paper[key] = None
            paper.pop("dien_vao", None)
        data = _bytes(loaded.root, dataset.papers.file.name)
        files[f"data/documents/{year}.yaml"] = edits.merge(data, tree)
    if dataset.council:
        tree = copy.deepcopy(loaded.trees[dataset.council.file.name].data)
        tree["nam_ke_hoach"] = str(year)
        tree.pop("phien_hop", None)
        data = _bytes(loaded.root, dataset.council.file.name)
        files[f"data/council/{year}.yaml"] = edits.merge(data, tree)
    return files


def _line(fact: Fact, loaded: Loaded, file: str, *, rewrite: bool) -> Line:
    tree = loaded.trees.get(file)
    line = tree.position(fact.duong_dan)[0] if tree else 1
    kind = MOVED if rewrite and fact.loai == WORDS and fact.sau else fact.loai
    return Line(kind, file, line, path_text(fact.duong_dan), fact.truoc, fact.sau, fact.viec)
