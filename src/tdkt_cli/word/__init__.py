"""HTML events → .docx, .html and .pdf, for documents of any size.

The HTML is the strict set of design §7; it is read in chunks and written as it goes, so that
nothing holds the whole document. Same chunks, same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from tdkt_cli.word.errors import DocumentError, PdfUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "DocumentError",
    "PdfUnavailable",
    "convert_to_pdf",
    "count_blanks",
    "write_docx",
    "write_html",
]

_PIECE = 1 << 16


def write_docx(chunks: Iterable[str], target: BinaryIO, *, title: str) -> None:
    """Write a document as .docx.

    Args:
        chunks: the HTML of the document, in pieces of any size.
        target: an open binary file.
        title: the title in the file's properties.

    Raises:
        DocumentError: the HTML is outside the set of elements.
    """
    from tdkt_cli import output  # noqa: PLC0415 — python-docx is slow to import
    from tdkt_cli.word.body import BodyWriter  # noqa: PLC0415
    from tdkt_cli.word.layout import lay_out  # noqa: PLC0415
    from tdkt_cli.word.reading import read_blocks  # noqa: PLC0415
    from tdkt_cli.word.shell import DOCUMENT, make_shell  # noqa: PLC0415

    shell = make_shell(title)

    def body() -> Iterator[bytes]:
        yield shell.before
        writer = BodyWriter(shell.header_id)
        yield from _encoded(writer.write(lay_out(read_blocks(chunks))))
        yield shell.after

    output.stable_zip(target, [*shell.members, (DOCUMENT, body())])


def write_html(chunks: Iterable[str], target: BinaryIO, *, title: str) -> None:
    """Write a document as one self-contained page that prints like the .docx.

    Args:
        chunks: the HTML of the document, in pieces of any size.
        target: an open binary file.
        title: the title of the page.

    Raises:
        DocumentError: the HTML is outside the set of elements.
    """
    from tdkt_cli.word.layout import lay_out  # noqa: PLC0415
    from tdkt_cli.word.reading import read_blocks  # noqa: PLC0415
    from tdkt_cli.word.webpage import page  # noqa: PLC0415

    target.writelines(_encoded(page(lay_out(read_blocks(chunks)), title)))


def convert_to_pdf(docx: bytes) -> bytes:
    """Return the PDF of a .docx, made by LibreOffice on this machine.

    Raises:
        PdfUnavailable: LibreOffice is absent, failed, or took too long.
    """
    from tdkt_cli.word.pdf import convert  # noqa: PLC0415

    return convert(docx)


def count_blanks(chunks: Iterable[str]) -> int:
    """Return how many places of a document are left to be filled in (`span.trong`)."""
    from tdkt_cli.word.blanks import blanks_in  # noqa: PLC0415
    from tdkt_cli.word.reading import read_blocks  # noqa: PLC0415

    return sum(blanks_in(block) for block in read_blocks(chunks))


def _encoded(texts: Iterable[str]) -> Iterator[bytes]:
    """Join small texts into pieces worth a call."""
    waiting: list[str] = []
    size = 0
    for text in texts:
        waiting.append(text)
        size += len(text)
        if size >= _PIECE:
            yield "".join(waiting).encode()
            waiting.clear()
            size = 0
    yield "".join(waiting).encode()
