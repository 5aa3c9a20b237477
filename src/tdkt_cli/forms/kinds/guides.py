"""What our own forms say besides their parts: how to fill one in."""

from __future__ import annotations

IN_WORKBOOK = (
    "Điền vào các ô nền vàng; ô trắng, ô xám do chương trình ghi, không sửa. Bấm vào ô để xem lời "
    "nhắc; ô có mũi tên thì chọn trong danh sách. Ngày ghi theo ngày/tháng/năm, ví dụ 31/01/2024."
)
IN_PAPER = (
    "Điền vào các ô trống; một ô ghi được nhiều dòng, mỗi danh hiệu một dòng (những tên ghi được: "
    "xem cuối biểu mẫu). Chỗ có chữ “Chọn…” thì bấm vào rồi chọn trong danh sách, hoặc xóa đi mà "
    "gõ. Ngày ghi theo ngày/tháng/năm. Thiếu dòng thì thêm ở cuối bảng; không đổi tên các cột."
)
CHOOSE = "Chọn…"
"""What a drop-down of a paper shows in which nothing is chosen (`word.text` writes it)."""

LISTS = "Cách ghi một số ô"
"""Above the lists of allowed names at the end of a paper."""

LISTED = ("- Cột “", "” ghi một trong: ")
"""How a line of such a list begins, and what stands after the column's name."""

LIST_SHEET = "danh_muc"
"""The hidden sheet that holds what drop-downs offer."""

HEADS = ("THỦ TRƯỞNG ĐƠN VỊ", "NGƯỜI LẬP")
"""Who signs a form whose signer is not known: of a unit, of the agency."""

HEAD_OF_UNIT = "TRƯỞNG PHÒNG"
"""Who signs a registration whose signer is not known."""
