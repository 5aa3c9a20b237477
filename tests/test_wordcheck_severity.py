"""Severity, examples and what a finding carries, rule by rule, as the specification has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from ruamel.yaml import YAML

from paper_files import DOCUMENTS, Edit, base_parts, edited, findings, pairs, zipped
from tdkt_cli import wordcheck
from tdkt_cli.findings import Severity
from tdkt_cli.rules.published import published

if TYPE_CHECKING:
    from paper_files import Pair

DOCUMENT = "word/document.xml"
CATALOGUE = wordcheck.catalogue()
TABLE: dict[str, Any] = YAML(typ="safe", pure=True).load(
    (DOCUMENTS / "muc-do.yaml").read_text("utf-8")
)
LEVELS: Final = {"E": Severity.ERROR, "W": Severity.WARNING, "I": Severity.HINT}
PRECISION: Final = {"H": Severity.WARNING, "M": Severity.HINT, "L": Severity.HINT}
# The specification has two degrees here: of what is generated, and of what others wrote.
OF_OTHERS: Final = {"T026": Severity.WARNING}
NOT_DONE: Final = frozenset(TABLE["khong_lam"])
VERDICTS: Final = frozenset(("T901", "T902", "T903", "T910", "T911", "T912"))
# No value is allowed or not: a fact about the file.
FACTS: Final = frozenset(("T165",))

by_code = pytest.mark.parametrize("code", sorted(set(CATALOGUE) - VERDICTS))
by_pair = pytest.mark.parametrize("pair", pairs(), ids=lambda pair: pair.name)


def test_every_row_of_the_table_is_a_rule_or_told_as_left_out() -> None:
    """152 of 155 rows are rules; the three others stand with their reason in the list."""
    rows = set(TABLE["trinh_bay"]) | set(TABLE["viet_hoa"])
    assert len(rows) == 155
    assert rows - NOT_DONE == set(CATALOGUE) - VERDICTS
    told = (DOCUMENTS.parents[1] / "docs/the-thuc-chua-kiem.md").read_text("utf-8")
    for code in NOT_DONE:
        assert re.search(rf"^\| {code} \| [^|]+ \| [^|]{{20,}} \|$", told, re.MULTILINE)


@by_code
def test_severity(code: str) -> None:
    """Explicit in the decree an error, from samples a warning, practice a hint."""
    row = TABLE["trinh_bay"].get(code)
    wanted = LEVELS[row] if row else PRECISION[TABLE["viet_hoa"][code]]
    assert CATALOGUE[code].severity is OF_OTHERS.get(code, wanted)


@by_code
def test_examples(code: str) -> None:
    """Each rule shows a wrong and a right text."""
    text = published(CATALOGUE[code])
    assert text.bad is not None
    assert text.good is not None
    assert text.bad.text != text.good.text


@by_pair
def test_what_a_finding_carries(pair: Pair) -> None:
    """Part, paragraph, its text, the value found with the one allowed, the article."""
    verdict = wordcheck.check(zipped(edited(base_parts(pair.base), pair.bad)), "x.docx")
    for one in verdict.findings:
        assert re.fullmatch(
            r"(?:dau_van_ban|than_van_ban|chu_ky|ca_tep|(?:phu_luc|kem_theo|trang)\[\d+\]|"
            r"(?:dau|chan)_trang\[\w+\])",
            one.where.path,
        )
        assert one.where.line in verdict.texts
        assert one.basis
        if one.code not in FACTS | VERDICTS:
            assert re.search(r"phải|nên|không |được|chỉ|mẫu là", one.message), one.message


@pytest.mark.parametrize(
    ("code", "side"), [("T005", "top"), ("T006", "bottom"), ("T007", "left"), ("T008", "right")]
)
def test_margins_of_a_landscape_page_are_a_warning(code: str, side: str) -> None:
    """The decree says nothing about margins after turning the page."""
    parts = base_parts("quyet-dinh")
    upright, turned = parts[DOCUMENT].split('w:orient="landscape"')
    for place, severity in enumerate((Severity.ERROR, Severity.WARNING)):
        ends = [upright, turned]
        ends[place] = re.sub(rf'w:{side}="\d+"', f'w:{side}="2500"', ends[place])
        changed = 'w:orient="landscape"'.join(ends)
        found = [one for one in findings({**parts, DOCUMENT: changed}) if one.code == code]
        assert [one.severity for one in found] == [severity]


def test_open_places_of_a_draft_are_a_hint() -> None:
    """A document without a number may wait to be filled in."""
    parts = base_parts("quyet-dinh-du-thao")
    head, tail = parts[DOCUMENT].rsplit("</w:t></w:r></w:p>", 1)
    changed = {**parts, DOCUMENT: f"{head}…………</w:t></w:r></w:p>{tail}"}
    assert [one.severity for one in findings(changed) if one.code == "T162"] == [Severity.HINT]


@pytest.mark.parametrize(
    ("name", "severity"),
    [
        ("T045-thieu", "E"), ("T045-ngan", "W"), ("T050-thieu", "E"), ("T050-dai", "W"),
        ("T067-thieu", "E"), ("T067-dai", "W"), ("T005-le-tren", "E"), ("T162-cho-trong", "E"),
        ("T164-ghi-chu", "E"),
    ],
)  # fmt: skip
def test_degrees_of_one_rule(name: str, severity: str) -> None:
    """A missing line is an error, one of the wrong length a warning."""
    (pair,) = (one for one in pairs() if one.name == name)
    found = findings(edited(base_parts(pair.base), pair.bad))
    assert {one.severity for one in found if one.code == pair.code} == {LEVELS[severity]}


def test_a_report_that_goes_up_without_addressee_is_a_warning() -> None:
    """Only the closing words say that a report goes up, so the finding is no error."""
    parts = base_parts("ke-hoach")
    changed = edited(
        parts,
        (
            Edit(DOCUMENT, "<w:t>KẾ HOẠCH</w:t>", "<w:t>BÁO CÁO</w:t>"),
            Edit(DOCUMENT, "15/KH-BDT", "15/BC-BDT"),
            Edit(DOCUMENT, "kết quả./.", "kết quả, kính trình Ủy ban nhân dân tỉnh./."),
        ),
    )
    found = [one for one in findings(changed) if one.code == "T126"]
    assert [one.severity for one in found] == [Severity.WARNING]


def test_a_layout_table_over_the_margins_is_a_hint() -> None:
    """The decree's own header tables overhang."""
    parts = base_parts("quyet-dinh")
    grid = re.search(r'<w:gridCol w:w="(\d+)"/>', parts[DOCUMENT])
    assert grid is not None
    wide = parts[DOCUMENT].replace(grid[0], '<w:gridCol w:w="6500"/>', 1)
    found = [one for one in findings({**parts, DOCUMENT: wide}) if one.code == "T148"]
    assert [one.severity for one in found] == [Severity.HINT]
