"""What else the file carries: T164 to T168."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tdkt_cli.findings import Severity
from tdkt_cli.vietnamese import without_marks
from tdkt_cli.wordcheck.rule import Report, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Paper

_SIGNATURES: Final = "_xmlsignatures/"
_EMBEDDED: Final = "oleObject"
_LINK: Final = "hyperlink"
_VIETNAMESE: Final = "vi"
_LEFT_OVER: Final = frozenset(
    (
        *("", "python-docx", "admin", "administrator", "user", "owner", "windows user", "pc", "hp"),
        *(
            "dell",
            "asus",
            "acer",
            "lenovo",
            "microsoft",
            "microsoft office user",
            "unknown",
            "may tinh",
        ),
        *("apache poi", "docx4j", "un-named", "word document"),
    )
)


def revisions(paper: Paper) -> Iterator[Report]:
    """Văn bản đã có số không còn sửa đổi chờ duyệt (Track Changes) và ghi chú (Comments).

    Vì sao: người nhận đọc được chữ đã xóa và lời bàn; bản ký số thì không sửa lại được nữa.

    Cách sửa: Review (Xem lại), Accept All Changes (Chấp nhận hết), Delete All Comments (Xóa ghi
    chú).

    Sai:

        Văn bản số 15 còn chữ chèn chờ duyệt.

    Đúng:

        Đã Accept All Changes.
    """
    document = paper.document
    severity = Severity.HINT if paper.draft else None
    changed = [
        one for one in (*document.paragraphs, *document.furniture) if one.inserted or one.deleted
    ]
    if changed:
        yield Report(
            changed[0],
            f"Văn bản còn sửa đổi chờ duyệt ở {len(changed)} đoạn; phải duyệt hết trước khi ban "
            "hành.",
            "Vào Review (Xem lại), Accept All Changes (Chấp nhận hết).",
            severity,
        )
    if document.has_comments:
        yield Report(
            None,
            "Văn bản còn ghi chú của người soát (Comments); phải xóa trước khi ban hành.",
            "Vào Review (Xem lại), Delete All Comments (Xóa mọi ghi chú).",
            severity,
        )


def signed(paper: Paper) -> Iterator[Report]:
    """Tệp đã ký số thì chỉ kiểm tra, không sửa.

    Vì sao: sửa một chữ là chữ ký số mất hiệu lực (Điều 5 về giá trị pháp lý của văn bản điện tử).

    Cách sửa: nếu có lỗi, sửa ở bản chưa ký rồi trình ký lại.

    Sai:

        Sửa chữ trong tệp đã ký số.

    Đúng:

        Sửa bản chưa ký, trình ký lại.
    """
    if any(name.startswith(_SIGNATURES) for name in paper.document.package.names):
        yield Report(
            None,
            "Tệp đã ký số: mọi sửa đổi làm mất hiệu lực chữ ký.",
            "Có lỗi thì sửa ở bản chưa ký rồi trình ký lại.",
        )


def outside(paper: Paper) -> Iterator[Report]:
    """Tệp không nhúng đối tượng chạy được và không liên kết tới tệp ở nơi khác.

    Vì sao: đối tượng nhúng (OLE) có thể mang mã độc; ảnh, mẫu liên kết ngoài thì máy khác không có.

    Cách sửa: chuyển đối tượng thành ảnh hoặc chữ; chèn ảnh vào tệp thay vì liên kết.

    Sai:

        Ảnh liên kết tới D:/anh.png.

    Đúng:

        Ảnh chèn vào tệp.
    """
    package = paper.document.package
    found: list[str] = []
    for name in package.names:
        if name.endswith(".rels"):
            continue
        for relation in package.relations(name):
            if relation.kind == _EMBEDDED:
                found.append("đối tượng nhúng (OLE)")
            elif relation.external and relation.kind != _LINK:
                found.append("liên kết tới tệp ở nơi khác")
    for what in dict.fromkeys(found):
        yield Report(
            None,
            f"Tệp có {what}; văn bản phải tự đủ trong một tệp.",
            "Chuyển đối tượng thành ảnh hoặc chữ; chèn ảnh vào tệp thay vì liên kết.",
        )


def language(paper: Paper) -> Iterator[Report]:
    """Ngôn ngữ mặc định của tệp nên là tiếng Việt.

    Vì sao: đặt tiếng Việt thì Word không gạch đỏ cả văn bản và không tự sửa sai chữ.

    Cách sửa: Review (Xem lại), Language, Set Proofing Language, chọn Vietnamese, Set As Default.

    Sai:

        en-US

    Đúng:

        vi-VN
    """
    found = paper.document.language
    if not found.lower().startswith(_VIETNAMESE):
        shown = f"là «{found}»" if found else "không ghi"
        yield Report(
            None,
            f"Ngôn ngữ mặc định của tệp {shown}; nên là tiếng Việt (vi-VN).",
            "Vào Review, Language, Set Proofing Language, chọn Vietnamese.",
        )


def properties(paper: Paper) -> Iterator[Report]:
    """Thuộc tính của tệp có tên văn bản và tên cơ quan soạn, không còn tên máy, tên người cũ.

    Vì sao: thuộc tính đi theo tệp khi gửi; tên máy, tên chương trình ở đó gây hiểu nhầm về nơi
    soạn.

    Cách sửa: File (Tệp), Info (Thông tin), sửa Title (Tên) và Author (Tác giả).

    Sai:

        Title trống, Author là “Admin”.

    Đúng:

        Title là tên văn bản, Author là tên cơ quan.
    """
    document = paper.document
    parts = []
    if not document.title:
        parts.append("không có tên văn bản")
    if without_marks(document.creator).strip() in _LEFT_OVER:
        parts.append(f"tác giả là «{document.creator}»" if document.creator else "không có tác giả")
    if parts:
        yield Report(
            None,
            f"Thuộc tính của tệp {', '.join(parts)}; nên ghi tên văn bản và cơ quan soạn.",
            "Vào File (Tệp), Info (Thông tin), sửa Title và Author.",
        )


REVISIONS = Rule("T164", Severity.ERROR, revisions, (), "thuc_te")
SIGNED = Rule("T165", Severity.HINT, signed, ("Điều 5",), "suy_ra")
OUTSIDE = Rule("T166", Severity.WARNING, outside, (), "thuc_te")
LANGUAGE = Rule("T167", Severity.HINT, language, (), "thuc_te")
PROPERTIES = Rule("T168", Severity.HINT, properties, (), "thuc_te")
