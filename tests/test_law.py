"""Law as data: each file sound, one value a day, marks honest, citations that resolve."""

from __future__ import annotations

import ast
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tdkt_cli
from tdkt_cli import law, models, rules, yaml_tree
from tdkt_cli.law import Citation, cited, titles
from tdkt_cli.law.titles import LAW_OF_TITLES
from tdkt_cli.models.regulation import LocalValues

SOURCE = Path(tdkt_cli.__file__).parent
DAYS = tuple(date(2018, 1, 1) + timedelta(days) for days in range(3652))
AMENDED = date(2026, 10, 1)
CODES = tuple(instrument.code for instrument in law.instruments())

# A table that a jurist can hold against the texts: name, day, value, mark; `None` for no value.
ORACLE = """
cstdcs_can                     2023-12-31  sang_kien_hoac_de_tai  trich_dan
cstdcs_can                     2024-01-01  mot_trong              nguyen_van
cstdcs_can                     2026-09-30  mot_trong              nguyen_van
cstdcs_can                     2026-10-01  mot_trong              chua
can_cu_dang_ky                 2023-12-31  co                     trich_dan
can_cu_dang_ky                 2024-01-31  khong                  nguyen_van
so_thang_tuyen_dung_toi_thieu  2023-12-31  10                     trich_dan
so_thang_tuyen_dung_toi_thieu  2024-01-31  None                   -
so_thang_tuyen_dung_toi_thieu  2024-04-14  None                   -
so_thang_tuyen_dung_toi_thieu  2024-04-15  6                      chua
so_thang_tuyen_dung_toi_thieu  2025-08-04  6                      chua
so_thang_tuyen_dung_toi_thieu  2025-08-05  6                      chua
ty_le_ldtt_toi_thieu           2023-12-31  50                     trich_dan
so_sanh_ty_le_ldtt             2023-12-31  tren                   trich_dan
ty_le_ldtt_toi_thieu           2024-01-01  70                     nguyen_van
so_sanh_ty_le_ldtt             2024-01-01  tu                     nguyen_van
ty_le_ldtt_ttldxs              2024-12-31  70                     nguyen_van
ty_le_ldtt_ttldxs              2023-12-31  None                   -
cstdcs_cho_cstd_tinh           2024-12-31  3                      nguyen_van
cstd_tinh_cho_cstdtq           2024-12-31  2                      nguyen_van
cstdcs_cho_bk_tinh             2024-12-31  2                      nguyen_van
nam_htxsnv_cho_bk_tinh         2024-12-31  2                      nguyen_van
sang_kien_cho_bk_tinh          2024-12-31  2                      nguyen_van
nam_httnv_cho_bk_ttcp          2024-12-31  5                      nguyen_van
cstdcs_cho_bk_ttcp             2024-12-31  3                      nguyen_van
nam_httnv_cho_hcld_3           2024-12-31  5                      nguyen_van
nam_htxsnv_cho_hcld_3          2024-12-31  1                      nguyen_van
cstdcs_cho_hcld_3              2024-12-31  3                      nguyen_van
nam_htxsnv_cho_hcld_2          2024-12-31  2                      nguyen_van
cstd_tinh_cho_hcld_2           2024-12-31  1                      nguyen_van
nam_htxsnv_cho_hcld_1          2024-12-31  3                      nguyen_van
cstd_tinh_cho_hcld_1           2024-12-31  2                      nguyen_van
nam_thanh_lap_cho_hcld_3       2024-12-31  10                     nguyen_van
nam_chuyen_de_cho_co_tinh      2024-12-31  3                      nguyen_van
nam_phong_trao_cho_co_cp       2024-12-31  5                      nguyen_van
ty_le_phieu_cstdcs             2023-12-31  None                   -
ty_le_phieu_cstdcs             2024-01-01  80                     trich_dan
ty_le_phieu_cstdcs             2025-07-01  80                     chua
ty_le_phieu_cstd_tinh          2023-12-31  90                     trich_dan
ty_le_phieu_cstd_tinh          2025-06-30  90                     trich_dan
ty_le_cstdcs_toi_da            2023-12-31  15                     chua
ty_le_cstdcs_toi_da            2024-01-01  None                   -
thang_lam_viec_toi_thieu       2023-09-14  None                   -
thang_lam_viec_toi_thieu       2023-09-15  6                      trich_dan
thang_nghi_toi_thieu           2024-12-31  3                      trich_dan
tran_htxsnv                    2025-12-31  None                   -
tran_htxsnv                    2026-01-01  20                     trich_dan
tran_htxsnv_vien_chuc          2026-06-30  None                   -
tran_htxsnv_vien_chuc          2026-07-01  20                     trich_dan
luong_co_so                    2019-06-30  None                   -
luong_co_so                    2023-06-30  1490000                trich_dan
luong_co_so                    2023-07-01  1800000                trich_dan
luong_co_so                    2024-06-30  1800000                trich_dan
luong_co_so                    2024-07-01  2340000                trich_dan
luong_co_so                    2026-06-30  2340000                trich_dan
luong_co_so                    2026-07-01  2530000                trich_dan
luong_co_so                    2027-12-31  2530000                trich_dan
"""


def _regulation(**changes: object) -> yaml_tree.Tree:
    """Return the tree of a small regulation, with top-level keys replaced."""
    return {
        "ma_van_ban": "quy-che-ban",
        "ten_van_ban": "Quy chế thi đua của Ban",
        "tu_ngay": "2024-02-01",
        "den_ngay": "2025-12-31",
        "nguon": "Cơ quan",
        "ngay_kiem_tra": "2024-02-01",
        "dieu_khoan": [
            {
                "dieu": "5",
                "khoan": "2",
                "noi_dung": "Tỷ lệ Chiến sĩ thi đua cơ sở",
                "doi_chieu": "nguyen_van",
                "gia_tri": {"ty_le_cstdcs_toi_da": "15"},
            }
        ],
        **changes,
    }


def _read(tree: yaml_tree.Tree) -> law.Instrument:
    """Return a regulation as law, read as a file of `data/regulations/` is."""
    record = models.parse(models.Regulation, tree)
    assert isinstance(record, models.Regulation), record
    return law.regulation(record)


# ---- instruments


@pytest.mark.parametrize("code", CODES)
def test_a_file_is_named_after_its_instrument(code: str) -> None:
    """The code stands in the file, and each provision says what it is about."""
    instrument = law.instrument(code)
    assert (SOURCE / "law" / "van-ban" / f"{code}.yaml").is_file()
    assert instrument.code == code
    assert instrument.number in instrument.name
    assert instrument.provisions
    for versions in instrument.provisions.values():
        assert all(version.subject for version in versions)


@pytest.mark.parametrize("code", CODES)
def test_days_of_an_instrument_are_in_order(code: str) -> None:
    """It is issued, then in force, then ended."""
    instrument = law.instrument(code)
    assert instrument.in_force_from is not None
    days = [instrument.issued, instrument.in_force_from, instrument.in_force_to]
    known = [day for day in days if day]
    assert known == sorted(known)
    assert bool(instrument.unchecked_from) == bool(instrument.unchecked_why)


@pytest.mark.parametrize("code", CODES)
def test_replacing_is_told_by_both(code: str) -> None:
    """What an instrument replaced has ended and names it."""
    instrument = law.instrument(code)
    for earlier in map(law.instrument, instrument.replaces):
        assert code in earlier.replaced_by
        assert earlier.in_force_to is not None
    for later in map(law.instrument, instrument.replaced_by):
        assert code in later.replaces or later.in_force_from is not None


@pytest.mark.parametrize("code", CODES)
def test_what_is_marked_read_can_be_found_again(code: str) -> None:
    """A provision that was read quotes a few words of it; a quotation names who quotes."""
    for place, versions in law.instrument(code).provisions.items():
        for version in versions:
            assert len(version.excerpt.split()) <= 12, place
            if version.check == "nguyen_van":
                assert version.excerpt, place
            if version.check == "trich_dan":
                assert version.read_in, place
            if version.check == "chua":
                assert not version.excerpt, place


def test_only_texts_in_hand_are_marked_read() -> None:
    """The Law and the codified articles of Nghị định 90/2020 were read; the rest is quoted."""
    read = {
        instrument.code
        for instrument in law.instruments()
        for versions in instrument.provisions.values()
        if any(version.check == "nguyen_van" for version in versions)
    }
    assert read == {"luat-06-2022", "nd-90-2020"}


def test_an_instrument_is_found_by_its_number() -> None:
    """Numbers are unique, and one finds its instrument."""
    numbers = [instrument.number for instrument in law.instruments()]
    assert len(numbers) == len(set(numbers))
    found = law.with_number("98/2023/NĐ-CP")
    assert found is not None
    assert found.code == "nd-98-2023"
    assert law.with_number("99/2023/NĐ-CP") is None


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("luat-15-2003", "2004-07-01", "2023-12-31"),
        ("luat-06-2022", "2024-01-01", None),
        ("nd-91-2017", "2017-10-01", "2023-12-31"),
        ("nd-98-2023", "2024-01-01", "2025-06-30"),
        ("nd-152-2025", "2025-07-01", None),
        ("tt-01-2024-bnv", "2024-04-15", "2025-08-04"),
        ("tt-15-2025-bnv", "2025-08-05", None),
        ("luat-06-2026", "2026-10-01", None),
    ],
)
def test_days_in_force(code: str, first: str, last: str | None) -> None:
    """The first and the last day belong to it, the days beside do not."""
    start = date.fromisoformat(first)
    assert law.in_force(code, start)
    assert not law.in_force(code, start - timedelta(1))
    if last is None:
        assert law.in_force(code, date(2027, 12, 31))
        return
    end = date.fromisoformat(last)
    assert law.in_force(code, end)
    assert not law.in_force(code, end + timedelta(1))


# ---- values


@pytest.mark.parametrize("line", ORACLE.strip().splitlines())
def test_oracle(line: str) -> None:
    """A value on a day, with its mark."""
    name, day_text, expected, check = line.split()
    day = date.fromisoformat(day_text)
    if expected == "None":
        with pytest.raises(law.NoValueError) as caught:
            law.value(name, day)
        assert caught.value.reason
        assert law.national().known(name, day) is None
        return
    found = law.value(name, day)
    assert (str(found.value), found.check) == (expected, check)
    assert found.citation.holds(day)
    assert found.citation.check_on(day) == check


@pytest.mark.parametrize("name", law.names())
def test_on_every_day_a_value_is_unique_or_absent_by_a_stated_reason(name: str) -> None:
    """Ten years, day by day: one value and no reason, or none and a reason."""
    for day in DAYS:
        found = law.national().known(name, day)
        assert (found is None) == bool(law.absence(name, day)), day


def test_no_two_values_meet() -> None:
    """Over all time, not only these ten years."""
    assert law.national().conflicts() == ()


def test_every_value_has_a_documented_name_and_kind() -> None:
    """The one list of names knows each, its choices or its unit."""
    used = {
        name
        for instrument in law.instruments()
        for versions in instrument.provisions.values()
        for version in versions
        for name in version.values
    }
    assert used <= set(law.names())
    for name in used:
        known = law.names()[name]
        assert known.meaning
        for _, _, value in law.history(name):
            if known.choices:
                assert value.word in known.choices
            elif isinstance(value.value, str):
                assert known.unit in {"khen", "ngày", "phần"}
            else:
                assert known.unit
                assert value.decimal >= 0


def test_a_history_is_in_the_order_of_time() -> None:
    """Each value of a name with its days."""
    spans = [(first, last) for first, last, _ in law.history("luong_co_so")]
    assert spans == [
        (date(2019, 7, 1), date(2023, 6, 30)),
        (date(2023, 7, 1), date(2024, 6, 30)),
        (date(2024, 7, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), None),
    ]
    assert law.history("khong_co") == ()


def test_kinds_of_contents() -> None:
    """A number is not a word and a word is not a number."""
    day = date(2024, 12, 31)
    number, choice = law.value("ty_le_ldtt_toi_thieu", day), law.value("cstdcs_can", day)
    share = law.value("he_so_thuong_ldtt_ca_nhan", day)
    assert number.whole == 70
    assert number.decimal == Decimal(70)
    assert choice.word == "mot_trong"
    assert share.decimal == Decimal("0.3")
    with pytest.raises(TypeError):
        _ = number.word
    with pytest.raises(TypeError):
        _ = choice.decimal
    with pytest.raises(TypeError):
        _ = share.whole


def test_an_unknown_name_has_no_value() -> None:
    """No value and no reason either, so that a slip in a name shows."""
    with pytest.raises(LookupError, match="không có giá trị"):
        law.value("khong_co", date(2024, 1, 1))


# ---- citations


def test_from_the_amendment_on_nothing_of_the_law_counts_as_checked() -> None:
    """Luật 06/2026 was not seen: every place of Luật 06/2022 is `chua` from that day."""
    before = AMENDED - timedelta(1)
    for article, clause, point in law.instrument("luat-06-2022").provisions:
        citation = Citation("luat-06-2022", article, clause, point)
        assert citation.check_on(before) == "nguyen_van"
        assert citation.check_on(AMENDED) == "chua"
        assert citation.holds(AMENDED)


def test_a_provision_that_does_not_hold_is_not_checked() -> None:
    """On a day before its law, a citation neither holds nor counts as checked."""
    citation = Citation("luat-06-2022", 28, 1, "c")
    assert not citation.holds(date(2023, 12, 31))
    assert citation.check_on(date(2023, 12, 31)) == "chua"


def test_versions_of_a_provision() -> None:
    """Điều 2 of Nghị định 90/2020 holds as amended, not before, and for civil servants to 2025."""
    citation = Citation("nd-90-2020", 2)
    assert not citation.holds(date(2023, 9, 14))
    assert citation.holds(date(2023, 9, 15))
    assert citation.holds(date(2026, 6, 30))
    assert not citation.holds(date(2026, 7, 1))
    assert len(citation.provisions) == 2
    assert citation.provision is citation.provisions[-1]


@pytest.mark.parametrize(
    ("citation", "text", "in_papers"),
    [
        (
            Citation("luat-06-2022", 27, 1, "c"),
            "điểm c khoản 1 Điều 27 Luật Thi đua, khen thưởng số 06/2022/QH15",
            "điểm c khoản 1 Điều 27 Luật Thi đua, khen thưởng",
        ),
        (
            Citation("luat-06-2022", 7),
            "Điều 7 Luật Thi đua, khen thưởng số 06/2022/QH15",
            "Điều 7 Luật Thi đua, khen thưởng",
        ),
        (
            Citation("cv-5007-2023", "Mục III.5.c"),
            "Mục III.5.c, Công văn số 5007/BNV-TĐKT năm 2023 của Bộ Nội vụ",
            "Mục III.5.c, Công văn số 5007/BNV-TĐKT năm 2023 của Bộ Nội vụ",
        ),
    ],
)
def test_a_citation_is_read_smallest_part_first(
    citation: Citation, text: str, in_papers: str
) -> None:
    """For the clerk with the number, in papers without it."""
    assert (str(citation), citation.in_papers) == (text, in_papers)


def test_a_place_that_no_file_lists_is_a_bug() -> None:
    """It fails where it is asked for, not in silence."""
    with pytest.raises(KeyError):
        _ = Citation("luat-06-2022", 999).provision


def _written_citations() -> list[tuple[str, Citation]]:
    """Return every citation written out in the source, with its place."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else node.func
            name = called.id if isinstance(called, ast.Name) else called
            values = [_constant(argument) for argument in node.args]
            if name == "article" and values and None not in values[:1]:
                values = [LAW_OF_TITLES, *values]
            elif name != "Citation":
                continue
            if len(values) > 1 and "?" not in values:
                found.append((f"{path.name}:{node.lineno}", Citation(*values)))  # type: ignore[arg-type]
    return found


def _constant(node: ast.expr) -> object:
    if isinstance(node, ast.Constant):
        return node.value
    return LAW_OF_TITLES if isinstance(node, ast.Name) and node.id == "LAW_OF_TITLES" else "?"


def test_every_citation_in_the_source_resolves() -> None:
    """What rules and conditions cite stands in a file of the law."""
    written = _written_citations()
    assert len(written) >= 5
    for place, citation in written:
        assert citation.provision.subject, place


def test_every_basis_of_a_rule_and_a_title_resolves() -> None:
    """Also where the citation is put together."""
    for rule in rules.catalogue().values():
        assert all(citation.provision.subject for citation in rule.basis), rule.code
    for title in (*titles.all_titles(), *titles.outside_reach()):
        assert title.basis.provision.subject, title.code
        assert title.authority.provision.subject, title.code


# ---- regulations of the agency


def test_a_regulation_sets_what_is_left_to_it() -> None:
    """Its value holds on its days only, and its citation names it."""
    book = law.with_regulations([_read(_regulation())])
    found = book.value("ty_le_cstdcs_toi_da", date(2024, 6, 1))
    assert found.whole == 15
    assert found.check == "nguyen_van"
    assert str(found.citation) == "khoản 2 Điều 5 Quy chế thi đua của Ban"
    assert book.known("ty_le_cstdcs_toi_da", date(2024, 1, 31)) is None
    assert book.known("ty_le_cstdcs_toi_da", date(2026, 1, 1)) is None
    assert book.value("cstdcs_cho_cstd_tinh", date(2024, 6, 1)).whole == 3
    assert book.conflicts() == ()
    assert law.national().known("ty_le_cstdcs_toi_da", date(2024, 6, 1)) is None


def test_two_regulations_for_one_day_are_a_conflict() -> None:
    """Which of two holds is not guessed."""
    other = _read(_regulation(ma_van_ban="quy-che-tinh", den_ngay=None))
    book = law.with_regulations([_read(_regulation()), other])
    assert len(book.conflicts()) == 1
    with pytest.raises(ValueError, match="ty_le_cstdcs_toi_da"):
        book.value("ty_le_cstdcs_toi_da", date(2024, 6, 1))
    assert book.value("ty_le_cstdcs_toi_da", date(2026, 6, 1)).whole == 15


def test_two_regulations_that_share_one_day_are_a_conflict() -> None:
    """The last day of one and the first of the other are both in force."""
    first = _read(_regulation(den_ngay="2024-05-31"))
    touching = _read(_regulation(ma_van_ban="quy-che-moi", tu_ngay="2024-05-31"))
    following = _read(_regulation(ma_van_ban="quy-che-moi", tu_ngay="2024-06-01"))
    assert law.with_regulations([first, touching]).conflicts()
    assert law.with_regulations([first, following]).conflicts() == ()


def test_versions_stand_in_the_order_of_time_however_they_are_written() -> None:
    """The latest version is the last."""
    place = _regulation()["dieu_khoan"][0]
    later = {**place, "tu_ngay": "2025-01-01", "noi_dung": "sau"}
    earlier = {**place, "den_ngay": "2024-12-31", "noi_dung": "trước"}
    read = _read(_regulation(dieu_khoan=[later, earlier]))
    assert [version.subject for version in read.provisions[5, 2, None]] == ["trước", "sau"]
    assert law.with_regulations([read]).conflicts() == ()


def _with_provision(**changes: object) -> yaml_tree.Tree:
    tree = _regulation()
    return {**tree, "dieu_khoan": [{**tree["dieu_khoan"][0], **changes}]}


_VALUES = ("dieu_khoan", 0, "gia_tri")


def _with_value(**values: str) -> yaml_tree.Tree:
    return _with_provision(gia_tri=values)


@pytest.mark.parametrize(
    ("tree", "path", "reason"),
    [
        ("chữ", (), "not_a_table"),
        (_regulation(nguon=""), ("nguon",), "empty_text"),
        (_regulation(nguon=None), ("nguon",), "empty_key"),
        (_regulation(la=""), ("la",), "unknown_key"),
        (_regulation(tu_ngay="2.2024"), ("tu_ngay",), "bad_date_form"),
        (_regulation(tu_ngay="2024-02-30"), ("tu_ngay",), "no_such_date"),
        (_regulation(dieu_khoan={"a": "b"}), ("dieu_khoan",), "not_a_list"),
        (_regulation(dieu_khoan=[]), ("dieu_khoan",), "empty_list"),
        (_regulation(dieu_khoan=["a"]), ("dieu_khoan", 0), "not_a_table"),
        (_with_provision(dieu=None), ("dieu_khoan", 0), "no_place"),
        (_with_provision(muc="Phần I"), ("dieu_khoan", 0), "no_place"),
        (_with_provision(dieu="năm"), ("dieu_khoan", 0, "dieu"), "bad_number"),
        (_with_provision(doi_chieu="roi"), ("dieu_khoan", 0, "doi_chieu"), "not_a_choice"),
        (_with_provision(den_ngay="x"), ("dieu_khoan", 0, "den_ngay"), "bad_date_form"),
        (_with_provision(gia_tri=["x"]), ("dieu_khoan", 0, "gia_tri"), "not_a_table"),
        (_with_value(so_gk_toi_da="năm"), (*_VALUES, "so_gk_toi_da"), "bad_number"),
        (_with_value(ty_le_cstdcs_toi_da="101"), (*_VALUES, "ty_le_cstdcs_toi_da"), "bad_percent"),
        (_with_value(han_gui_len_tinh="15/12"), (*_VALUES, "han_gui_len_tinh"), "bad_month_day"),
        (_with_value(han_gui_len_tinh="02-29"), (*_VALUES, "han_gui_len_tinh"), "bad_month_day"),
        (_with_value(khong_co="1"), (*_VALUES, "khong_co"), "unknown_key"),
        (_with_value(cstdcs_cho_cstd_tinh="2"), (*_VALUES, "cstdcs_cho_cstd_tinh"), "unknown_key"),
        (_with_value(xep_loai_gk_ca_nhan="TOT"), (*_VALUES, "xep_loai_gk_ca_nhan"), "not_a_choice"),
    ],
)
def test_a_bad_regulation_is_told_with_its_place(
    tree: yaml_tree.Tree, path: tuple[str | int, ...], reason: str
) -> None:
    """The reading rules of the other files hold for regulations too."""
    found = models.parse(models.Regulation, tree)
    assert isinstance(found, tuple)
    assert [(error.path, error.reason) for error in found] == [(path, reason)]


def test_a_regulation_may_set_what_the_law_leaves_to_it_and_nothing_else() -> None:
    """The fields of the model are the local names of the law's list, with the same choices."""
    local = {name: known for name, known in law.names().items() if known.local}
    assert set(LocalValues.model_fields) == set(local)
    for name, known in local.items():
        for choice in known.choices:
            assert not isinstance(models.parse(LocalValues, {name: choice}), tuple)
        assert bool(known.choices) == (known.unit == "")


def test_a_provision_without_a_mark_is_unchecked() -> None:
    """Nobody is taken to have read what is not said to be read."""
    book = law.with_regulations([_read(_with_provision(doi_chieu=None))])
    assert book.value("ty_le_cstdcs_toi_da", date(2024, 6, 1)).check == "chua"


# ---- votes


@pytest.mark.parametrize(
    ("members", "yes"),
    [(3, 3), (5, 4), (7, 6), (9, 8), (11, 9), (13, 11), (15, 12)],
)
def test_minimum_yes_at_80_per_cent(members: int, yes: int) -> None:
    """The table of Điều 30 khoản 7: of all members, not rounded down."""
    assert law.minimum_yes(members, 80) == yes


@pytest.mark.parametrize(
    ("members", "yes"),
    [(3, 3), (5, 5), (7, 7), (9, 9), (11, 10), (13, 12), (15, 14)],
)
def test_minimum_yes_at_90_per_cent(members: int, yes: int) -> None:
    """The same for CSTĐ tỉnh."""
    assert law.minimum_yes(members, 90) == yes


@given(members=st.integers(1, 200), share=st.integers(0, 100))
def test_minimum_yes_is_the_least_that_reaches_the_share(members: int, share: int) -> None:
    """It reaches the share, and one vote less does not."""
    least = law.minimum_yes(members, share)
    assert 0 <= least <= members
    assert least * 100 >= members * share
    assert (least - 1) * 100 < members * share
    assert law.reaches(least, members, share)
    assert not law.reaches(least - 1, members, share)


@pytest.mark.parametrize(("members", "share"), [(0, 80), (-1, 80), (5, -1), (5, 101)])
def test_no_votes_without_members(members: int, share: int) -> None:
    """A call that means nothing is a bug."""
    with pytest.raises(ValueError, match=str(members)):
        law.minimum_yes(members, share)


# ---- alternatives of flags and certificates


def test_routes_of_the_collective_ladders() -> None:
    """Điều 42–44 khoản 4 and Điều 73 khoản 4 điểm e, as counts."""
    day = date(2024, 12, 31)
    read = {
        name: [tuple(route) for route in law.routes(law.value(name, day).word)]
        for name in law.names()
        if name.startswith("khen_cho_")
    }
    assert read == {
        "khen_cho_bk_ttcp_tap_the": [(0, 1, 0, False), (0, 0, 2, False)],
        "khen_cho_hcld_3_tap_the": [
            (1, 0, 0, False),
            (0, 2, 0, False),
            (0, 1, 1, False),
            (0, 0, 2, True),
        ],
        "khen_cho_hcld_2_tap_the": [(1, 1, 0, False), (0, 3, 0, False), (0, 0, 3, True)],
        "khen_cho_hcld_1_tap_the": [
            (2, 0, 0, False),
            (1, 2, 0, False),
            (0, 4, 0, False),
            (0, 0, 4, True),
        ],
    }


@pytest.mark.parametrize("text", ["", "2", "2 cờ", "0 co", "1 co | ", "1 co ngoai"])
def test_other_forms_of_routes_are_refused(text: str) -> None:
    """A slip in a file of the law does not pass as an easier route."""
    with pytest.raises(ValueError, match="khen_cho"):
        law.routes(text)


# ---- titles


@pytest.mark.parametrize(
    ("code", "day", "said"),
    [
        (
            "nd-98-2023",
            date(2025, 7, 1),
            "có hiệu lực đến hết ngày 30/6/2025, nay là Nghị định số 152/2025/NĐ-CP",
        ),
        ("nd-98-2023", date(2023, 12, 31), "đến ngày 01/01/2024 mới có hiệu lực"),
        ("nd-152-2025", date(2025, 6, 30), "đến ngày 01/7/2025 mới có hiệu lực"),
    ],
)
def test_why_an_instrument_is_not_in_force(code: str, day: date, said: str) -> None:
    """Ended, or not begun; on its own days it is in force."""
    assert cited.why_not_in_force(law.instrument(code), day) == said
    assert not law.in_force(code, day)
    assert law.in_force("nd-98-2023", date(2025, 6, 30))


def test_abbreviations_are_those_of_the_title_itself() -> None:
    """Each with diacritics, and found again as that title."""
    assert titles.abbreviations("CSTDCS")[0] == "CSTĐCS"
    for title in titles.all_titles():
        for name in titles.abbreviations(title.code):
            found = titles.find(name)
            assert found is not None
            assert found.code == title.code


def test_who_decides_follows_the_text() -> None:
    """Chính phủ decides its flag, the Prime Minister CSTĐTQ and his bằng khen (Điều 78)."""
    levels = {title.code: (title.level, str(title.authority)) for title in titles.all_titles()}
    law_name = "Luật Thi đua, khen thưởng số 06/2022/QH15"
    assert levels["CTD_CP"] == ("chinh_phu", f"khoản 1 Điều 78 {law_name}")
    assert levels["CSTDTQ"] == ("thu_tuong", f"khoản 2 Điều 78 {law_name}")
    assert levels["BK_TTCP"] == ("thu_tuong", f"khoản 2 Điều 78 {law_name}")
    assert levels["TTLDXS"] == ("tinh", f"khoản 4 Điều 79 {law_name}")
    assert levels["BK_BO"] == ("bo", f"khoản 2 Điều 79 {law_name}")
    assert levels["CSTDCS"] == ("co_quan", f"khoản 1 Điều 80 {law_name}")
    assert levels["HCLD_1"] == ("chu_tich_nuoc", f"Điều 77 {law_name}")
    everyone = (*titles.all_titles(), *titles.outside_reach())
    assert {title.level for title in everyone} <= set(titles.deciders())


def test_titles_beyond_an_agency_are_known_but_not_found() -> None:
    """A hamlet's or a family's title is of the law, yet nothing an agency registers."""
    assert [title.code for title in titles.outside_reach()] == ["XA_TIEU_BIEU", "THON_VH", "GDVH"]
    for name in ("Gia đình văn hóa", "GĐVH", "Thôn, tổ dân phố văn hoá", "Xã tiêu biểu"):
        assert titles.find(name) is None
        assert titles.find_outside(name) is not None
        assert titles.made_up(name) is None
    assert titles.find_outside("LĐTT") is None
    family = titles.title("GDVH")
    assert family.for_households
    assert not family.for_individuals
    assert not family.for_collectives


def test_households_may_get_commendations() -> None:
    """Điều 73 khoản 6, 74 khoản 5, 75 khoản 2."""
    assert [title.code for title in titles.all_titles() if title.for_households] == [
        *("GK", "BK_TINH", "BK_BO", "BK_TTCP"),
    ]


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("Huy hiệu", None),
        ("Bằng khen của Giám đốc Sở", "GK"),
        ("Bằng khen của Trưởng ban", "GK"),
        ("LĐTT cấp tỉnh", "LDTT"),
        ("LĐTT cơ sở", "LDTT"),
        ("Bằng khen cấp Sở", "GK"),
        ("Bằng khen cấp cơ sở", "GK"),
        ("Giấy khen của Chủ tịch UBND tỉnh", "BK_TINH"),
        ("Giấy khen cấp tỉnh", "BK_TINH"),
        ("Làng văn hóa", None),
    ],
)
def test_names_that_the_law_does_not_have(name: str, instead: str | None) -> None:
    """Refused with a reason and its article."""
    why = titles.made_up(name)
    assert why is not None
    assert titles.find(name) is None
    assert why.reason
    assert why.basis.provision.subject
    assert why.instead == instead


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("Bằng khen", ["BK_TINH", "BK_BO", "BK_TTCP"]),
        ("bang khen", ["BK_TINH", "BK_BO", "BK_TTCP"]),
        ("Huân chương Lao động", ["HCLD_3", "HCLD_2", "HCLD_1"]),
        ("Bằng khen của Thủ", []),
        ("Bằng", ["BK_TINH", "BK_BO", "BK_TTCP"]),
        ("LDTTT", []),
    ],
)
def test_the_beginning_of_several_names_is_none_of_them(typed: str, codes: list[str]) -> None:
    """A bare “Bằng khen” is no misspelt highest one: the kinds are named."""
    assert [one.code for one in titles.kinds_of(typed)] == codes
