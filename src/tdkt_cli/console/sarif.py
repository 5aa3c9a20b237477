"""Findings in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from tdkt_cli import __version__, rules
from tdkt_cli.console import streams
from tdkt_cli.console.machine import dump
from tdkt_cli.console.safe import mask
from tdkt_cli.findings import Severity

if TYPE_CHECKING:
    from tdkt_cli.findings import Finding, Where
    from tdkt_cli.workflow import Checked

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_FAMILIES = {
    "Y": "hình thức của tệp YAML",
    "S": "cấu trúc của dữ liệu",
    "D": "sự nhất quán của dữ liệu và lời văn",
    "L": "quy định của pháp luật về thi đua, khen thưởng",
    "T": "thể thức và kỹ thuật trình bày văn bản",
}

Json = dict[str, object]


def print_sarif(checked: Checked, *, strict: bool) -> None:  # noqa: ARG001 - one shape for all
    """Print one SARIF log with a single run."""
    streams.write(dump(sarif_log(checked.findings)))


def sarif_log(findings: tuple[Finding, ...]) -> Json:
    """Return the log: rules in the order of their codes, results in the order of the findings."""
    codes = sorted({finding.code for finding in findings})
    driver: Json = {
        "name": "tdkt",
        "version": __version__,
        "rules": [_rule(code) for code in codes],
    }
    run: Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.code)) for finding in findings],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> Json:
    """Return a rule with its requirement; without docstrings (`-OO`), with its family's name."""
    family = _FAMILIES.get(code[:1], "dữ liệu")
    text = _requirement(code) or f"Quy tắc {code}: {family}"
    return {"id": code, "shortDescription": {"text": text}}


def _requirement(code: str) -> str:
    if code.startswith("T"):
        from tdkt_cli import wordcheck  # noqa: PLC0415 - for documents alone

        document_rule = wordcheck.catalogue().get(code)
        return document_rule.requirement if document_rule else ""
    rule = rules.catalogue().get(code)
    return rule.requirement if rule else ""


def _result(finding: Finding, index: int) -> Json:
    text = f"{finding.message} {finding.fix}" if finding.fix else finding.message
    result: Json = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVEL[finding.severity],
        "message": {"text": mask(text)},
        "locations": [_location(finding.where)],
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(where), "message": {"text": mask(message)}}
            for number, (where, message) in enumerate(finding.related, start=1)
        ]
    return result


def _location(where: Where) -> Json:
    # A relative reference whose first segment holds a colon would be read as a scheme.
    uri = quote(where.file.encode("utf-8", "surrogateescape"), safe="/")
    location: Json = {
        "physicalLocation": {
            "artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": where.line, "startColumn": where.column},
        },
    }
    if where.path:
        location["logicalLocations"] = [{"fullyQualifiedName": where.path}]
    return location
