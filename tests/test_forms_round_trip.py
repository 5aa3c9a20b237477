"""Data → form → data is the same data, in both formats, also through LibreOffice."""

from __future__ import annotations

import io
import subprocess
import tempfile
from datetime import date
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
    assert [(fault.reason, fault.spot, fault.values) for fault in batch.faults[0]] == []
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
