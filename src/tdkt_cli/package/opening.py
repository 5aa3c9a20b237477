"""From bytes to a package whose every XML part is known to be harmless."""

from __future__ import annotations

import codecs
import posixpath
import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from tdkt_cli.package.archive import read_parts
from tdkt_cli.package.refusals import PackageRefused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

MAX_TAGS: Final = 3_000_000
"""Angle brackets in one part: a tree of more than that would not fit into memory."""

_CONTENT_TYPES: Final = "[Content_Types].xml"
_ROOT_RELATIONS: Final = "_rels/.rels"
_XML_ENDINGS: Final = (".xml", ".rels", ".vml")
_ENCODING: Final = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"']{0,40})[\"']")
_ENCODINGS: Final = frozenset(("utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii"))
_MAIN_TYPES: Final = {
    "wordprocessingml.document.main+xml": "docx",
    "wordprocessingml.template.main+xml": "docx",
    "spreadsheetml.sheet.main+xml": "xlsx",
    "spreadsheetml.template.main+xml": "xlsx",
}
_OTHER_TYPES: Final = {"presentationml": "power_point", "sheet.binary": "binary_excel"}
_MACRO_TYPES: Final = ("macroEnabled", "vbaProject")
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL: Final = re.compile(_STRICT + rb"([A-Za-z]+)/([A-Za-z/]+)")
_MACRO_PARTS: Final = re.compile(r"vbaProject|vbaData|(?:^|/)macrosheets/|\.vba$", re.IGNORECASE)


class Relation(NamedTuple):
    """What a part points at.

    Attributes:
        identifier: the `r:id` that the part uses.
        kind: last word of the relationship's type, such as `header`, `image`, `hyperlink`.
        target: name of a part, or the address when `external`.
    """

    identifier: str
    kind: str
    target: str
    external: bool


class Package:
    """A .docx or .xlsx that was read whole and found sound.

    Attributes:
        kind: `docx` or `xlsx`.
        main: name of the main part.
        names: the names of all parts, in the order of the archive.
    """

    def __init__(self, kind: str, main: str, parts: Mapping[str, bytes]) -> None:
        self.kind = kind
        self.main = main
        self.names = tuple(parts)
        self._parts = parts
        self._by_folded = {name.casefold(): name for name in parts}
        self._trees: dict[str, etree._Element] = {}

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._by_folded

    def part(self, name: str) -> bytes:
        """Return a part's bytes, its name in any letter case.

        Raises:
            KeyError: there is no such part.
        """
        return self._parts[self._by_folded[name.casefold()]]

    def xml(self, name: str) -> etree._Element:
        """Return the root of a part's tree, without comments and processing instructions.

        The namespaces of ISO 29500 Strict are given as the usual (transitional) ones.

        Raises:
            KeyError: there is no such part.
            PackageRefused: it is not well-formed.
        """
        if name not in self._trees:
            self._trees[name] = _parsed(name, self.part(name))
        return self._trees[name]

    def relations(self, name: str) -> tuple[Relation, ...]:
        """Return what a part points at, in the order of its file; nothing when it has none."""
        folder, _, base = name.rpartition("/")
        source = posixpath.join(folder, "_rels", f"{base}.rels")
        return _relations(self.xml(source), folder) if source in self else ()


def open_package(data: bytes) -> Package:
    """Open an untrusted file.

    Args:
        data: the file's bytes.

    Raises:
        PackageRefused: it is something else, broken, too large, or made to do harm.
    """
    parts = read_parts(data)
    for name, content in parts.items():
        if name.casefold().endswith(_XML_ENDINGS) or content[:64].lstrip().startswith(b"<?xml"):
            _check_xml(name, content)
    if _CONTENT_TYPES not in parts:
        raise PackageRefused(_reason_without_types(parts))
    if any(_MACRO_PARTS.search(name) for name in parts):
        raise PackageRefused("macros")
    package = Package("", "", parts)
    package.main = _main_part(package)
    package.kind = _kind(package)
    package.xml(package.main)
    return package


def _check_xml(name: str, content: bytes) -> None:
    """Look at the bytes before any parser does; NULs are what UTF-16 puts between letters."""
    bare = content.replace(b"\0", b"") if b"\0" in content else content
    if b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
        raise PackageRefused("doctype", name)
    for mark in (codecs.BOM_UTF8, b"\xff\xfe", b"\xfe\xff"):
        bare = bare.removeprefix(mark)
    declared = _ENCODING.match(bare)
    if declared and declared[1].decode("latin-1").strip().casefold() not in _ENCODINGS:
        raise PackageRefused("odd_encoding", name)
    if not bare.lstrip().startswith(b"<"):
        raise PackageRefused("bad_xml", name)
    if content.count(b"<") > MAX_TAGS:
        raise PackageRefused("too_many_tags", name)


def _reason_without_types(parts: Mapping[str, bytes]) -> str:
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument"):
        return "open_document"
    if any(name.casefold().endswith(".iwa") for name in parts):
        return "apple"
    office = any(name.startswith(("word/", "xl/")) for name in parts)
    return "missing_part" if office else "plain_zip"


def _main_part(package: Package) -> str:
    if _ROOT_RELATIONS not in package:
        raise PackageRefused("missing_part", _ROOT_RELATIONS)
    for relation in _relations(package.xml(_ROOT_RELATIONS), ""):
        if relation.kind == "officeDocument" and not relation.external:
            if relation.target not in package:
                raise PackageRefused("missing_part", relation.target)
            return relation.target
    raise PackageRefused("missing_part")


def _kind(package: Package) -> str:
    """Return the kind by the content type of the main part."""
    ending = package.main.rpartition(".")[2].casefold()
    by_name = by_ending = ""
    for entry in package.xml(_CONTENT_TYPES):
        content_type = entry.get("ContentType", "")
        if any(word in content_type for word in _MACRO_TYPES):
            raise PackageRefused("macros")
        if entry.get("PartName", "").lstrip("/").casefold() == package.main.casefold():
            by_name = content_type
        elif entry.get("Extension", "").casefold() == ending:
            by_ending = content_type
    for word, kind in _MAIN_TYPES.items():
        if word in (by_name or by_ending):
            return kind
    for word, reason in _OTHER_TYPES.items():
        if word in (by_name or by_ending):
            raise PackageRefused(reason)
    raise PackageRefused("missing_part", package.main)


def _relations(root: etree._Element, folder: str) -> tuple[Relation, ...]:
    found = []
    for entry in root:
        external = entry.get("TargetMode", "") == "External"
        target = entry.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/" + folder, unquote(target))).lstrip("/")
        kind = entry.get("Type", "").rpartition("/")[2]
        found.append(Relation(entry.get("Id", ""), kind, target, external))
    return tuple(found)


def _parsed(name: str, content: bytes) -> etree._Element:
    from lxml import etree  # noqa: PLC0415 - no command pays for it before it opens a file

    if _STRICT in content:
        content = _TRANSITIONAL.sub(_usual_namespace, content)
    try:
        root = etree.fromstring(content, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise PackageRefused("bad_xml", name) from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise PackageRefused("doctype", name)
    return root


def _usual_namespace(match: re.Match[bytes]) -> bytes:
    """Return `…/wordprocessingml/2006/main` for the strict `…/wordprocessingml/main`."""
    return b"http://schemas.openxmlformats.org/%s/2006/%s" % (match[1], match[2])


@cache
def _parser() -> etree.XMLParser:
    """Return a parser that expands nothing, fetches nothing, and stops at odd depths and sizes."""
    from lxml import etree  # noqa: PLC0415 - as above

    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
