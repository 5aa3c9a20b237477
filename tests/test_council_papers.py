"""Minutes, proposal, decision: who is in them, who is not and why, money, law of the day."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printed_papers import (
    PAPERS,
    edit,
    lines_of,
    numbers_in_json,
    numbers_on_paper,
    printed,
    tables_of,
    tdkt,
)
from tdkt_cli import storage
from tdkt_cli.consolidate.council import share_of
from tdkt_cli.law.bases import award_bases
from tdkt_cli.vietnamese import in_words
from tdkt_cli.workflow.nominees import nominees
from tdkt_cli.workflow.quyetdinh import decided
from tdkt_cli.workflow.totrinh import proposal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from printed_papers import Outcome
    from tdkt_cli.consolidate.council import Nominee
    from tdkt_cli.models import Dataset

COUNCIL_PAPERS = ("bien-ban", "to-trinh", "quyet-dinh")
TOAN = (
    "      - doi_tuong: {ho_ten: Nguyễn Đức Toàn, ma_can_bo: CS-02, ma_don_vi: phong-chinh-sach}\n"
)


def _council(root: Path) -> Path:
    return root / "data" / "council" / "2024.yaml"


def _documents(root: Path) -> Path:
    return root / "data" / "documents" / "2024.yaml"


def _json(root: Path, name: str, folder: Path) -> Any:  # noqa: ANN401 — any JSON
    return json.loads(printed(root, name, "json", folder))


def _ballot_of(root: Path, opening: str, **numbers: int) -> None:
    """Change numbers of the first ballot that begins so."""
    path = _council(root)
    text = path.read_text("utf-8")
    start = text.index(opening)
    end = text.find("      - doi_tuong", start + 1)
    block = text[start : end if end > 0 else None]
    changed = block
    for key, number in numbers.items():
        changed = re.sub(rf"{key}: \d+", f"{key}: {number}", changed)
    assert changed != block
    path.write_text(text.replace(block, changed), "utf-8")


def _without_ballot(root: Path, opening: str) -> None:
    path = _council(root)
    text = path.read_text("utf-8")
    start = text.index(opening)
    path.write_text(text[:start] + text[text.index("      - doi_tuong", start + 1) :], "utf-8")


def _dated(root: Path, name: str, day: str, number: int = 165) -> None:
    """Give a paper its number and date."""
    entry = f"  - ten_van_ban: {name}\n    so_van_ban:\n    ngay_ban_hanh:\n"
    edit(
        _documents(root),
        entry,
        entry.replace("so_van_ban:", f"so_van_ban: {number}").replace(
            "ngay_ban_hanh:", f"ngay_ban_hanh: {day}"
        ),
    )


def _rows(root: Path, name: str, folder: Path) -> list[tuple[str, ...]]:
    """Return the rows of the last table of a paper: its list."""
    return [line.cells for line in tables_of(printed(root, name, "docx", folder))[-1]]


def _bare(name: str) -> str:
    """Return a name without what stands before it in lists."""
    return re.sub(r"^(?:Ông|Bà|Tập thể) ", "", name)


def _named_under(rows: Iterable[tuple[str, ...]], heading: str) -> set[str]:
    """Return who stands under the heading row of a title."""
    found: set[str] = set()
    inside = False
    for cells in rows:
        numbered = cells[0].isdecimal()
        if not numbered:
            inside = cells[0].startswith(heading)
        elif inside:
            found.add(_bare(cells[1]))
    return found


# -- what is printed -----------------------------------------------------------------------


@pytest.mark.parametrize("name", COUNCIL_PAPERS)
def test_every_number_on_paper_is_in_the_json(name: str, sample_root: Path, tmp_path: Path) -> None:
    """Prose and tables hold no group of digits that the JSON of the same command lacks."""
    on_paper = numbers_on_paper(lines_of(printed(sample_root, name, "docx", tmp_path)))
    assert len(on_paper) > 12
    assert on_paper - numbers_in_json(_json(sample_root, name, tmp_path)) == set()


def test_the_minutes_have_no_line_of_place_and_two_signatures(
    sample_root: Path, tmp_path: Path
) -> None:
    """Mẫu 1.9: no place and date in the heading; secretary left, chair right, recipients below."""
    lines = lines_of(printed(sample_root, "bien-ban", "docx", tmp_path))
    heading = [line.cells for line in lines[:2]]
    assert heading[1] == ("Số: ……/BB-HĐTĐKT", "")
    assert "Đồng Nai, ngày" not in " ".join(line.text for line in lines)
    signed = next(n for n, line in enumerate(lines) if line.text.startswith("THƯ KÝ"))
    assert lines[signed].cells == ("THƯ KÝ ¶ Trần Thị Minh Thu", "CHỦ TỌA ¶ Nguyễn Văn Khang")
    assert lines[signed + 1].cells[0].startswith("Nơi nhận: ¶ - Lãnh đạo Ban;")
    assert lines[signed + 1].cells[0].endswith("- Lưu: VT, Hồ sơ.")
    assert lines[signed + 1].cells[1] == ""
    assert lines[signed - 1].text.endswith("./.")


def test_the_table_of_ballots_is_the_json(sample_root: Path, tmp_path: Path) -> None:
    """Row by row: who, which title, the counts, the share of all members, the result."""
    table = tables_of(printed(sample_root, "bien-ban", "docx", tmp_path))[0]
    minutes = _json(sample_root, "bien-ban", tmp_path)
    results = {"dat": "Đạt", "khong_dat": "Không đạt", "khong_quy_dinh": ""}
    wanted = [
        (
            str(place),
            ("Tập thể " if one["doi_tuong"] == "tap_the" else "") + one["ten_doi_tuong"],
            one["viet_tat"],
            *(str(one[key]) for key in ("phat_ra", "thu_ve", "hop_le", "dong_y", "khong_dong_y")),
            f"{one['ty_le']:.1f}".replace(".", ","),
            results[one["ket_qua"]],
        )
        for place, one in enumerate(minutes["bo_phieu"], 1)
    ]
    assert [row.cells for row in table[1:] if row.cells[0].isdecimal()] == wanted
    assert len(wanted) == 11


def test_the_list_of_the_decision_is_the_json(sample_root: Path, tmp_path: Path) -> None:
    """Each award with coefficient and money; sums of titles, and their total, are the JSON's."""
    rows = _rows(sample_root, "quyet-dinh", tmp_path)
    money = _json(sample_root, "quyet-dinh", tmp_path)["tien_thuong"]
    listed = [line for group in money["nhom"] for line in group["danh_sach"]]
    numbered = [cells for cells in rows if cells[0].isdecimal()]
    assert [cells[5] for cells in numbered] == [
        f"{line['tien_thuong']:,d}".replace(",", ".") if line["tien_thuong"] else "-"
        for line in listed
    ]
    assert [_bare(cells[1]) for cells in numbered] == [line["ten_doi_tuong"] for line in listed]
    assert sum(line["tien_thuong"] for line in listed) == money["tong_tien"]
    assert sum(group["tong_tien"] for group in money["nhom"]) == money["tong_tien"]
    assert rows[-1][1] == f"{money['tong_tien']:,d}".replace(",", ".")


@pytest.mark.parametrize("options", [(), ("--ban", "dien-tu"), ("--du-thao",)])
@pytest.mark.parametrize("name", COUNCIL_PAPERS)
def test_our_own_checker_finds_nothing(
    name: str, options: tuple[str, ...], sample_root: Path, tmp_path: Path
) -> None:
    """On paper, electronic, draft: `thethuc` has no error and no warning, blanks are hints."""
    printed(sample_root, name, "docx", tmp_path, *options)
    outcome = tdkt("thethuc", tmp_path / f"{name}.docx", "--dinh-dang", "json")
    found = json.loads(outcome.out)
    serious = [one for one in found["ket_qua"] if one["muc_do"] != "goi_y"]
    assert serious == []
    assert found["tong"]["loi"] == found["tong"]["canh_bao"] == 0


def test_a_named_paper_has_no_vv(sample_root: Path, tmp_path: Path) -> None:
    """Tờ trình and quyết định have a real trích yếu (ô 5a); V/v belongs to letters alone."""
    for name in COUNCIL_PAPERS:
        lines = lines_of(printed(sample_root, name, "docx", tmp_path))
        assert any(line.style == "trich-yeu" for line in lines), name
        assert not any("V/v" in line.text for line in lines), name


FILLED = {
    "bien-ban": (
        "    so_van_ban: 3\n",
        {
            "ý kiến thảo luận của Hội đồng (mục 2)": "Các thành viên nhất trí với báo cáo.",
            "ý kiến của Hội đồng về danh hiệu không phải bỏ phiếu (mục 4)": "nhất trí 07/07.",
        },
    ),
    "to-trinh": (
        "    so_van_ban: 41\n    ngay_ban_hanh: 2024-12-30\n",
        {
            "trích yếu của Thông tư số 01/2024/TT-BNV": "quy định biện pháp thi hành Luật ABC",
            "tóm tắt thành tích của Từ Công Ha Lim (BK tỉnh)": "Đóng góp trong phong trào",
        },
    ),
    "quyet-dinh": (
        "    so_van_ban: 165\n    ngay_ban_hanh: 2024-12-31\n",
        {"trích yếu của Thông tư số 01/2024/TT-BNV": "quy định biện pháp thi hành Luật ABC"},
    ),
}


def _filled(root: Path) -> None:
    """Give every paper its number, day, bases of the agency, and what only people can say."""
    path = _documents(root)
    text = path.read_text("utf-8")
    for name, (numbers, fillings) in FILLED.items():
        start = text.index(f"  - ten_van_ban: {name}\n")
        end = text.find("  - ten_van_ban:", start + 1)
        entry = text[start : end if end > 0 else None]
        kept = re.sub(r"    (?:so_van_ban|ngay_ban_hanh):.*\n", "", entry)
        filled = "".join(
            f'      - {{cho_trong: "{label}", noi_dung: "{said}"}}\n'
            for label, said in fillings.items()
        )
        bases = "    can_cu: [Quyết định số 1/QĐ-X ngày 02 tháng 01 năm 2024 của X về chức năng]\n"
        added = numbers + ("" if name == "bien-ban" else bases) + f"    dien_vao:\n{filled}"
        head, _, rest = kept.partition("\n")
        text = text.replace(entry, f"{head}\n{added}{rest}")
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("name", COUNCIL_PAPERS)
def test_data_alone_make_a_final_copy(name: str, copy_root: Path, tmp_path: Path) -> None:
    """With number, day and the few words of people in the data, `--ban-chinh` prints, complete."""
    _filled(copy_root)
    assert tdkt("validate", "-C", copy_root).code == 0
    docx = printed(copy_root, name, "docx", tmp_path, "--ban-chinh")
    text = "\n".join(line.text for line in lines_of(docx))
    assert "…" not in text
    assert "dự kiến" not in text
    if name != "bien-ban":
        assert "Căn cứ Biên bản số 03/BB-HĐTĐKT ngày 25 tháng 12 năm 2024 của Hội đồng" in text
    outcome = tdkt("thethuc", tmp_path / f"{name}.docx", "--dinh-dang", "json")
    assert [one for one in json.loads(outcome.out)["ket_qua"] if one["muc_do"] != "goi_y"] == []


# -- who decides what ----------------------------------------------------------------------


def _year(root: Path) -> Dataset:
    return storage.load(root, 2024).dataset


def _nominees(dataset: Dataset) -> tuple[Nominee, ...]:
    assert dataset.plan
    return nominees(dataset, dataset.plan.record)


def test_each_paper_has_only_the_titles_of_its_level(sample_root: Path) -> None:
    """The head decides four; the Chair decides or passes on; each proposal goes exactly one way."""
    all_ = _nominees(_year(sample_root))
    own, _ = decided(all_)
    up, _ = proposal(all_)
    assert {one.ma_danh_hieu for one in own} == {"LDTT", "CSTDCS", "TTLDTT", "GK"}
    assert {one.ma_danh_hieu for one in up} == {
        *("TTLDXS", "CTD_TINH", "CSTDCT", "BK_TINH", "BK_TTCP")
    }
    assert sorted(map(str, (*own, *up))) == sorted(map(str, all_))


def test_what_the_chair_only_passes_on_stands_apart(sample_root: Path, tmp_path: Path) -> None:
    """Bằng khen của Thủ tướng is asked for by another clause than what the Chair decides."""
    lines = lines_of(printed(sample_root, "to-trinh", "docx", tmp_path))
    asked = [line.text for line in lines if line.text.startswith(("1. ", "2. "))]
    assert "khoản 4 Điều 79 Luật Thi đua, khen thưởng" in asked[0]
    assert "đề nghị Thủ tướng Chính phủ tặng (khoản 4 Điều 83" in asked[1]


def test_a_ministers_title_goes_another_way_and_is_named(copy_root: Path, tmp_path: Path) -> None:
    """Bằng khen of a minister is neither the Chair's nor the head's: left out, with the reason."""
    unit = copy_root / "data" / "results" / "2024" / "dot-2" / "thanh-tra.yaml"
    edit(unit, "de_nghi: [TTLDTT, GK]", "de_nghi: [TTLDTT, GK, BK_BO]")
    outcome = _print(copy_root, "totrinh", tmp_path)
    assert "Thanh tra, BK Bộ (do Bộ trưởng, Thủ trưởng cơ quan ngang Bộ quyết định" in outcome.err
    assert "BK_BO" not in (tmp_path / "totrinh.docx").read_bytes().decode("latin-1")
    assert not _named_under(_rows(copy_root, "to-trinh", tmp_path), "Bằng khen của Bộ trưởng")


def _print(root: Path, command: str, folder: Path, *options: str) -> Outcome:
    return tdkt(command, "-C", root, "-o", folder / f"{command}.docx", *options)


# -- who is left out -----------------------------------------------------------------------


def test_too_few_votes_keep_a_title_out_and_are_told(copy_root: Path, tmp_path: Path) -> None:
    """05 of 07 is below 80%: no CSTĐCS in the decision, LĐTT stays, minutes and clerk are told."""
    _ballot_of(copy_root, TOAN, dong_y=5)
    rows = _rows(copy_root, "quyet-dinh", tmp_path)
    assert "Nguyễn Đức Toàn" not in _named_under(rows, "Chiến sĩ thi đua cơ sở")
    assert "Nguyễn Đức Toàn" in _named_under(rows, "Lao động tiên tiến")
    outcome = _print(copy_root, "quyetdinh", tmp_path)
    assert "Không đưa vào quyết định 01 đề nghị: Nguyễn Đức Toàn, CSTĐCS" in outcome.err
    assert "được 05/07 phiếu đồng ý (71,4%), cần 06 phiếu (80%)" in outcome.err
    minutes = "\n".join(
        line.text for line in lines_of(printed(copy_root, "bien-ban", "docx", tmp_path))
    )
    assert "| 5 | 2 | 71,4 | Không đạt" in minutes
    assert "- Nguyễn Đức Toàn, Chiến sĩ thi đua cơ sở: được 05/07 phiếu đồng ý" in minutes


def test_the_share_is_of_all_members_not_of_those_present(copy_root: Path, tmp_path: Path) -> None:
    """06 of 06 ballots cast is 06 of 07 members: 85,7%, enough; 05 of 05 is not."""
    _ballot_of(copy_root, TOAN, phat_ra=6, thu_ve=6, hop_le=6, dong_y=6)
    rows = _rows(copy_root, "quyet-dinh", tmp_path)
    assert "Nguyễn Đức Toàn" in _named_under(rows, "Chiến sĩ thi đua cơ sở")
    _ballot_of(copy_root, TOAN, phat_ra=5, thu_ve=5, hop_le=5, dong_y=5)
    rows = _rows(copy_root, "quyet-dinh", tmp_path)
    assert "Nguyễn Đức Toàn" not in _named_under(rows, "Chiến sĩ thi đua cơ sở")


def test_what_must_be_voted_on_waits_for_its_ballot(copy_root: Path, tmp_path: Path) -> None:
    """Without a ballot CSTĐCS is not decided, and the paper says who waits for one."""
    _without_ballot(copy_root, TOAN)
    outcome = _print(copy_root, "quyetdinh", tmp_path)
    assert outcome.code == 0
    assert "Nguyễn Đức Toàn, CSTĐCS (chưa có kết quả bỏ phiếu của hội đồng)" in outcome.err
    rows = _rows(copy_root, "quyet-dinh", tmp_path)
    assert "Nguyễn Đức Toàn" not in _named_under(rows, "Chiến sĩ thi đua cơ sở")


def test_what_the_council_refused_is_not_decided(copy_root: Path, tmp_path: Path) -> None:
    """`khong_de_nghi` keeps a giấy khen out, and the minutes give the reason."""
    path = _council(copy_root)
    path.write_text(
        path.read_text("utf-8") + "    khong_de_nghi:\n"
        "      - doi_tuong: {ho_ten: Phạm Quốc Hưng, ma_can_bo: VP-02, ma_don_vi: van-phong}\n"
        "        ma_danh_hieu: GK\n"
        "        ly_do: Thành tích đã được khen trong năm.\n",
        "utf-8",
    )
    rows = _rows(copy_root, "quyet-dinh", tmp_path)
    assert "Phạm Quốc Hưng" not in _named_under(rows, "Giấy khen")
    assert "Ka Thị Ngọc Lan" in _named_under(rows, "Giấy khen")
    minutes = lines_of(printed(copy_root, "bien-ban", "docx", tmp_path))
    assert any(
        line.text == "- Phạm Quốc Hưng, Giấy khen: hội đồng không đề nghị: thành tích đã được khen "
        "trong năm."
        for line in minutes
    )


@settings(max_examples=25)  # each judges the whole year anew
@given(st.lists(st.integers(0, 7), min_size=11, max_size=11))
def test_nobody_below_the_share_slips_in(yes: list[int]) -> None:
    """For any votes, who is decided or proposed has what the title needs of all seven members."""
    dataset = _with_votes(_SAMPLE, yes)
    assert dataset.council
    needed = {"CSTDCS": 6, "CTD_TINH": 6, "CSTDCT": 7}
    enough = {
        (vote.doi_tuong.ho_ten, vote.ma_danh_hieu)
        for vote in dataset.council.record.phien_hop[0].bo_phieu
        if vote.dong_y >= needed[vote.ma_danh_hieu]
    }
    all_ = _nominees(dataset)
    going = (*decided(all_)[0], *proposal(all_)[0])
    assert {(one.ho_ten, one.ma_danh_hieu) for one in going if one.ma_danh_hieu in needed} == enough


def _with_votes(dataset: Dataset, yes: list[int]) -> Dataset:
    assert dataset.council
    record = dataset.council.record
    meeting = record.phien_hop[0]
    votes = tuple(
        vote.model_copy(update={"dong_y": number, "hop_le": 7})
        for vote, number in zip(meeting.bo_phieu, yes, strict=True)
    )
    changed = record.model_copy(
        update={"phien_hop": (meeting.model_copy(update={"bo_phieu": votes}),)}
    )
    return dataclasses.replace(
        dataset, council=dataclasses.replace(dataset.council, record=changed)
    )


@pytest.fixture(autouse=True, scope="module")
def _sample(sample_root: Path) -> None:
    global _SAMPLE  # noqa: PLW0603 — read once; Hypothesis may not take a fixture
    _SAMPLE = _year(sample_root)


_SAMPLE: Dataset


@given(st.integers(1, 199), st.data())
def test_a_share_never_shows_as_reached_when_it_is_not(members: int, chance: Any) -> None:  # noqa: ANN401
    """One decimal is enough to tell what is below 80 or 90 per cent."""
    yes = chance.draw(st.integers(0, members))
    for needed in (80, 90):
        assert (share_of(yes, members) >= needed) == (100 * yes >= needed * members)


# -- money and the law of the day ----------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "salary", "total"),
    [("2024-06-28", 1_800_000, 37_980_000), ("2025-01-06", 2_340_000, 49_620_000)],
)
def test_the_money_is_that_of_the_day_of_signing(
    day: str, salary: int, total: int, copy_root: Path, tmp_path: Path
) -> None:
    """Coefficient × the base salary of the day; 09 with CSTĐCS get no second bonus for LĐTT.

    05 × 0,8; 01 × 0,6; (29 - 09) × 0,3; 09 × 1,0; 05 × 0,3, each rounded up to 10.000 đồng.
    """
    _dated(copy_root, "quyet-dinh", day)
    money = _json(copy_root, "quyet-dinh", tmp_path)["tien_thuong"]
    assert (money["luong_co_so"], money["tong_tien"]) == (salary, total)
    assert (money["ngay_tinh"], money["du_kien"]) == (day, False)
    text = "\n".join(
        line.text for line in lines_of(printed(copy_root, "quyet-dinh", "docx", tmp_path))
    )
    assert "dự kiến" not in text
    assert f"(bằng chữ: {money['bang_chu']})" in text


@pytest.mark.parametrize(
    ("day", "total", "source"),
    [
        ("2025-01-06", 49_620_000 + 9 * 710_000, "Điều 9 Quyết định số 01/QĐ-BDT"),
        ("2025-07-07", 49_620_000, "khoản 5 Điều 49"),
    ],
)
def test_a_regulation_says_how_bonuses_of_one_year_are_paid(
    day: str, total: int, source: str, copy_root: Path, tmp_path: Path
) -> None:
    """Each bonus of the 09 by the agency's reading, with its article, until the decree's words."""
    folder = copy_root / "data" / "regulations"
    folder.mkdir()
    (folder / "quy-che.yaml").write_text(
        "ma_van_ban: quy-che\nso_ky_hieu: 01/QĐ-BDT\nten_van_ban: Quyết định số 01/QĐ-BDT\n"
        "tu_ngay: 2024-01-01\nnguon: Văn thư Ban\nngay_kiem_tra: 2024-01-02\ndieu_khoan:\n"
        "  - {dieu: 9, noi_dung: Tiền thưởng, doi_chieu: nguyen_van,\n"
        "     gia_tri: {cach_tinh_tien_cung_ky: cong_don}}\n",
        "utf-8",
    )
    _dated(copy_root, "quyet-dinh", day)
    money = _json(copy_root, "quyet-dinh", tmp_path)["tien_thuong"]
    assert money["tong_tien"] == total
    assert any(source in text for text in money["can_cu"])
    page = "\n".join(
        line.text for line in lines_of(printed(copy_root, "quyet-dinh", "docx", tmp_path))
    )
    assert source in page


def test_before_a_day_is_given_the_money_is_an_estimate(sample_root: Path, tmp_path: Path) -> None:
    """Without a date, and with `--ngay` alone, the paper says dự kiến."""
    for options in ((), ("--ngay", "06/01/2025")):
        path = tmp_path / "x.html"
        assert tdkt("quyetdinh", "-C", sample_root, "-o", path, *options).code == 0
        page = path.read_text("utf-8").replace("\u00a0", " ")
        assert "tổng số tiền dự kiến: 49.620.000 đồng" in page
        assert "Tiền thưởng dự kiến (đồng)" in page


@pytest.mark.parametrize(
    ("day", "cited", "absent"),
    [
        (date(2024, 2, 1), ["06/2022/QH15", "98/2023"], ["01/2024/TT-BNV", "152/2025"]),
        (date(2024, 12, 31), ["98/2023", "01/2024/TT-BNV"], ["152/2025", "15/2025"]),
        (date(2025, 12, 5), ["152/2025", "15/2025"], ["98/2023", "01/2024/TT-BNV"]),
    ],
)
def test_bases_are_those_in_force_on_the_day(
    day: date, cited: list[str], absent: list[str]
) -> None:
    """Each day has its decree and circular; laws are cited by name and date, without a number."""
    found = award_bases(day)
    names = " | ".join(basis.name for basis in found).replace(
        "Luật Thi đua, khen thưởng số", "Luật"
    )
    assert all(one in names for one in cited)
    assert not any(one in names for one in absent)
    assert found[0].text == "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"


def test_a_base_that_was_not_checked_is_said_and_never_completed(
    copy_root: Path, tmp_path: Path
) -> None:
    """In November 2026 the clerk is told what was not read; an unknown trích yếu is a blank."""
    outcome = _print(copy_root, "totrinh", tmp_path, "--ngay", "2026-11-02")
    assert "Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15: chưa đối chiếu" in outcome.err
    outcome = _print(copy_root, "totrinh", tmp_path)
    assert "trích yếu của Thông tư số 01/2024/TT-BNV" in outcome.err
    assert "chưa đối chiếu" not in outcome.err


def test_bases_of_the_agency_come_from_the_data(copy_root: Path, tmp_path: Path) -> None:
    """`can_cu` of the entry stands among the bases and takes the place of the blank."""
    edit(
        _documents(copy_root),
        "  - ten_van_ban: to-trinh\n",
        "  - ten_van_ban: to-trinh\n    can_cu: [Quyết định số 1/QĐ-X của cơ quan X;]\n",
    )
    outcome = _print(copy_root, "totrinh", tmp_path)
    assert "căn cứ là văn bản của tỉnh, của cơ quan" not in outcome.err
    bases = [
        line.text
        for line in lines_of(printed(copy_root, "to-trinh", "docx", tmp_path))
        if line.style == "can-cu"
    ]
    assert "Căn cứ Quyết định số 1/QĐ-X của cơ quan X;" in bases
    assert all(text.endswith(";") for text in bases[:-1])
    assert bases[-1].endswith(".")


# -- meetings ------------------------------------------------------------------------------

SECOND = (
    "  - ngay_hop: 2024-12-30\n"
    "    chu_tri: {ho_ten: Điểu Minh Thuận}\n"
    "    co_mat: [{ho_ten: Điểu Minh Thuận}, {ho_ten: Trần Thị Minh Thu}]\n"
    "    vang_mat: [{ho_ten: Nguyễn Văn Khang, y_kien_van_ban: false}]\n"
    "    bo_phieu:\n"
    "      - doi_tuong: {ho_ten: Nguyễn Đức Toàn, ma_can_bo: CS-02, ma_don_vi: phong-chinh-sach}\n"
    "        ma_danh_hieu: CSTDCS\n"
    "        phat_ra: 7\n        thu_ve: 7\n        hop_le: 7\n        dong_y: 6\n"
)


def _with_second_meeting(root: Path) -> None:
    path = _council(root)
    path.write_text(path.read_text("utf-8") + SECOND, "utf-8")


def test_of_several_meetings_one_is_chosen(copy_root: Path, tmp_path: Path) -> None:
    """Two that voted: told to choose; by number or by day; a wrong choice names those there are."""
    _with_second_meeting(copy_root)
    outcome = _print(copy_root, "bienban", tmp_path)
    assert outcome.code == 2
    assert (
        "Dùng --phien SỐ hoặc --ngay NGÀY (các phiên: 1: ngày 25/12/2024; 2: ngày 30/12/2024)"
        in (outcome.err)
    )
    assert (
        "Không có phiên họp như vậy" in _print(copy_root, "bienban", tmp_path, "--phien", "3").err
    )
    for options in (("--phien", "2"), ("--ngay", "30/12/2024")):
        path = tmp_path / "x.json"
        assert tdkt("bienban", "-C", copy_root, "-o", path, *options).code == 0
        minutes = json.loads(path.read_text("utf-8"))
        assert minutes["ngay_hop"] == "2024-12-30"
        assert minutes["chu_tri"]["ho_ten"] == "Điểu Minh Thuận"
        assert [one["ten_doi_tuong"] for one in minutes["bo_phieu"]] == ["Nguyễn Đức Toàn"]
        assert minutes["phien_cuoi"]


def test_the_last_ballot_counts(copy_root: Path, tmp_path: Path) -> None:
    """Refused on the 25th, taken up on the 30th: in the decision, which cites both minutes."""
    _ballot_of(copy_root, TOAN, dong_y=5)
    _with_second_meeting(copy_root)
    rows = _rows(copy_root, "quyet-dinh", tmp_path)
    assert "Nguyễn Đức Toàn" in _named_under(rows, "Chiến sĩ thi đua cơ sở")
    bases = [
        line.text
        for line in lines_of(printed(copy_root, "quyet-dinh", "docx", tmp_path))
        if line.style == "can-cu" and "/BB-HĐTĐKT" in line.text
    ]
    assert len(bases) == 2


def test_before_a_meeting_nothing_is_proposed_or_decided(copy_root: Path, tmp_path: Path) -> None:
    """Titles are reviewed first (Điều 83 khoản 1): exit 1, nothing written."""
    path = _council(copy_root)
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("phien_hop:")] + "phien_hop: []\n", "utf-8")
    for command in ("bienban", "totrinh", "quyetdinh"):
        outcome = _print(copy_root, command, tmp_path)
        assert outcome.code == 1, command
        assert "phiên họp nào" in outcome.err
        assert not (tmp_path / f"{command}.docx").exists()


def test_who_chaired_is_never_guessed(copy_root: Path, tmp_path: Path) -> None:
    """Without the chairman the only deputy presides; without either it is a marked blank."""
    path = _council(copy_root)
    edit(path, "      - ho_ten: Nguyễn Văn Khang\n", "")
    assert _json(copy_root, "bien-ban", tmp_path)["chu_tri"]["ho_ten"] == "Điểu Minh Thuận"
    edit(path, "      - ho_ten: Điểu Minh Thuận\n", "")
    outcome = _print(copy_root, "bienban", tmp_path)
    assert "chủ tọa cuộc họp" in outcome.err


def test_an_absent_members_opinion_is_data_or_a_blank(copy_root: Path, tmp_path: Path) -> None:
    """In writing, not in writing, or not known: three different lines of the minutes."""
    path = _council(copy_root)
    said = ", y_kien_van_ban: true}"
    edit(path, said, said.replace("true", "false"))
    text = "\n".join(
        line.text for line in lines_of(printed(copy_root, "bien-ban", "docx", tmp_path))
    )
    assert "Nguyễn Thị Thanh Xuân vắng mặt, không gửi ý kiến bằng văn bản" in text
    edit(path, said.replace("true", "false"), "}")
    outcome = _print(copy_root, "bienban", tmp_path)
    assert "ý kiến bằng văn bản của Nguyễn Thị Thanh Xuân" in outcome.err


# -- signers -------------------------------------------------------------------------------


def test_a_council_may_sign_with_the_office_of_the_agency(copy_root: Path, tmp_path: Path) -> None:
    """TM. HỘI ĐỒNG, CHỦ TỊCH, the room to sign, TRƯỞNG BAN, the name: ô 7a and 7b."""
    edit(
        _documents(copy_root),
        "    noi_nhan: [Như trên, Lãnh đạo Ban]\n    noi_luu: VT, VP\n"
        "    nguoi_ky: {chuc_vu: TRƯỞNG BAN, ho_ten: Nguyễn Văn Khang}\n",
        "    noi_nhan: [Như trên, Lãnh đạo Ban]\n    noi_luu: VT, VP\n"
        "    nguoi_ky: {quyen_han: TM., thay_cho: HỘI ĐỒNG, chuc_vu: CHỦ TỊCH, "
        "chuc_vu_khac: TRƯỞNG BAN, ho_ten: Nguyễn Văn Khang}\n",
    )
    lines = lines_of(printed(copy_root, "to-trinh", "docx", tmp_path))
    block = next(line for line in lines if line.text.startswith("Nơi nhận:"))
    assert block.cells[1] == "TM. HỘI ĐỒNG ¶ CHỦ TỊCH ¶ TRƯỞNG BAN ¶ Nguyễn Văn Khang"


@pytest.mark.parametrize(
    ("office", "agency", "printed_"),
    [
        ("GIÁM ĐỐC", "Sở Nội vụ", "GIÁM ĐỐC SỞ NỘI VỤ"),
        ("TRƯỞNG BAN", "Ban Dân tộc", "TRƯỞNG BAN DÂN TỘC"),
    ],
)
def test_the_issuing_authority_is_office_and_agency(
    office: str, agency: str, printed_: str, copy_root: Path, tmp_path: Path
) -> None:
    """The line under trích yếu (Mẫu 1.2) repeats no word."""
    plan = copy_root / "data" / "plan-2024.yaml"
    text = plan.read_text("utf-8")
    text = text.replace("ten_co_quan: Ban Dân tộc", f"ten_co_quan: {agency}")
    plan.write_text(text.replace("chuc_vu: TRƯỞNG BAN", f"chuc_vu: {office}"), "utf-8")
    lines = lines_of(printed(copy_root, "quyet-dinh", "docx", tmp_path))
    assert [line.text for line in lines if line.style == "tham-quyen"] == [printed_, "QUYẾT ĐỊNH:"]


def test_an_electronic_decision_is_blank_in_heading_and_appendix(
    copy_root: Path, tmp_path: Path
) -> None:
    """The system gives number and date; the law's day is the paper's own all the same."""
    _dated(copy_root, "quyet-dinh", "2025-01-06")
    path = tmp_path / "x.html"
    outcome = tdkt("quyetdinh", "-C", copy_root, "-o", path, "--ban", "dien-tu")
    assert "hệ thống quản lý văn bản điền số của văn bản; ngày, tháng của văn bản" in outcome.err
    page = path.read_text("utf-8")
    assert "165/QĐ-BDT" not in page
    assert "06 tháng 01 năm 2025" not in page
    assert "dự kiến" not in page


def _many(root: Path, people: int) -> None:
    """Give two units so many further people, each proposed for LĐTT."""
    for unit, code in (("thanh-tra", "XA"), ("van-phong", "XB")):
        path = root / "data" / "results" / "2024" / "dot-2" / f"{unit}.yaml"
        lines = [
            f"  - {{ho_ten: Nguyễn Văn Mẫu, ma_can_bo: {code}-{n}, muc_xep_loai: HTTNV,"
            " de_nghi: [LDTT]}\n"
            for n in range(1, people + 1)
        ]
        text = path.read_text("utf-8")
        path.write_text(text.replace("\nca_nhan:\n", "\nca_nhan:\n" + "".join(lines)), "utf-8")


def test_a_long_list_is_cut_into_tables_by_unit(copy_root: Path, tmp_path: Path) -> None:
    """Above 500 awards each title of each unit has a table; nothing is lost, sums stay."""
    _many(copy_root, 230)
    folder = tmp_path / "x"
    folder.mkdir()
    for name, awards in (("quyet-dinh", 509), ("bien-ban", 519)):
        outcome = tdkt(*PAPERS[name], "-C", copy_root, "-o", folder / f"{name}.docx", "--du-thao")
        assert (folder / f"{name}.docx").exists(), outcome
        tables = tables_of((folder / f"{name}.docx").read_bytes())
        rows = [row.cells for table in tables for row in table if row.cells[0].isdecimal()]
        listed = rows[11:] if name == "bien-ban" else rows  # the ballots come first
        assert [int(cells[0]) for cells in listed] == list(range(1, awards + 1))
        assert len([t for t in tables if t[0].cells[0] == "TT"]) > 12


# -- words ---------------------------------------------------------------------------------

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SIZES = {"tỷ": 10**9, "triệu": 10**6, "nghìn": 10**3}


def _read(words: str) -> int:
    """Read number words back, by another way than they were made."""
    total = group = unit = 0
    for word in words.split():
        if word in _SIZES:
            total, group, unit = total + (group + unit) * _SIZES[word], 0, 0
        elif word == "trăm":
            group, unit = group + unit * 100, 0
        elif word in ("mươi", "mười"):
            group, unit = group + (unit * 10 if word == "mươi" else 10), 0
        elif word != "lẻ":
            unit = {"mốt": 1, "lăm": 5}.get(word, -1)
            unit = _DIGITS.index(word) if unit < 0 else unit
    return total + group + unit


@given(st.integers(0, 10**12 - 1))
def test_numbers_in_words_are_read_back(amount: int) -> None:
    """Whatever the number, its words mean it and nothing else."""
    assert _read(in_words(amount)) == amount


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "không"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (105, "một trăm lẻ năm"),
        (1_005_000, "một triệu không trăm lẻ năm nghìn"),
        (49_620_000, "bốn mươi chín triệu sáu trăm hai mươi nghìn"),
        (2_000_000_015, "hai tỷ không trăm mười lăm"),
    ],
)
def test_numbers_in_words_are_those_people_say(amount: int, words: str) -> None:
    """Mốt, lăm, lẻ and the zero in the middle stand where they are said."""
    assert in_words(amount) == words


@pytest.mark.parametrize(
    ("typed", "shown"), [("8:05", "08 giờ 05"), ("14h00", "14 giờ 00"), ("7 giờ 30", "07 giờ 30")]
)
def test_times_are_typed_in_several_ways(
    typed: str, shown: str, copy_root: Path, tmp_path: Path
) -> None:
    """8:05, 14h00 and 7 giờ 30 are times of day."""
    edit(_council(copy_root), "gio_bat_dau: 8:00", f"gio_bat_dau: {typed}")
    text = lines_of(printed(copy_root, "bien-ban", "docx", tmp_path))
    assert any(line.text.startswith(f"Thời gian bắt đầu: {shown},") for line in text)


def test_who_left_the_registration_has_blanks_not_silence(copy_root: Path, tmp_path: Path) -> None:
    """Proposed but no longer registered: form of address and office are counted blanks."""
    source = copy_root / "data" / "registrations" / "2024" / "van-phong.yaml"
    edit(source, "ho_ten: K'Brèo", "ho_ten: Người Khác")
    edit(source, "ma_can_bo: VP-07", "ma_can_bo: VP-99")
    outcome = tdkt("quyetdinh", "-C", copy_root, "-o", tmp_path / "x.html", "--du-thao")
    who = "K'Brèo (Văn phòng, không có trong bản đăng ký)"
    assert f"Ông hay Bà của {who}" in outcome.err
    assert f"chức vụ của {who}" in outcome.err
