"""`tdkt duyet`, `tdkt tralai`: who, when, the meaning that was looked at, and the slip."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_files import valid_root
from printed_papers import dump, edit, page_texts, tdkt
from tdkt_cli import edits, models, storage, yaml_tree
from tdkt_cli.consolidate.meaning import fingerprint
from tdkt_cli.consolidate.reviews import returned_papers
from tdkt_cli.workflow.form_places import form_place
from tdkt_cli.workflow.plain_words import WORDS, in_words, place_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OFFICE = "data/registrations/2024/van-phong.yaml"
REVIEWS = "data/reviews/2024/van-phong.yaml"
DAY = ("--ngay", "30/01/2024")


def steps(root: Path) -> list[dict[str, Any]]:
    """Return what was written of the Office's own papers."""
    path = root / REVIEWS
    return list(yaml_tree.read(path.read_bytes()).data["xem_xet"]) if path.is_file() else []


def codes(root: Path) -> list[str]:
    """Return the codes of family D9 that validate reports."""
    return re.findall(r" (D9[0-9]{2}) ", tdkt("validate", "-C", root).out)


def office(root: Path) -> models.Registration:
    """Return the Office's registration."""
    record = models.parse(models.Registration, yaml_tree.read((root / OFFICE).read_bytes()).data)
    assert isinstance(record, models.Registration)
    return record


def test_approval_writes_who_when_and_what(copy_root: Path) -> None:
    """The file of reviews gets one step, with the fingerprint of the paper."""
    done = tdkt("duyet", "van-phong", *DAY, "--nguoi", "Điểu Minh Thuận", "-C", copy_root)
    assert done.code == 0
    assert "đã duyệt ngày 30/01/2024, người duyệt: Điểu Minh Thuận" in done.out
    assert f"Đã ghi {REVIEWS}." in done.err
    assert steps(copy_root) == [
        {
            "ket_luan": "duyet",
            "ngay_ket_luan": "2024-01-30",
            "nguoi_ket_luan": "Điểu Minh Thuận",
            "ma_noi_dung": fingerprint(office(copy_root)),
        }
    ]
    assert codes(copy_root) == []


def test_who_signs_the_report_approves_by_default(copy_root: Path) -> None:
    """Without --nguoi the approval is of the one who signs the Office's report."""
    tdkt("duyet", "Văn phòng", *DAY, "-C", copy_root)
    assert steps(copy_root)[0]["nguoi_ket_luan"] == "Trần Thị Minh Thu"


def test_a_change_of_substance_is_a_finding_until_approved_again(copy_root: Path) -> None:
    """A number that changes after approval is reported, and no longer once approved again."""
    tdkt("duyet", "van-phong", *DAY, "-C", copy_root)
    edit(copy_root / OFFICE, "muc_ke_hoach: 240", "muc_ke_hoach: 241")
    assert codes(copy_root) == ["D901"]
    assert tdkt("duyet", "van-phong", "--ngay", "01/02/2024", "-C", copy_root).code == 0
    assert codes(copy_root) == []
    assert [step["ngay_ket_luan"] for step in steps(copy_root)] == ["2024-01-30", "2024-02-01"]


REWRITES: dict[str, Callable[[str], str]] = {
    "comment": lambda text: text.replace("ca_nhan:\n", "ca_nhan:  # danh sách\n", 1),
    "spaces": lambda text: text.replace("ma_don_vi: ", "ma_don_vi:    "),
    "line ends": lambda text: text.replace("\n", "\r\n"),
    "quotes": lambda text: text.replace("ho_ten: Lìu A Sáng", 'ho_ten: "Lìu A Sáng"'),
    "form of a day": lambda text: text.replace("ngay_gui: 2024-01-25", "ngay_gui: 25/1/2024"),
    "name of a title": lambda text: text.replace("[LDTT]", "[Lao động tiên tiến]"),
    "order of titles": lambda text: text.replace("[LDTT, CSTDCS]", "[CSTDCS, LDTT]"),
    "a number's form": lambda text: text.replace("muc_ke_hoach: 240", "muc_ke_hoach: 240,0"),
    "an empty key": lambda text: text.replace("        so_quyet_dinh:\n", ""),
    "a default written out": lambda text: text.replace("loai_cong_trinh: sang_kien", ""),
    "its origin": lambda text: text + "nguon: {ten_tep: a.xlsx}\n",
}
SUBSTANCE = {
    "name": ("Lìu A Sáng", "Lìu A Sang"),
    "title": ("[LDTT, CSTDCS]", "[LDTT]"),
    "number": ("tong_so_nguoi: 8", "tong_so_nguoi: 9"),
    "office held": ("chuc_vu: Kế toán", "chuc_vu: Kế toán trưởng"),
    "day": ("ngay_gui: 2024-01-25", "ngay_gui: 2024-01-26"),
    "word": ("Sổ theo dõi văn bản đến", "Sổ theo dõi văn bản đi"),
    "movement": (
        "[van-hoa-cong-so, ket-cau-ha-tang]\n  - ho_ten: Ka",
        "[van-hoa-cong-so]\n  - ho_ten: Ka",
    ),
}


@pytest.mark.parametrize("way", REWRITES)
def test_another_layout_is_no_change(copy_root: Path, way: str) -> None:
    """The same paper written otherwise keeps its approval."""
    tdkt("duyet", "van-phong", *DAY, "-C", copy_root)
    path = copy_root / OFFICE
    before = path.read_bytes()
    path.write_bytes(REWRITES[way](before.decode()).encode())
    assert path.read_bytes() != before
    assert codes(copy_root) == []


@pytest.mark.parametrize("what", SUBSTANCE)
def test_any_substance_counts(copy_root: Path, what: str) -> None:
    """A name, title, number, day, word changed by a letter is seen."""
    tdkt("duyet", "van-phong", *DAY, "-C", copy_root)
    edit(copy_root / OFFICE, *SUBSTANCE[what])
    assert "D901" in codes(copy_root)


@given(st.randoms())
def test_order_of_people_and_keys_is_no_meaning(sample_root: Path, chance: Any) -> None:  # noqa: ANN401
    """However people and keys are shuffled, the fingerprint is the same."""
    tree = yaml_tree.read((sample_root / OFFICE).read_bytes()).data

    def shuffled(value: Any) -> Any:  # noqa: ANN401 — a tree
        if isinstance(value, dict):
            pairs = [(key, shuffled(child)) for key, child in value.items()]
            chance.shuffle(pairs)
            return dict(pairs)
        if isinstance(value, list):
            items = [shuffled(child) for child in value]
            chance.shuffle(items)
            return items
        return value

    mixed = models.parse(models.Registration, shuffled(tree))
    assert isinstance(mixed, models.Registration)
    assert fingerprint(mixed) == fingerprint(office(sample_root))


def test_a_new_optional_key_leaves_old_fingerprints() -> None:
    """What a later version adds and nobody fills in changes no fingerprint that was written."""
    record = models.parse(
        models.Registration,
        {"nam_ke_hoach": "2024", "ma_don_vi": "a", "tong_so_nguoi": "0", "so_ca_nhan": "0"},
    )
    assert isinstance(record, models.Registration)
    assert fingerprint(record) == "nd1-f9080703d2099415313c"


def test_a_faulty_paper_is_not_approved(copy_root: Path) -> None:
    """A paper with an error is refused with the first one, and nothing is written."""
    edit(copy_root / OFFICE, "so_ca_nhan: 7", "so_ca_nhan: 8")
    done = tdkt("duyet", "van-phong", *DAY, "-C", copy_root)
    assert done.code == 1
    assert "còn 1 lỗi" in done.err
    assert "tdkt tralai van-phong" in done.err
    assert steps(copy_root) == []
    received = tdkt("duyet", "van-phong", "--tiep-nhan", *DAY, "-C", copy_root)
    assert received.code == 0
    assert steps(copy_root)[0]["ket_luan"] == "tiep_nhan"


def test_one_faulty_paper_of_two_writes_neither(copy_root: Path) -> None:
    """Several units are approved all or none."""
    edit(copy_root / OFFICE, "so_ca_nhan: 7", "so_ca_nhan: 8")
    assert tdkt("duyet", "thanh-tra", "van-phong", *DAY, "-C", copy_root).code == 1
    assert not (copy_root / "data/reviews").exists()


def test_everyone_at_once(copy_root: Path) -> None:
    """With --tat-ca all that can be approved is; each unit left out is named with the reason."""
    edit(copy_root / OFFICE, "so_ca_nhan: 7", "so_ca_nhan: 8")
    (copy_root / "data/registrations/2024/thanh-tra.yaml").unlink()
    done = tdkt("duyet", "--tat-ca", *DAY, "-C", copy_root)
    assert done.code == 0
    assert done.out.count("đã duyệt ngày 30/01/2024") == 4
    assert "bản đăng ký của Văn phòng còn 1 lỗi" in done.out
    assert "Thanh tra chưa gửi bản đăng ký" in done.out
    assert len(list((copy_root / "data/reviews/2024").iterdir())) == 4


def test_approving_again_writes_nothing(copy_root: Path) -> None:
    """An approval of content that did not change since is not repeated."""
    tdkt("duyet", "van-phong", *DAY, "-C", copy_root)
    again = tdkt("duyet", "van-phong", "--ngay", "02/02/2024", "-C", copy_root)
    assert again.code == 0
    assert "không ghi thêm" in again.out
    assert len(steps(copy_root)) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("duyet", *DAY), 2, "--tat-ca"),
        (("duyet", "van-phong", "--tat-ca", *DAY), 2, "--tat-ca"),
        (("duyet", "van-phong"), 2, "--ngay"),
        (("duyet", "vanphong", *DAY), 2, "Có phải: van-phong?"),
        (("duyet", "van-phong", "--ngay", "30/13/2024"), 2, "không có ngày"),
        (("duyet", "van-phong", "--dot", "7", *DAY), 2, "không có đợt 7"),
        (("duyet", "van-phong", "--ngay", "30/01/2023"), 1, "trước ngày"),
        (("duyet", "van-phong", "--nguoi", "A\u202eB", *DAY), 1, "U+202E"),
        (("tralai", "van-phong"), 2, "ngay_ban_hanh của phieu-tra-lai"),
        (("tralai", "van-phong", *DAY), 1, "--ly-do"),
        (("tralai", "van-phong", "--ly-do", "", *DAY), 2, "--ly-do"),
        (("tralai", "phong-la", *DAY), 2, "không có đơn vị"),
    ],
)
def test_wrong_use(copy_root: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    """What cannot be done is said in Vietnamese, and nothing is written."""
    done = tdkt(*arguments, "-C", copy_root)
    assert done.code == code
    assert said in done.err
    assert not (copy_root / "data/reviews").exists()


def test_a_paper_that_never_came_is_not_returned(copy_root: Path) -> None:
    """There is nothing to approve or return where nothing was filed."""
    (copy_root / OFFICE).unlink()
    for command in (("duyet", "van-phong"), ("tralai", "van-phong", "--ly-do", "x")):
        done = tdkt(*command, *DAY, "-C", copy_root)
        assert done.code == 1
        assert "chưa gửi bản đăng ký" in done.err


def _spoil(root: Path) -> None:
    edit(root / OFFICE, "ngay_gui: 2024-01-25", "ngay_gui:")
    edit(root / OFFICE, "so_ca_nhan: 7", "so_ca_nhan: 8")
    edit(root / OFFICE, "danh_hieu: [LDTT, CSTDCS]", "danh_hieu: [LDTX, CSTDCS]")
    edit(root / OFFICE, "ma_nhiem_vu: nv5", "ma_nhiem_vu: nv9")


def test_the_slip_names_every_fault_in_plain_words(
    copy_root: Path, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    """The slip of a spoilt registration, as the golden dump; no code of a rule on it."""
    _spoil(copy_root)
    paper = tmp_path / "phieu.docx"
    done = tdkt(
        "tralai",
        "van-phong",
        "--ngay",
        "26/01/2024",
        "--han",
        "29/01/2024",
        "-C",
        copy_root,
        "-o",
        paper,
    )
    assert done.code == 0
    text = dump(paper.read_bytes())
    golden("phieu-tra-lai.txt", text)
    assert not re.search(r"\b[YSDL][0-9]{3}\b", text)
    assert not re.search(r"\b[a-z]+_[a-z_]+\b", text)
    assert steps(copy_root)[0]["ket_luan"] == "tra_lai"
    assert steps(copy_root)[0]["nguoi_ket_luan"] == "Trần Thị Minh Thu"
    again = tdkt("tralai", "van-phong", "--ngay", "26/01/2024", "-C", copy_root)
    assert again.code == 0
    assert "không ghi thêm" in again.out
    assert (copy_root / "out/phieu-tra-lai-van-phong-2024.docx").is_file()
    assert len(steps(copy_root)) == 1


HIRED = "Ngày tuyển dụng"


@pytest.mark.parametrize(
    ("right", "wrong", "place"),
    [
        (
            "    danh_hieu: [LDTT]\n",
            "    danh_hieu: [LDTX]\n",
            "Phần “II. Cá nhân”, dòng của Phạm Quốc Hưng, cột “Danh hiệu thi đua đăng ký”",
        ),
        # A date that is none leaves no record to read, only the text of the file.
        (
            "ngay_tuyen_dung: 2012-03-01",
            "ngay_tuyen_dung: 2012-03-32",
            f"Phần “{HIRED}, phong trào tham gia”, dòng của Trần Thị Minh Thu, cột “{HIRED}”",
        ),
    ],
    ids=["title", "no date"],
)
def test_the_slip_of_a_form_names_its_columns(
    right: str, wrong: str, place: str, copy_root: Path, tmp_path: Path
) -> None:
    """A unit that filled in a form finds part, row and column of it, never a line of our file."""
    path = copy_root / "data/registrations/2024/van-phong.yaml"
    text = path.read_text("utf-8").replace(right, wrong, 1)
    form = "nguon: {ten_tep: dang-ky-van-phong-2024.xlsx, ma_bam: %s, ngay_nhap: 2024-01-26}\n"
    path.write_text(f"{text}{form % ('a' * 64)}", "utf-8")
    page = tmp_path / "phieu.html"
    command = ("tralai", "van-phong", "--ngay", "2024-01-27", "--chi-in")
    assert tdkt(*command, "-C", copy_root, "-o", page).code == 0
    texts = page_texts(page.read_bytes())
    assert place in texts
    assert not [text for text in texts if "dòng của tệp" in text or "(dòng" in text]


ROW = "dòng của An"


@pytest.mark.parametrize(
    ("path", "results", "place"),
    [
        ("tong_so_nguoi", False, "Phần “Thông tin chung”, ô “Tổng số người của đơn vị”"),
        (
            "ca_nhan[0].sang_kien[0].ten_sang_kien",
            False,
            f"Phần “Sáng kiến, đề tài làm căn cứ đăng ký”, {ROW}, Sổ, cột “Tên sáng kiến, đề tài”",
        ),
        (
            "ca_nhan[0].de_nghi[1]",
            True,
            f"Phần “9. Cá nhân: xếp loại và đề nghị”, {ROW}, cột “Danh hiệu, hình thức đề nghị”",
        ),
        ("ca_nhan[7].ho_ten", False, "Phần “II. Cá nhân”, cột “Họ và tên”"),
        ("so_ca_nhan", False, None),
        ("", False, None),
    ],
)
def test_places_in_forms(path: str, results: bool, place: str | None) -> None:  # noqa: FBT001
    """The innermost table that shows a key, its row by the names on the way."""
    content: Any = {"ca_nhan": [{"ho_ten": "An", "sang_kien": [{"ten_sang_kien": "Sổ"}]}]}
    assert form_place(path, content, results=results) == place


def test_the_slip_of_a_file_that_cannot_be_read(copy_root: Path, tmp_path: Path) -> None:
    """A file broken as YAML is returned too, by line."""
    edit(copy_root / OFFICE, "tong_so_nguoi: 8", "tong_so_nguoi: [8")
    page = tmp_path / "phieu.html"
    done = tdkt("tralai", "van-phong", *DAY, "--chi-in", "-C", copy_root, "-o", page)
    assert done.code == 0
    texts = page_texts(page.read_bytes())
    assert any(re.fullmatch(r"Cả bản \(dòng [0-9]+\)", text) for text in texts)
    assert any("là dòng của tệp " in text for text in texts)
    assert not (copy_root / "data/reviews").exists()


def test_a_reason_is_printed_and_kept(copy_root: Path, tmp_path: Path) -> None:
    """A paper without faults goes back for the reason given."""
    page = tmp_path / "phieu.html"
    reason = "Thiếu báo cáo sáng kiến <b>&{{x}}"
    given_ = ("tralai", "thanh-tra", "--ly-do", reason, *DAY, "--dot", "1")
    edit(
        copy_root / "data/results/2024/dot-1/thanh-tra.yaml",
        "ngay_gui: 2024-06-19",
        "ngay_gui: 2024-01-19",
    )
    assert tdkt(*given_, "-C", copy_root, "-o", page).code == 0
    assert f"Lý do: {reason}." in page_texts(page.read_bytes())
    path = copy_root / "data/reviews/2024/thanh-tra.yaml"
    assert yaml_tree.read(path.read_bytes()).data["xem_xet"][0]["ly_do"] == reason


def test_returned_until_it_comes_again(copy_root: Path) -> None:
    """A returned paper is awaited on the board and reported, until it says something else."""
    tdkt("tralai", "van-phong", "--ly-do", "Sai chức vụ", *DAY, "-C", copy_root)
    assert codes(copy_root) == ["D902"]
    assert "trả lại" in tdkt("tiendo", "--ngay", "2024-02-01", "-C", copy_root).out
    assert "trả lại" not in tdkt("tiendo", "--ngay", "2024-01-29", "-C", copy_root).out
    dataset = storage.load(copy_root, None).dataset
    assert list(returned_papers(dataset)) == [("van-phong", 0)]
    assert list(returned_papers(dataset, date(2024, 1, 29))) == []
    edit(copy_root / OFFICE, "chuc_vu: Kế toán", "chuc_vu: Kế toán viên")
    assert codes(copy_root) == []


def test_filing_again_unchanged_ends_the_return(copy_root: Path) -> None:
    """A paper filed after the day of its return has come again, even word for word."""
    tdkt("tralai", "van-phong", "--ly-do", "Thiếu chữ ký", *DAY, "-C", copy_root)
    edit(copy_root / OFFICE, "ngay_gui: 2024-01-25", "ngay_gui: 2024-01-31")
    assert "D902" not in codes(copy_root)


def test_the_file_of_reviews_keeps_comments(copy_root: Path) -> None:
    """A step is added to a file that people write in too."""
    path = copy_root / REVIEWS
    path.parent.mkdir(parents=True)
    path.write_bytes(
        b"# ghi tay\nnam_ke_hoach: 2024\nma_don_vi: van-phong\nxem_xet:\n"
        b"  - ket_luan: tiep_nhan  # qua th\xc6\xb0\n    ngay_ket_luan: 2024-01-25\n"
    )
    before = path.read_bytes()
    assert tdkt("duyet", "van-phong", *DAY, "-C", copy_root).code == 0
    assert path.read_bytes().startswith(before)
    assert len(steps(copy_root)) == 2


def test_words_for_every_key_of_the_units_papers() -> None:
    """No key of a registration or result is left without a word for the slip."""
    known = set(WORDS) | {
        "nguon",
        "ten_tep",
        "ma_bam",
        "ngay_nhap",
        "quyen_han",
        "thay_cho",
        "so_nam",
        "dan_dau",
    }

    def keys(model: Any, seen: set[Any]) -> set[str]:  # noqa: ANN401 — a model class
        found = set(model.model_fields)
        for field in model.model_fields.values():
            inner = models.shape._record_in(field.annotation)
            if inner and inner not in seen:
                found |= keys(inner, seen | {inner})
        return found

    assert (keys(models.Registration, set()) | keys(models.Results, set())) - known == set()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("ca_nhan[1].danh_hieu[0]", "Cá nhân 02 (Lê Văn A), danh hiệu thi đua"),
        (
            "ca_nhan[0].sang_kien[0].ten_sang_kien",
            "Cá nhân 01, sáng kiến, đề tài 01 (Sổ), tên sáng kiến, đề tài",
        ),
        ("so_ca_nhan", "Số cá nhân"),
        ("", ""),
        ("ca_nhan[9]", "Danh sách cá nhân"),
    ],
)
def test_places_in_words(path: str, words: str) -> None:
    """A key path becomes what stands on the form."""
    tree = {"ca_nhan": [{"sang_kien": [{"ten_sang_kien": "Sổ"}]}, {"ho_ten": "Lê Văn A"}]}
    assert place_words(path, tree).casefold() == words.casefold()


def test_sentences_in_words() -> None:
    """Keys and codes in a message become words; names of files stay."""
    assert in_words("Sửa ngay_gui thành 7, ghi LDTT; tệp data/a_b.yaml giữ nguyên.") == (
        "Sửa ngày gửi thành 7, ghi LĐTT; tệp data/a_b.yaml giữ nguyên."
    )


def test_edits_need_a_readable_file(copy_root: Path) -> None:
    """A file of reviews with an error is not written over."""
    path = copy_root / REVIEWS
    path.parent.mkdir(parents=True)
    path.write_bytes(
        edits.new_file({"nam_ke_hoach": 2024, "ma_don_vi": "van-phong", "la": "x"}, "")
    )
    done = tdkt("duyet", "van-phong", *DAY, "-C", copy_root)
    assert done.code == 1
    assert "có lỗi" in done.err


def test_a_slip_that_cannot_be_written_says_what_was(tmp_path: Path) -> None:
    """The return is kept, and the sentence says so and how to print the slip alone."""
    root = valid_root(tmp_path)
    (tmp_path / "tep").write_text("")
    told = tdkt(
        "tralai", "van-phong", "--ngay", "26/01/2024", "--ly-do", "y", "-C", root,
        "-o", tmp_path / "tep" / "x.docx",
    )  # fmt: skip
    assert told.code == 2
    assert "đã ghi vào data/reviews/2024/van-phong.yaml" in told.err
    assert "--chi-in" in told.err


def test_the_report_to_the_council_does_not_count_what_was_returned(
    copy_root: Path, tmp_path: Path
) -> None:
    """Sent back and not filed again: told in part II, not received, no letter upwards."""
    day = ("--ngay", "03/02/2024")
    assert tdkt("tralai", "thanh-tra", *day, "--ly-do", "Thiếu chữ ký", "-C", copy_root).code == 0
    path = tmp_path / "x.html"
    assert tdkt("tonghop", "-C", copy_root, "-o", path).code == 0
    text = path.read_text("utf-8").replace("\u00a0", " ")
    assert "Có 05/06 đơn vị gửi bản đăng ký, với 26/27 người" in text
    assert "chưa nộp lại (Thanh tra) không tính là đã gửi" in text
    assert "- Thanh tra: đã trả lại ngày 03/02/2024, chưa nộp lại." in text
    assert "Thanh tra: 0/0 người đăng ký (đã trả lại ngày 03/02/2024, chưa nộp lại)" in text
    assert "Lê Hữu Phước" not in text
    letter = ("tonghop", "--gui-cap-tren", "-C", copy_root, "-o", tmp_path / "y.docx")
    refused = tdkt(*letter)
    assert refused.code == 1
    assert "(Thanh tra: đã trả lại ngày 03/02/2024, chưa nộp lại)" in refused.err
    edit(
        copy_root / "data/registrations/2024/thanh-tra.yaml",
        "chuc_vu: Chánh",
        "chuc_vu: Quyền Chánh",
    )
    assert tdkt("tonghop", "-C", copy_root, "-o", path).code == 0
    assert "Có 06/06 đơn vị gửi bản đăng ký" in path.read_text("utf-8").replace("\u00a0", " ")
    assert tdkt(*letter).code == 0


def test_the_person_taken_by_default_is_said_and_another_can_be_given(copy_root: Path) -> None:
    """Who signs the report approves unless somebody is named; naming them later is a new step."""
    done = tdkt("duyet", "van-phong", *DAY, "-C", copy_root)
    signer = "Trần Thị Minh Thu"
    assert f"Người duyệt lấy người ký báo cáo tổng hợp đăng ký ({signer})" in done.err
    assert "thêm --nguoi 'HỌ TÊN'" in done.err
    other = tdkt("duyet", "van-phong", *DAY, "--nguoi", "Điểu Minh Thuận", "-C", copy_root)
    assert "người duyệt: Điểu Minh Thuận" in other.out
    assert "lấy người ký" not in other.err
    steps = yaml_tree.read((copy_root / "data/reviews/2024/van-phong.yaml").read_bytes()).data
    assert [step["nguoi_ket_luan"] for step in steps["xem_xet"]] == [signer, "Điểu Minh Thuận"]
    back = tdkt("tralai", "thanh-tra", *DAY, "--ly-do", "Thiếu", "-C", copy_root)
    assert "người trả: " in back.out
    assert "khác thì thêm --nguoi" in back.err
