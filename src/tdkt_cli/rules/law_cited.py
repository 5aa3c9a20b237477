"""Instruments that the plan cites: L414."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tdkt_cli import law
from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation
from tdkt_cli.law.titles import LAW_OF_TITLES
from tdkt_cli.rules import Report, Rule, registration_day
from tdkt_cli.vietnamese import short_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tdkt_cli.law import Instrument
    from tdkt_cli.models import Dataset

_NUMBER = re.compile(r"(?<![0-9/])[0-9]{1,4}/[0-9]{4}/[A-ZĐ][A-ZĐ0-9-]*")


def cited_not_in_force(dataset: Dataset) -> Iterator[Report]:
    """Văn bản ghi ở phần “Căn cứ” phải đang có hiệu lực vào ngày ban hành kế hoạch.

    Vì sao: căn cứ vào văn bản đã hết hiệu lực, hoặc chưa có hiệu lực, thì kế hoạch sai căn cứ. Ngày
    so là ngày ban hành; chưa ban hành thì là hạn nộp đăng ký.

    Cách sửa: dẫn văn bản đang có hiệu lực.

    Sai:

        # data/plan-2024.yaml
        mo_dau:
          - Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ;

    Đúng:

        # data/plan-2024.yaml
        mo_dau:
          - Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ;
    """
    plan = dataset.plan
    if plan is None:
        return
    day = plan.record.van_ban.ngay_ban_hanh or registration_day(dataset)
    for n, paragraph in enumerate(plan.record.mo_dau):
        if not paragraph.lstrip("*- ").startswith("Căn cứ"):
            continue
        for cited in _cited(paragraph):
            if not cited.in_force(day):
                yield Report(
                    plan.at("mo_dau", n),
                    f"Căn cứ dẫn {cited.name}, {_state(cited, day)}; ngày của kế hoạch là "
                    f"{short_date(day)}.",
                    "Dẫn văn bản đang có hiệu lực vào ngày ban hành.",
                    day=day,
                )


def _cited(paragraph: str) -> tuple[Instrument, ...]:
    """Return the known instruments that a paragraph cites, by number, or by name and date."""
    by_number = (law.with_number(number) for number in _NUMBER.findall(paragraph))
    by_date = (
        found
        for found in law.instruments()
        if found.issued and found.name_in_papers in paragraph and _dated(found.issued, paragraph)
    )
    return tuple(dict.fromkeys(found for found in (*by_number, *by_date) if found))


def _dated(day: date, text: str) -> bool:
    """Whether a text names a day, in figures or in words."""
    figures = rf"(?<![0-9])0?{day.day}/0?{day.month}/{day.year}(?![0-9])"
    words = rf"ngày 0?{day.day} tháng 0?{day.month} năm {day.year}"
    return re.search(f"{figures}|{words}", text) is not None


def _state(cited: Instrument, day: date) -> str:
    if cited.in_force_to is not None and cited.in_force_to < day:
        new = [law.instrument(code).name for code in cited.replaced_by]
        instead = f", nay là {new[0]}" if new else ""
        return f"có hiệu lực đến hết ngày {short_date(cited.in_force_to)}{instead}"
    if cited.in_force_from is not None:
        return f"đến ngày {short_date(cited.in_force_from)} mới có hiệu lực"
    return "chưa rõ ngày có hiệu lực"


CITED_NOT_IN_FORCE = Rule(
    "L414", Severity.WARNING, cited_not_in_force, (Citation(LAW_OF_TITLES, 94, 2),), "rieng"
)
