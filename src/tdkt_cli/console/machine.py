"""Findings for programs: the JSON of the command contract and GitHub annotations."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tdkt_cli.console import streams
from tdkt_cli.console.safe import mask, sanitize, shown
from tdkt_cli.console.totals import closing_line, totals
from tdkt_cli.findings import Severity

if TYPE_CHECKING:
    from tdkt_cli.findings import Finding
    from tdkt_cli.workflow import Checked

_FORMAT_VERSION = 1
_DOCUMENTS = "T"
"""The family of the rules about documents."""
_GITHUB_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
# JSON itself escapes only the controls below U+0020.
_HIDDEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def dump(value: object) -> str:
    """Return JSON that shows Vietnamese as it is and every invisible character as an escape."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def print_json(checked: Checked, *, strict: bool) -> None:  # noqa: ARG001 - one shape for all forms
    """Print one object: version, totals, and every finding, never cut."""
    total = totals(checked.findings)
    streams.write(
        dump(
            {
                "phien_ban": _FORMAT_VERSION,
                "tong": {"loi": total.errors, "canh_bao": total.warnings, "goi_y": total.hints},
                "ket_qua": [
                    {**_finding(finding), **_paragraph(finding, checked)}
                    for finding in checked.findings
                ],
            },
        ),
    )


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "ma": finding.code,
        "muc_do": finding.severity.value,
        "thong_bao": mask(finding.message),
        "tep": finding.where.file,
        "dong": finding.where.line,
        "cot": finding.where.column,
        "duong_dan": finding.where.path,
        "can_cu": list(finding.basis),
        "cach_sua": mask(finding.fix),
        "lien_quan": [
            {
                "tep": where.file,
                "dong": where.line,
                "cot": where.column,
                "thong_bao": mask(message),
            }
            for where, message in finding.related
        ],
    }


def _paragraph(finding: Finding, checked: Checked) -> dict[str, object]:
    """Return the text of the paragraph for a document, whose line numbers no editor shows."""
    if not finding.code.startswith(_DOCUMENTS):
        return {}
    return {"trich_doan": mask(checked.source_line(finding.where.file, finding.where.line) or "")}


def print_github(checked: Checked, *, strict: bool) -> None:
    """Print one workflow command per finding; the closing total goes to standard error."""
    for finding in checked.findings:
        streams.write(_annotation(finding) + "\n")
    streams.say(closing_line(checked, strict=strict))


def _annotation(finding: Finding) -> str:
    where = finding.where
    properties = {
        "file": where.file,
        "line": str(where.line),
        "col": str(where.column),
        "title": finding.code,
    }
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    lines = [shown(finding.message), *(shown(text) for text in (finding.fix,) if text)]
    return f"::{_GITHUB_LEVEL[finding.severity]} {listed}::{_escape(chr(10).join(lines))}"


def _escape(text: str) -> str:
    """Escape the data of a workflow command (actions/toolkit, `escapeData`)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property of a workflow command (actions/toolkit, `escapeProperty`)."""
    printable = "".join(part if part in "\r\n" else sanitize(part) for part in text)
    return _escape(printable).replace(":", "%3A").replace(",", "%2C")
