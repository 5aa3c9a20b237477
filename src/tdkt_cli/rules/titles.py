"""Titles and commendations that are named: family L1."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from tdkt_cli.findings import KeyPath, Place, Severity
from tdkt_cli.law import Citation, titles
from tdkt_cli.law.titles import LAW_OF_TITLES, Title
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.namings import Naming, namings
from tdkt_cli.vietnamese import count, fold_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset

_KINDS_OF_TITLES = (Citation(LAW_OF_TITLES, 19), Citation(LAW_OF_TITLES, 20))
_COMMENDATIONS = Citation(LAW_OF_TITLES, 9)

# A whole consolidation may repeat one misspelt name: each name is looked up once.
_find = lru_cache(maxsize=4096)(titles.find)
_made_up = lru_cache(maxsize=4096)(titles.made_up)
_suggest = lru_cache(maxsize=4096)(titles.suggest)
_kinds_of = lru_cache(maxsize=4096)(titles.kinds_of)


def unknown_title(dataset: Dataset) -> Iterator[Report]:
    """Danh hiệu thi đua, hình thức khen thưởng phải có trong Luật.

    Vì sao: tên gõ nhầm thì không vào cột nào của bảng tổng hợp, và không biết xét điều kiện gì. Ghi
    được bằng mã (CSTDCS), tên đầy đủ (Chiến sĩ thi đua cơ sở) hoặc tên tắt thường dùng (CSTĐCS).

    Cách sửa: ghi đúng mã, tên đầy đủ hoặc tên tắt.

    Sai:

        # data/registrations/2024/van-phong.yaml
        tap_the: {danh_hieu: [TTLDTTT]}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        tap_the: {danh_hieu: [Tập thể LĐTT]}
    """
    for naming in namings(dataset):
        for path, name in naming.titles():
            if _find(name) is None and _made_up(name) is None:
                yield _unknown(naming, path, name)


def _unknown(naming: Naming, path: KeyPath, name: str) -> Report:
    place = Place(naming.file, path)
    outside = titles.find_outside(name)
    if outside:
        return Report(
            place,
            f"{naming.owner} có “{name}”, danh hiệu của Luật nhưng không dành cho cơ quan, đơn vị "
            "và cá nhân thuộc cơ quan.",
            "Bỏ danh hiệu này.",
            basis=(outside.basis,),
        )
    if ";" in name:
        parts = ", ".join(part.strip() for part in name.split(";") if part.strip())
        return Report(
            place,
            f"{naming.owner} có “{name}”: các danh hiệu ngăn nhau bằng dấu chấm phẩy.",
            f"Thay dấu chấm phẩy bằng dấu phẩy: [{parts}].",
        )
    kinds = _kinds_of(name)
    if kinds:
        choices = "; ".join(f"{one.code} ({one.name})" for one in kinds)
        return Report(
            place,
            f"{naming.owner} có “{name}”, chưa rõ là loại nào trong {count(len(kinds))} loại.",
            f"Ghi rõ một trong: {choices}.",
        )
    close = _suggest(name)
    meant = f" (có phải “{close.code}”, {close.name}?)" if close else ""
    return Report(
        place,
        f"{naming.owner} có “{name}”, không phải danh hiệu hay hình thức khen thưởng nào của "
        f"Luật{meant}.",
        f"Ghi {close.code} nếu đúng là {close.name}, nếu không thì ghi đúng tên."
        if close
        else "Ghi đúng mã hoặc tên danh hiệu.",
    )


def made_up_title(dataset: Dataset) -> Iterator[Report]:
    """Không đăng ký, đề nghị danh hiệu hay hình thức khen thưởng mà Luật không có.

    Vì sao: “Bằng khen của Trưởng ban”, “Huy hiệu” hay gặp trên giấy tờ nhưng không ai có thẩm quyền
    tặng; cấp trên sẽ trả hồ sơ.

    Cách sửa: ghi hình thức Luật có, thường là Giấy khen (GK), hoặc bỏ.

    Sai:

        # data/registrations/2024/van-phong.yaml
        tap_the: {danh_hieu: [TTLDTT], khen_thuong: [Bằng khen của Trưởng ban]}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        tap_the: {danh_hieu: [TTLDTT], khen_thuong: [Giấy khen của Trưởng ban]}
    """
    for naming in namings(dataset):
        for path, name in naming.titles():
            why = _made_up(name) if _find(name) is None else None
            if why is not None:
                instead = _find(why.instead) if why.instead else None
                yield Report(
                    Place(naming.file, path),
                    f"{naming.owner} có “{name}” mà Luật không có: {why.reason}.",
                    f"Ghi {instead.code} ({instead.name}), hoặc bỏ." if instead else "Bỏ tên này.",
                    basis=(why.basis,),
                )


def wrong_subject(dataset: Dataset) -> Iterator[Report]:
    """Danh hiệu của cá nhân chỉ cho cá nhân, danh hiệu của tập thể chỉ cho tập thể.

    Vì sao: Luật liệt kê riêng danh hiệu cho cá nhân (Điều 19) và cho tập thể (Điều 20).

    Cách sửa: ghi danh hiệu đúng đối tượng, hoặc chuyển sang đúng chỗ (tap_the, ca_nhan).

    Sai:

        # data/registrations/2024/van-phong.yaml
        tap_the: {danh_hieu: [LDTT]}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        tap_the: {danh_hieu: [TTLDTT]}
    """
    for naming in namings(dataset):
        for path, name in naming.titles():
            title = _find(name)
            if title is not None and not _suits(title, naming.individual):
                holder, meant = (
                    ("cá nhân", "tập thể") if naming.individual else ("tập thể", "cá nhân")
                )
                yield Report(
                    Place(naming.file, path),
                    f"{naming.owner} có “{title.name}” ghi cho {holder}; tên này chỉ dành cho "
                    f"{meant}.",
                    f"Ghi danh hiệu của {holder}, hoặc chuyển sang chỗ của {meant}.",
                    basis=(title.basis,) if title.is_commendation else (),
                )


def _suits(title: Title, individual: bool | None) -> bool:  # noqa: FBT001 — three values
    if individual is None:
        return True
    return title.for_individuals if individual else title.for_collectives


def same_title_twice(dataset: Dataset) -> Iterator[Report]:
    """Mỗi người, mỗi tập thể chỉ ghi một danh hiệu một lần trong một bản.

    Vì sao: danh hiệu bình xét một lần cho một năm; ghi hai lần thì bị đếm hai lần. “LĐTT”, “LDTT”
    và “Lao động tiên tiến” là một.

    Cách sửa: bỏ chỗ lặp.

    Sai:

        # data/registrations/2024/van-phong.yaml
        tap_the: {danh_hieu: [TTLDTT, TTLĐTT]}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        tap_the: {danh_hieu: [TTLDTT]}
    """
    for naming in namings(dataset):
        if naming.kind not in ("registration", "result") or not _may_repeat(naming):
            continue
        places: defaultdict[str, list[tuple[KeyPath, str]]] = defaultdict(list)
        for path, name in naming.titles():
            title = _find(name)
            places[title.code if title else fold_text(name)].append((path, name))
        for found in places.values():
            if len(found) > 1:
                *others, (path, name) = found
                title = _find(name)
                yield Report(
                    Place(naming.file, path),
                    f"{naming.owner} ghi “{title.name if title else name}” {count(len(found))} "
                    "lần; chỉ được ghi một lần.",
                    "Bỏ chỗ lặp.",
                    tuple((Place(naming.file, other), "đã ghi ở đây") for other, _ in others),
                )


def flag_of_a_department(dataset: Dataset) -> Iterator[Report]:
    """Cờ thi đua chỉ do đơn vị co_quan đăng ký, đề nghị.

    Vì sao: cờ thi đua tặng tập thể dẫn đầu cụm, khối thi đua; thành viên của khối là cơ quan, không
    phải phòng.

    Cách sửa: bỏ ở bản của phòng; nếu cơ quan đăng ký thì ghi ở tập thể của đơn vị co_quan.

    Sai:

        # data/registrations/2024/van-phong.yaml
        tap_the: {danh_hieu: [TTLDTT, CTD_TINH]}

    Đúng:

        # data/registrations/2024/lanh-dao-ban.yaml
        tap_the: {danh_hieu: [TTLDTT, CTD_TINH]}
    """
    departments = {unit.ma_don_vi for unit in dataset.units() if unit.loai_don_vi != "co_quan"}
    for naming in namings(dataset):
        if naming.individual or naming.unit not in departments:
            continue
        for path, name in naming.titles():
            title = _find(name)
            if title is not None and title.agency_only and naming.kind != "decision":
                yield Report(
                    Place(naming.file, path),
                    f"{naming.owner} có “{title.name}”; cờ thi đua chỉ do cơ quan, là thành viên "
                    "cụm, khối thi đua, đăng ký.",
                    "Bỏ ở đây; nếu cơ quan đăng ký thì ghi ở tập thể của đơn vị co_quan.",
                    basis=(title.basis,),
                )


def wrong_list(dataset: Dataset) -> Iterator[Report]:
    """Danh hiệu ghi ở danh_hieu, hình thức khen thưởng ghi ở khen_thuong.

    Vì sao: bảng tổng hợp có hai cột riêng; ghi lẫn vẫn được xếp lại đúng cột, nhưng người đọc tệp
    dễ nhầm.

    Cách sửa: chuyển sang danh sách kia.

    Sai:

        # data/registrations/2024/van-phong.yaml
        tap_the: {danh_hieu: [TTLDTT, GK]}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        tap_the: {danh_hieu: [TTLDTT], khen_thuong: [GK]}
    """
    for naming in namings(dataset):
        if naming.kind != "registration":
            continue
        for path, name in naming.titles():
            title = _find(name)
            key = path[-2]
            if title is not None and title.is_commendation != (key == "khen_thuong"):
                right = "khen_thuong" if title.is_commendation else "danh_hieu"
                what = "hình thức khen thưởng" if title.is_commendation else "danh hiệu thi đua"
                yield Report(
                    Place(naming.file, path),
                    f"{naming.owner} ghi “{title.name}” ở {key}; đây là {what}.",
                    f"Chuyển sang {right}.",
                )


def _may_repeat(naming: Naming) -> bool:
    return sum(len(names) for _, names in naming.lists) > 1


UNKNOWN_TITLE = Rule("L101", Severity.ERROR, unknown_title, (*_KINDS_OF_TITLES, _COMMENDATIONS))
MADE_UP_TITLE = Rule("L102", Severity.ERROR, made_up_title, (_COMMENDATIONS,))
WRONG_SUBJECT = Rule("L103", Severity.ERROR, wrong_subject, _KINDS_OF_TITLES)
SAME_TITLE_TWICE = Rule("L104", Severity.ERROR, same_title_twice, (Citation(LAW_OF_TITLES, 83, 1),))
FLAG_OF_A_DEPARTMENT = Rule(
    "L105", Severity.ERROR, flag_of_a_department, (Citation(LAW_OF_TITLES, 16, 2),)
)
WRONG_LIST = Rule("L106", Severity.HINT, wrong_list, (*_KINDS_OF_TITLES, _COMMENDATIONS))
