"""Findings in the words of the unit that filed the paper: no keys, no codes of rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.law import titles
from tdkt_cli.vietnamese import upper_first

if TYPE_CHECKING:
    from tdkt_cli.findings import Finding
    from tdkt_cli.yaml_tree import Tree

WORDS = {
    "ca_nhan": "danh sách cá nhân",
    "cap_cong_nhan": "cấp công nhận",
    "chi_tieu": "chỉ tiêu",
    "chuc_vu": "chức vụ",
    "chuc_vu_khac": "chức vụ khác",
    "chuyen_de": "chuyên đề",
    "co_nhan_xet_don_vi_cu": "nhận xét của đơn vị cũ",
    "cum_khoi": "khối thi đua",
    "dang_xem_xet": "việc đang xem xét",
    "danh_hieu": "danh hiệu thi đua",
    "danh_xung": "ông/bà",
    "dao_tao": "đào tạo, bồi dưỡng",
    "de_nghi": "đề nghị khen thưởng",
    "den_ngay": "đến ngày",
    "dien_hinh": "điển hình tiên tiến",
    "dien_xet": "diện xét",
    "don_vi_cu": "đơn vị cũ",
    "don_vi_tinh": "đơn vị tính",
    "ghi_chu": "ghi chú",
    "han_che": "hạn chế",
    "hinh_thuc_ky_luat": "hình thức kỷ luật",
    "ho_ten": "họ và tên",
    "ket_qua": "kết quả",
    "khac_phuc": "biện pháp khắc phục",
    "khen_thuong": "hình thức khen thưởng",
    "kien_nghi": "kiến nghị",
    "ky_luat": "kỷ luật",
    "loai_cong_trinh": "loại (sáng kiến, đề tài)",
    "loai_nguyen_nhan": "loại nguyên nhân",
    "ly_do": "lý do",
    "ma_can_bo": "mã cán bộ",
    "ma_chi_tieu": "mã chỉ tiêu",
    "ma_don_vi": "mã đơn vị",
    "ma_nhiem_vu": "mã nhiệm vụ",
    "ma_phong_trao": "mã phong trào",
    "muc_ke_hoach": "mức kế hoạch",
    "muc_thuc_hien": "mức thực hiện",
    "muc_xep_loai": "mức xếp loại",
    "nam_ke_hoach": "năm kế hoạch",
    "ngay_gui": "ngày gửi",
    "ngay_ky": "ngày ký",
    "ngay_quyet_dinh": "ngày quyết định",
    "ngay_tuyen_dung": "ngày tuyển dụng",
    "ngay_ve_don_vi": "ngày về đơn vị",
    "nghi_viec": "thời gian nghỉ",
    "nguoi_ky": "người ký",
    "nguyen_nhan": "nguyên nhân",
    "nhiem_vu": "nhiệm vụ",
    "noi_dung": "nội dung",
    "phong_trao": "phong trào",
    "phuong_huong": "phương hướng",
    "sang_kien": "sáng kiến, đề tài",
    "so_ca_nhan": "số cá nhân",
    "so_dot": "số đợt",
    "so_quyet_dinh": "số quyết định",
    "tac_gia": "tác giả",
    "tap_the": "tập thể",
    "ten_chi_tieu": "tên chỉ tiêu",
    "ten_khoi": "tên khối",
    "ten_sang_kien": "tên sáng kiến, đề tài",
    "thanh_tich": "thành tích",
    "tong_so_nguoi": "tổng số người",
    "tu_ngay": "từ ngày",
    "xep_hang": "xếp hạng",
}
"""What the keys of registrations and results are called on the forms."""

_ITEMS = {"ca_nhan": "Cá nhân", "chi_tieu": "Chỉ tiêu", "sang_kien": "Sáng kiến, đề tài"}
_NAMES = ("ho_ten", "ten_chi_tieu", "ten_sang_kien", "ma_nhiem_vu", "ma_phong_trao", "noi_dung")
_STEP = re.compile(r"([a-z_]+)|\[([0-9]+)\]")
_CODE = re.compile(r"(?<![\w/.-])[A-Z]+(?:_[A-Z0-9]+)*(?![\w/-]|\.\w)")
_KEY = re.compile(r"(?<![\w/.-])([a-z]+(?:_[a-z]+)+)(?![\w/-]|\.\w)(: (?=\S))?")

WHOLE_PAPER = "Cả bản"
_WHOLE_FORM = "Cả biểu mẫu"
_QUOTED = re.compile(r"(«[^»]*»|“[^”]*”)")
_COMMAND = re.compile(r"(?<!\w)--[a-z]|«tdkt ")
_PAPER_QUOTES = str.maketrans("«»", "“”")
_OUR_FORM = ("do «tdkt bieumau» lập", "đã gửi cho đơn vị")
_OR = ", hoặc "


class Fault(NamedTuple):
    """One point of a slip.

    Attributes:
        cho_sua: where it is, such as `Cá nhân 02 (Phạm Quốc Hưng), danh hiệu thi đua`.
        dieu_sai: what is wrong.
        cach_sua: how to mend it.
    """

    cho_sua: str
    dieu_sai: str
    cach_sua: str


def fault(finding: Finding, place: str) -> Fault:
    """Return a finding as a point of a slip.

    Args:
        finding: what the checks found in the paper.
        place: where it is, in words; `""` for the whole paper.
    """
    return Fault(place or WHOLE_PAPER, in_words(finding.message), in_words(finding.fix))


def form_fault(finding: Finding) -> Fault:
    """Return a finding about a filled form as a point of a slip.

    What the unit typed is quoted as it was typed; what only the Office can do is left out.

    Args:
        finding: at a cell, a sheet or table, or the form as a whole.
    """
    message = on_paper(finding.message)
    path = on_paper(finding.where.path)
    place = next((words for words in _form_places(path) if message.startswith(words)), "")
    wrong = message.removeprefix(place).lstrip(" :,")
    return Fault(
        (place or _WHOLE_FORM).replace(", ô ", ", ô\N{NO-BREAK SPACE}").translate(_PAPER_QUOTES),
        _outside_quotes(upper_first(wrong)),
        _outside_quotes(_for_unit(on_paper(finding.fix))),
    )


def on_paper(text: str) -> str:
    """Return text of any origin as a paper can hold it: `�` for what has no shape, on one line."""
    return "".join(
        " " if letter.isspace() else letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for letter in text
    )


def _form_places(path: str) -> tuple[str, ...]:
    """Return how a message about a place in a form may begin (`forms.grid.Spot.words`)."""
    if not path:
        return (_WHOLE_FORM,)
    sheet, mark, cell = path.rpartition("!")
    in_cell = (f"Trang «{sheet}», ô {cell}",) if mark else ()
    return (*in_cell, f"Trang «{path}»", upper_first(path))


def _for_unit(fix: str) -> str:
    """Return how to mend a form, without the ways that are commands of the Office."""
    fix = fix.replace(*_OUR_FORM)
    if not _COMMAND.search(fix):
        return fix
    ways = [way for way in fix.rstrip(".").split(_OR) if not _COMMAND.search(way)]
    return f"{upper_first(_OR.join(ways))}." if ways else fix


def _outside_quotes(sentence: str) -> str:
    """Return a sentence in words and in the quotes of papers, all that is quoted as it is."""
    parts = _QUOTED.split(sentence)
    said = "".join(part if n % 2 else in_words(part) for n, part in enumerate(parts))
    return said.translate(_PAPER_QUOTES)


def in_words(sentence: str) -> str:
    """Return a sentence with forms' names for keys and usual abbreviations for codes."""
    return abbreviated(_KEY.sub(_named, sentence))


def abbreviated(sentence: str) -> str:
    """Return a sentence with the usual abbreviations for codes of titles: `LDTT` → `LĐTT`."""
    return _CODE.sub(_abbreviation, sentence)


def paper_words(sentence: str) -> str:
    """Return a sentence as `in_words`, in the quotes of papers."""
    return in_words(sentence).translate(_PAPER_QUOTES)


def _named(found: re.Match[str]) -> str:
    word = WORDS.get(found[1])
    if word is None:
        return found[0]
    return f"{word} là " if found[2] else word


def _abbreviation(found: re.Match[str]) -> str:
    known = titles.find(found[0])
    return known.abbreviation if known else found[0]


def place_words(path: str, tree: Tree) -> str:
    """Return a key path in words, `""` for the whole file.

    Args:
        path: such as `ca_nhan[1].danh_hieu[0]`.
        tree: the content of the file.
    """
    parts: list[str] = []
    key = ""
    for name, index in _STEP.findall(path):
        if name:
            key = name
            tree = tree.get(name) if isinstance(tree, dict) else None
            parts.append(WORDS.get(name, name.replace("_", " ")))
            continue
        number = int(index)
        tree = tree[number] if isinstance(tree, list) and number < len(tree) else None
        if isinstance(tree, dict):
            parts[-1] = f"{_ITEMS.get(key, WORDS.get(key, key))} {number + 1:02d}{_name_of(tree)}"
    return upper_first(", ".join(parts))


def _name_of(item: dict[str, Tree]) -> str:
    name = next((item[key] for key in _NAMES if isinstance(item.get(key), str)), None)
    return f" ({name})" if name else ""
