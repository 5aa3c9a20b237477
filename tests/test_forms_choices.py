"""Drop-downs of our forms in Word: names to choose, read back whatever became of them."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from case_files import VALID, valid_root
from filled_forms import changed_parts, imported, registration_paper, registration_rows, spots
from tdkt_cli import storage, word, wordcheck, yaml_tree
from tdkt_cli.documents import Document
from tdkt_cli.findings import Severity
from tdkt_cli.forms import contents
from tdkt_cli.workflow.form_papers import TEMPLATE, form_variables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OFFICE = "data/registrations/2024/van-phong.yaml"
_CONTROL = re.compile(r"<w:sdt>(?:(?!</w:sdt>).)*</w:sdt>", re.DOTALL)
_TEXT = re.compile(r"(<w:sdtContent>.*?<w:t[^>]*>)[^<]*")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the tiny valid data folder."""
    return valid_root(tmp_path)


def form() -> bytes:
    """Return the form that we write in Word for the Office of the tiny valid folder."""
    dataset = storage.load(VALID, None).dataset
    plan = dataset.plan
    assert plan is not None
    record = next(r.record for r in dataset.registrations if r.record.ma_don_vi == "van-phong")
    unit = plan.record.unit("van-phong")
    assert unit is not None
    written = contents.registration(contents.Known(plan.record), unit, record)
    target = io.BytesIO()
    chunks = Document(TEMPLATE, form_variables(written)).chunks()
    word.write_docx(chunks, target, title=written.title)
    return target.getvalue()


def body(data: bytes) -> str:
    """Return the XML of a Word file's text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def with_controls(change: Callable[[str], str]) -> bytes:
    """Return the form with each of its drop-downs changed."""
    return changed_parts(
        form(),
        lambda name, part: (
            _CONTROL.sub(lambda found: change(found[0]), part.decode()).encode()
            if name == "word/document.xml"
            else part
        ),
    )


def tree(root: Path) -> Any:  # noqa: ANN401 — a tree of text
    """Return the Office's registration."""
    return yaml_tree.read((root / OFFICE).read_bytes()).data


def test_a_drop_down_offers_names() -> None:
    """Titles of people by their official names, an entry to choose nothing, no code anywhere."""
    [*controls] = _CONTROL.findall(body(form()))
    assert len(controls) > 10
    titles = next(one for one in controls if "Lao động tiên tiến" in one)
    assert 'w:displayText="Chiến sĩ thi đua cơ sở"' in titles
    assert 'w:displayText="Chọn…" w:value=""' in titles
    assert not re.search("LDTT|CSTDCS|BK_TINH|sang_kien", "".join(controls))
    asking = [one for one in controls if "<w:showingPlcHdr/>" in one]
    assert asking
    assert all(">Chọn…</w:t>" in one for one in asking)


BECAME: dict[str, Callable[[str], str]] = {
    "as it was": lambda control: control,
    "without our tag, as LibreOffice saves it": lambda control: control.replace(
        '<w:tag w:val="tdkt-chon"/>', ""
    ),
    "a combo box": lambda control: control.replace("dropDownList", "comboBox"),
    "typed text in its place": lambda control: re.sub(
        r"^<w:sdt>.*?<w:sdtContent>|</w:sdtContent></w:sdt>$", "", control, flags=re.DOTALL
    ),
    "without the mark that it only asks": lambda control: control.replace("<w:showingPlcHdr/>", ""),
}


@pytest.mark.parametrize("name", BECAME)
def test_what_a_drop_down_shows_is_read(name: str, root: Path) -> None:
    """However the controls came back, the form says what the data say and nothing is asked."""
    before = (root / OFFICE).read_bytes()
    done = imported(root, with_controls(BECAME[name]), names=["mau.docx"])
    assert spots(done, *Severity) == set()
    assert done.changes == ""
    assert (root / OFFICE).read_bytes() == before


def test_a_choice_is_taken(root: Path) -> None:
    """As Word writes it: the text of the item, no mark any more that it only asks."""
    chosen = iter(["Chiến sĩ thi đua cơ sở"])

    def choose(control: str) -> str:
        if "Lao động tiên tiến" not in control or "showingPlcHdr" not in control:
            return control
        name = next(chosen, "")
        if not name:
            return control
        set_now = control.replace("<w:showingPlcHdr/>", "")
        return _TEXT.sub(lambda found: found[1] + name, set_now)

    done = imported(root, with_controls(choose), names=["mau.docx"])
    assert spots(done) == set()
    titles = [person["danh_hieu"] for person in tree(root)["ca_nhan"]]
    assert titles == [["LDTT", "CSTDCS"], ["LDTT"]]


def test_a_form_is_no_paper_of_the_decree() -> None:
    """Its look is not judged, for a reason that is said; who names a type has it judged."""
    [only] = wordcheck.check(form(), "mau.docx").findings
    assert (only.code, only.severity) == ("T912", Severity.HINT)
    assert "biểu mẫu để điền" in only.message
    told = wordcheck.check(form(), "mau.docx", "BÁO CÁO").findings
    assert len(told) > 1
    assert "T912" not in {one.code for one in told}


def test_another_control_is_still_refused(root: Path) -> None:
    """A control of text may show what it does not hold; it is refused as before."""
    rows = registration_rows()
    rows[6][1] = (
        "<w:tc><w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>Trần Văn Mẫu</w:t>"
        "</w:r></w:sdtContent></w:sdt></w:p></w:tc>"
    )
    assert spots(imported(root, registration_paper(rows))) == {("F107", "hàng 2, cột 2")}


def test_a_row_with_a_number_and_a_faulty_cell_is_no_heading(root: Path) -> None:
    """What could not be read is told, also where nothing else stands in the row."""
    rows = registration_rows()
    nested = "<w:tc><w:p/><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/></w:tc>"
    rows.append(["3", nested, None, None, None, None, None, None, None])
    assert ("F107", "hàng 4, cột 2") in spots(imported(root, registration_paper(rows)))
