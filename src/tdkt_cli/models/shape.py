"""A tree of text → a typed record, or every way in which its shape is wrong.

Pydantic does the typing; its English messages stay here. Each error becomes a reason of our own
that a rule of family S takes up.
"""

from __future__ import annotations

import difflib
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar, get_args

from pydantic import ValidationError

from tdkt_cli.models.types import (
    ITEM_CODE_PATTERN,
    NOT_BLANK_PATTERN,
    PERSON_NAME_PATTERN,
    STAFF_CODE_PATTERN,
    UNIT_CODE_PATTERN,
    Record,
)
from tdkt_cli.vietnamese import without_marks

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

RecordType = TypeVar("RecordType", bound=Record)

_REASONS = {
    "extra_forbidden": "unknown_key",
    "missing": "missing_key",
    "string_type": "not_text",
    "tuple_type": "not_a_list",
    "model_type": "not_a_table",
    "model_attributes_type": "not_a_table",
    "too_short": "empty_list",
    "string_too_short": "empty_text",
    "string_too_long": "too_long",
    "literal_error": "not_a_choice",
}
_PATTERNS = {
    UNIT_CODE_PATTERN: "bad_unit_code",
    STAFF_CODE_PATTERN: "bad_staff_code",
    ITEM_CODE_PATTERN: "bad_item_code",
    PERSON_NAME_PATTERN: "bad_name",
    NOT_BLANK_PATTERN: "empty_text",
}
_LONGEST = 40  # characters of a value that a message may need
_DASHES = ("-", "–", "—", "•", "+", "*")

# Every way in which a value can be refused; a rule of family S takes up each.
REASONS = frozenset(
    """
    unknown_key cut_value missing_key empty_key not_a_table not_a_list not_text empty_item
    empty_list empty_text too_long not_a_choice bad_name bad_date_form no_such_date
    day_out_of_range bad_year bad_round bad_number bad_decimal ambiguous_number bad_flag
    bad_unit_code bad_staff_code bad_item_code bad_percent bad_month_day no_place bad_clock
    """.split()  # noqa: SIM905 — a list of this length reads better as words
)


class ShapeError(NamedTuple):
    """One value that does not fit the model: reason, key path, what the message names."""

    reason: str
    path: tuple[str | int, ...]
    values: tuple[str, ...] = ()


def parse(model: type[RecordType], tree: object) -> RecordType | tuple[ShapeError, ...]:
    """Type a tree.

    Args:
        model: the record that the file holds.
        tree: nested `dict`, `list`, text and `None` as `yaml_tree` reads them.

    Returns:
        The record, or all shape errors in the order of the file's keys.
    """
    try:
        return model.model_validate(tree)
    except ValidationError as error:
        return tuple(
            _shape_error(model, entry, tree)
            for entry in error.errors(include_url=False)
            # A list whose only items are broken is not empty: those are told of already.
            if not (entry["type"] == "too_short" and entry["input"])
        )


def _shape_error(model: type[Record], entry: ErrorDetails, tree: object) -> ShapeError:
    kind, path, value = entry["type"], entry["loc"], entry["input"]
    reason = _REASONS.get(kind, kind)
    context = entry.get("ctx") or {}
    if kind == "string_pattern_mismatch":
        return ShapeError(_PATTERNS[context["pattern"]], path, (str(value)[:200],))
    if reason == "unknown_key":
        owner = record_at(model, path[:-1])
        return ShapeError(reason, path, (str(path[-1])[:_LONGEST], *_similar(str(path[-1]), owner)))
    if reason == "missing_key":
        stands = _stands(tree, path)
        return ShapeError("empty_key" if stands else "missing_key", path, (str(path[-1]),))
    if value is None:
        return ShapeError("empty_item", path)
    if reason == "not_a_choice":
        if not isinstance(value, str):
            return ShapeError("not_text", path, (_kind_of(value),))
        return ShapeError(reason, path, (value[:_LONGEST], _choices(context["expected"])))
    if reason == "not_a_list" and isinstance(value, str) and value.lstrip().startswith(_DASHES):
        return ShapeError(reason, path, (_kind_of(value), value.lstrip()[0]))
    if reason == "too_long":
        return ShapeError(reason, path, (str(context["max_length"]),))
    if "value" in context:
        return ShapeError(reason, path, (str(context["value"]),))
    return ShapeError(reason, path, (_kind_of(value),))


def _stands(tree: object, path: tuple[str | int, ...]) -> bool:
    """Whether a key stands in the file, though with nothing after it."""
    for key in path[:-1]:
        if isinstance(tree, list):
            tree = dict(enumerate(tree))
        tree = tree.get(key) if isinstance(tree, dict) else None
    return isinstance(tree, dict) and path[-1] in tree


def _choices(expected: str) -> str:
    """Turn Pydantic's `'a', 'b' or 'c'` into `a, b, c`."""
    return expected.replace(" or ", ", ").replace("'", "")


def _kind_of(value: object) -> str:
    if isinstance(value, dict):
        return "bảng khóa"
    return "danh sách" if isinstance(value, list) else "chữ"


@lru_cache(maxsize=1024)
def _similar(key: str, owner: type[Record]) -> tuple[str, ...]:
    """Return the known key that an unknown one was probably meant to be."""
    if len(key) > _LONGEST:
        return ()
    folded = without_marks(key.strip()).replace(" ", "_").replace("-", "_")
    return tuple(difflib.get_close_matches(folded, list(owner.model_fields), n=1, cutoff=0.7))


def record_at(model: type[Record], path: tuple[str | int, ...]) -> type[Record]:
    """Return the kind of record that stands at a key path below a record."""
    for key in path:
        if isinstance(key, str) and key in model.model_fields:
            model = _record_in(model.model_fields[key].annotation) or model
    return model


def _record_in(annotation: object) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    found = (_record_in(argument) for argument in get_args(annotation))
    return next((record for record in found if record is not None), None)
