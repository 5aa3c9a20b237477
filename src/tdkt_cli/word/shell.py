"""The parts of a .docx around its body: python-docx's package, cleaned of its default look.

The default template of python-docx is US Letter with theme fonts, blue headings, a thumbnail and
the author "python-docx" (the-thuc.md G.1). Only its package is kept; the content of the parts
comes from the paper standard.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any, NamedTuple

import docx
from docx.opc.constants import RELATIONSHIP_TYPE

from tdkt_cli.word.styles import font_table_xml, header_xml, settings_xml, styles_xml

DOCUMENT = "word/document.xml"
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
_MAKER = "tdkt"
_LONGEST_PROPERTY = 255
_KEPT_PARTS = {
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.HEADER,
}
_KEPT_IN_PACKAGE = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
}
_APP_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Application>{_MAKER}</Application></Properties>"
)


class Shell(NamedTuple):
    """A package without a body.

    Attributes:
        before: what stands in `word/document.xml` up to and with `<w:body>`.
        after: what stands after the body's last element.
        header_id: relationship of the header with the page number.
        members: the other members of the ZIP, in their order.
    """

    before: bytes
    after: bytes
    header_id: str
    members: tuple[tuple[str, bytes], ...]


def make_shell(title: str) -> Shell:
    """Return the package of a document.

    Args:
        title: core property; cut to the 255 characters that Word allows.
    """
    document: Any = docx.Document()
    section = document.sections[0]
    section.header.is_linked_to_previous = False
    header_part = section.header.part
    header_id: str = document.part.relate_to(header_part, RELATIONSHIP_TYPE.HEADER)
    _drop(document.part.rels, _KEPT_PARTS)
    _drop(document.part.package.rels, _KEPT_IN_PACKAGE)
    _set_properties(document.core_properties, title)
    buffer = io.BytesIO()
    document.save(buffer)
    ours = {
        "word/styles.xml": styles_xml(),
        "word/settings.xml": settings_xml(),
        "word/fontTable.xml": font_table_xml(),
        "docProps/app.xml": _APP_XML,
        str(header_part.partname).lstrip("/"): header_xml(),
    }
    with zipfile.ZipFile(buffer) as archive:
        members = tuple(
            (name, ours[name].encode() if name in ours else archive.read(name))
            for name in archive.namelist()
            if name != DOCUMENT
        )
        before, _, _ = archive.read(DOCUMENT).partition(b"<w:body>")
    return Shell(before + b"<w:body>", b"</w:body></w:document>", header_id, members)


def _drop(relationships: Any, kept: set[str]) -> None:  # noqa: ANN401 — python-docx has no stubs
    """Remove relationships; a part that nothing points at is not saved."""
    for identifier in list(relationships):
        if relationships[identifier].reltype not in kept:
            del relationships[identifier]


def _set_properties(properties: Any, title: str) -> None:  # noqa: ANN401 — as above
    properties.title = title[:_LONGEST_PROPERTY]
    properties.author = _MAKER
    properties.last_modified_by = _MAKER
    properties.comments = ""
    properties.language = "vi-VN"
    properties.revision = 1
    properties.created = _EPOCH
    properties.modified = _EPOCH
