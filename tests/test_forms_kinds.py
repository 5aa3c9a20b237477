"""The description of the forms agrees with the records and with itself."""

from __future__ import annotations

import typing

import pytest

from tdkt_cli.forms import kinds
from tdkt_cli.forms.kinds import Block, Column, Fill, Kind, Table
from tdkt_cli.models import Council, DecisionsOfYear, Registration, Results
from tdkt_cli.models.plan import Unit
from tdkt_cli.models.types import Record

_RECORDS: dict[str, type[Record]] = {
    "dang_ky": Registration,
    "ket_qua": Results,
    "lich_su": DecisionsOfYear,
    "hoi_dong": Council,
    "don_vi": Unit,
}
_NOT_TYPED = {"so_ca_nhan", "ten_tep", "ma_bam", "ngay_nhap", "nam_thanh_tich", "day_du"}
_TIMES = {"ly_do"}  # decided by the virtual column `loai_thoi_gian`
_LISTS_BY_ROW = {"tap_the", "ma_don_vi"}
_EVERY = [(kind, part) for kind in kinds.KINDS for part in kind.parts]


def _records_in(annotation: object) -> list[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return [found for part in typing.get_args(annotation) for found in _records_in(part)]


def _leaves(record: type[Record]) -> set[str]:
    """Return the names of all keys with a value of their own below a record."""
    leaves: set[str] = set()
    for name, field in record.model_fields.items():
        below = _records_in(field.annotation)
        leaves |= set().union(*map(_leaves, below)) if below else {name}
    return leaves


def _keys(kind: Kind) -> set[str]:
    return {column.key.rpartition(".")[2] for part in kind.parts for column in part.columns}


@pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda kind: str(kind.key))
def test_every_key_has_a_place_in_its_form(kind: Kind) -> None:
    """No datum of a record is without a column, so a form can hold all of it."""
    leaves = _leaves(_RECORDS[kind.key]) - _NOT_TYPED
    placed = _keys(kind) | _TIMES | _LISTS_BY_ROW | {"phuong_huong", "kien_nghi"}
    assert leaves <= placed


@pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda kind: str(kind.key))
def test_every_column_is_a_key_of_the_record(kind: Kind) -> None:
    """A column that fills nothing would be typed for nothing."""
    known = _leaves(_RECORDS[kind.key]) | {"", "so_thu_tu", "nam_ke_hoach", "tac_gia"}
    columns = [column for part in kind.parts for column in part.columns if not column.virtual]
    assert {column.key.rpartition(".")[2] for column in columns} <= known


@pytest.mark.parametrize(("kind", "part"), _EVERY, ids=lambda entry: str(entry.key))
def test_a_heading_means_one_column(kind: Kind, part: Block | Table) -> None:
    """Within a part no heading or synonym is known to two columns."""
    seen: dict[str, Column] = {}
    for column in part.columns:
        for heading in column.known_by():
            assert heading not in seen, (kind.key, part.key, heading)
            seen[heading] = column


@pytest.mark.parametrize(("kind", "part"), _EVERY, ids=lambda entry: str(entry.key))
def test_a_choice_means_one_value(kind: Kind, part: Block | Table) -> None:
    """Label, code and synonyms of a choice lead to one code, and only choices have them."""
    assert kind
    for column in part.columns:
        assert bool(column.choices) is (column.fill is Fill.CHOICE)
        if column.key != "danh_xung":
            texts = [
                text.casefold()
                for choice in column.choices
                for text in {choice.label, *choice.synonyms}
            ]
            assert len(texts) == len(set(texts))


def test_a_table_is_known_by_headings_that_no_other_table_of_its_kind_has_together() -> None:
    """The headings needed for one table are never all found in another of the same form."""
    for kind in kinds.KINDS:
        tables = [part for part in kind.parts if isinstance(part, Table)]
        for table in tables:
            assert table.needed
            wanted = {column.heading for column in table.needed}
            for other in tables:
                found = {column.heading for column in other.columns if not column.only_read}
                assert other is table or not wanted <= found, (kind.key, table.key, other.key)


def test_flags_are_offered_to_the_agency_alone() -> None:
    """A department is not offered what only the agency can receive."""
    column = kinds.REGISTRATION.parts[1].columns[0]
    department = {title.code for title in kinds.open_titles(column)}
    agency = {title.code for title in kinds.open_titles(column, agency=True)}
    assert department == {"TTLDTT", "TTLDXS"}
    assert agency - department == {"CTD_TINH", "CTD_BO", "CTD_CP"}
