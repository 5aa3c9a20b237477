"""From the bytes of a file to findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from tdkt_cli import paper_standard
from tdkt_cli.findings import Finding
from tdkt_cli.package import PackageRefused, open_package
from tdkt_cli.wordcheck.anatomy import Paper, dissect
from tdkt_cli.wordcheck.reading import read_document
from tdkt_cli.wordcheck.rule import catalogue, run, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

REFUSED: Final = "T901"
_WORKBOOK: Final = (
    "Tệp là bảng tính Excel, không phải văn bản Word.",
    "Chọn tệp .docx của văn bản.",
)
_LONGEST: Final = 400
_LETTER: Final = "CÔNG VĂN"
_OPEN_LETTER: Final = "THƯ CÔNG"


class Verdict(NamedTuple):
    """What checking one document gave.

    Attributes:
        findings: in the order of paragraphs.
        texts: the text of each paragraph by its number, for showing it.
        paper: the document with its lines named; None when the file was refused.
    """

    findings: tuple[Finding, ...]
    texts: Mapping[int, str]
    paper: Paper | None


def check(data: bytes, file: str, kind: str = "") -> Verdict:
    """Check a document.

    Args:
        data: the bytes of the file.
        file: its name in findings.
        kind: name of its type in capitals, when the user says it.
    """
    try:
        package = open_package(data)
        if package.kind != "docx":
            return _refused(file, *_WORKBOOK)
        document = read_document(package)
    except PackageRefused as refused:
        return _refused(file, refused.message, refused.fix)
    paper = dissect(document, kind)
    texts = {
        one.number: one.full_text[:_LONGEST].replace("\n", " ").replace("\f", " ")
        for one in (*document.paragraphs, *document.furniture)
    }
    return Verdict(run(paper, file), texts, paper)


def _refused(file: str, message: str, fix: str) -> Verdict:
    rule = catalogue()[REFUSED]
    return Verdict(
        (Finding(REFUSED, rule.severity, message, whole(file), rule.cited, fix),), {}, None
    )


def kinds() -> dict[str, str]:
    """Return the types of documents the user may name, with their abbreviations or names."""
    return {**paper_standard.type_codes(), _LETTER: "CV", _OPEN_LETTER: _OPEN_LETTER}
