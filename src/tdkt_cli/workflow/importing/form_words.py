"""Sentences of the rules about data files → sentences about a form and its columns.

A head of department sees headings and rows, no YAML keys, no files, and not the hidden columns.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tdkt_cli.forms.kinds import KINDS
from tdkt_cli.workflow.plain_words import abbreviated

if TYPE_CHECKING:
    from tdkt_cli.findings import Finding

_KEY = re.compile(r"«?\b([a-z]+(?:_[a-z]+)+)\b»?(: (?=\S))?")
_HEADINGS = {
    column.key.rpartition(".")[2]: column.heading
    for kind in reversed(KINDS)
    for part in kind.parts
    for column in part.columns
    if column.key
}
_HEADINGS |= {
    "ca_nhan": "Cá nhân",
    "tap_the": "Tập thể",
    "danh_hieu": "Danh hiệu thi đua đăng ký",
    "khen_thuong": "Hình thức khen thưởng đề nghị",
    "nghi_viec": "Nghỉ việc",
    "dao_tao": "Đào tạo, bồi dưỡng",
    "day_du": "Dữ liệu đã đủ",
    "danh_sach": "Danh sách",
}
_NAMESAKES = (
    "Là một người thì xóa hàng thừa; là hai người cùng tên thì ghi người thứ hai vào hàng trống và "
    "báo Văn phòng để phân biệt."
)
_OF_PLAN = "Chọn tên trong danh sách của ô, đúng như trong kế hoạch."
REMEDIES = {
    "D101": "Ghi tên đơn vị đúng như trong kế hoạch.",
    "D201": _NAMESAKES,
    "D202": "Giữ ở đơn vị đang công tác, xóa hàng ấy ở biểu mẫu của đơn vị kia.",
    "D203": "Báo Văn phòng: hai người trùng họ tên cần mã riêng; dùng biểu mẫu Văn phòng đã gửi.",
    "D204": "Sửa họ tên cho đúng nếu là một người; là hai người thì ghi người mới vào hàng trống.",
    "D207": "Không phải sửa gì nếu đúng là người ấy; nếu không thì báo Văn phòng.",
    "D302": "Gửi cho Văn phòng cả bản đăng ký của đơn vị.",
    "D303": _OF_PLAN,
    "D304": _OF_PLAN,
    "D305": "Là chỉ tiêu đã đăng ký thì ghi đúng tên như bản đăng ký; là chỉ tiêu mới thì ghi đủ "
    "các ô của hàng ấy.",
    "D306": "Gộp các hàng ấy thành một; là chỉ tiêu khác thì ghi vào hàng trống bên dưới.",
    "D309": "Ghi lại như bản đăng ký, hoặc báo Văn phòng nếu chỉ tiêu được điều chỉnh.",
    "D311": "Ghi số của đợt có trong kế hoạch.",
    "L117": "Văn phòng bổ sung lịch sử khen thưởng; đơn vị không phải sửa biểu mẫu.",
    "S102": "Điền ô còn trống của hàng ấy.",
}
"""What to do in a form, where the rule speaks of keys, files or codes that the form hides."""

_HIDDEN = re.compile(r"[;,] (?:hoặc )?[^;,.]*(?:mã cán bộ|«Mã cán bộ»|«Mã chỉ tiêu»)[^;.]*")


def in_form_words(finding: Finding) -> Finding:
    """Return a finding about data in words about the form that they came from.

    Args:
        finding: of a rule of any family but F.
    """
    message = _in_headings(finding.message)
    fix = REMEDIES.get(finding.code)
    if fix is None:
        fix = _HIDDEN.sub("", _in_headings(finding.fix))
    return finding._replace(message=message, fix=fix)


def _in_headings(sentence: str) -> str:
    """Return a sentence with headings for keys and usual abbreviations for codes of titles."""
    named = _KEY.sub(_heading, sentence).replace("khóa «", "cột «").replace("khóa bắt buộc", "ô")
    return abbreviated(named)


def _heading(found: re.Match[str]) -> str:
    heading = _HEADINGS.get(found[1])
    if heading is None:
        return found[0]
    return f"«{heading}» là " if found[2] else f"«{heading}»"
