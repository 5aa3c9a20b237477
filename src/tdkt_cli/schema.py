"""JSON Schemas of the data files, for editors: what each key means, what may stand there.

They are made from the records, so they ask for what `validate` asks for, as far as JSON Schema
can say it. An editor types plain scalars (`8` is a number, `true` a flag) where our reader keeps
text; so every text may be a number there. Meanings come from the glossary, names from the law.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic.json_schema import GenerateJsonSchema

from tdkt_cli import storage
from tdkt_cli.law import titles
from tdkt_cli.models import types

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

DIALECT: Final = "http://json-schema.org/draft-07/schema#"  # what language servers know best

RECORDS: Final = storage.MODELS
"""The kinds of data files, by the folder's name (design §2), with their records."""

_SUMMARIES: Final = {
    "plan": "Kế hoạch thi đua của năm: phần khai báo và nguyên văn",
    "registrations": "Đăng ký thi đua của một đơn vị",
    "results": "Kết quả của một đơn vị trong một đợt",
    "decisions": "Mọi điều đã biết về một năm thành tích",
    "council": "Hội đồng Thi đua - Khen thưởng, phiên họp, phiếu",
    "documents": "Số, ngày, nơi nhận, người ký của từng văn bản",
    "reviews": "Đơn vị đã nộp, bị trả lại, được duyệt",
    "regulations": "Quy định riêng của cơ quan hoặc của tỉnh",
}

_DATE = r"^\s*([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})\s*$"
_CLOCK = r"^\s*([01]?[0-9]|2[0-3])(:|h|g| giờ )[0-5][0-9]( phút)?\s*$"
_WHOLE: Final = {"type": ["integer", "string"], "pattern": "^[0-9]{1,9}$", "minimum": 0}
_SCALARS: Final[dict[object, JsonSchemaValue]] = {
    types._to_date: {"type": "string", "pattern": _DATE},  # noqa: SLF001 - the converters are the types
    types._to_historic_date: {"type": "string", "pattern": _DATE},  # noqa: SLF001
    types._to_whole: _WHOLE,  # noqa: SLF001
    types._to_year: {**_WHOLE, "minimum": 1990, "maximum": 2100},  # noqa: SLF001
    types._to_round: {**_WHOLE, "minimum": 1, "maximum": 9},  # noqa: SLF001
    types._to_decimal: {  # noqa: SLF001
        "type": ["number", "string"],
        "pattern": r"^[0-9]{1,12}([.,][0-9]{1,6})?$",
        "minimum": 0,
    },
    types._to_clock: {"type": "string", "pattern": _CLOCK},  # noqa: SLF001
    types._to_flag: {"enum": [True, False, "true", "false"]},  # noqa: SLF001
}
"""What an editor may find where a converter of `models.types` reads text."""

_TITLE_KEYS: Final = ("danh_hieu", "khen_thuong", "de_nghi", "ma_danh_hieu")
_GLOSSARY_ROW = re.compile(r"^\| `(\w+)` \| ([^|]+?) \|", re.MULTILINE)
_OF_COLLECTIVES = ("Collective", "CollectiveReview")
_OF_INDIVIDUALS = ("Individual", "IndividualReview")


def schema_of(kind: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 7) of a kind of data file.

    Args:
        kind: a key of `RECORDS`.
    """
    made = RECORDS[kind].model_json_schema(
        schema_generator=_Generator, ref_template="#/definitions/{model}"
    )
    definitions = made.pop("$defs", {})
    return {
        "$schema": DIALECT,
        "title": _SUMMARIES.get(kind, kind),
        **{key: value for key, value in made.items() if key not in ("title", "$schema")},
        "definitions": definitions,
    }


class _Generator(GenerateJsonSchema):
    """Pydantic's schemas, with the types an editor sees and the words a clerk reads."""

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """Describe a converter by the forms it takes."""
        own = _SCALARS.get(schema["function"]["function"])
        return dict(own) if own else super().function_before_schema(schema)

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Let a text be a number too: `so_ky_hieu: 45` is one for an editor."""
        made = super().str_schema(schema)
        made.pop("minLength", None)  # `\S` says it
        return made if "pattern" in made and made["pattern"] != r"\S" else _loose(made)

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Describe each key, take an empty key for a missing one, list the titles."""
        made = super().model_schema(schema)
        for unwanted in ("title", "description"):  # English names of classes and their docstrings
            made.pop(unwanted, None)
        required = made.get("required", ())
        made["properties"] = {
            key: _property(key, value, schema["cls"].__name__, empty=key not in required)
            for key, value in made.get("properties", {}).items()
        }
        return made


def _loose(made: JsonSchemaValue) -> JsonSchemaValue:
    return {**made, "type": ["string", "number", "boolean"]}


def _property(key: str, value: JsonSchemaValue, record: str, *, empty: bool) -> JsonSchemaValue:
    made = {name: part for name, part in value.items() if name not in ("title", "default")}
    if key in _TITLE_KEYS:
        listed = _titles(key, record)
        made = {"type": "array", "items": listed} if made.get("type") == "array" else listed
    if empty:
        made = _or_empty(made)
    meaning = _meanings().get(key)
    return {"description": meaning, **made} if meaning else made


def _or_empty(made: JsonSchemaValue) -> JsonSchemaValue:
    """Let nothing stand after a key; said beside the other types, so that faults stay plain."""
    choices = made.get("anyOf", [])
    if len(choices) == 2 and choices[1] == {"type": "null"}:  # as Pydantic says it
        made = choices[0]
    if "type" not in made:
        return {"anyOf": [made, {"type": "null"}]}
    kinds = made["type"] if isinstance(made["type"], list) else [made["type"]]
    listed = {"enum": [*made["enum"], None]} if "enum" in made else {}
    return {**made, "type": [*kinds, "null"], **listed}


def _titles(key: str, record: str) -> JsonSchemaValue:
    """Return the codes and names open to a key, each with its official name."""
    wanted: Callable[[titles.Title], bool] = {
        "danh_hieu": lambda title: not title.is_commendation,
        "khen_thuong": lambda title: title.is_commendation,
    }.get(key, lambda _: True)
    found = [title for title in titles.all_titles() if wanted(title) and _is_open(title, record)]
    names = {
        spelling: title.name
        for title in found
        for spelling in (title.code, title.name, *titles.abbreviations(title.code))
    }
    return {"enum": list(names), "enumDescriptions": list(names.values())}


def _is_open(title: titles.Title, record: str) -> bool:
    if record in _OF_COLLECTIVES:
        return title.for_collectives
    return title.for_individuals if record in _OF_INDIVIDUALS else True


@cache
def _meanings() -> dict[str, str]:
    """Return the meaning of each key, from the glossary's tables."""
    rows = _GLOSSARY_ROW.findall(_glossary().read_text("utf-8"))
    return {key: meaning.replace("`", "") for key, meaning in reversed(rows)}


def _glossary() -> Path:
    """Return the glossary: inside the wheel, or the checkout's own."""
    package = Path(__file__).parent
    inside = package / "glossary.md"
    return inside if inside.is_file() else package.parents[1] / "docs/glossary.md"
