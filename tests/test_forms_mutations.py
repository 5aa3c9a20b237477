"""Forms disturbed at random: the data stay the same, or something is said of the disturbed cell."""

from __future__ import annotations

import io
import random
import re
import shutil
import unicodedata
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from openpyxl import load_workbook

from case_files import VALID
from filled_forms import imported, registration_rows, workbook
from tdkt_cli import storage, yaml_tree
from tdkt_cli.forms import contents, kinds
from tdkt_cli.forms.kinds import Column, Fill
from tdkt_cli.forms.recognise.headings import headings_of
from tdkt_cli.law import titles
from tdkt_cli.spreadsheet.forms import write_form
from test_forms_values import in_tcvn3, in_vni

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OFFICE = "data/registrations/2024/van-phong.yaml"
SEEDS = range(200)
_TONE_PAIRS = ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"), ("úy", "uý")


class Target(NamedTuple):
    """A cell that may be disturbed, and what it may say."""

    sheet: str
    row: int
    column: int
    says: Column


# -- Disturbances that change nothing of what is meant ----------------------------------------


def decomposed(_: random.Random, value: Any, __: Column) -> Any:  # noqa: ANN401 — cells hold anything
    """Write letters and marks apart, as some systems do."""
    return unicodedata.normalize("NFD", str(value))


def other_tone_place(_: random.Random, value: Any, __: Column) -> Any:  # noqa: ANN401
    """Write hoà for hòa."""
    text = str(value)
    for new, old in _TONE_PAIRS:
        text = re.sub(rf"{new}\b", old, text)
    return text


def more_spaces(chance: random.Random, value: Any, __: Column) -> Any:  # noqa: ANN401
    """Add spaces, also such as nobody sees."""
    text = str(value)
    sign = chance.choice(("  ", "\u00a0", " \u200b", "\t"))
    return chance.choice((" ", "")) + text.replace(" ", sign) + chance.choice((" ", "\n", "\u00a0"))


def foreign_d(_: random.Random, value: Any, __: Column) -> Any:  # noqa: ANN401
    """Write the Icelandic letters that look like Đ, đ."""
    return str(value).replace("Đ", "Ð").replace("đ", "ð")


def in_capitals(_: random.Random, value: Any, column: Column) -> Any:  # noqa: ANN401
    """Write in capitals what is no free text."""
    return value if column.fill is Fill.TEXT else str(value).upper()


def with_honorific(chance: random.Random, value: Any, column: Column) -> Any:  # noqa: ANN401
    """Write Ông or Bà before a name."""
    words = ("Đồng chí ", "Ông ", "BÀ ", "đ/c ")
    return chance.choice(words) + str(value) if column.fill is Fill.PERSON else value


def another_spelling(chance: random.Random, value: Any, column: Column) -> Any:  # noqa: ANN401
    """Write a title by another of its names, a day or number in another way."""
    if column.fill is Fill.TITLE:
        known = titles.find(str(value))
        assert known is not None
        return chance.choice((known.name, known.abbreviation, known.code, f"- {known.name}"))
    if column.fill is Fill.DATE:
        day = value if isinstance(value, date) else date(1899, 12, 30)
        serial = (date(day.year, day.month, day.day) - date(1899, 12, 30)).days
        spelt = (f"{day.day}/{day.month}/{day.year}", f"{day:%Y-%m-%d}", f"{day:%d.%m.%Y}", serial)
        return chance.choice(spelt)
    if column.fill in (Fill.WHOLE, Fill.AMOUNT):
        return chance.choice((f"{value}", f" {value} ", float(value)))
    return value


def old_font(chance: random.Random, value: Any, _: Column) -> Any:  # noqa: ANN401
    """Write in a font of TCVN3 or VNI."""
    return chance.choice((in_tcvn3, in_vni))(str(value))


# -- Disturbances that do harm -----------------------------------------------------------------


_WORDS = (Fill.PERSON, Fill.TITLE, Fill.CHOICE, Fill.MOVEMENT, Fill.TASK)
"""What may be said in these is known, so that a slip can be seen; 12 and 21 are both numbers."""


def letter_lost(chance: random.Random, value: Any, column: Column) -> Any:  # noqa: ANN401
    """Lose a letter of a name or of a closed list."""
    text = str(value)
    place = chance.randrange(len(text))
    return text[:place] + text[place + 1 :] if column.fill in _WORDS else value


def letters_swapped(chance: random.Random, value: Any, column: Column) -> Any:  # noqa: ANN401
    """Swap two letters of a name or of a closed list."""
    text = str(value)
    place = chance.randrange(max(len(text) - 1, 1))
    swapped = text[:place] + text[place : place + 2][::-1] + text[place + 2 :]
    return swapped if column.fill in _WORDS else value


def strange_sign(chance: random.Random, value: Any, column: Column) -> Any:  # noqa: ANN401
    """Put a sign where it does not belong."""
    text = str(value)
    place = chance.randrange(len(text) + 1)
    sign = chance.choice("?\u202e¸¿7")
    return (
        value if column.fill is Fill.TEXT and sign in "?7" else text[:place] + sign + text[place:]
    )


def formula(chance: random.Random, value: Any, _: Column) -> Any:  # noqa: ANN401
    """Put a formula that nobody has computed, or an error of Excel."""
    return chance.choice((f'="{value}"', "=A1", "#REF!", "#N/A"))


def emptied(_: random.Random, value: Any, column: Column) -> Any:  # noqa: ANN401
    """Empty a needed cell."""
    return None if column.required else value


def another_type(chance: random.Random, _: Any, column: Column) -> Any:  # noqa: ANN401
    """Put a day, a yes or no, a long number where text is wanted, and the other way round."""
    if column.fill is Fill.TEXT:
        return chance.choice((date(2024, 5, 12), True))
    if column.fill in (Fill.DATE, Fill.WHOLE, Fill.AMOUNT):
        return chance.choice((True, "chưa rõ", "12/31/1990", 1e15))
    return chance.choice((date(2024, 5, 12), True, 79123456789, timedelta(hours=3)))


CHANGES = (
    decomposed, other_tone_place, more_spaces, foreign_d, in_capitals, with_honorific,
    another_spelling, old_font, letter_lost, letters_swapped, strange_sign, formula, emptied,
    another_type,
)  # fmt: skip


def own_form() -> bytes:
    """Return the form that we write for the Office of the tiny valid folder."""
    dataset = storage.load(VALID, None).dataset
    plan = dataset.plan
    assert plan is not None
    record = next(r.record for r in dataset.registrations if r.record.ma_don_vi == "van-phong")
    unit = plan.record.unit("van-phong")
    assert unit is not None
    target = io.BytesIO()
    write_form(contents.registration(contents.Known(plan.record), unit, record), target)
    return target.getvalue()


@pytest.fixture(scope="module")
def forms() -> tuple[bytes, ...]:
    """Return our own form and one that was typed again, which is smaller and comes more often."""
    typed = workbook(registration_rows())
    return (own_form(), typed, typed)


def targets(book: Any) -> Iterator[Target]:  # noqa: ANN401 — openpyxl's own
    """Yield the filled cells below a heading, with what the heading means."""
    headings = headings_of(kinds.REGISTRATION)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        meant: dict[int, Column] = {}
        for row in sheet.iter_rows():
            known = {
                cell.column: found[0].column
                for cell in row
                if isinstance(cell.value, str) and (found := headings.meanings(cell.value))
                if not found[0].ticked and isinstance(found[0].part, kinds.Table)
            }
            if len(known) > 2:
                meant = known
                continue
            yield from (
                Target(sheet.title, cell.row, cell.column, meant[cell.column])
                for cell in row
                if cell.value not in (None, "") and cell.column in meant
                if _may_be_disturbed(meant[cell.column])
            )


def _may_be_disturbed(column: Column) -> bool:
    unread = column.fill in (Fill.ORDINAL, Fill.SHOWN, Fill.STAFF_CODE, Fill.ITEM_CODE)
    return not unread and not column.hidden


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the tiny valid folder."""
    shutil.copytree(VALID, tmp_path / "goc")
    return tmp_path / "goc"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_disturbed_cell(seed: int, forms: tuple[bytes, ...], root: Path) -> None:
    """The data are as before, or a finding stands at the cell."""
    chance = random.Random(seed)  # noqa: S311 — no secret
    book: Any = load_workbook(io.BytesIO(forms[seed % len(forms)]))
    target = chance.choice(list(targets(book)))
    change = CHANGES[seed % len(CHANGES)]
    cell = book[target.sheet].cell(target.row, target.column)
    before, disturbed = cell.value, change(chance, cell.value, target.says)
    cell.value = disturbed
    saved = io.BytesIO()
    book.save(saved)
    done = imported(root, saved.getvalue())
    address = f"{target.sheet}!{cell.coordinate}"
    told = [found for found in done.checked.findings if found.where.path == address]
    after = yaml_tree.read((root / OFFICE).read_bytes()).data
    original = yaml_tree.read((VALID / OFFICE).read_bytes()).data
    errors = [found for found in done.checked.findings if found.severity.value == "loi"]
    said = f"{address} {before!r} → {disturbed!r}: {[f.message for f in done.checked.findings]}"
    assert told or (after == original and not errors), said
    assert not (errors and after != original), "nothing is written of a form with an error"


def test_every_disturbance_is_tried() -> None:
    """The seeds go through all disturbances, on both forms."""
    assert len(SEEDS) >= 200
    assert {seed % len(CHANGES) for seed in SEEDS} == set(range(len(CHANGES)))
