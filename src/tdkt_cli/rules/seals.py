"""Files against the digests that were signed off at a deadline: family D9."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.consolidate.seals import later_files, sealed_states
from tdkt_cli.findings import Severity
from tdkt_cli.rules import Report, Rule
from tdkt_cli.vietnamese import short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset, Seal, Sourced


def _again(dataset: Dataset, source: Sourced[Seal]) -> str:
    """Return the command that replaces a list of digests."""
    round_number = source.record.so_dot
    of_round = f" --dot {round_number}" if round_number else ""
    return f"«tdkt chot --nam {dataset.year}{of_round} --chot-lai»"


def sealed_file_changed(dataset: Dataset) -> Iterator[Report]:
    """Tệp đã chốt thì không được thay đổi, dù chỉ một ký tự.

    Vì sao: một chữ, một số đổi sang giá trị khác mà vẫn hợp lệ thì không phép kiểm tra nào khác
    thấy được; bảng chốt giữ mã băm của từng tệp lúc hết hạn để đối chiếu. Thông báo nói rõ nội dung
    có đổi không, hay chỉ trình bày lại.

    Cách sửa: hỏi ai sửa, sửa gì; nếu đúng thì chốt lại, nếu sai thì lấy lại tệp đã chốt. Thư mục có
    git thì «tdkt sosanh HEAD» nói từng điều đã đổi từ lần lưu gần nhất.
    """
    for state in sealed_states(dataset):
        if state.digest is not None and state.digest != state.sealed.ma_bam:
            day = short_date(state.source.record.ngay_chot)
            what = {
                True: "nội dung đã đổi",
                False: "nội dung không đổi, chỉ trình bày lại",
                None: "chưa rõ nội dung có đổi không",
            }[state.meaning_changed]
            yield Report(
                state.source.at("tep_chot", state.number, "ma_bam"),
                f"Tệp {state.sealed.ten_tep} đã thay đổi sau khi chốt ngày {day}: {what}.",
                "Xem đã đổi gì (thư mục có git: «tdkt sosanh HEAD»); đúng thì chốt lại bằng "
                f"{_again(dataset, state.source)}, sai thì lấy lại tệp đã chốt.",
            )


def sealed_list_differs(dataset: Dataset) -> Iterator[Report]:
    """Sau khi chốt thì không thêm, không bớt tệp của đợt ấy.

    Vì sao: bản tổng hợp đã ký theo những tệp đã chốt; thêm hay bớt một đơn vị thì số liệu không
    còn khớp với văn bản.

    Cách sửa: tệp gửi sau khi chốt thì chốt lại; tệp bị mất thì lấy lại.
    """
    for state in sealed_states(dataset):
        if state.digest is None:
            yield Report(
                state.source.at("tep_chot", state.number, "ten_tep"),
                f"Tệp {state.sealed.ten_tep} đã chốt ngày "
                f"{short_date(state.source.record.ngay_chot)} nhưng không còn.",
                "Lấy lại tệp đã chốt; nếu bỏ hẳn thì chốt lại bằng "
                f"{_again(dataset, state.source)}.",
            )
    for source in dataset.seals:
        for name in later_files(dataset, source):
            yield Report(
                source.at("tep_chot", on_key=True),
                f"Tệp {name} có sau khi chốt ngày {short_date(source.record.ngay_chot)}.",
                f"Nếu nhận tệp này thì chốt lại bằng {_again(dataset, source)}.",
            )


SEALED_FILE_CHANGED = Rule("D911", Severity.WARNING, sealed_file_changed)
SEALED_LIST_DIFFERS = Rule("D912", Severity.WARNING, sealed_list_differs)
