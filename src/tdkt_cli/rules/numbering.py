"""Numbers of the plan's sections: D402."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tdkt_cli.findings import KeyPath, Severity
from tdkt_cli.rules import Report, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tdkt_cli.models import Dataset, Plan, Section, Sourced

_LETTERS = "abcdđeghiklmnopqrstuvxy"  # the Vietnamese alphabet as used for numbering points
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LONGEST = 6  # letters or digits of one number
_LAST = re.compile(r"(\w+)\W*$")


def numbering(dataset: Dataset) -> Iterator[Report]:
    """Số của các mục cùng cấp phải liền nhau, không thiếu, không lặp.

    Vì sao: nơi nhận viện dẫn “mục IV.3”; thiếu hoặc lặp số là không biết mất mục hay đánh nhầm số.
    Nhận các kiểu I, II, III; 1, 2, 3; a, b, c, d, đ.

    Cách sửa: đánh lại số, hoặc chép bổ sung mục bị thiếu.

    Sai:

        # data/plan-2024.yaml
        mo_dau: []
        muc:
          - {so_muc: I., tieu_de: MỤC ĐÍCH}
          - {so_muc: III., tieu_de: TỔ CHỨC THỰC HIỆN}

    Đúng:

        # data/plan-2024.yaml
        mo_dau: []
        muc:
          - {so_muc: I., tieu_de: MỤC ĐÍCH}
          - {so_muc: II., tieu_de: TỔ CHỨC THỰC HIỆN}
    """
    if dataset.plan is not None:
        yield from _siblings(dataset.plan, dataset.plan.record.muc, ("muc",), "Kế hoạch")


def _siblings(
    plan: Sourced[Plan], sections: tuple[Section, ...], path: KeyPath, parent: str
) -> Iterator[Report]:
    numbers = _numbers(sections)
    for n in range(len(sections)):
        now, before = numbers[n], numbers[n - 1] if n else 0
        if now is not None and before is not None and now != before + 1:
            this = sections[n].so_muc
            earlier = sections[n - 1].so_muc if n else None
            related = plan.under((*path, n - 1, "so_muc")), "mục liền trước"
            yield Report(
                plan.under((*path, n, "so_muc")),
                f"{parent} {_fault(now, before, _plain(this), earlier and _plain(earlier))}.",
                "Đánh lại số cho liền nhau, hoặc chép bổ sung mục bị thiếu.",
                (related,) if n else (),
            )
    for n, section in enumerate(sections):
        deeper = section.so_muc if parent == "Kế hoạch" else f"{parent}{section.so_muc}"
        yield from _siblings(plan, section.muc_con, (*path, n, "muc_con"), deeper)


def _fault(now: int, before: int, this: str, earlier: str | None) -> str:
    if earlier is None:
        return f"bắt đầu từ mục {this}; phải bắt đầu từ mục {_like(this, 1)}"
    if now == before:
        return f"có hai mục {this}"
    if now < before:
        return f"có mục {this} đứng sau mục {earlier}"
    missing = _like(this, before + 1)
    if now > before + 2:
        missing += f" đến {_like(this, now - 1)}"
    return f"thiếu mục {missing}: sau mục {earlier} là mục {this}"


def _plain(text: str) -> str:
    return text.strip().rstrip(".):")


def _numbers(sections: tuple[Section, ...]) -> list[int | None]:
    """Return the sections' numbers in the kind of numbering that the first of them has."""
    words = [match[1] if (match := _LAST.search(s.so_muc)) else "" for s in sections]
    read = _reader_of(words[0]) if words else None
    return [read(word) if read else None for word in words]


def _reader_of(word: str) -> Callable[[str], int | None] | None:
    """Return how to read the siblings of a first number: `i` and `I` begin Roman numbers."""
    if word.isdecimal():
        return _arabic
    if _is_roman(word) and (word.isupper() or word == "i"):
        return _roman
    return _letter if _letter(word) else None


def _is_roman(word: str) -> bool:
    return 0 < len(word) <= _LONGEST and set(word.upper()) <= set(_ROMAN)


def _arabic(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) <= _LONGEST else None


def _letter(word: str) -> int | None:
    return _LETTERS.index(word.lower()) + 1 if len(word) == 1 and word.lower() in _LETTERS else None


def _roman(word: str) -> int | None:
    if not _is_roman(word):
        return None
    values = [_ROMAN[letter] for letter in word.upper()]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def _like(sample: str, number: int) -> str:
    """Write a number in the way of a sample: `2`, `II`, `đ`."""
    last = sample.rsplit(".", 1)[-1]
    if last.isdecimal():
        return sample[: len(sample) - len(last)] + str(number)
    if last.isupper() and _is_roman(last):
        tens, ones = divmod(number, 10)
        return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
    letter = _LETTERS[(number - 1) % len(_LETTERS)]
    return letter.upper() if last.isupper() else letter


NUMBERING = Rule("D402", Severity.WARNING, numbering)
