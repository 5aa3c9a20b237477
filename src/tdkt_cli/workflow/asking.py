"""Whose conditions are asked for: a name typed with or without diacritics, a unit, a stage."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.vietnamese import fold_name, without_marks
from tdkt_cli.workflow.values import CannotRun

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tdkt_cli.eligibility.cases import Stage
    from tdkt_cli.models import Dataset, Plan, Unit

_SUGGESTED = 3
_TITLE = re.compile(r"(?:ong|ba|anh|chi|dong chi|d/c)[.:]?\s+", re.IGNORECASE)
_NAMED = 5


class Asked(NamedTuple):
    """What the command line asks for; an empty text asks for everyone.

    Attributes:
        name: a person's or collective's name, part of it, or a staff code.
        unit: a unit's code or name.
        stage: `dang_ky` or `xet`.
    """

    name: str = ""
    unit: str = ""
    stage: Stage = "dang_ky"


def matches(typed: str, name: str) -> bool:
    """Whether a name holds the words typed, one after the other.

    A word typed without diacritics stands for any; one typed with them for itself alone.
    """
    wanted, words = fold_name(typed).split(), _words(name)
    return any(
        all(_is_word(one, word) for one, word in zip(wanted, words[start:], strict=False))
        for start in range(len(words) - len(wanted) + 1)
    )


def without_title(typed: str) -> str:
    """Return a name typed without diacritics without the "ong", "ba" before it, `""` if none is.

    A word of that spelling may be a name (Ba): it is left out only where the whole finds nothing.
    """
    return _TITLE.sub("", typed.strip(), count=1) if _TITLE.match(typed.strip()) else ""


def _words(name: str) -> list[str]:
    return fold_name(name).split()


def _is_word(typed: str, word: str) -> bool:
    return typed in (word, without_marks(word).rstrip("0123456789"))


def best_matches(typed: str, names: Iterable[str]) -> set[str]:
    """Return the names that are meant: the very name if it is there, else all that hold it."""
    known = set(names)
    holding = {name for name in known if matches(typed, name)}
    if not holding and without_title(typed):
        return best_matches(without_title(typed), known)
    exact = {name for name in holding if fold_name(name) == fold_name(typed)}
    whole = {name for name in holding if len(_words(name)) == len(_words(typed))}
    return exact or whole or holding


def near_names(typed: str, names: Iterable[str]) -> list[str]:
    """Return at most three names spelt nearly like what was typed, the nearest first.

    A name may be typed in part: its last words are compared too, since people are called by them.
    """
    wanted = without_marks(fold_name(without_title(typed) or typed))
    plain: dict[str, list[str]] = {}
    for name in sorted(names):
        words = without_marks(name).split()
        for spelt in {" ".join(words), " ".join(words[-len(wanted.split()) :])}:
            plain.setdefault(spelt, []).append(name)
    close = get_close_matches(wanted, plain, n=_SUGGESTED, cutoff=0.6)
    found = [name for spelt in close for name in plain[spelt]]
    return list(dict.fromkeys(found))[:_SUGGESTED]


def asked_unit(typed: str, units: Sequence[Unit]) -> Unit:
    """Return the unit of a code or name.

    Raises:
        CannotRun: the plan has no such unit.
    """
    wanted = without_marks(typed.strip())
    for unit in units:
        if wanted in (unit.ma_don_vi, without_marks(unit.ten_don_vi)):
            return unit
    codes = {name: u.ma_don_vi for u in units for name in (u.ma_don_vi, u.ten_don_vi)}
    close = dict.fromkeys(codes[name] for name in near_names(typed.strip(), codes))
    hint = f" Có phải: {', '.join(close)}?" if close else ""
    listed = ", ".join(unit.ma_don_vi for unit in units)
    raise CannotRun(f"Kế hoạch không có đơn vị «{typed}».{hint} Các mã đơn vị: {listed}.")


def last_round(plan: Plan) -> int:
    """Return the number of the plan's last round, whose results the review needs.

    Raises:
        CannotRun: the plan has no round.
    """
    if not plan.dot_thi_dua:
        raise CannotRun(f"Kế hoạch năm {plan.nam_ke_hoach} không có đợt thi đua nào để xét.")
    return max(round_.so_dot for round_ in plan.dot_thi_dua)


def missing_results(dataset: Dataset, plan: Plan, asked: Asked) -> list[str]:
    """Return the files of the last round that the answer needs and nobody filed."""
    number = last_round(plan)
    filed = {
        file.stem
        for file in dataset.files
        if file.kind == "results" and file.round_number == number
    }
    return [
        f"data/results/{dataset.year}/dot-{number}/{code}.yaml"
        for code in _units_needed(dataset, asked)
        if code not in filed
    ]


def _units_needed(dataset: Dataset, asked: Asked) -> list[str]:
    """Return the units that registered; of one person, the units that list the name."""
    registered = [source.record for source in dataset.registrations]
    if asked.unit:
        return [asked_unit(asked.unit, dataset.units()).ma_don_vi]
    if asked.name:
        listing = [
            record.ma_don_vi
            for record in registered
            if any(matches(asked.name, person.ho_ten) for person in record.ca_nhan)
        ]
        if listing:
            return listing
    units = [record.ma_don_vi for record in registered]
    return units or [unit.ma_don_vi for unit in dataset.units()]


def say_missing(files: Sequence[str], number: int) -> str:
    """Return the sentence that names the files without which nothing can be reviewed."""
    named = ", ".join(files[:_NAMED]) + (", …" if len(files) > _NAMED else "")
    return (
        f"Chưa xét được: thiếu {len(files)} tệp kết quả đợt {number} ({named}). "
        "Bổ sung tệp, hoặc dùng --giai-doan dang-ky."
    )


def law_day(plan: Plan, stage: Stage) -> date:
    """Return the day whose law judges a stage: of registration, or of the review (design §4)."""
    return plan.dang_ky.han_nop if stage == "dang_ky" else plan.review_day


def say_unknown(typed: str, names: Iterable[str], dataset: Dataset) -> str:
    """Return the sentence about a name for which nothing was judged."""
    for source in dataset.registrations:
        for person in source.record.ca_nhan:
            if matches(typed, person.ho_ten) or person.ma_can_bo == typed.strip().upper():
                return (
                    f"{person.ho_ten} có tên trong {source.file.name} nhưng ở giai đoạn này không "
                    "có danh hiệu, hình thức khen thưởng nào để xét."
                )
    close = near_names(typed, names)
    hint = f" Có phải: {', '.join(close)}?" if close else ""
    return f"Không thấy «{typed}» trong những người, tập thể được xét năm {dataset.year}.{hint}"
