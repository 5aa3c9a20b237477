"""Where a line of a paper must not end."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printed_papers import lines_of, page_texts, part, printed
from tdkt_cli import word
from tdkt_cli.word.line_breaks import bound_numbers, with_ending

if TYPE_CHECKING:
    from pathlib import Path

NUMBERS = (
    ("có 09 cá nhân được tặng", "có 09⍽cá⍽nhân được tặng"),
    ("tổng số 07/07 thành viên Hội đồng", "tổng số⍽07/07⍽thành⍽viên Hội đồng"),
    ("tổng số tiền: 21.080.000 đồng (bằng chữ)", "tổng số tiền: 21.080.000⍽đồng (bằng chữ)"),
    ("(31 người)", "(31⍽người)"),
    ("từ 70% cá nhân", "từ 70%⍽cá⍽nhân"),
    ("Theo khoản 1 Điều 27 Luật", "Theo khoản⍽1 Điều⍽27 Luật"),
    ("điểm b khoản 2 của Luật", "điểm⍽b khoản⍽2 của Luật"),
    ("tại Phụ lục II kèm theo", "tại Phụ⍽lục⍽II kèm theo"),
    ("ngày 05 tháng 01 năm 2020 của Ban", "ngày⍽05 tháng⍽01 năm⍽2020 của Ban"),
    ("trước ngày 31/01/2024 của Ban", "trước ngày⍽31/01/2024 của Ban"),
    ("Kế hoạch số 113/KH-BDT ngày", "Kế hoạch số⍽113/KH-BDT ngày"),
    ("năm 2024 của Ban", "năm⍽2024 của Ban"),
    ("đợt 1 năm 2024", "đợt⍽1 năm⍽2024"),
)


@pytest.mark.parametrize(("text", "bound"), NUMBERS)
def test_numbers_stay_with_their_word(text: str, bound: str) -> None:
    """What is numbered stands before its number, what is counted after it; a date may be cut."""
    assert bound_numbers(text).replace("\xa0", "⍽") == bound


@pytest.mark.parametrize(
    "text",
    [
        "1. Tập thể",
        "Nguyễn Văn An, Trưởng phòng",
        "các điểm được nêu",
        "vitamin C của Ban, loại D được",
        "2021-2025, 2026 Ban Dân tộc",
    ],
)
def test_other_spaces_are_left(text: str) -> None:
    """An enumerator, a name, a letter that numbers nothing."""
    assert bound_numbers(text) == text


LONG = "Hội đồng nghe báo cáo tổng hợp đề nghị của các đơn vị,"


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        (f"{LONG} bảo đảm của Hội đồng;", f"{LONG} bảo đảm của Hội⍽đồng;"),
        ("Nơi nhận:", None),
        (f"{LONG} của Ủy ban nhân dân tỉnh (01⍽tập⍽thể).", None),
        ("một", "một"),
        ("", ""),
        (f"{LONG} xem tệp 5-trinh-ky-hoi-dong-2024-ban-cuoi.docx", None),
    ],
)
def test_no_word_stands_alone_on_the_last_line(text: str, bound: str | None) -> None:
    """The last two words stay together, unless they are too long to be moved."""
    found = with_ending(text.replace("⍽", "\xa0")).replace("\xa0", "⍽")
    assert found == (text if bound is None else bound)


@given(st.text("ab 0159/.,%IVX\xa0\nđiểmcánhân", max_size=60))
def test_only_spaces_change(text: str) -> None:
    """Each space may become a no-break space; nothing else changes, and doing it twice is once."""
    for bind in (bound_numbers, with_ending):
        bound = bind(text)
        assert bound.replace("\xa0", " ") == text.replace("\xa0", " ")
        assert bind(bound).replace("\xa0", " ") == text.replace("\xa0", " ")


def _docx(html: str) -> bytes:
    target = io.BytesIO()
    word.write_docx([html], target, title="x")
    return target.getvalue()


def test_a_number_and_its_noun_may_differ_in_look() -> None:
    """The space between them is found across runs, and each run keeps its look."""
    html = (
        '<section class="than"><p class="noi-dung">Tặng <b>09</b> cá <i>nhân được</i> đề nghị '
        "khen thưởng cuối năm theo kết quả thi đua</p></section>"
    )
    (line,) = (one for one in lines_of(_docx(html), exact=True) if one.text)
    assert [(run.text.replace("\xa0", "⍽"), run.bold, run.italic) for run in line.runs] == [
        ("Tặng ", False, False),
        ("09", True, False),
        ("⍽cá⍽", False, False),
        ("nhân được", False, True),
        (" đề nghị khen thưởng cuối năm theo kết quả thi⍽đua", False, False),
    ]


def test_a_cell_binds_numbers_alone() -> None:
    """A narrow column needs every place between words, but not one inside a count."""
    html = (
        '<section class="than"><table class="bang"><colgroup><col data-mm="40"></colgroup>'
        "<tbody><tr><td>Cộng 05 chỉ tiêu cùng đơn vị</td></tr></tbody></table></section>"
    )
    rows = [line.text for line in lines_of(_docx(html), exact=True) if line.cells]
    assert rows == ["Cộng 05\xa0chỉ\xa0tiêu cùng đơn vị"]


def test_no_line_begins_with_a_dash() -> None:
    """In a name of an office or between years; a list's own dash begins its line."""
    html = (
        '<section class="than"><p class="noi-dung">- Hội đồng Thi đua - Khen thưởng giai đoạn '
        "2022 – 2030 của Ban Dân tộc</p></section>"
    )
    (line,) = (one for one in lines_of(_docx(html), exact=True) if one.text)
    assert line.text.replace("\xa0", "⍽") == (
        "- Hội đồng Thi đua⍽- Khen thưởng giai đoạn 2022⍽– 2030 của Ban Dân⍽tộc"
    )


def test_a_verbatim_section_keeps_its_spaces() -> None:
    """`nguyen-van`: a copy of an issued paper, a form that is read again."""
    for kind in ("than nguyen-van", "phu-luc ngang nguyen-van"):
        html = f'<section class="{kind}"><p class="noi-dung">Tặng 09 cá nhân</p></section>'
        assert "\xa0" not in "".join(line.text for line in lines_of(_docx(html), exact=True))


def test_the_plan_and_the_forms_have_no_space_of_ours(sample_root: Path, tmp_path: Path) -> None:
    """The plan is printed as issued, the .html too."""
    docx = printed(sample_root, "ke-hoach", "docx", tmp_path)
    body = [line for line in lines_of(docx, exact=True) if not line.cells]
    assert not [line.text for line in body if "\xa0" in line.text]
    report = printed(sample_root, "bao-cao-dot-1", "html", tmp_path)
    assert "năm\xa02024" in report.decode()
    assert any("năm 2024" in text for text in page_texts(report))
    assert part(docx, "word/document.xml") is not None
