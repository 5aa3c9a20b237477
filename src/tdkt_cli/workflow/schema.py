"""`tdkt schema`: the JSON Schemas of the data files, for editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from tdkt_cli import output, schema, storage
from tdkt_cli.workflow.naming import shortest
from tdkt_cli.workflow.values import CannotRun

FOLDER = "schema"


class Written(NamedTuple):
    """What became of the schemas: where they are, which of them were out of date."""

    folder: Path
    files: tuple[str, ...]
    stale: tuple[str, ...]


def schema_text(kind: str) -> str:
    """Return the JSON Schema of one kind of data file, as a file holds it.

    Raises:
        CannotRun: there is no such kind.
    """
    if kind not in schema.RECORDS:
        raise CannotRun(f"Không có loại tệp «{kind}». Có: {', '.join(schema.RECORDS)}.")
    return json.dumps(schema.schema_of(kind), ensure_ascii=False, indent=1) + "\n"


def schemas(folder: str | None, target: str | None, *, check: bool) -> Written:
    """Write the schemas of all kinds.

    Args:
        folder: the folder that holds `data/`, `None` for the nearest parent.
        target: the folder to write to; `None` for `schema/` beside `data/`.
        check: write nothing, only tell which files are missing or out of date.

    Raises:
        CannotRun: there is no data folder and no other was named.
    """
    try:
        where = Path(target) if target else storage.find_root(folder) / FOLDER
    except storage.StorageError as error:
        raise CannotRun(f"{error} Hoặc chỉ nơi ghi bằng -o.") from error
    texts = {where / f"{kind}.json": schema_text(kind).encode() for kind in schema.RECORDS}
    stale = tuple(path.name for path, text in texts.items() if storage.content(path) != text)
    if stale and not check:
        try:
            output.write_files(texts)
        except output.OutputError as error:
            raise CannotRun(str(error)) from error
    return Written(shortest(where), tuple(path.name for path in texts), stale)
