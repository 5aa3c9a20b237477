"""What the law asks of the program, topic by topic: a rule for each; a title for each row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tdkt_cli import law, rules
from tdkt_cli.eligibility import everyone
from tdkt_cli.eligibility.requirements import Requirement, requirements
from tdkt_cli.law import money, titles

if TYPE_CHECKING:
    from collections.abc import Callable

CATALOGUE = rules.catalogue()
PAID_ON = date(2025, 12, 1)

# A table that a jurist can hold against the rules: topic, codes, a provision that all rest on.
TOPICS = """
who may decide what                     L401                 luat-06-2022 80 1
minutes before the decision             L402 L403            luat-06-2022 83 1
one achievement not rewarded twice      L404 L405            luat-06-2022 5 2 c
cited instruments in force              L414                 luat-06-2022 94 2
ratings above the cap, as rated         L415                 nd-90-2020 2
ratings above the cap, as planned       L120                 nd-90-2020 2
quotas: registered, proposed, awarded   L122 L216 L417       luat-06-2022 75 2
registered and proposed differ          L201 L202            luat-06-2022 7
ballots that do not add up              L406 L407            nd-98-2023 30 7
shares of votes                         L408 L409 L410       nd-98-2023 30 7
absent members, members nominated       L411 L412            nd-98-2023 30 7
quorum by regulation                    L413                 luat-06-2022 90 4
quorum by custom                        L418                 nd-98-2023 47 4 b
dossier: proof of the route             L205                 nd-98-2023 34 2 d
dossier: minutes                        L402 L403            nd-98-2023 34 2 c
one initiative used once                L211 L212            cv-5007-2023 Mục_III.5.c
rating before the review                L213                 nd-90-2020 20 2
a decision against the proposal         L416                 luat-06-2022 83 1
suspended while looked into             L116 L207            nd-98-2023 4 4
discipline still to be served           L121 L206            nd-98-2023 4 4
too short a time at work                L115 L208            nd-90-2020 2
registered before 2024                  L218                 luat-15-2003 10 1 b
shares of Lao động tiên tiến            L107 L301 L302       luat-06-2022 28 1 c
bonuses against a decree                L420                 nd-152-2025 49 5
"""

# Official name or usual name · abbreviations · whom it is for (c: cá nhân, t: tập thể, h: hộ) ·
# who decides · coefficients (cá nhân / tập thể) · standard · authority.
TITLES = """
Lao động tiên tiến · LĐTT, Chiến sĩ tiên tiến · c · co_quan · 0.3 / - · 24 · 80 1
Chiến sĩ thi đua cơ sở · CSTĐCS · c · co_quan · 1.0 / - · 23 · 80 1
Chiến sĩ thi đua tỉnh · CSTĐCT, CSTĐ tỉnh · c · tinh · 3.0 / - · 22 · 79 4
Chiến sĩ thi đua toàn quốc · CSTĐTQ · c · thu_tuong · 4.5 / - · 21 · 78 2
Tập thể lao động tiên tiến · TTLĐTT, Đơn vị tiên tiến · t · co_quan · - / 0.8 · 28 · 80 1
Tập thể lao động xuất sắc · TTLĐXS, Đơn vị quyết thắng · t · tinh · - / 1.5 · 27 · 79 4
Cờ thi đua của UBND tỉnh · CTĐ UBND tỉnh, CTĐCT · t · tinh · - / 8.0 · 26 · 79 4
Cờ thi đua của Chính phủ · CTĐCP · t · chinh_phu · - / 12.0 · 25 · 78 1
Cờ thi đua của Ủy ban Dân tộc · CTĐ UBDT · t · bo · - / 8.0 · 26 · 79 2
Xã, phường, thị trấn tiêu biểu · Xã tiêu biểu · t · tinh · - / 2.0 · 29 · 79 4
Thôn, tổ dân phố văn hóa · Thôn văn hóa · t · huyen · - / 1.5 · 30 · 80 2
Gia đình văn hóa · GĐVH · h · xa · - / - · 31 · 80 3
Giấy khen của Trưởng ban · GK · cth · co_quan · 0.3 / 0.6 · 75 · 80 1
Bằng khen của Chủ tịch UBND tỉnh · BK UBND tỉnh · cth · tinh · 1.5 / 3.0 · 74 · 79 4
Bằng khen của Bộ trưởng, Chủ nhiệm UBDT · BK UBDT · cth · bo · 1.5 / 3.0 · 74 · 79 2
Bằng khen của Thủ tướng Chính phủ · BK TTCP · cth · thu_tuong · 3.5 / 7.0 · 73 · 78 2
Huân chương Lao động hạng Ba · HCLĐ hạng Ba · ct · chu_tich_nuoc · 4.5 / 9.0 · 44 · 77
Huân chương Lao động hạng Nhì · HCLĐ hạng Nhì · ct · chu_tich_nuoc · 7.5 / 15.0 · 43 · 77
Huân chương Lao động hạng Nhất · HCLĐ hạng Nhất · ct · chu_tich_nuoc · 9.0 / 18.0 · 42 · 77
Kỷ niệm chương “Vì sự nghiệp phát triển các dân tộc” · KNC · c · bo · - / - · 71 · 79 2
"""


def _rows(table: str, separator: str) -> list[list[str]]:
    lines = table.strip().splitlines()
    return [[cell.strip() for cell in line.split(separator) if cell.strip()] for line in lines]


@pytest.mark.parametrize("row", _rows(TOPICS, "  "), ids=lambda row: row[0])
def test_each_topic_has_its_rules_and_they_rest_on_its_provision(row: list[str]) -> None:
    """A rule that is taken out, or that forgets what it rests on, fails here by name."""
    _, codes, provision = row
    instrument, *place = (part.replace("_", " ") for part in provision.split())
    for code in codes.split():
        cited = {
            (one.instrument, *(str(part) for part in (one.article, one.clause, one.point) if part))
            for one in CATALOGUE[code].basis
        }
        assert (instrument, *place) in cited, (code, cited)


def test_the_table_of_topics_is_read() -> None:
    """Three columns in every row."""
    assert all(len(row) == 3 for row in _rows(TOPICS, "  "))
    assert all(len(row) == 7 for row in _rows(TITLES, " · "))


@pytest.mark.parametrize("row", _rows(TITLES, " · "), ids=lambda row: row[0])
def test_each_title_of_the_law(row: list[str]) -> None:
    """Name, abbreviations, whom it is for, who decides, coefficient, articles."""
    name, short, subjects, level, coefficients, standard, authority = row
    title = titles.find(name) or titles.find_outside(name)
    assert title is not None
    for other in short.split(", "):
        assert (titles.find(other) or titles.find_outside(other)) is title
    held = (title.for_individuals, title.for_collectives, title.for_households)
    assert "".join(mark for mark, holds in zip("cth", held, strict=True) if holds) == subjects
    assert title.level == level
    assert str(title.basis.article) == standard
    found = title.authority
    assert " ".join(str(part) for part in (found.article, found.clause) if part) == authority
    assert title.basis.check_on(PAID_ON) == found.check_on(PAID_ON) == "nguyen_van"
    for individual, text in zip((True, False), coefficients.split(" / "), strict=True):
        value = law.national().known(
            money.coefficient_name(title.code, individual=individual), PAID_ON
        )
        assert (value.decimal if value else None) == (None if text == "-" else Decimal(text))


def test_the_table_holds_every_title_but_one() -> None:
    """Chiến sĩ thi đua cấp Bộ stands in the Law beside that of the province (Điều 22)."""
    listed = {row[0] for row in _rows(TITLES, " · ")}
    codes = {(titles.find(name) or titles.find_outside(name)).code for name in listed}  # type: ignore[union-attr]
    every = {title.code for title in (*titles.all_titles(), *titles.outside_reach())}
    assert every - codes == {"CSTDBO"}


@pytest.mark.parametrize(
    ("citations", "clause", "words"),
    [
        (everyone.NO_BASE_OF_MERIT, 3, "không làm căn cứ đề nghị khen công trạng"),
        (everyone.NOT_YET, 4, "Chưa khen khi đang xem xét kỷ luật"),
        (everyone.MATERNITY, 5, "nghỉ thai sản được tính"),
    ],
)
def test_the_principles_of_both_decrees(
    citations: tuple[law.Citation, ...], clause: int, words: str
) -> None:
    """Điều 4 of Nghị định 98 and of 152: one says what the other said, each in its own days."""
    assert [one.instrument for one in citations] == ["nd-98-2023", "nd-152-2025"]
    for citation in citations:
        assert (citation.article, citation.clause) == (4, clause)
        assert words in citation.provision.subject


def test_the_conditions_of_every_title_with_their_articles(
    golden: Callable[[str, str], None],
) -> None:
    """What each title asks, on which days, by which articles: a page to hold against the texts."""
    lines: list[str] = []
    for title in titles.all_titles():
        for individual, allowed, whom in (
            (True, title.for_individuals, "cá nhân"),
            (False, title.for_collectives, "tập thể"),
        ):
            if allowed:
                lines += [f"{title.code}, {whom}", *map(_in_words, _asked(title, individual))]
    golden("dieu-kien-can-cu.txt", "\n".join(lines) + "\n")


def _asked(title: titles.Title, individual: bool) -> tuple[Requirement, ...]:  # noqa: FBT001
    return requirements(title.code, individual=individual)


def _in_words(one: Requirement) -> str:
    days = (
        f"{one.tu_ngay:%d/%m/%Y} – {one.den_ngay:%d/%m/%Y}"
        if one.den_ngay
        else (f"{one.tu_ngay:%d/%m/%Y} –")
    )
    way = f" [{one.nhanh}]" if one.nhanh else ""
    people = " (người xem xét)" if one.nguoi_xem_xet else ""
    articles = "; ".join(map(str, one.can_cu)) or "không có điều luật đã đọc"
    return f"  {one.ma}{way} {days}: {one.noi_dung}{people}: {articles} ({one.doi_chieu})"
