"""From a document or a table to files: formats, refusals, writing all or nothing."""

from __future__ import annotations

import io
import json
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from tdkt_cli import output, word
from tdkt_cli.consolidate import plain
from tdkt_cli.documents import Document, TemplateFault
from tdkt_cli.findings import Severity
from tdkt_cli.workflow.naming import shortest
from tdkt_cli.workflow.values import CannotRun, Checked, Printed, Printing

if TYPE_CHECKING:
    from collections.abc import Callable

    from tdkt_cli.findings import Finding

    Write = Callable[[BinaryIO], object]

_NAMED_IN_FAULT = re.compile(r"“([^”]+)”|(<[a-z]+)")
FORMATS = ("docx", "html", "pdf", "xlsx", "csv", "json")


class Paper(NamedTuple):
    """A document ready to be printed.

    Attributes:
        name: output name, such as `bao-cao-dot-1`.
        year: the plan's year.
        title: for the file's properties.
        document: template and variables.
        figures: what `.json` holds.
        spreadsheet: writes `.xlsx`, if the document has tables.
        rows: gives the text of `.csv`, likewise.
        part: what tells papers of one name apart in the name of the file, such as a unit's code.
    """

    name: str
    year: int
    title: str
    document: Document
    figures: object = None
    spreadsheet: Write | None = None
    rows: Callable[[], str] | None = None
    part: str = ""

    @property
    def file_name(self) -> str:
        """The name of its file without ending."""
        return "-".join(filter(None, (self.name, self.part, str(self.year))))

    def writer(self, file_format: str) -> Write:
        """Return what writes the document in a format.

        Raises:
            CannotRun: the document has no such format.
        """
        match file_format:
            case "docx":
                return self._docx
            case "html":
                return partial(self._streamed, word.write_html)
            case "pdf":
                return self._pdf
            case "json" if self.figures is not None:
                return self._json
            case "xlsx" if self.spreadsheet:
                return self.spreadsheet
            case "csv" if self.rows:
                return self._csv
        raise CannotRun(f"Văn bản này không in được ra .{file_format}.")

    def _streamed(self, write: Callable[..., None], target: BinaryIO) -> None:
        try:
            write(self.document.chunks(), target, title=self.title)
        except TemplateFault as error:
            raise CannotRun(str(error)) from error
        except word.DocumentError as error:
            raise CannotRun(f"Mẫu {self._place_of(error)}: {error.reason}.") from error

    def _place_of(self, error: word.DocumentError) -> str:
        """Return the template and line that a fault of the HTML comes from.

        What is wrong is an element (`<b`) or a name in quotes, both written in the template.
        """
        found = _NAMED_IN_FAULT.findall(error.reason)
        names = [quoted for quoted, _ in found if quoted]
        elements = [element for _, element in found if element]
        for marks in ([*names, *elements], *([name] for name in (*names, *elements))):
            place = self.document.find_in_templates(*marks) if marks else None
            if place:
                return place
        return self.document.template

    def _docx(self, target: BinaryIO) -> None:
        self._streamed(word.write_docx, target)

    def _pdf(self, target: BinaryIO) -> None:
        document = io.BytesIO()
        self._docx(document)
        try:
            target.write(word.convert_to_pdf(document.getvalue()))
        except word.PdfUnavailable as error:
            raise CannotRun(str(error)) from error

    def _json(self, target: BinaryIO) -> None:
        text = json.dumps(plain(self.figures), ensure_ascii=False, indent=2)
        target.write(f"{text}\n".encode())

    def _csv(self, target: BinaryIO) -> None:
        from tdkt_cli.spreadsheet import CSV_ENCODING  # noqa: PLC0415 — few papers have tables

        if self.rows:
            target.write(self.rows().encode(CSV_ENCODING))


def errors_of(checked: Checked) -> tuple[Finding, ...]:
    """Return the findings that stop a document."""
    return tuple(f for f in checked.findings if f.severity is Severity.ERROR)


def refuse(checked: Checked, why: str) -> Printed:
    """Return the outcome of a document that was not printed."""
    return Printed(checked, refused=why)


def print_paper(paper: Paper, checked: Checked, how: Printing, root: Path) -> Printed:
    """Print a document, or refuse.

    Args:
        paper: the document.
        checked: the findings of the files it uses.
        how: outputs and what is allowed.
        root: the folder that holds `data/`; the default output lies below it.

    Raises:
        CannotRun: a template is wrong, a file cannot be written, a program is missing.
    """
    errors = errors_of(checked)
    if errors and not how.draft:
        return refuse(checked, f"Chưa in: còn {len(errors)} lỗi phải sửa (in thử: thêm --du-thao).")
    if how.electronic:
        paper = paper._replace(document=paper.document.left_to_system())
    try:
        blanks = paper.document.blanks()
        needless = paper.document.needless_fillings()
    except TemplateFault as error:
        raise CannotRun(str(error)) from error
    if needless:
        note = f"Văn bản không có chỗ trống tên là «{'», «'.join(needless)}» (dien_vao)."
        checked = checked._replace(notes=(*checked.notes, note))
    if blanks and how.final:
        return Printed(
            checked,
            blanks=blanks,
            refused=f"Chưa in: bản chính không được còn chỗ trống (còn {len(blanks)}).",
        )
    return _write(paper, checked, how, root, blanks)


def _write(
    paper: Paper, checked: Checked, how: Printing, root: Path, blanks: tuple[str, ...]
) -> Printed:
    default = f"{root}/out/{paper.file_name}.{how.file_format or 'docx'}"
    written, text = write_outputs(paper.writer, default, how)
    return Printed(checked, written, text, blanks, for_system=paper.document.system_blanks())


def write_outputs(
    writer: Callable[[str], Write], default: str, how: Printing
) -> tuple[tuple[Path, ...], str | None]:
    """Write to the files asked for, all or none, and return what goes to standard output.

    Args:
        writer: gives, for a format, what writes it.
        default: the file where none is named.
        how: the files and the format.

    Raises:
        CannotRun: there is no such format, or a file cannot be written.
    """
    targets: dict[Path, Write] = {}
    text = None
    for typed in how.outputs or (default,):
        if typed == "-":
            text = _as_text(writer(how.file_format or "json"))
        else:
            path = Path(typed)
            ending = path.suffix.lstrip(".").lower()
            # Beside "-", whose format the command line gives, a file keeps that of its ending.
            targets[path] = writer(ending if ending in FORMATS else how.file_format or ending)
    try:
        output.write_files(targets)
    except output.OutputError as error:
        raise CannotRun(str(error)) from error
    return tuple(shortest(path) for path in targets), text


def _as_text(write: Write) -> str:
    stream = io.BytesIO()
    write(stream)
    return stream.getvalue().decode()
