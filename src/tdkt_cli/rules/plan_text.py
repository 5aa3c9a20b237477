"""Slips of the plan's text: family D4, what can be seen by reading it with the facts beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from tdkt_cli.findings import KeyPath, Place, Severity
from tdkt_cli.rules import Report, Rule
from tdkt_cli.vietnamese import fold_text, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Anniversary, Dataset, Plan, Section, Sourced

_MARK = re.compile(r"([^\w\s])")
_NAMED_MOVEMENT = re.compile(r"phong trào thi đua\s*:?\s*[“\"«„]([^“”\"«»„]+)[”\"»]", re.IGNORECASE)
_ALIKE = 0.8


def movement_named_two_ways(dataset: Dataset) -> Iterator[Report]:
    """Một phong trào chỉ được gọi bằng một tên trong cả kế hoạch.

    Vì sao: tên phong trào đi vào báo cáo và quyết định khen thưởng; hai cách gọi thì nơi nhận không
    biết là một hay hai phong trào. Khác nhau về gạch ngang, ngoặc kép, chữ hoa thì không kể.

    Cách sửa: tra văn bản phát động phong trào, dùng đúng một tên ở mọi chỗ.

    Sai:

        # data/plan-2024.yaml
        mo_dau:
          - Hưởng ứng phong trào thi đua “Toàn tỉnh chung sức xây dựng nông thôn mới”.
          - Tiếp tục phong trào thi đua “Toàn tỉnh chung tay xây dựng nông thôn mới”.

    Đúng:

        # data/plan-2024.yaml
        mo_dau:
          - Hưởng ứng phong trào thi đua “Toàn tỉnh chung sức xây dựng nông thôn mới”.
          - Tiếp tục phong trào thi đua “Toàn tỉnh chung sức xây dựng nông thôn mới”.
    """
    if dataset.plan is None:
        return
    movements = dataset.plan.record.phong_trao
    declared = {_tokens(movement.ten_phong_trao): n for n, movement in enumerate(movements)}
    variants: defaultdict[tuple[int, str], list[tuple[Place, str]]] = defaultdict(list)
    seen: set[str] = set()
    for place, text in paragraphs(dataset.plan):
        for match in _NAMED_MOVEMENT.finditer(text):
            folded = _tokens(match[1])
            seen.add(folded)
            close = None if folded in declared else _closest(folded, declared)
            if close is not None:
                variants[declared[close], folded].append((place, match[1]))
    for (index, _), found in variants.items():
        name = movements[index].ten_phong_trao
        if _tokens(name) in seen:  # otherwise the text has one name, and D408 reports the fact
            yield _two_names(dataset.plan, index, name, found)


def _two_names(
    plan: Sourced[Plan], index: int, name: str, found: list[tuple[Place, str]]
) -> Report:
    (place, variant), *others = found
    here, there = _difference(variant, name)
    return Report(
        place,
        f"Phong trào thi đua “{name}” được gọi hai cách: «{here}» và «{there}»; "
        "cả kế hoạch phải dùng một tên.",
        "Tra văn bản phát động phong trào và dùng đúng một tên ở mọi chỗ.",
        (
            *((other, f"cũng ghi «{here}»") for other, _ in others),
            (plan.at("phong_trao", index, "ten_phong_trao"), f"nơi khác ghi «{there}»"),
        ),
    )


def _closest(folded: str, declared: dict[str, int]) -> str | None:
    def likeness(name: str) -> float:
        matcher = SequenceMatcher(None, folded, name, autojunk=False)
        if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < _ALIKE:
            return 0.0
        return matcher.ratio()

    best = max(declared, key=likeness, default=None)
    return best if best is not None and likeness(best) >= _ALIKE else None


def _difference(one: str, other: str) -> tuple[str, str]:
    """Return the words in which two names differ, with a word around them."""
    a, b = one.split(), other.split()
    steps = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    changes = [step for step in steps if step[0] != "equal" and _differ(a, b, step)]
    (_, a_from, _, b_from, _), (kind, _, a_to, _, b_to) = changes[0], changes[-1]
    after = 1 if len(changes) == 1 and kind != "replace" else 0
    return (
        " ".join(a[max(a_from - 1, 0) : a_to + after]),
        " ".join(b[max(b_from - 1, 0) : b_to + after]),
    )


def _differ(a: list[str], b: list[str], step: tuple[str, int, int, int, int]) -> bool:
    """Whether a step of the comparison is more than a dash, a quotation mark or a capital."""
    _, a_from, a_to, b_from, b_to = step
    return fold_text(" ".join(a[a_from:a_to])) != fold_text(" ".join(b[b_from:b_to]))


def place_name_differs(dataset: Dataset) -> Iterator[Report]:
    """Địa danh trên văn bản phải là địa danh của cơ quan.

    Vì sao: địa danh in ở đầu trang một của mọi văn bản, sai một dấu là cả loạt văn bản sai.

    Cách sửa: sửa dia_danh của van_ban; nếu kế hoạch đã ban hành thì giữ nguyên bản chép và đề nghị
    đính chính.

    Sai:

        # data/plan-2024.yaml
        van_ban: {dia_danh: Đông Nai, trich_yeu: [Phát động phong trào thi đua]}

    Đúng:

        # data/plan-2024.yaml
        van_ban: {dia_danh: Đồng Nai, trich_yeu: [Phát động phong trào thi đua]}
    """
    if dataset.plan is None:
        return
    issued, agency = dataset.plan.record.van_ban.dia_danh, dataset.plan.record.co_quan.dia_danh
    if fold_text(issued) != fold_text(agency):
        yield Report(
            dataset.plan.at("van_ban", "dia_danh"),
            f"Địa danh của văn bản là “{issued}”, khác “{agency}” của cơ quan.",
            f"Ghi dia_danh: {agency}; nếu kế hoạch đã ban hành thì đề nghị đính chính.",
            ((dataset.plan.at("co_quan", "dia_danh"), "địa danh của cơ quan"),),
        )


def fact_not_in_text(dataset: Dataset) -> Iterator[Report]:
    """Điều khai báo của kế hoạch phải có trong lời văn.

    Vì sao: hạn nộp, đợt, phong trào, nhiệm vụ khai báo là để máy dùng; lời văn mới là điều đã ký.
    Hai bên khác nhau thì kết quả kiểm tra không còn theo kế hoạch. Tên đơn vị không xét; ngày tìm
    cả dạng 30/6/2024 và 30/06/2024; kế hoạch chưa có lời văn thì không xét.

    Cách sửa: sửa điều khai báo theo lời văn; nếu lời văn chép thiếu thì chép lại.

    Sai:

        # data/plan-2024.yaml
        dang_ky: {han_nop: 2024-02-15, don_vi_nhan: van-phong}

    Đúng:

        # data/plan-2024.yaml
        dang_ky: {han_nop: 2024-01-31, don_vi_nhan: van-phong}
    """
    if dataset.plan is None or not (dataset.plan.record.mo_dau or dataset.plan.record.muc):
        return
    whole = " ¶ ".join(text for _, text in paragraphs(dataset.plan))
    text = f" {_tokens(whole)} "
    for path, what, fact in _facts(dataset.plan.record):
        forms = _date_forms(fact) if isinstance(fact, date) else (fact,)
        if not any(f" {_tokens(form)} " in text for form in forms):
            shown = short_date(fact) if isinstance(fact, date) else fact
            yield Report(
                dataset.plan.under(path),
                f"{what} “{shown}” khai báo trong kế hoạch nhưng không có trong lời văn.",
                f"Sửa {path[-1]} theo lời văn, hoặc chép lại chỗ lời văn còn thiếu.",
            )


Fact = tuple[KeyPath, str, str | date]


def _facts(plan: Plan) -> Iterator[Fact]:
    yield ("dang_ky", "han_nop"), "Hạn nộp", plan.dang_ky.han_nop
    for n, peak in enumerate(plan.dot_thi_dua):
        path: KeyPath = ("dot_thi_dua", n)
        yield (*path, "ten_dot"), "Tên đợt", peak.ten_dot
        yield (*path, "tu_ngay"), "Ngày đầu của đợt", peak.tu_ngay
        yield (*path, "den_ngay"), "Ngày cuối của đợt", peak.den_ngay
        for m, event in enumerate(peak.chao_mung):
            at: KeyPath = (*path, "chao_mung", m)
            years = None if event.so_nam is None or _disagrees(event) else f"{event.so_nam} năm"
            yield (*at, "su_kien"), "Sự kiện", event.su_kien
            yield from _given((*at, "so_nam"), "Số năm", years)
            yield from _given((*at, "ngay_goc"), "Ngày gốc", event.ngay_goc)
            yield from _given((*at, "ngay_ky_niem"), "Ngày kỷ niệm", event.ngay_ky_niem)
    for n, movement in enumerate(plan.phong_trao):
        path = ("phong_trao", n)
        yield (*path, "ten_phong_trao"), "Tên phong trào", movement.ten_phong_trao
        yield from _given((*path, "giai_doan"), "Giai đoạn", movement.giai_doan)
        if movement.ke_hoach is not None:
            at = (*path, "ke_hoach")
            yield (*at, "so_ky_hieu"), "Số kế hoạch", movement.ke_hoach.so_ky_hieu
            issued = movement.ke_hoach.ngay_ban_hanh
            yield from _given((*at, "ngay_ban_hanh"), "Ngày của kế hoạch", issued)
    for n, task in enumerate(plan.nhiem_vu):
        yield ("nhiem_vu", n, "ten_nhiem_vu"), "Tên nhiệm vụ", task.ten_nhiem_vu


def _disagrees(event: Anniversary) -> bool:
    """Whether the years do not fit the days, which D401 reports."""
    first, last = event.ngay_goc, event.ngay_ky_niem
    return bool(first and last and event.so_nam != last.year - first.year)


def _given(path: KeyPath, what: str, fact: str | date | None) -> Iterator[Fact]:
    if fact:
        yield path, what, fact


def _date_forms(day: date) -> Iterator[str]:
    for day_text in (str(day.day), f"{day.day:02d}"):
        for month in (str(day.month), f"{day.month:02d}"):
            yield f"{day_text}/{month}/{day.year}"
            yield f"{day_text} tháng {month} năm {day.year}"


def paragraphs(plan: Sourced[Plan]) -> Iterator[tuple[Place, str]]:
    """Yield every piece of the plan's text in its order, without the marks of italic and bold."""
    for n, text in enumerate(plan.record.mo_dau):
        yield plan.at("mo_dau", n), text.replace("*", "")
    for n, section in enumerate(plan.record.muc):
        yield from _of_section(plan, section, ("muc", n))


def _of_section(
    plan: Sourced[Plan], section: Section, path: KeyPath
) -> Iterator[tuple[Place, str]]:
    if section.tieu_de:
        yield plan.under((*path, "tieu_de")), section.tieu_de.replace("*", "")
    for n, text in enumerate(section.doan_van):
        yield plan.under((*path, "doan_van", n)), text.replace("*", "")
    for n, child in enumerate(section.muc_con):
        yield from _of_section(plan, child, (*path, "muc_con", n))


def _tokens(text: str) -> str:
    """Return words and punctuation marks one by one, folded: whole words can be looked for."""
    return fold_text(_MARK.sub(r" \1 ", text))


MOVEMENT_NAMED_TWO_WAYS = Rule("D404", Severity.WARNING, movement_named_two_ways)
PLACE_NAME_DIFFERS = Rule("D406", Severity.WARNING, place_name_differs)
FACT_NOT_IN_TEXT = Rule("D408", Severity.WARNING, fact_not_in_text)
