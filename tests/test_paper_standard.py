"""Nghị định 30 as data: sizes inside their ranges, sources, widths."""

from __future__ import annotations

import pytest

from tdkt_cli import paper_standard

_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_DATE = "Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026"


@pytest.mark.parametrize("component", paper_standard.components().values(), ids=lambda c: c.key)
def test_each_component_prints_a_size_inside_its_range(
    component: paper_standard.Component,
) -> None:
    """The chosen size lies in the allowed range, and a source is named."""
    least, most = component.size_range
    assert least <= component.size <= most
    assert component.source
    assert component.alignment in {"trai", "giua", "phai", "deu"}


def test_the_size_set_is_the_one_of_the_footnote_to_table_five() -> None:
    """Quốc hiệu 13, Tiêu ngữ 14 and địa danh 14 go together."""
    sizes = [
        paper_standard.component(key).size for key in ("quoc_hieu", "tieu_ngu", "dia_danh_ngay")
    ]
    assert sizes == [26, 28, 28]


@pytest.mark.parametrize(
    ("key", "bold", "italic", "uppercase"),
    [
        ("quoc_hieu", True, False, True),
        ("tieu_ngu", True, False, False),
        ("co_quan_chu_quan", False, False, True),
        ("co_quan_ban_hanh", True, False, True),
        ("so_ky_hieu", False, False, False),
        ("dia_danh_ngay", False, True, False),
        ("trich_yeu_cong_van", False, False, False),
        ("can_cu", False, True, False),
        ("noi_nhan_nhan", True, True, False),
        ("noi_nhan", False, False, False),
        ("phu_luc_kem", False, True, False),
    ],
)
def test_weight_slant_and_case_follow_table_v(
    key: str, *, bold: bool, italic: bool, uppercase: bool
) -> None:
    """The look of the components that programs most often get wrong."""
    component = paper_standard.component(key)
    assert (component.bold, component.italic, component.uppercase) == (bold, italic, uppercase)
    assert component.source.startswith("Phụ lục")


def test_a_component_is_found_by_its_class_too() -> None:
    """`tieu-ngu` in a template is `tieu_ngu` in the data."""
    assert paper_standard.component("tieu-ngu") is paper_standard.component("tieu_ngu")
    assert paper_standard.component("tieu_ngu").style == "tieu-ngu"


def test_the_page_is_a4_with_margins_inside_their_ranges() -> None:
    """20/20/30/20 mm portrait, 20/20/30/15 mm landscape."""
    portrait = paper_standard.page()
    landscape = paper_standard.page(landscape=True)
    assert (portrait.width, portrait.height) == (landscape.height, landscape.width)
    assert portrait.text_width == pytest.approx(160 * 1440 / 25.4, abs=1)
    assert landscape.text_width == pytest.approx(252 * 1440 / 25.4, abs=2)
    for sheet in (portrait, landscape):
        for margin in (sheet.top, sheet.bottom, sheet.left, sheet.right):
            assert margin.least <= margin.chosen <= margin.most


def test_ruled_lines_are_inside_their_ratios() -> None:
    """Tiêu ngữ has a line as long as the text, the others between 1/3 and 1/2."""
    lines = paper_standard.rule_lines()
    assert lines["tieu_ngu"].ratio == 1
    for key in ("co_quan_ban_hanh", "trich_yeu"):
        assert 1 / 3 <= lines[key].ratio <= 1 / 2


def test_type_codes_are_those_of_appendix_iii() -> None:
    """27 types have a code; mixed case is kept; công văn has none."""
    codes = paper_standard.type_codes()
    assert len(codes) == 27
    assert codes["TỜ TRÌNH"] == "TTr"
    assert codes["KẾ HOẠCH"] == "KH"
    assert "CÔNG VĂN" not in codes
    assert paper_standard.authorities() == ("TM.", "Q.", "KT.", "TL.", "TUQ.")
    assert paper_standard.point_letters().startswith("abcdđeg")


def test_the_national_name_and_motto_are_the_fixed_strings() -> None:
    """Khoản 1: the two strings, with plain hyphens."""
    assert paper_standard.national_name() == _NATION
    assert paper_standard.national_motto() == _MOTTO


@pytest.mark.parametrize(
    ("text", "size", "look", "expected"),
    [
        (_NATION, 12, {"bold": True}, 88.3),
        (_NATION, 13, {"bold": True}, 95.7),
        (_MOTTO, 13, {"bold": True}, 56.1),
        (_MOTTO, 14, {"bold": True}, 60.5),
        ("UBND TỈNH QUẢNG TRỊ", 12, {}, 47.4),
        ("UBND TỈNH QUẢNG TRỊ", 13, {}, 51.3),
        ("ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ", 13, {}, 81.3),
        ("SỞ DÂN TỘC VÀ TÔN GIÁO", 13, {"bold": True}, 60.5),
        ("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", 13, {"bold": True}, 83.7),
        (_DATE, 13, {"italic": True}, 98.7),
        (_DATE, 14, {"italic": True}, 106.3),
        ("BAN DÂN TỘC", 13, {"bold": True}, 31.8),
    ],
)
def test_widths_are_those_measured_with_the_font(
    text: str, size: float, look: dict[str, bool], expected: float
) -> None:
    """The table of the-thuc.md G.6, to a tenth of a millimetre."""
    assert paper_standard.text_width(text, size, **look) == pytest.approx(expected, abs=0.06)


def test_every_vietnamese_letter_has_a_width() -> None:
    """No letter falls back to the width of an unknown character."""
    wide = paper_standard.text_width("Ặ", 14)
    assert wide == paper_standard.text_width("A", 14)
    assert paper_standard.text_width("ừ", 14) == paper_standard.text_width("ư", 14)
    assert paper_standard.text_width("\u00a0", 14) == paper_standard.text_width(" ", 14)


def test_lines_break_where_the_room_ends() -> None:
    """Words fill a line; a forced break starts a new one; a long word stands alone."""
    assert paper_standard.break_lines("Ban Dân tộc", 13, 100) == ["Ban Dân tộc"]
    assert paper_standard.break_lines("Ban Dân tộc", 13, 17) == ["Ban Dân", "tộc"]
    assert paper_standard.break_lines("một\nhai", 13, 100) == ["một", "hai"]
    assert paper_standard.break_lines("dàidàidài", 13, 1) == ["dàidàidài"]


def test_the_dash_of_a_list_of_addressees_stands_under_the_colon() -> None:
    """Khoản 9 điểm d: the indents in the data agree with the widths of the letters."""
    label = paper_standard.component("kinh_gui")
    item = paper_standard.component("kinh_gui_muc")
    twips = 1440 / 25.4
    start = label.left - label.hanging
    colon = start + paper_standard.text_width("Kính gửi", 14) * twips
    assert item.left - item.hanging == pytest.approx(colon, abs=2)
    assert label.hanging == pytest.approx(
        paper_standard.text_width("Kính gửi: ", 14) * twips, abs=2
    )


def test_every_box_of_the_diagram_has_a_component() -> None:
    """Ô 1 to 14 of Phụ lục I, less the signature and the seal, which are no text (7c, 8)."""
    boxes = {component.box for component in paper_standard.components().values()}
    assert boxes - {""} == {
        *("1", "2", "3", "4", "5a", "5b", "6", "7a", "7b", "9a", "9b"),
        *("10a", "10b", "11", "12", "13", "14"),
    }
    for one in paper_standard.components().values():
        if one.box:
            assert one.source.startswith("Phụ lục"), one.key


def test_types_of_article_seven() -> None:
    """29 types: 27 with an abbreviation, and two without."""
    assert len(paper_standard.types()) == 29
    assert set(paper_standard.type_codes()) < paper_standard.types()
    required, upward = paper_standard.addressed_types()
    assert required == {"CÔNG VĂN", "TỜ TRÌNH"}
    assert upward == {"BÁO CÁO"}
    assert required | upward <= paper_standard.types()


def test_size_sets_hold_only_allowed_sizes() -> None:
    """Each set of sizes that go together lies in the ranges of its components."""
    for sizes in paper_standard.size_sets():
        for key, size in zip(("quoc_hieu", "tieu_ngu", "dia_danh_ngay"), sizes, strict=True):
            least, most = paper_standard.component(key).size_range
            assert least <= size <= most


def test_stamps_and_their_boxes() -> None:
    """Each degree of urgency has the size of its box."""
    assert set(paper_standard.stamps()["do_khan"]) == set(paper_standard.urgency_boxes())
    assert paper_standard.urgency_boxes()["THƯỢNG KHẨN"] == (40, 8)


def test_tolerances_are_small() -> None:
    """A margin may be off by 0.2 mm at most, a ruled line by a few percent."""
    allowed = paper_standard.tolerances()
    assert max(allowed.margin, allowed.paper, allowed.indent) <= 15
    assert 0 < allowed.rule_ratio <= allowed.rule_length < 0.05
