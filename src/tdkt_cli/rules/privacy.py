"""Personal data that must not be kept: family D5."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tdkt_cli.findings import KeyPath, Place, Severity
from tdkt_cli.models import Dataset, Record, Sourced
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.unit_files import unit_files

if TYPE_CHECKING:
    from collections.abc import Iterator

_NINE_DIGITS = re.compile(r"[0-9](?:[ .()-]{0,2}[0-9]){8}")
_NOT_FREE_TEXT = frozenset(("ma_bam", "ma_noi_dung", "so_ky_hieu", "so_quyet_dinh"))
# Not inside a word, a longer number, an amount (1.800.000) or a document number (12/QĐ-BDT).
_BEFORE = r"(?<![\w/])(?<!\d[.,-])"
_AFTER = r"(?![\w/]|[.,-]\d|\s*(?:đồng|đ\b|vnđ))"
_KINDS = (
    ("thư điện tử", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "số điện thoại",
        re.compile(
            r"(?<![\w/.,])\(?(?:\+84|0)\)?[ .-]?"
            r"(?:[35789]\d(?:[ .-]?\d){7}|\(?2\d{1,2}\)?(?:[ .-]?\d){7,8})" + _AFTER,
            re.IGNORECASE,
        ),
    ),
    (
        "số giống số căn cước",
        re.compile(_BEFORE + r"(?:\d{12}|\d{9}|\d{3}(?: \d{3}){3})" + _AFTER, re.IGNORECASE),
    ),
)


def personal_data(dataset: Dataset) -> Iterator[Report]:
    """Không ghi số căn cước, số điện thoại, thư điện tử vào dữ liệu.

    Vì sao: lịch sử git giữ mãi mọi điều đã ghi; việc đăng ký, tổng hợp không cần những số ấy, mà
    tệp thì chép qua nhiều máy. Tìm số có 9 hoặc 12 chữ số, số điện thoại Việt Nam và địa chỉ thư
    trong mọi lời văn; số văn bản, ngày và số tiền thì không kể.

    Cách sửa: xóa số ấy khỏi tệp; cần liên hệ thì tra danh bạ của cơ quan.

    Sai:

        # data/registrations/2024/van-phong.yaml
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             ghi_chu: CCCD 001099123456}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             ghi_chu: kinh phí 123456789 đồng}
    """
    for source in _sources(dataset):
        # One pass over the whole file's text shows that nearly all files have nothing to look for.
        if _may_hold(source.record.model_dump_json()):
            for path, text in _texts(source.record, ()):
                for what, shown in _found_in(text) if _may_hold(text) else ():
                    yield Report(
                        Place(source.file.name, path),
                        f"{path[-1] if isinstance(path[-1], str) else path[-2]} có {what} "
                        f"({shown}); dữ liệu thi đua không giữ điều này.",
                        f"Xóa {what} khỏi tệp.",
                    )


def _sources(dataset: Dataset) -> Iterator[Sourced[Record]]:
    for alone in (dataset.plan, dataset.council, dataset.papers):
        if alone is not None:
            yield Sourced(alone.file, alone.record)
    for paper in unit_files(dataset):
        yield Sourced(paper.file, paper.record)
    for decisions in dataset.decisions:
        yield Sourced(decisions.file, decisions.record)
    for reviews in dataset.reviews:
        yield Sourced(reviews.file, reviews.record)


def _may_hold(text: str) -> bool:
    """Whether a text may hold a number or address of these kinds: quick, and never wrongly no."""
    return "@" in text or _NINE_DIGITS.search(text) is not None


def _found_in(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for what, pattern in _KINDS:
        found += [(what, _masked(match[0])) for match in pattern.finditer(text)]
        text = pattern.sub(" ", text)  # a telephone number is not an identity number as well
    return found


def _masked(text: str) -> str:
    name, at, domain = text.partition("@")
    if at:
        return f"{name[:2]}***@{domain}"
    digits = re.sub(r"\D", "", text)
    return f"{digits[:4]}{'*' * (len(digits) - 6)}{digits[-2:]}"


def _texts(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Yield the path and value of every text below a record."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Record):
        for key in type(value).model_fields:
            if key not in _NOT_FREE_TEXT:
                yield from _texts(getattr(value, key), (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))


PERSONAL_DATA = Rule("D501", Severity.WARNING, personal_data)
