"""`tdkt giaithich`: one rule in full, the list, the search; the texts of docs/rules.md."""

from __future__ import annotations

import json
import re
import runpy
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from printed_papers import process, tdkt
from tdkt_cli import law, wordcheck
from tdkt_cli.console.safe import sanitize
from tdkt_cli.console.sarif import sarif_log
from tdkt_cli.eligibility.requirements import requirements
from tdkt_cli.findings import Finding, Severity, Where
from tdkt_cli.law import titles
from tdkt_cli.rules.published import FAMILIES, published
from tdkt_cli.workflow import explaining
from tdkt_cli.workflow.catalogue import every_rule
from tdkt_cli.workflow.reviewed import CHECKS

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

CATALOGUE = every_rule()


def _codes(text: str) -> list[str]:
    """Return the codes of a printed list, in its order."""
    return re.findall(r"^  ([YSDLTF][0-9]{3})  ", text, re.MULTILINE)


def test_one_rule_in_full() -> None:
    """Requirement, why, how to mend, articles with days and mark, both examples."""
    answer = tdkt("giaithich", "L101")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0] == ("L101 [lỗi] Danh hiệu thi đua, hình thức khen thưởng phải có trong Luật.")
    assert lines[1].startswith("  Vì sao: ")
    assert lines[2].startswith("  Cách sửa: ")
    article = lines.index(
        "  Căn cứ: Điều 19 Luật Thi đua, khen thưởng số 06/2022/QH15: "
        "Danh hiệu thi đua đối với cá nhân"
    )
    assert lines[article + 1] == (
        "    hiệu lực từ 01/01/2024; đã đọc nguyên văn; từ 01/10/2026 chưa đối chiếu"
    )
    bad, good = lines.index("  Sai:"), lines.index("  Đúng:")
    assert lines[bad + 1] == lines[good + 1] == "    # data/registrations/2024/van-phong.yaml"
    assert lines[bad + 2] == "    tap_the: {danh_hieu: [TTLDTTT]}"


@pytest.mark.parametrize("typed", ["l101", "L101", "L-101", "l 101"])
def test_a_code_in_any_form(typed: str) -> None:
    """Letter case, hyphen and space do not matter."""
    assert tdkt("giaithich", typed) == tdkt("giaithich", "L101")


def test_several_codes_once_each_in_the_order_typed() -> None:
    """Each rule stands once, apart from the others by an empty line."""
    answer = tdkt("giaithich", "S101", "d101", "s101")
    assert re.findall(r"^([A-Z][0-9]{3}) \[", answer.out, re.MULTILINE) == ["S101", "D101"]
    assert "\n\nD101 [lỗi] " in answer.out


@pytest.mark.parametrize("code", CATALOGUE)
def test_the_texts_are_those_of_the_page(code: str, sample_root: Path) -> None:
    """What is printed for a rule is what docs/rules.md publishes of it."""
    printed = tdkt("giaithich", code).out
    text = published(CATALOGUE[code])
    for part in (text.requirement, f"Vì sao: {text.why}", f"Cách sửa: {text.mend}"):
        assert part in printed
    for example in filter(None, (text.bad, text.good)):
        assert all(sanitize(line.strip()) in printed for line in example.text.splitlines())
    for citation in CATALOGUE[code].basis:
        assert str(citation) in printed
    section = runpy.run_path(str(sample_root / "tools" / "make_rules_page.py"))["section"]
    page = section(CATALOGUE[code]).replace("\\", "")
    assert text.requirement.replace("\\", "") in page
    assert text.why.replace("\\", "") in page


def test_list_of_all_rules_by_family() -> None:
    """Every rule has one line with code, severity and requirement, under its family."""
    answer = tdkt("giaithich")
    assert (answer.code, answer.err) == (0, "")
    assert _codes(answer.out) == list(CATALOGUE)
    headings = [line for line in answer.out.splitlines() if line and not line.startswith(" ")]
    families = dict.fromkeys(code[0] for code in CATALOGUE)
    assert headings == [
        *(f"{family}. {FAMILIES[family]}" for family in families),
        "Danh hiệu thi đua, hình thức khen thưởng",
    ]
    rule = CATALOGUE["D102"]
    assert f"  D102  cảnh báo {rule.requirement}\n" in answer.out


@pytest.mark.parametrize("typed", ["trùng tên", "TRUNG TEN", "trung  ten"])
def test_search_with_or_without_diacritics(typed: str) -> None:
    """The words are found in requirement, reason, remedy and articles."""
    codes = _codes(tdkt("giaithich", "--tim", typed).out)
    assert "Y156" in codes
    assert "L101" not in codes


def test_search_takes_typed_marks_seriously() -> None:
    """`tên` with marks does not find `ten`; without marks every spelling is found."""
    with_marks = set(_codes(tdkt("giaithich", "--tim", "huân chương").out))
    without = set(_codes(tdkt("giaithich", "--tim", "huan chuong").out))
    assert with_marks <= without
    assert set(_codes(tdkt("giaithich", "--tim", "Điều 83").out)) >= {"L104"}


def test_search_without_result_is_said() -> None:
    """Nothing on standard output, one sentence on standard error, no failure."""
    answer = tdkt("giaithich", "--tim", "khủng long\x1b")
    assert answer == (0, "", "Không có quy tắc, danh hiệu nào có từ «khủng long\\x1b».\n")


@pytest.mark.parametrize(("typed", "near"), [("L1O1", "L101"), ("D10", "D101"), ("D1O1 ", "D101")])
def test_unknown_code_names_the_nearest(typed: str, near: str) -> None:
    """Exit code 2, nothing on standard output, codes spelt nearly so."""
    answer = tdkt("giaithich", "D101", typed)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"Không có quy tắc hay danh hiệu «{typed}». Có phải: {near}")


def test_a_code_like_no_other() -> None:
    """Without near codes the sentence only points at the list."""
    assert tdkt("giaithich", "???") == (
        2,
        "",
        "Không có quy tắc hay danh hiệu «???». Xem mọi quy tắc: tdkt giaithich.\n",
    )


def test_common_options_are_taken(tmp_path: Path) -> None:
    """`-C` and `--nam` stand before or after the command; no data folder is needed."""
    plain = tdkt("giaithich", "D101")
    assert tdkt("giaithich", "-C", tmp_path, "--nam", "2024", "D101") == plain
    assert tdkt("-C", tmp_path, "giaithich", "D101") == plain


@pytest.mark.parametrize("arguments", [[], ["D101"], ["--tim", "trung"]], ids=" ".join)
def test_without_docstrings_it_says_so(arguments: list[str], tmp_path: Path) -> None:
    """Under PYTHONOPTIMIZE=2 there is nothing to explain: exit code 2 and one sentence."""
    environment = {"PYTHONOPTIMIZE": "2", "PYTHONDONTWRITEBYTECODE": "1"}
    answer = process("giaithich", *arguments, folder=tmp_path, environment=environment)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("Không có lời giải thích: Python đang chạy ở chế độ bỏ lời chú")
    assert answer.err.count("\n") == 1


def test_every_version_of_a_provision_has_its_days() -> None:
    """A provision amended in its life is listed once for each version, marked on its own."""
    several = [
        law.Citation(instrument.code, *place)
        for instrument in law.instruments()
        for place, versions in instrument.provisions.items()
        if len(versions) > 1
    ]
    for citation in several:
        articles = list(explaining._articles(citation))
        assert len(articles) == len(citation.provisions)
        assert all(article.held.startswith("hiệu lực ") for article in articles)
    for rule in explaining.search(None):
        for article in rule.articles:
            assert article.check.split(";")[0] in {*CHECKS.values(), *wordcheck.KNOWN.values()}


def test_days_in_words() -> None:
    """Open and closed ends of the days in force."""
    day = law.instrument("luat-06-2022").in_force_from
    assert explaining._days(day, None) == "hiệu lực từ 01/01/2024"
    assert explaining._days(None, day) == "hiệu lực đến 01/01/2024"
    assert explaining._days(day, day) == "hiệu lực từ 01/01/2024 đến 01/01/2024"
    assert explaining._days(None, None) == "chưa rõ ngày có hiệu lực"


def test_sarif_describes_a_rule_by_its_requirement() -> None:
    """The short description is the docstring's first line; an unknown code has its family."""
    where = Where("data/plan-2024.yaml", 1, 1)
    found = tuple(Finding(code, Severity.ERROR, "Câu.", where) for code in ("L101", "L999"))
    described = json.loads(json.dumps(sarif_log(found)))["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["shortDescription"]["text"] for rule in described] == [
        CATALOGUE["L101"].requirement,
        "Quy tắc L999: quy định của pháp luật về thi đua, khen thưởng",
    ]


# ---- titles


@pytest.mark.parametrize("typed", ["CSTDCS", "cstdcs", "CSTĐCS", "Chiến sĩ thi đua cơ sở"])
def test_a_title_by_code_name_or_abbreviation(typed: str) -> None:
    """However it is called, it is the same title."""
    assert tdkt("giaithich", typed) == tdkt("giaithich", "CSTDCS")


def test_a_name_without_quotation_marks() -> None:
    """The words of a title's name come one by one, and mean the title; codes stay codes."""
    assert tdkt("giaithich", "lao", "động", "tiên", "tiến").out == tdkt("giaithich", "LDTT").out
    assert tdkt("giaithich", "LDTT", "GK").out != tdkt("giaithich", "LDTT").out


def test_a_title_says_conditions_who_decides_votes_and_money() -> None:
    """What a clerk asks of Chiến sĩ thi đua cơ sở, each with article, days and mark."""
    answer = tdkt("giaithich", "CSTDCS")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0] == "CSTDCS [danh hiệu thi đua] Chiến sĩ thi đua cơ sở"

    def under(text: str) -> str:
        return lines[lines.index(text) + 1].strip()

    law_2022 = "Luật Thi đua, khen thưởng số 06/2022/QH15; từ 01/01/2024; đã đọc nguyên văn"
    unread = "; từ 01/10/2026 chưa đối chiếu"
    assert under("    - Có sáng kiến được cơ sở công nhận") == (
        f"khoản 2 Điều 23 {law_2022}{unread}"
    )
    assert under("    - Thủ trưởng cơ quan") == f"khoản 1 Điều 80 {law_2022}{unread}"
    assert under("    - Phiếu đồng ý từ 80% tổng số thành viên hội đồng") == (
        "khoản 7 Điều 30 Nghị định số 98/2023/NĐ-CP; từ 01/01/2024 đến 30/6/2025; theo trích dẫn"
    )
    assert "  Điều kiện, hướng 3 (đạt một hướng là đủ):" in lines
    assert (
        "      điểm c khoản 1 Điều 54 Nghị định số 98/2023/NĐ-CP; từ 01/01/2024 đến 30/6/2025; "
        "theo trích dẫn"
    ) in lines


@pytest.mark.parametrize("title", titles.all_titles(), ids=lambda title: title.code)
def test_every_condition_of_a_title_is_explained(title: titles.Title) -> None:
    """The conditions are the engine's own: none is missing, and each names the law it rests on."""
    printed = tdkt("giaithich", title.code).out
    for individual in (True, False):
        allowed = title.for_individuals if individual else title.for_collectives
        found = requirements(title.code, individual=individual)
        assert bool(found) is allowed
        for one in found:
            assert one.den_ngay is None or one.tu_ngay <= one.den_ngay
            if one.can_cu:
                assert f"    - {one.noi_dung}" in printed
                assert all(str(citation) in printed for citation in one.can_cu)
    for heading in ("Tiêu chuẩn", "Ai quyết định", "Tiền thưởng"):
        assert f"  {heading}:\n" in printed


def test_conditions_on_each_day_are_those_that_judge() -> None:
    """One version of a condition ends the day before the next begins; nothing overlaps."""
    for title in titles.all_titles():
        held: dict[str, list[tuple[date, date | None]]] = {}
        for one in requirements(title.code, individual=title.for_individuals):
            held.setdefault(one.ma, []).append((one.tu_ngay, one.den_ngay))
        for spans in held.values():
            for (_, last), (following, _) in pairwise(spans):
                assert last is not None
                assert last < following


def test_titles_are_listed_after_the_rules() -> None:
    """Every title of the law with who decides it, those beyond an agency last and marked so."""
    out = tdkt("giaithich").out
    listed = out[out.index("Danh hiệu thi đua, hình thức khen thưởng\n") :].splitlines()[1:]
    everyone = (*titles.all_titles(), *titles.outside_reach())
    assert [line.split()[0] for line in listed] == [title.code for title in everyone]
    assert listed[0] == "  LDTT           Lao động tiên tiến; Thủ trưởng cơ quan"
    assert listed[-1].endswith(
        "Gia đình văn hóa; Chủ tịch Ủy ban nhân dân cấp xã (cơ quan không đăng ký)"
    )


@pytest.mark.parametrize("typed", ["cờ thi đua", "CO THI DUA"])
def test_search_finds_titles_by_their_names(typed: str) -> None:
    """By code, name and abbreviations."""
    out = tdkt("giaithich", "--tim", typed).out
    listed = out[out.index("Danh hiệu thi đua, hình thức khen thưởng\n") :].splitlines()[1:]
    assert [line.split()[0] for line in listed] == ["CTD_TINH", "CTD_BO", "CTD_CP"]


def test_a_title_beyond_an_agency_is_explained_too() -> None:
    """That it is not for an agency, who decides it since when, and its money."""
    lines = tdkt("giaithich", "Thôn, tổ dân phố văn hoá").out.splitlines()
    assert lines[0] == "THON_VH [danh hiệu thi đua] Thôn, tổ dân phố văn hóa"
    assert "    - Luật có, nhưng cơ quan không đăng ký, không đề nghị" in lines
    commune = lines.index("    - Chủ tịch Ủy ban nhân dân cấp xã")
    assert lines[commune + 1].startswith(
        "      Điều 59 Nghị định số 129/2025/NĐ-CP; từ 01/7/2025; theo trích dẫn"
    )
    assert "    - 1,5 lần mức lương cơ sở" in lines
    assert not any(line.startswith("  Điều kiện") for line in lines)


def test_money_of_households_and_of_the_medal() -> None:
    """A household is paid by what a person is paid; a kỷ niệm chương has a ceiling only."""
    assert "    - Hộ gia đình: 1,5 lần mức của cá nhân\n" in tdkt("giaithich", "GK").out
    assert "Hộ gia đình" not in tdkt("giaithich", "LDTT").out
    assert (
        "    - Không quá 0,6 lần mức lương cơ sở, do nơi tặng quy định\n"
        in tdkt("giaithich", "KNC").out
    )


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("LDXS", "TTLDXS (Tập thể lao động xuất sắc)"),
        ("cstđc", "CSTDCT (Chiến sĩ thi đua cấp tỉnh)"),
        ("LDT", "LDTT (Lao động tiên tiến)"),
    ],
)
def test_a_code_nearly_of_a_title_names_the_title(typed: str, near: str) -> None:
    """The code with its name, so that the clerk sees which is meant."""
    answer = tdkt("giaithich", typed)
    assert (answer.code, answer.out) == (2, "")
    assert f"Có phải: {near}" in answer.err


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("BK_TTCP", "từ 05 năm trở lên đến thời điểm đề nghị: hoàn thành tốt"),
        ("HCLD_3", "từ 05 năm trở lên sau BK TTCP đến thời điểm đề nghị: hoàn thành tốt"),
        ("HCLD_2", "từ 05 năm trở lên sau HCLĐ hạng Ba: hoàn thành tốt"),
        ("HCLD_1", "từ 05 năm trở lên sau HCLĐ hạng Nhì đến thời điểm đề nghị: hoàn thành tốt"),
    ],
)
def test_the_years_of_the_orders_are_put_as_the_law_puts_them(code: str, words: str) -> None:
    """Điều 73 has no "sau đó", Điều 43 no "đến thời điểm đề nghị"."""
    assert f"    - Liên tục {words}" in tdkt("giaithich", code).out


def test_rules_and_titles_together() -> None:
    """In the order typed, apart from each other by an empty line."""
    out = tdkt("giaithich", "TTLĐTT", "L101").out
    assert out.startswith("TTLDTT [danh hiệu thi đua] Tập thể lao động tiên tiến\n")
    assert "\n\nL101 [lỗi] " in out


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Huy hiệu", "Luật không còn hình thức khen thưởng “Huy hiệu”"),
        ("Bằng khen của Giám đốc sở", "Có phải: GK?"),
        ("Giấy khen của Chủ tịch UBND tỉnh", "không tặng giấy khen"),
        ("Chiến sỹ thi đua cớ sở", "Có phải: CSTDCS ("),
        ("bang khen tinh", "Có phải: BK_TINH ("),
    ],
)
def test_a_name_that_is_no_title_of_ours(typed: str, words: str) -> None:
    """Why not, or what may be meant; nothing on standard output."""
    answer = tdkt("giaithich", typed)
    assert (answer.code, answer.out) == (2, "")
    assert words in answer.err
