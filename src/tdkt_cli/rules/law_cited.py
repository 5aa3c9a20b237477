"""Instruments that the plan and papers to be issued cite: L414."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation
from tdkt_cli.law.cited import cited_in, why_not_in_force
from tdkt_cli.law.titles import LAW_OF_TITLES
from tdkt_cli.rules import Report, Rule, registration_day
from tdkt_cli.vietnamese import short_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tdkt_cli.findings import Place
    from tdkt_cli.models import Dataset


def cited_not_in_force(dataset: Dataset) -> Iterator[Report]:
    """Văn bản ghi ở phần “Căn cứ” phải đang có hiệu lực vào ngày ban hành.

    Vì sao: căn cứ vào văn bản đã hết hiệu lực, hoặc chưa có hiệu lực, thì văn bản sai căn cứ. Ngày
    so là ngày ban hành; kế hoạch chưa ban hành thì là hạn nộp đăng ký. Với can_cu của văn bản trong
    data/documents thì chỉ xét khi đã có ngay_ban_hanh.

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
    for place, paragraph, day, what in _bases(dataset):
        for cited in cited_in(paragraph):
            if not cited.in_force(day):
                yield Report(
                    place,
                    f"Căn cứ dẫn {cited.name}, {why_not_in_force(cited, day)}; ngày của {what} "
                    f"là {short_date(day)}.",
                    "Dẫn văn bản đang có hiệu lực vào ngày ban hành.",
                    day=day,
                )


def _bases(dataset: Dataset) -> Iterator[tuple[Place, str, date, str]]:
    """Yield each paragraph of legal bases with its place, its day and what it belongs to."""
    plan, papers = dataset.plan, dataset.papers
    if plan is not None:
        day = plan.record.van_ban.ngay_ban_hanh or registration_day(dataset)
        for n, paragraph in enumerate(plan.record.mo_dau):
            if paragraph.lstrip("*- ").startswith("Căn cứ"):
                yield plan.at("mo_dau", n), paragraph, day, "kế hoạch"
    for n, paper in enumerate(papers.record.van_ban if papers else ()):
        if papers is not None and paper.ngay_ban_hanh is not None:
            for m, paragraph in enumerate(paper.can_cu):
                yield (
                    papers.at("van_ban", n, "can_cu", m),
                    paragraph,
                    paper.ngay_ban_hanh,
                    "văn bản",
                )


CITED_NOT_IN_FORCE = Rule(
    "L414", Severity.WARNING, cited_not_in_force, (Citation(LAW_OF_TITLES, 94, 2),), "rieng"
)
