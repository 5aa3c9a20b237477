"""`tdkt dieukien`: who is meant, what is shown, printed and handed to programs."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from printed_papers import Outcome as Answer
from printed_papers import dump, edit, lines_of, process, tables_of, tdkt
from tdkt_cli import eligibility
from tdkt_cli.console import lines as console_lines
from tdkt_cli.eligibility.outcomes import Condition, Judgement, Outcome
from tdkt_cli.law import Citation
from tdkt_cli.workflow import asking

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REGISTERED, REVIEWED = date(2024, 1, 31), date(2024, 12, 31)
LAW_23 = Citation("luat-06-2022", 23)
LAW_24 = Citation("luat-06-2022", 24, 1)
CONDUCT = Condition(
    "ldtt.guong_mau",
    "Tích cực tham gia phong trào thi đua",
    Outcome.DEPENDS,
    (),
    (LAW_24,),
    nguoi_xem_xet=True,
    doi_chieu="nguyen_van",
)
RATING = Condition(
    "ldtt.xep_loai",
    "Hoàn thành tốt nhiệm vụ trở lên",
    Outcome.DEPENDS,
    (),
    (LAW_24,),
    doi_chieu="nguyen_van",
)
STREAK = Condition(
    "cstdct.chuoi_cstdcs",
    "Có 03 lần liên tục là Chiến sĩ thi đua cơ sở",
    Outcome.MISSING_DATA,
    ("CSTĐCS 2022 (QĐ 45/QĐ-BDT ngày 20/12/2022)", "dữ liệu khen thưởng năm 2021 chưa đủ"),
    (LAW_23,),
    doi_chieu="trich_dan",
)
INITIATIVE = Condition(
    "cstdcs.sang_kien",
    "Có sáng kiến được cơ sở công nhận",
    Outcome.MET,
    ("sáng kiến cấp cơ sở 2024",),
    (LAW_23,),
    nhanh="sang_kien",
    doi_chieu="nguyen_van",
)
RESEARCH = INITIATIVE._replace(
    ma="cstdcs.de_tai",
    noi_dung="Có đề tài khoa học được nghiệm thu",
    ket_luan=Outcome.IMPOSSIBLE,
    bang_chung=(),
    nhanh="de_tai",
)


def _judgement(
    name: str | None, code: str | None, unit: str, title: str, outcome: Outcome, *held: Condition
) -> Judgement:
    subject = "ca_nhan" if name else "tap_the"
    return Judgement(subject, name, code, unit, title, "dang_ky", REGISTERED, outcome, held)


THU = "Trần Thị Minh Thu"
HUNG = "Phạm Quốc Hưng"
NHI = "Võ Hoàng Yến Nhi"
KHANG = "Nguyễn Văn Khang"
JUDGED = (
    _judgement(THU, "VP-01", "van-phong", "LDTT", Outcome.DEPENDS, RATING, CONDUCT),
    _judgement(THU, "VP-01", "van-phong", "CSTDCS", Outcome.MET, INITIATIVE, RESEARCH),
    _judgement(THU, "VP-01", "van-phong", "CSTDCT", Outcome.MISSING_DATA, STREAK),
    _judgement(HUNG, "VP-02", "van-phong", "LDTT", Outcome.UNCHECKED, RATING, CONDUCT),
    _judgement(NHI, "VP-04", "van-phong", "LDTT", Outcome.IMPOSSIBLE, RATING, CONDUCT),
    _judgement(None, None, "lanh-dao-ban", "TTLDTT", Outcome.DEPENDS, RATING),
    _judgement(KHANG, "LĐ-01", "lanh-dao-ban", "LDTT", Outcome.MET),
)


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> list[tuple[date, str]]:
    """Put hand-made judgements in place of the engine; returns the days and stages asked."""
    asked: list[tuple[date, str]] = []

    def judge(_: object, day: date, *, stage: str) -> Iterator[Judgement]:
        asked.append((day, stage))
        for one in JUDGED:
            outcome = one.ket_luan
            if one.ho_ten == KHANG and day == REVIEWED:
                outcome = Outcome.IMPOSSIBLE
            yield one._replace(giai_doan=stage, ngay_luat=day, ket_luan=outcome)

    monkeypatch.setattr(eligibility, "judge", judge, raising=False)
    return asked


def _dieukien(root: Path, *options: str | Path) -> Answer:
    return tdkt("dieukien", *options, "-C", root)


def _subjects(answer: Answer) -> list[str]:
    """Return the names at the left edge of the tree, without the closing line."""
    return [line for line in answer.out.splitlines()[:-1] if line and not line.startswith(" ")]


def _print(root: Path, folder: Path, ending: str, *options: str) -> bytes:
    path = folder / f"dieu-kien.{ending}"
    answer = _dieukien(root, "-o", path, *options)
    assert answer.code == 0, answer
    return path.read_bytes()


# -- who is meant --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        (["nguyen van khang"], [KHANG]),
        (["nguyen", "van", "khang"], [KHANG]),
        (["NGUYỄN VĂN KHANG"], [KHANG]),
        (["Nguye\u0302\u0303n Văn Khang"], [KHANG]),
        (["ông Nguyễn văn Khang"], [KHANG]),
        (["Nguyen Văn"], [KHANG]),
        (["thu"], [THU]),
        (["minh", "thu"], [THU]),
        (["vp-02"], [HUNG]),
        (["ban dan toc"], ["Tập thể Ban Dân tộc"]),
    ],
    ids=str,
)
def test_a_name_is_found_however_it_is_typed(
    typed: list[str], names: list[str], sample_root: Path
) -> None:
    """With or without diacritics, whole or in part, quoted or not, by code; also a collective."""
    answer = _dieukien(sample_root, *typed)
    assert answer.code == 0
    assert [line.partition(" (")[0].partition(",")[0] for line in _subjects(answer)] == names


def test_several_matches_are_all_shown(sample_root: Path) -> None:
    """Part of a name that several people bear shows all of them."""
    answer = _dieukien(sample_root, "h")
    assert answer.code == 2
    shown = "".join(_subjects(_dieukien(sample_root, "--don-vi", "van-phong")))
    assert all(name in shown for name in (THU, HUNG, NHI))
    assert asking.best_matches("van", {"Lê Văn An", "Vân Khánh", "Trần Bình"}) == {
        "Lê Văn An",
        "Vân Khánh",
    }


def test_the_very_name_wins_over_names_that_hold_it() -> None:
    """`Lê An` is Lê An, not Lê An Bình; marks that were typed must be the name's."""
    names = {"Lê An", "Lê Ân", "Lê An Bình"}
    assert asking.best_matches("Lê An", names) == {"Lê An"}
    assert asking.best_matches("le an", names) == {"Lê An", "Lê Ân"}
    assert asking.best_matches("le an binh", names) == {"Lê An Bình"}
    assert asking.best_matches("Lê Ấn", names) == set()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            ["nguyen van khanh"],
            (
                "Không thấy «nguyen van khanh» trong những người, tập thể được xét năm 2024. "
                "Có phải: Nguyễn Văn Khang?"
            ),
        ),
        (
            ["xyz"],
            "Không thấy «xyz» trong những người, tập thể được xét năm 2024.",
        ),
        (
            ["ka thi ngoc lan"],
            (
                "Ka Thị Ngọc Lan có tên trong data/registrations/2024/van-phong.yaml nhưng ở giai "
                "đoạn này không có danh hiệu, hình thức khen thưởng nào để xét."
            ),
        ),
    ],
    ids=str,
)
def test_a_name_that_is_not_there(typed: list[str], sentence: str, sample_root: Path) -> None:
    """One sentence with near names, exit code 2, nothing on standard output."""
    assert _dieukien(sample_root, *typed) == (2, "", f"{sentence}\n")


@pytest.mark.parametrize("typed", ["van-phong", "VAN-PHONG", "Văn phòng", "van phong"])
def test_a_unit_by_code_or_name(typed: str, sample_root: Path) -> None:
    """Only the unit's titles are shown."""
    answer = _dieukien(sample_root, "--don-vi", typed)
    assert [line.partition(" (")[0] for line in _subjects(answer)] == [HUNG, NHI, THU]


def test_a_unit_that_is_not_in_the_plan(sample_root: Path) -> None:
    """The sentence names the one that was meant and lists the codes there are."""
    answer = _dieukien(sample_root, "--don-vi", "van-fong")
    assert (answer.code, answer.out) == (2, "")
    said = "Kế hoạch không có đơn vị «van-fong». Có phải: van-phong? Các mã đơn vị: lanh-dao-ban"
    assert answer.err.startswith(said)


# -- the tree ------------------------------------------------------------------------------


def test_tree_of_one_person(sample_root: Path) -> None:
    """Subject, titles in the order of rank, outcome, conditions, evidence, article, mark."""
    answer = _dieukien(sample_root, "tran thi minh thu")
    assert answer.code == 0
    assert answer.out == (
        "Trần Thị Minh Thu (VP-01), Văn phòng\n"
        "  … [phụ thuộc kết quả năm] Lao động tiên tiến (LĐTT)\n"
        "    … [phụ thuộc kết quả năm] Hoàn thành tốt nhiệm vụ trở lên\n"
        "      Căn cứ: khoản 1 Điều 24 Luật Thi đua, khen thưởng số 06/2022/QH15 "
        "(đã đọc nguyên văn)\n"
        "    Người xem xét: Tích cực tham gia phong trào thi đua\n"
        "  ✓ [đạt] Chiến sĩ thi đua cơ sở (CSTĐCS)\n"
        "    ✓ [đạt] Hướng 1, chỉ cần 1 trong 2 hướng\n"
        "      ✓ [đạt] Có sáng kiến được cơ sở công nhận\n"
        "        Bằng chứng: sáng kiến cấp cơ sở 2024\n"
        "        Căn cứ: Điều 23 Luật Thi đua, khen thưởng số 06/2022/QH15 (đã đọc nguyên văn)\n"
        "    ✗ [không thể đạt] Hướng 2, chỉ cần 1 trong 2 hướng\n"
        "      ✗ [không thể đạt] Có đề tài khoa học được nghiệm thu\n"
        "        Căn cứ: Điều 23 Luật Thi đua, khen thưởng số 06/2022/QH15 (đã đọc nguyên văn)\n"
        "  ? [thiếu dữ liệu] Chiến sĩ thi đua cấp tỉnh (CSTĐCT)\n"
        "    ? [thiếu dữ liệu] Có 03 lần liên tục là Chiến sĩ thi đua cơ sở\n"
        "      Bằng chứng: CSTĐCS 2022 (QĐ 45/QĐ-BDT ngày 20/12/2022); "
        "dữ liệu khen thưởng năm 2021 chưa đủ\n"
        "      Căn cứ: Điều 23 Luật Thi đua, khen thưởng số 06/2022/QH15 (theo trích dẫn)\n"
        "\n"
        "3 lượt, giai đoạn đăng ký, pháp luật ngày 31/01/2024: "
        "1 đạt; 1 phụ thuộc kết quả năm; 1 thiếu dữ liệu.\n"
    )


def test_everyone_by_unit_collective_first(sample_root: Path) -> None:
    """Units in the plan's order, the collective before its people, people by given name."""
    names = [
        line.partition(" (")[0].partition(",")[0] for line in _subjects(_dieukien(sample_root))
    ]
    assert names == ["Tập thể Ban Dân tộc", KHANG, HUNG, NHI, THU]


def test_another_outcome_on_the_other_day_is_said(
    sample_root: Path, engine: list[tuple[date, str]]
) -> None:
    """Both days are judged at the same stage; the difference stands under the title."""
    answer = _dieukien(sample_root, "nguyen van khang")
    assert set(engine) == {(REGISTERED, "dang_ky"), (REVIEWED, "dang_ky")}
    assert "    Lưu ý: theo pháp luật ngày 31/12/2024, kết luận là không thể đạt\n" in answer.out
    assert "Lưu ý" not in _dieukien(sample_root, "minh thu").out


def test_names_cannot_draw_on_the_terminal(
    sample_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Control characters, markup and identity numbers do not reach the screen as they are."""
    evil = RATING._replace(noi_dung="[/b]\x1b[2J", bang_chung=("số 079123456789\u202e",))
    one = _judgement("An\x1b[31m", None, "van-phong", "LDTT", Outcome.DEPENDS, evil)
    monkeypatch.setattr(eligibility, "judge", lambda *_, **__: (one,), raising=False)
    out = _dieukien(sample_root).out
    assert "\x1b" not in out
    assert "An\\x1b[31m" in out
    assert "[/b]\\x1b[2J" in out
    assert "0791******89\\u202e" in out


class _Terminal(io.StringIO):
    """A standard output that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def _on_terminal(monkeypatch: pytest.MonkeyPatch, root: Path) -> str:
    screen = _Terminal()
    monkeypatch.setattr("sys.stdout", screen)
    from tdkt_cli.console.tree import print_trace  # noqa: PLC0415
    from tdkt_cli.workflow.conditions import trace  # noqa: PLC0415

    print_trace(trace(str(root), 2024, asking.Asked("minh thu")))
    return screen.getvalue()


def test_a_terminal_gets_guides_and_colour(
    sample_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal the tree has guide lines; with NO_COLOR it is the plain text of a pipe."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    drawn = _on_terminal(monkeypatch, sample_root)
    assert "\x1b[" in drawn
    assert "├──" in drawn
    assert "Có sáng kiến được cơ sở công nhận" in drawn
    monkeypatch.setenv("NO_COLOR", "1")
    assert not console_lines.coloured()
    plain = _on_terminal(monkeypatch, sample_root)
    assert "\x1b" not in plain
    assert "├" not in plain


# -- refusals and stages -------------------------------------------------------------------


def _registration(root: Path) -> Path:
    return root / "data" / "registrations" / "2024" / "van-phong.yaml"


def test_errors_refuse_and_a_draft_goes_on(copy_root: Path, tmp_path: Path) -> None:
    """Errors are shown, exit code 1, nothing written; --du-thao shows and prints all the same."""
    edit(_registration(copy_root), "tong_so_nguoi: 8", "tong_so_nguoi: 3")
    answer = _dieukien(copy_root)
    assert answer.code == 1
    assert "van-phong.yaml:" in answer.out
    assert "Chưa xét được: còn 1 lỗi phải sửa (xem thử: thêm --du-thao)." in answer.err
    path = tmp_path / "dieu-kien.docx"
    assert _dieukien(copy_root, "-o", path).code == 1
    assert not path.exists()
    draft = _dieukien(copy_root, "--du-thao", "minh thu")
    assert draft.code == 1
    assert draft.out.startswith("Trần Thị Minh Thu")
    assert "Có 1 lỗi: chạy «tdkt validate» để xem." in draft.err
    assert _dieukien(copy_root, "-o", path, "--du-thao").code == 1
    text = dump(path.read_bytes())
    assert "DỰ THẢO" in text
    assert "NHỮNG LỖI CÒN PHẢI SỬA TRƯỚC KHI TRÌNH KÝ" in text


def test_errors_in_files_not_used_do_not_refuse(copy_root: Path) -> None:
    """At registration the results of the rounds are not read; at the review they are."""
    bad = copy_root / "data" / "results" / "2024" / "dot-2" / "van-phong.yaml"
    bad.write_text("nam_ke_hoach: [\n", "utf-8")
    assert _dieukien(copy_root, "minh thu").code == 0
    answer = _dieukien(copy_root, "minh thu", "--giai-doan", "xet")
    assert answer.code == 1
    assert "dot-2/van-phong.yaml:" in answer.out


def test_review_uses_the_law_of_the_review_day(
    sample_root: Path, engine: list[tuple[date, str]]
) -> None:
    """`--giai-doan xet` judges the year's results under the law of `ngay_xet`."""
    answer = _dieukien(sample_root, "minh thu", "--giai_doan", "XET")
    assert answer.code == 0
    assert answer.out.splitlines()[-1].startswith(
        "3 lượt, giai đoạn xét khen thưởng, pháp luật ngày 31/12/2024: "
    )
    assert set(engine) == {(REVIEWED, "xet"), (REGISTERED, "xet")}


def test_review_names_the_results_that_are_missing(copy_root: Path) -> None:
    """Without the last round's results: exit code 2 and the files; of one person, of the unit."""
    folder = copy_root / "data" / "results" / "2024" / "dot-2"
    (folder / "thanh-tra.yaml").unlink()
    answer = _dieukien(copy_root, "--giai-doan", "xet")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "Chưa xét được: thiếu 1 tệp kết quả đợt 2 (data/results/2024/dot-2/thanh-tra.yaml). "
        "Bổ sung tệp, hoặc dùng --giai-doan dang-ky.\n"
    )
    assert _dieukien(copy_root, "--giai-doan", "xet", "minh thu").code == 0
    assert _dieukien(copy_root, "--giai-doan", "xet", "--don-vi", "van-phong").code == 0
    assert _dieukien(copy_root, "--giai-doan", "xet", "--du-thao").code == 0
    for path in folder.iterdir():
        path.unlink()
    answer = _dieukien(copy_root, "--giai-doan", "xet", "--du-thao")
    assert answer.code == 2
    assert "thiếu 6 tệp kết quả đợt 2" in answer.err


def test_a_broken_plan_is_a_refusal(copy_root: Path) -> None:
    """Without a plan there is no day of law: exit code 1 with the finding."""
    edit(copy_root / "data" / "plan-2024.yaml", "han_nop: 2024-01-31,", "")
    answer = _dieukien(copy_root)
    assert answer.code == 1
    assert "Chưa xét được: kế hoạch của năm có lỗi" in answer.err


# -- documents -----------------------------------------------------------------------------


def test_appendix_has_what_to_discuss_first_and_clear_cases_in_one_line(
    sample_root: Path, tmp_path: Path
) -> None:
    """A by reason, what cannot be met at its end; B what waits for the year; C one line each."""
    docx = _print(sample_root, tmp_path, "docx")
    discussed, pending, clear = tables_of(docx)
    assert discussed[0].cells == (
        "TT", "Họ tên / tập thể", "Danh hiệu, hình thức", "Điều kiện chưa rõ, bằng chứng",
        "Căn cứ",
    )  # fmt: skip
    title = "Lao động tiên tiến"
    shape = [row.cells[0] if len(row.cells) == 1 else row.cells[1:3] for row in discussed[1:]]
    assert shape == [
        "A.1. Thiếu dữ liệu để kết luận: 01 trường hợp",
        (f"{THU} (Văn phòng)", "Chiến sĩ thi đua cấp tỉnh"),
        "A.2. Quy định chưa đối chiếu, hoặc có hai cách hiểu: 01 trường hợp",
        (f"{HUNG} (Văn phòng)", title),
        "A.3. Pháp luật của hai ngày cho kết luận khác nhau: 01 trường hợp",
        (f"{KHANG} (Lãnh đạo Ban)", title),
        "A.4. Không thể đạt: 01 trường hợp",
        (f"{NHI} (Văn phòng)", title),
    ]
    assert [row.cells[1:4] for row in pending[1:]] == [
        ("Tập thể lao động tiên tiến", "01", "Lãnh đạo Ban: tập thể"),
        (title, "01", f"Văn phòng: {THU}"),
    ]
    assert [row.cells for row in clear[1:]] == [
        ("Văn phòng",),
        ("1", THU, "CSTĐCS", clear[2].cells[3]),
    ]
    text = dump(docx)
    for heading in ("A. CẦN THẢO LUẬN", "B. PHỤ THUỘC KẾT QUẢ NĂM", "C. ĐỦ ĐIỀU KIỆN (01 "):
        assert heading in text


def test_same_question_of_many_is_asked_once(
    sample_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three with the same open condition and evidence are one matter; another evidence is one."""
    missing = RATING._replace(ket_luan=Outcome.MISSING_DATA, bang_chung=("chưa xếp loại",))
    other = missing._replace(bang_chung=("chưa có tệp",))
    many = [
        _judgement(f"Người {name}", None, "van-phong", "LDTT", Outcome.MISSING_DATA, condition)
        for name, condition in (("Một", missing), ("Hai", missing), ("Ba", other), ("Tư", missing))
    ]
    monkeypatch.setattr(eligibility, "judge", lambda *_, **__: many, raising=False)
    (table,) = tables_of(_print(sample_root, tmp_path, "docx"))
    assert [row.text for row in table[1:2]] == ["A.1. Thiếu dữ liệu để kết luận: 04 trường hợp"]
    people = [(row.cells[0], row.cells[1].split(" (")[0], bool(row.cells[3])) for row in table[2:]]
    assert people == [
        ("1", "Người Ba", True),
        ("2", "Người Hai", True),
        ("3", "Người Một", False),
        ("4", "Người Tư", False),
    ]


@pytest.mark.parametrize(("outcome", "rows"), [(Outcome.MISSING_DATA, 3), (Outcome.DEPENDS, 1)])
def test_no_row_is_longer_than_a_page(
    outcome: Outcome,
    rows: int,
    sample_root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Fifty with the same question: it stands by twenty names, by eighty where it is wide."""
    many = [
        _judgement(
            f"Người {n}", None, "van-phong", "LDTT", outcome, RATING._replace(ket_luan=outcome)
        )
        for n in range(50)
    ]
    monkeypatch.setattr(eligibility, "judge", lambda *_, **__: many, raising=False)
    (table,) = tables_of(_print(sample_root, tmp_path, "docx"))
    assert len([row for row in table[1:] if len(row.cells) == 5 and row.cells[3]]) == rows
    text = dump(_print(sample_root, tmp_path, "docx"))
    assert all(f"Người {n}" in text for n in range(50))


def test_appendix_has_evidence_articles_and_what_people_judge(
    sample_root: Path, tmp_path: Path
) -> None:
    """Evidence beside its condition, articles as papers cite them, conduct once for each title."""
    docx = _print(sample_root, tmp_path, "docx")
    text = dump(docx)
    assert (
        "- Có 03 lần liên tục là Chiến sĩ thi đua cơ sở: thiếu dữ liệu "
        "(CSTĐCS 2022 (QĐ 45/QĐ-BDT ngày 20/12/2022); dữ liệu khen thưởng năm 2021 chưa đủ)"
    ) in text
    assert "Lưu ý: theo pháp luật ngày 31/12/2024, kết luận là không thể đạt" in text
    assert "Có đề tài khoa học" not in text
    assert "Văn bản viện dẫn: Luật Thi đua, khen thưởng." in text
    conduct = [line.text for line in lines_of(docx) if "Tích cực tham gia" in line.text]
    assert conduct == ["- Lao động tiên tiến: Tích cực tham gia phong trào thi đua."]
    heading = [line.text for line in lines_of(docx)][:2]
    assert heading == [
        "Phụ lục",
        "RÀ SOÁT ĐIỀU KIỆN DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG NĂM 2024",
    ]
    assert "Giai đoạn đăng ký; áp dụng pháp luật ngày 31 tháng 01 năm 2024." in text


def test_appendix_is_attached_to_the_report_of_its_stage(sample_root: Path, tmp_path: Path) -> None:
    """The report of registrations, the proposal at the review; number and date are blanks."""
    docx = _print(sample_root, tmp_path, "docx")
    assert "(Kèm theo Báo cáo số " in dump(docx)
    answer = _dieukien(sample_root, "-o", tmp_path / "x.docx", "--giai-doan", "xet")
    assert answer.code == 0
    assert "(Kèm theo Tờ trình số " in dump((tmp_path / "x.docx").read_bytes())
    assert "Còn 2 chỗ trống cần điền: số của văn bản; ngày, tháng của văn bản." in answer.err


def test_text_that_looks_like_code_is_text(
    sample_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Markup and template marks reach the paper and the sheet as those characters."""
    odd = RATING._replace(noi_dung="<b>&{{x}}", bang_chung=("=1+1",))
    one = _judgement("<i>{{ 1/0 }}", None, "van-phong", "LDTT", Outcome.DEPENDS, odd)
    monkeypatch.setattr(eligibility, "judge", lambda *_, **__: (one,), raising=False)
    text = dump(_print(sample_root, tmp_path, "docx"))
    assert "<i>{{ 1/0 }}" in text
    assert "<b>&{{x}}" in text
    (sheet,) = openpyxl.load_workbook(io.BytesIO(_print(sample_root, tmp_path, "xlsx")))
    assert (sheet["K4"].value, sheet["K4"].data_type) == ("=1+1", "s")


def test_nothing_registered(
    sample_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A year without titles is a document that says so, and one line on the screen."""
    monkeypatch.setattr(eligibility, "judge", lambda *_, **__: (), raising=False)
    assert "Không có trường hợp nào." in dump(_print(sample_root, tmp_path, "docx"))
    assert _dieukien(sample_root).out == ("0 lượt, giai đoạn đăng ký, pháp luật ngày 31/01/2024.\n")


def test_many_titles_stand_in_one_table_for_each_unit(
    sample_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Above 500 rows each unit has its own table; every title stays."""
    met = RATING._replace(ket_luan=Outcome.MET)
    many = [
        _judgement(f"Người {n}", None, unit, "LDTT", Outcome.MET, met)
        for unit in ("van-phong", "thanh-tra")
        for n in range(260)
    ]
    monkeypatch.setattr(eligibility, "judge", lambda *_, **__: many, raising=False)
    tables = tables_of(_print(sample_root, tmp_path, "docx"))
    assert [len(table) for table in tables] == [262, 262]
    assert [table[1].text for table in tables] == ["Văn phòng", "Thanh tra"]


def test_workbook_has_a_row_for_each_condition(sample_root: Path, tmp_path: Path) -> None:
    """Codes, outcome of title and condition, evidence, articles and mark stand in columns."""
    sheet: Any = openpyxl.load_workbook(io.BytesIO(_print(sample_root, tmp_path, "xlsx"))).active
    _, *rows = sheet[sheet.auto_filter.ref]
    values: list[list[Any]] = [[cell.value for cell in row] for row in rows]
    assert len(values) == sum(max(len(one.dieu_kien), 1) for one in JUDGED)
    assert [row[0] for row in values] == list(range(1, len(values) + 1))
    streak = next(row for row in values if row[7] == STREAK.ma)
    assert streak[1:7] == [
        "A.1", "Văn phòng", THU, "VP-01", "Chiến sĩ thi đua cấp tỉnh", "thiếu dữ liệu",
    ]  # fmt: skip
    assert streak[8:] == [
        STREAK.noi_dung,
        "thiếu dữ liệu",
        ";\n".join(STREAK.bang_chung),
        "Điều 23 Luật Thi đua, khen thưởng số 06/2022/QH15",
        "theo trích dẫn",
    ]
    assert {row[9] for row in values if row[7] == CONDUCT.ma} == {"người xem xét"}


# -- JSON ----------------------------------------------------------------------------------


def test_json_is_the_contract(sample_root: Path) -> None:
    """Keys, their order and words are those of the contract; without -o it goes to a pipe."""
    answer = _dieukien(sample_root, "minh thu", "--dinh-dang", "json")
    assert answer.code == 0
    data = json.loads(answer.out)
    assert list(data) == ["phien_ban", "nam_ke_hoach", "ket_qua"]
    assert (data["phien_ban"], data["nam_ke_hoach"]) == (1, 2024)
    assert [one["ma_danh_hieu"] for one in data["ket_qua"]] == ["LDTT", "CSTDCS", "CSTDCT"]
    first = data["ket_qua"][2]
    assert list(first.items())[:-1] == [
        ("doi_tuong", "ca_nhan"),
        ("ho_ten", THU),
        ("ma_can_bo", "VP-01"),
        ("ma_don_vi", "van-phong"),
        ("ma_danh_hieu", "CSTDCT"),
        ("giai_doan", "dang_ky"),
        ("ngay_luat", "2024-01-31"),
        ("ket_luan", "thieu_du_lieu"),
    ]
    assert [list(one.items()) for one in first["dieu_kien"]] == [
        [
            ("ma", STREAK.ma),
            ("noi_dung", STREAK.noi_dung),
            ("ket_luan", "thieu_du_lieu"),
            ("bang_chung", list(STREAK.bang_chung)),
            ("can_cu", ["Điều 23 Luật Thi đua, khen thưởng số 06/2022/QH15"]),
            ("doi_chieu", "trich_dan"),
            ("nguoi_xem_xet", False),
        ]
    ]
    assert data["ket_qua"][0]["dieu_kien"][1]["nguoi_xem_xet"] is True


def test_json_of_a_collective(sample_root: Path) -> None:
    """A collective has no person's name or code."""
    data = json.loads(_dieukien(sample_root, "ban dan toc", "--dinh-dang", "json").out)
    (one,) = data["ket_qua"]
    assert (one["doi_tuong"], one["ho_ten"], one["ma_can_bo"]) == ("tap_the", None, None)


def test_default_file_has_the_contract_name(copy_root: Path) -> None:
    """A format without a file goes under out/ by the command's output name."""
    answer = _dieukien(copy_root, "--dinh-dang", "docx")
    assert answer.code == 0
    assert (copy_root / "out" / "dieu-kien-2024.docx").stat().st_size > 0


@pytest.mark.parametrize("ending", ["docx", "html", "xlsx", "json"])
def test_same_data_same_bytes(ending: str, sample_root: Path, tmp_path: Path) -> None:
    """Two runs give the same bytes."""
    (tmp_path / "b").mkdir()
    first = _print(sample_root, tmp_path, ending)
    assert first == _print(sample_root, tmp_path / "b", ending)


# -- the engine itself ---------------------------------------------------------------------


def test_the_real_engine_answers(sample_root: Path) -> None:
    """In a process of its own, with the real engine: every title of a person, and the law's day."""
    answer = process("dieukien", "tran thi minh thu", "-C", sample_root, "--dinh-dang", "json")
    assert answer.code == 0, answer
    data = json.loads(answer.out)
    assert {one["ma_danh_hieu"] for one in data["ket_qua"]} >= {"LDTT", "CSTDCS", "BK_TINH"}
    assert {one["ngay_luat"] for one in data["ket_qua"]} == {"2024-01-31"}
    words = {outcome.value for outcome in Outcome}
    for one in data["ket_qua"]:
        assert one["ket_luan"] in words
        assert any(condition["can_cu"] for condition in one["dieu_kien"])
        assert any(condition["nguoi_xem_xet"] for condition in one["dieu_kien"])


def test_the_screen_needs_no_templates(sample_root: Path) -> None:
    """Without a file to write, neither Jinja2 nor openpyxl is imported."""
    program = (
        "import sys; from tdkt_cli.cli.application import run;"
        "code = run(['dieukien', 'minh thu', '-C', sys.argv[1]]);"
        "sys.exit(code or any(name in sys.modules for name in ('jinja2', 'openpyxl', 'docx')))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program, str(sample_root)], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
