"""Data → form → data is the same data, in both formats, also through LibreOffice."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
import zipfile
from datetime import date, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tdkt_cli import models, storage, word, yaml_tree
from tdkt_cli.documents import Document
from tdkt_cli.forms import contents as forms
from tdkt_cli.law import titles
from tdkt_cli.models import Council, DecisionsOfYear, Registration, Results
from tdkt_cli.spreadsheet.forms import write_form
from tdkt_cli.vietnamese import fold_name
from tdkt_cli.workflow.form_papers import TEMPLATE, form_variables
from tdkt_cli.workflow.importing.drafting import Asked, draft_all
from tdkt_cli.workflow.importing.reading import names_of, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.forms.contents import Contents, Known
    from tdkt_cli.models import Plan
    from tdkt_cli.storage import Loaded

ROOT = Path(__file__).resolve().parents[1]
FORMATS = ["xlsx", "docx"]
UNIT = "phong-chinh-sach"
_BODY = "word/document.xml"
# To shrink a form takes minutes; the failing record is short enough to be read.
FEW = settings(max_examples=12, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))


# -- there and back ------------------------------------------------------------------------


@cache
def sample() -> Loaded:
    """Return the sample year."""
    return storage.load(ROOT, 2024)


@cache
def plan() -> Plan:
    """Return the sample plan."""
    source = sample().dataset.plan
    assert source is not None
    return source.record


@cache
def known() -> Known:
    """Return the names of the sample plan."""
    return forms.Known(plan())


@cache
def bare() -> Loaded:
    """Return a year with nothing but its plan."""
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "data").mkdir()
        source = (ROOT / "data/plan-2024.yaml").read_bytes()
        (Path(name) / "data/plan-2024.yaml").write_bytes(source)
        return storage.load(Path(name), 2024)


def written(contents: Contents, ending: str) -> bytes:
    """Return a form as bytes."""
    target = io.BytesIO()
    if ending == "xlsx":
        write_form(contents, target)
    else:
        document = Document(TEMPLATE, form_variables(contents))
        word.write_docx(document.chunks(), target, title=contents.title)
    return target.getvalue()


def read_back(data: bytes, ending: str, loaded: Loaded) -> dict[str, bytes]:
    """Return the files that a form makes; nothing may be wrong with it or left out of it."""
    form = read(data, f"bieu-mau.{ending}", 0, names_of(plan()))
    batch = draft_all([form], [0], loaded, {}, Asked())
    wrong = [fault for fault in batch.faults[0] if fault.reason != "form_nothing_asked"]
    assert wrong == []
    return {name: file.new for name, file in batch.files.items()}


def record_of(data: bytes, kind: type[Any]) -> Any:  # noqa: ANN401 — a record of that kind
    """Return the record of a data file without the note about the form it came from."""
    tree = yaml_tree.read(data).data
    assert isinstance(tree, dict)
    tree.pop("nguon", None)
    record = models.parse(kind, tree)
    assert isinstance(record, kind), record
    return record


def assert_same(back: Any, record: Any) -> None:  # noqa: ANN401 — records of one kind
    """Compare two records by their values, so that a failure shows the key that differs."""
    found, wanted = dict(leaves(back.model_dump())), dict(leaves(record.model_dump()))
    assert {k: v for k, v in found.items() if wanted.get(k) != v} == {}
    assert {k: v for k, v in wanted.items() if found.get(k) != v} == {}
    assert back == record


def leaves(tree: Any, path: str = "") -> Iterator[tuple[str, Any]]:  # noqa: ANN401 — a tree
    """Yield each value of a tree with its key path."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in items:
        if isinstance(value, (dict, list, tuple)):
            yield from leaves(value, f"{path}.{key}")
        else:
            yield f"{path}.{key}", value


# -- random data ---------------------------------------------------------------------------

_SYLLABLES = [
    *("Nguyễn", "Trần", "Lê", "Đặng", "Điểu", "K'Brèo", "Văn", "Thị", "Hoà", "Hòa", "Ánh", "Thuý"),
    *("Ngọc", "Minh", "Quốc", "Đức", "Yến", "Phước", "Sáng", "Kha", "Lộc", "Xuân", "Vòng"),
]
_WORDS = [
    *("xây dựng", "quy trình", "hộ nghèo", "Chuyên viên", "bản", "đồng bào", "Đề án", "số hóa"),
    *(
        "hoà giải",
        "thuỷ lợi",
        "=1+1",
        "<b>&{{x}}",
        "a;b",
        "(30/4)",
        "100%",
        "K'Ho",
        "1.200",
        "_x0041_",
    ),
    *("công tác,", "“đẹp”", "'nháy", "- gạch", "2024-2025", "Ủy ban", "huyện", "#REF", "@nhóm"),
]
SENTENCES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(
    lambda words: f"Tăng {' '.join(words)}"
)
NAMES = st.lists(st.sampled_from(_SYLLABLES), min_size=2, max_size=4).map(" ".join)
DAYS = st.dates(date(1960, 1, 1), date(2099, 12, 31))
AMOUNTS = st.one_of(
    st.integers(0, 10**9).map(Decimal), st.decimals(0, 10**6, places=2, allow_nan=False)
)
INDIVIDUAL_TITLES = [t.code for t in titles.all_titles() if t.for_individuals]
COLLECTIVE_TITLES = [t.code for t in titles.all_titles() if t.for_collectives]
LEVELS = ["co_so", "tinh", "bo", "toan_quoc"]


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return a strategy that also leaves a value out."""
    return st.none() | values


def codes(among: list[str], *, awards: bool) -> st.SearchStrategy[list[str]]:
    """Return lists of titles, or of commendations, each at most once."""
    fitting = [code for code in among if titles.title(code).is_commendation is awards]
    return st.lists(st.sampled_from(fitting), unique=True, max_size=4)


def table(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return tables with these keys, those without a value left out."""
    return st.fixed_dictionaries(keys).map(
        lambda found: {key: value for key, value in found.items() if value is not None}
    )


WORK = {
    "ten_sang_kien": SENTENCES,
    "loai_cong_trinh": st.sampled_from(["sang_kien", "de_tai"]),
    "cap_cong_nhan": maybe(st.sampled_from(LEVELS)),
    "so_quyet_dinh": maybe(st.just("121/QĐ-BDT")),
    "ngay_quyet_dinh": maybe(DAYS),
}
SPAN = {"tu_ngay": DAYS, "den_ngay": maybe(DAYS)}
PERSON = table(
    danh_xung=maybe(st.sampled_from(["ông", "bà"])),
    chuc_vu=SENTENCES,
    ngay_tuyen_dung=maybe(DAYS),
    danh_hieu=codes(INDIVIDUAL_TITLES, awards=False),
    khen_thuong=codes(INDIVIDUAL_TITLES, awards=True),
    dien_xet=maybe(st.sampled_from(["sang_kien", "hoan_thanh_xuat_sac", "de_tai"])),
    sang_kien=st.lists(table(**WORK), max_size=2, unique_by=lambda one: one["ten_sang_kien"]),
    ma_phong_trao=st.lists(
        st.sampled_from([one.ma_phong_trao for one in plan().phong_trao]), unique=True, max_size=3
    ),
    ghi_chu=maybe(SENTENCES),
    ngay_ve_don_vi=maybe(DAYS),
    don_vi_cu=maybe(SENTENCES),
    co_nhan_xet_don_vi_cu=maybe(st.booleans()),
    dao_tao=st.lists(table(**SPAN), max_size=1),
    nghi_viec=st.lists(
        table(ly_do=st.sampled_from(["thai_san", "dieu_tri", "viec_rieng"]), **SPAN), max_size=2
    ),
    dang_xem_xet=st.lists(table(noi_dung=SENTENCES, **SPAN), max_size=1),
)
TASKS = [one.ma_nhiem_vu for one in plan().nhiem_vu]
TARGET = table(
    ma_nhiem_vu=maybe(st.sampled_from(TASKS)),
    ten_chi_tieu=SENTENCES,
    don_vi_tinh=SENTENCES,
    muc_ke_hoach=AMOUNTS,
)


def as_text(value: Any) -> Any:  # noqa: ANN401 — a tree of YAML
    """Return a tree as it stands in YAML: all scalars text, empty keys left out."""
    if isinstance(value, dict):
        return {key: as_text(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_text(one) for one in value]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


@st.composite
def people(draw: st.DrawFn, most: int = 4) -> list[dict[str, str]]:
    """Return people of different names, each with a code."""
    names = draw(st.lists(NAMES, unique_by=fold_name, max_size=most))
    return [{"ho_ten": name, "ma_can_bo": f"CS-{n:02d}"} for n, name in enumerate(names, 1)]


@st.composite
def registrations(draw: st.DrawFn) -> Registration:
    """Return any registration of one unit."""
    listed = [{**person, **draw(PERSON)} for person in draw(people())]
    targets = draw(st.lists(TARGET, max_size=3, unique_by=lambda one: one["ten_chi_tieu"]))
    tree = {
        "nam_ke_hoach": 2024,
        "ma_don_vi": UNIT,
        "tong_so_nguoi": draw(st.integers(0, 999)),
        "so_ca_nhan": len(listed),
        "tap_the": {
            "danh_hieu": draw(codes(COLLECTIVE_TITLES, awards=False)),
            "khen_thuong": draw(codes(COLLECTIVE_TITLES, awards=True)),
            "dang_xem_xet": draw(st.lists(table(noi_dung=SENTENCES, **SPAN), max_size=2)),
        },
        "ca_nhan": listed,
        "chi_tieu": [{"ma_chi_tieu": f"ct{n}", **one} for n, one in enumerate(targets, 1)],
        **draw(table(ngay_gui=maybe(DAYS), nguoi_ky=maybe(SIGNER))),
    }
    record = models.parse(Registration, as_text(tree))
    assert isinstance(record, Registration), record
    return record


SIGNER = table(
    quyen_han=maybe(st.sampled_from(["TM.", "Q.", "KT.", "TL.", "TUQ."])),
    thay_cho=maybe(SENTENCES),
    chuc_vu=SENTENCES,
    ho_ten=maybe(NAMES),
)


# -- properties ----------------------------------------------------------------------------


@pytest.mark.parametrize("ending", FORMATS)
@FEW
@given(record=registrations())
def test_a_registration_comes_back_the_same(record: Registration, ending: str) -> None:
    """Any registration, written as a form and read again, is that registration."""
    unit = plan().unit(UNIT)
    assert unit is not None
    form = written(forms.registration(known(), unit, record), ending)
    files = read_back(form, ending, bare())
    name = f"data/registrations/2024/{UNIT}.yaml"
    assert list(files) == [name]
    assert_same(record_of(files[name], Registration), record)


RATINGS = st.sampled_from(["HTXSNV", "HTTNV", "HTNV", "KHTNV"])
DISCIPLINES = st.sampled_from(
    ["khien_trach", "canh_cao", "ha_bac_luong", "giang_chuc", "cach_chuc", "buoc_thoi_viec"]
)
SHORTCOMING = table(
    noi_dung=SENTENCES,
    nguyen_nhan=maybe(SENTENCES),
    loai_nguyen_nhan=maybe(st.sampled_from(["chu_quan", "khach_quan"])),
    khac_phuc=maybe(SENTENCES),
)
UNITS = [unit.ma_don_vi for unit in plan().don_vi]
MOVEMENTS = [one.ma_phong_trao for one in plan().phong_trao]


@st.composite
def works(draw: st.DrawFn, authors: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Return works, each by some of the authors."""
    found = draw(st.lists(table(**WORK), max_size=2, unique_by=lambda one: one["ten_sang_kien"]))
    if not authors:
        return []
    some = st.lists(st.sampled_from(authors), unique_by=lambda one: one["ma_can_bo"], min_size=1)
    return [{**work, "tac_gia": draw(some)} for work in found]


@st.composite
def results(draw: st.DrawFn) -> Results:
    """Return any results of the agency itself in the last round, new targets among them."""
    listed = draw(people())
    targets = draw(st.lists(TARGET, max_size=2, unique_by=lambda one: one["ten_chi_tieu"]))
    some = st.lists(
        st.sampled_from([t for t in INDIVIDUAL_TITLES if t != "KNC"]), unique=True, max_size=5
    )
    tree = {
        "nam_ke_hoach": 2024,
        "so_dot": 2,
        "ma_don_vi": "lanh-dao-ban",
        "nhiem_vu": [
            {"ma_nhiem_vu": code, "ket_qua": draw(SENTENCES)}
            for code in draw(st.lists(st.sampled_from(TASKS), unique=True))
        ],
        "chi_tieu": [
            {"ma_chi_tieu": f"ct{n}", **one, "muc_thuc_hien": draw(AMOUNTS)}
            for n, one in enumerate(targets, 1)
        ],
        "phong_trao": [
            {"ma_phong_trao": code, "ket_qua": draw(SENTENCES)}
            for code in draw(st.lists(st.sampled_from(MOVEMENTS), unique=True))
        ],
        "dien_hinh": [
            {**person, **draw(table(chuc_vu=maybe(SENTENCES), thanh_tich=SENTENCES))}
            for person in listed[:2]
        ],
        "sang_kien": draw(works(listed)),
        "han_che": draw(st.lists(SHORTCOMING, max_size=2)),
        "phuong_huong": draw(st.lists(SENTENCES, max_size=2)),
        "kien_nghi": draw(st.lists(SENTENCES, max_size=2)),
        "tap_the": {"muc_xep_loai": draw(RATINGS), "de_nghi": draw(codes_of_collective())},
        "ca_nhan": [
            {
                **person,
                "muc_xep_loai": draw(RATINGS),
                "de_nghi": draw(some),
                **draw(
                    table(ky_luat=maybe(table(hinh_thuc_ky_luat=DISCIPLINES, ngay_ky=maybe(DAYS))))
                ),
            }
            for person in listed
        ],
        "cum_khoi": {"ten_khoi": draw(SENTENCES), "xep_hang": draw(st.integers(1, 20))},
        "chuyen_de": [
            {"ma_phong_trao": code, "so_nam": 3, "dan_dau": draw(st.booleans())}
            for code in draw(st.lists(st.sampled_from(MOVEMENTS), unique=True, max_size=2))
        ],
        **draw(table(ngay_gui=maybe(DAYS))),
    }
    record = models.parse(Results, as_text(tree))
    assert isinstance(record, Results), record
    return record


def codes_of_collective() -> st.SearchStrategy[list[str]]:
    """Return lists of anything a collective may receive."""
    return st.lists(st.sampled_from(COLLECTIVE_TITLES), unique=True, max_size=5)


@pytest.mark.parametrize("ending", FORMATS)
@FEW
@given(record=results())
def test_results_come_back_the_same(record: Results, ending: str) -> None:
    """Any results of a round, written as a form and read again, are those results."""
    unit = plan().unit("lanh-dao-ban")
    assert unit is not None
    form = written(forms.results(known(), unit, 2, record, None), ending)
    files = read_back(form, ending, bare())
    name = "data/results/2024/dot-2/lanh-dao-ban.yaml"
    assert list(files) == [name]
    assert_same(record_of(files[name], Results), record)


@st.composite
def years(draw: st.DrawFn) -> list[DecisionsOfYear]:
    """Return what is known of two years, as a form tells it: subjects grouped by decision."""
    listed = [{**person, "ma_don_vi": draw(st.sampled_from(UNITS))} for person in draw(people())]
    return [draw(year_of(number, listed)) for number in (2021, 2022)]


@st.composite
def year_of(draw: st.DrawFn, number: int, listed: list[dict[str, str]]) -> DecisionsOfYear:
    """Return any decisions of a year about these people."""
    some = st.lists(st.sampled_from(listed), unique_by=lambda one: one["ma_can_bo"])
    chosen = some if listed else st.just([])
    tree: dict[str, Any] = {
        "nam_thanh_tich": number,
        "day_du": ["cong_trang", "xep_loai"] if draw(st.booleans()) else [],
        "quyet_dinh": [
            {
                "so_ky_hieu": f"{n}/QĐ-BDT",
                "ngay_ky": draw(DAYS),
                "co_quan_ky": "Ban Dân tộc",
                "danh_sach": [
                    {
                        "ma_danh_hieu": code,
                        "loai_khen": draw(st.sampled_from(["cong_trang", "chuyen_de"])),
                        "ca_nhan": draw(chosen),
                        "tap_the": draw(st.lists(st.sampled_from(UNITS), unique=True, min_size=1)),
                    }
                    for code in draw(
                        st.lists(st.sampled_from(["GK", "BK_TINH"]), unique=True, min_size=1)
                    )
                ],
            }
            for n in range(draw(st.integers(0, 2)))
        ],
        "xep_loai": {
            "ca_nhan": [{**person, "muc_xep_loai": draw(RATINGS)} for person in draw(chosen)],
            "tap_the": [
                {"ma_don_vi": unit, "muc_xep_loai": draw(RATINGS)}
                for unit in draw(st.lists(st.sampled_from(UNITS), unique=True))
            ],
        },
        "ky_luat": [
            {**person, "hinh_thuc_ky_luat": draw(DISCIPLINES), **draw(table(ngay_ky=maybe(DAYS)))}
            for person in draw(chosen)
        ],
        "ky_luat_tap_the": [
            {"ma_don_vi": unit, "hinh_thuc_ky_luat": draw(DISCIPLINES), "ngay_ky": draw(DAYS)}
            for unit in draw(st.lists(st.sampled_from(UNITS), unique=True, max_size=2))
        ],
        "sang_kien": [
            {
                **work,
                "tac_gia": [
                    {key: value for key, value in author.items() if key != "ma_don_vi"}
                    for author in work["tac_gia"]
                ],
            }
            for work in draw(works(listed))
        ],
    }
    record = models.parse(DecisionsOfYear, as_text(tree))
    assert isinstance(record, DecisionsOfYear), record
    return record


@pytest.mark.parametrize("ending", FORMATS)
@FEW
@given(records=years())
def test_the_history_comes_back_the_same(records: list[DecisionsOfYear], ending: str) -> None:
    """Any two years of decisions, written as one form and read again, are those two files."""
    files = read_back(written(forms.history(known(), records), ending), ending, bare())
    assert sorted(files) == ["data/decisions/2021.yaml", "data/decisions/2022.yaml"]
    for record in records:
        back = record_of(files[f"data/decisions/{record.nam_thanh_tich}.yaml"], DecisionsOfYear)
        assert_same(back, record)


@pytest.mark.parametrize("ending", FORMATS)
def test_the_council_comes_back_the_same(ending: str) -> None:
    """The sample's council, with times and an opinion in writing, comes back."""
    source = sample().dataset.council
    assert source is not None
    tree = source.record.model_dump(exclude={"nguon"}, exclude_none=True)
    meeting = tree["phien_hop"][0]
    meeting.update(gio_bat_dau=time(8, 0), gio_ket_thuc=time(11, 30))
    for key in ("chu_tri", "thu_ky", "khach_moi", "kiem_phieu", "khong_de_nghi"):
        meeting.pop(key, None)
    meeting["vang_mat"][0]["y_kien_van_ban"] = True
    tree["thanh_lap"] = {"so_ky_hieu": "15/QĐ-BDT", "ngay_ban_hanh": date(2023, 2, 1)}
    record = models.parse(Council, as_text(tree))
    assert isinstance(record, Council), record
    files = read_back(written(forms.council(known(), record), ending), ending, bare())
    assert_same(record_of(files["data/council/2024.yaml"], Council), record)


# -- through LibreOffice -------------------------------------------------------------------


def sample_forms() -> dict[str, Contents]:
    """Return one form of each kind with the sample's data, by the file it makes."""
    dataset = sample().dataset
    council = dataset.council
    assert council is not None
    registered = {source.record.ma_don_vi: source.record for source in dataset.registrations}
    found = {}
    for source in dataset.registrations:
        unit = plan().unit(source.record.ma_don_vi)
        assert unit is not None
        found[source.file.name] = forms.registration(known(), unit, source.record)
    for done in dataset.results_of(2):
        unit = plan().unit(done.record.ma_don_vi)
        assert unit is not None
        planned = registered[unit.ma_don_vi]
        found[done.file.name] = forms.results(known(), unit, 2, done.record, planned)
    decisions = [source.record for source in dataset.decisions]
    found["data/decisions/2023.yaml"] = forms.history(known(), decisions)
    found[council.file.name] = forms.council(known(), council.record)
    found["data/plan-2024.yaml"] = forms.units(known())
    return found


@pytest.mark.program("soffice")
@pytest.mark.parametrize("ending", FORMATS)
def test_forms_that_libreoffice_saved_change_nothing(ending: str, tmp_path: Path) -> None:
    """Each form of the sample, opened and saved by LibreOffice, says what the data say."""
    names = {f"form-{n}": name for n, name in enumerate(sample_forms())}
    for stem, name in names.items():
        (tmp_path / f"{stem}.{ending}").write_bytes(written(sample_forms()[name], ending))
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{tmp_path}/ho-so", "--headless"),
            *("--convert-to", ending, "--outdir", f"{tmp_path}/ra"),
            *sorted(str(tmp_path / f"{stem}.{ending}") for stem in names),
        ],
        check=True,
        capture_output=True,
    )
    snapshot = storage.take(ROOT)
    old = {name: data for name, data in snapshot.files if data is not None}
    for stem, name in names.items():
        data = (tmp_path / "ra" / f"{stem}.{ending}").read_bytes()
        registered = [source.record for source in sample().dataset.registrations]
        form = read(data, f"{stem}.{ending}", 0, names_of(plan(), registered))
        batch = draft_all([form], [0], sample(), old, Asked())
        assert [(f.reason, f.spot, f.values) for f in batch.faults[0]] == [], name
        assert name in batch.files
        if ending == "docx" and "registrations" in name:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:  # codes stay, and stay hidden
                assert re.search(
                    "<w:vanish/>.{0,200}\\[[A-ZĐ]+-01\\]", archive.read(_BODY).decode()
                )
        assert {n for n, file in batch.files.items() if file.new != file.old} == set(), name
