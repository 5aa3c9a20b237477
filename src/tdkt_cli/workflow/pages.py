"""Results that are no administrative paper: a page or an appendix, a workbook, JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from tdkt_cli.consolidate import plain
from tdkt_cli.documents import Document, TemplateFault
from tdkt_cli.workflow.printing import write_outputs
from tdkt_cli.workflow.values import CannotRun, Checked, Printed, Printing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[BinaryIO], object]


class Page(NamedTuple):
    """A result ready to be written.

    Attributes:
        name: output name, such as `tien-do`.
        year: the plan's year.
        document: a whole page of HTML, `None` for a result that is only a list.
        figures: what `.json` holds.
        spreadsheet: writes `.xlsx`.
        rows: gives the text of `.csv`, if there is one.
    """

    name: str
    year: int
    document: Document | None
    figures: object
    spreadsheet: Write
    rows: Callable[[], str] | None = None

    def writer(self, file_format: str) -> Write:
        """Return what writes the result in a format.

        Raises:
            CannotRun: there is no such format.
        """
        match file_format:
            case "html" if self.document:
                return self._html
            case "csv" if self.rows:
                return self._csv
            case "json":
                return self._json
            case "xlsx":
                return self.spreadsheet
        raise CannotRun(f"Kết quả này không ghi được ra .{file_format}.")

    def _csv(self, target: BinaryIO) -> None:
        from tdkt_cli.spreadsheet import CSV_ENCODING  # noqa: PLC0415 — few results are lists

        if self.rows:
            target.write(self.rows().encode(CSV_ENCODING))

    def _html(self, target: BinaryIO) -> None:
        if self.document is None:
            return
        try:
            target.writelines(chunk.encode() for chunk in self.document.chunks())
        except TemplateFault as error:
            raise CannotRun(str(error)) from error

    def _json(self, target: BinaryIO) -> None:
        text = json.dumps(plain(self.figures), ensure_ascii=False, indent=2)
        target.write(f"{text}\n".encode())


def print_page(
    page: Page, checked: Checked, how: Printing, root: Path, default_format: str = "html"
) -> Printed:
    """Write a result to the files asked for, all or none; `-` is standard output.

    Raises:
        CannotRun: a template is wrong, a file cannot be written.
    """
    default = f"{root}/out/{page.name}-{page.year}.{how.file_format or default_format}"
    written, text = write_outputs(page.writer, default, how)
    return Printed(checked, written, text)
