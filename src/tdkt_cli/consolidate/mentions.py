"""Every place where the data of a year name a person, a collective, a decision, a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.consolidate.counted_titles import title_names
from tdkt_cli.models.wording import DISCIPLINE_WORDS, RATING_WORDS
from tdkt_cli.vietnamese import fold_name, lower_first, short_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tdkt_cli.findings import Place
    from tdkt_cli.models import Dataset, Person, Plan, Sourced
    from tdkt_cli.models.decisions import DecisionsOfYear
    from tdkt_cli.models.plan import Section

PERSON, UNIT, DECISION, PAPER, PLAN = "ca_nhan", "tap_the", "quyet_dinh", "van_ban", "ke_hoach"
_ROLES = {
    "chu_tich": "Chủ tịch",
    "pho_chu_tich": "Phó Chủ tịch",
    "thu_ky": "Thư ký",
    "uy_vien": "Ủy viên",
}


class Mention(NamedTuple):
    """One place.

    Attributes:
        loai: `ca_nhan`, `tap_the`, `quyet_dinh`, `van_ban` or `ke_hoach`.
        nam: the year it speaks of.
        vi_tri: file and key path.
        noi_dung: what stands there, for a reader.
        ten: the person's name, the unit's code, the decision's sign, the paper's name.
        khoa: the texts by which it is found.
    """

    loai: str
    nam: int
    vi_tri: Place
    noi_dung: str
    ten: str
    khoa: tuple[str, ...]
    ma_can_bo: str | None = None
    ma_don_vi: str | None = None


def mentions_of_year(dataset: Dataset) -> Iterator[Mention]:
    """Yield what the files of one plan year name; decisions have a year of their own."""
    yield from _registrations(dataset)
    yield from _results(dataset)
    yield from _council(dataset)
    yield from _papers(dataset)
    if dataset.plan:
        yield from _plan(dataset.plan)


def mentions_of_decisions(dataset: Dataset) -> Iterator[Mention]:
    """Yield what the files of decisions name."""
    for source in dataset.decisions:
        for n in range(len(source.record.quyet_dinh)):
            yield from _decision(source, n)
        yield from _year_of_people(source)


def _decision(source: Sourced[DecisionsOfYear], n: int) -> Iterator[Mention]:
    """Yield who is in a decision, then the decision itself."""
    decision, year = source.record.quyet_dinh[n], source.record.nam_thanh_tich
    cancelled = ", đã hủy bỏ" if decision.ngay_huy_bo else ""
    sign = f"{decision.so_ky_hieu} ngày {short_date(decision.ngay_ky)}{cancelled}"
    units: set[str] = set()
    people: set[str | tuple[str, str | None]] = set()
    for k, group in enumerate(decision.danh_sach):
        path = ("quyet_dinh", n, "danh_sach", k)
        (title, *_) = title_names((group.ma_danh_hieu,))
        said = f"được tặng {title.ten_danh_hieu} (Quyết định {sign})"
        keys = (title.ten_danh_hieu, title.viet_tat, title.ma_danh_hieu, decision.so_ky_hieu)
        units.update(group.tap_the)
        people.update(
            one.ma_can_bo or (fold_name(one.ho_ten), one.ma_don_vi) for one in group.ca_nhan
        )
        for m, unit in enumerate(group.tap_the):
            place = source.at(*path, "tap_the", m)
            yield Mention(UNIT, year, place, said, unit, (unit, *keys), ma_don_vi=unit)
        for m, one in enumerate(group.ca_nhan):
            yield _of(one, year, source.at(*path, "ca_nhan", m), said, one.ma_don_vi, keys)
    yield Mention(
        DECISION,
        year,
        source.at("quyet_dinh", n, "so_ky_hieu"),
        f"{decision.co_quan_ky}: {len(units)} tập thể, {len(people)} cá nhân",
        f"Quyết định {sign}",
        (
            decision.so_ky_hieu,
            *(f"{word} {sign}" for word in ("Quyết định", "Quyết định số", "QĐ")),
            decision.co_quan_ky,
        ),
    )


def _year_of_people(source: Sourced[DecisionsOfYear]) -> Iterator[Mention]:
    """Yield the ratings, disciplines and works of a year."""
    record, year = source.record, source.record.nam_thanh_tich
    for n, rating in enumerate(record.xep_loai.ca_nhan):
        place = source.at("xep_loai", "ca_nhan", n)
        said = f"xếp loại {RATING_WORDS[rating.muc_xep_loai]}"
        yield _of(rating, year, place, said, rating.ma_don_vi, (rating.muc_xep_loai,))
    for n, found in enumerate(record.ky_luat):
        said = f"kỷ luật {DISCIPLINE_WORDS[found.hinh_thuc_ky_luat]}"
        yield _of(found, year, source.at("ky_luat", n), said, found.ma_don_vi, ("kỷ luật",))
    for n, work in enumerate(record.sang_kien):
        for m, author in enumerate(work.tac_gia):
            place = source.at("sang_kien", n, "tac_gia", m)
            said = f"sáng kiến “{work.ten_sang_kien}”"
            yield _of(author, year, place, said, None, (work.ten_sang_kien,))


def _of(
    one: Person,
    year: int,
    place: Place,
    said: str,
    unit: str | None,
    keys: Iterable[str] = (),
) -> Mention:
    names = (one.ho_ten, *((one.ma_can_bo,) if one.ma_can_bo else ()))
    return Mention(
        PERSON, year, place, said, one.ho_ten, (*names, *keys), one.ma_can_bo, unit
    )  # fmt: skip


def _titles(texts: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Return titles in words, and all the texts by which they are found."""
    names = title_names(texts)
    keys = tuple(
        text for name in names for text in (name.ten_danh_hieu, name.viet_tat, name.ma_danh_hieu)
    )
    return ", ".join(name.ten_danh_hieu for name in names), keys


def _registrations(dataset: Dataset) -> Iterator[Mention]:
    for source in dataset.registrations:
        record, unit = source.record, source.record.ma_don_vi
        titles, keys = _titles((*record.tap_the.danh_hieu, *record.tap_the.khen_thuong))
        if titles:
            said = f"tập thể đăng ký {titles}"
            place = source.at("tap_the")
            yield Mention(UNIT, dataset.year, place, said, unit, (unit, *keys), ma_don_vi=unit)
        for n, one in enumerate(record.ca_nhan):
            titles, keys = _titles((*one.danh_hieu, *one.khen_thuong))
            works = tuple(work.ten_sang_kien for work in one.sang_kien)
            said = f"{lower_first(one.chuc_vu)}, đăng ký {titles or 'không danh hiệu nào'}"
            if works:
                said += "; sáng kiến " + ", ".join(f"“{work}”" for work in works)
            place = source.at("ca_nhan", n, "ho_ten")
            names = (one.ho_ten, *((one.ma_can_bo,) if one.ma_can_bo else ()))
            found = (*names, *keys, *works)
            yield Mention(
                PERSON, dataset.year, place, said, one.ho_ten, found, one.ma_can_bo, unit
            )  # fmt: skip


def _results(dataset: Dataset) -> Iterator[Mention]:
    for source in dataset.results:
        record, unit, year = source.record, source.record.ma_don_vi, dataset.year
        stage = f"đợt {record.so_dot}"
        if record.tap_the and record.tap_the.de_nghi:
            titles, keys = _titles(record.tap_the.de_nghi)
            said = f"{stage}: tập thể được đề nghị {titles}"
            place = source.at("tap_the", "de_nghi")
            yield Mention(UNIT, year, place, said, unit, (unit, *keys), ma_don_vi=unit)
        for n, one in enumerate(record.ca_nhan):
            titles, keys = _titles(one.de_nghi)
            rated = f"xếp loại {RATING_WORDS[one.muc_xep_loai]}, " if one.muc_xep_loai else ""
            said = f"{stage}: {rated}đề nghị {titles or 'không danh hiệu nào'}"
            yield _of(one, year, source.at("ca_nhan", n), said, unit, keys)
        for n, example in enumerate(record.dien_hinh):
            said = f"{stage}: điển hình, {lower_first(example.thanh_tich)}"
            yield _of(example, year, source.at("dien_hinh", n), said, unit, (example.thanh_tich,))
        for n, work in enumerate(record.sang_kien):
            for m, author in enumerate(work.tac_gia):
                said = f"{stage}: sáng kiến “{work.ten_sang_kien}”"
                place = source.at("sang_kien", n, "tac_gia", m)
                yield _of(author, year, place, said, unit, (work.ten_sang_kien,))


def _council(dataset: Dataset) -> Iterator[Mention]:
    source = dataset.council
    if source is None:
        return
    year = dataset.year
    for n, member in enumerate(source.record.thanh_vien):
        said = f"{_ROLES[member.vai_tro]} Hội đồng Thi đua - Khen thưởng"
        yield _of(member, year, source.at("thanh_vien", n), said, None, ("hội đồng",))
    for n, meeting in enumerate(source.record.phien_hop):
        day = short_date(meeting.ngay_hop)
        for m, absent in enumerate(meeting.vang_mat):
            place = source.at("phien_hop", n, "vang_mat", m)
            yield _of(absent, year, place, f"vắng họp Hội đồng ngày {day}", None)
        for m, vote in enumerate(meeting.bo_phieu):
            subject, place = vote.doi_tuong, source.at("phien_hop", n, "bo_phieu", m)
            title, keys = _titles((vote.ma_danh_hieu,))
            said = f"Hội đồng ngày {day}: {vote.dong_y}/{vote.phat_ra} phiếu đồng ý {title}"
            unit = subject.ma_don_vi
            if subject.ho_ten:
                found = (subject.ho_ten, *((subject.ma_can_bo,) if subject.ma_can_bo else ()))
                yield Mention(
                    PERSON, year, place, said, subject.ho_ten, (*found, *keys),
                    subject.ma_can_bo, unit,
                )  # fmt: skip
            elif unit:
                yield Mention(UNIT, year, place, said, unit, (unit, *keys), ma_don_vi=unit)


def _papers(dataset: Dataset) -> Iterator[Mention]:
    source = dataset.papers
    for n, paper in enumerate(source.record.van_ban if source else ()):
        if source is None:
            return
        number = f"số {paper.so_van_ban}" if paper.so_van_ban else "chưa có số"
        day = f" ngày {short_date(paper.ngay_ban_hanh)}" if paper.ngay_ban_hanh else ""
        to = f", gửi {'; '.join(paper.kinh_gui)}" if paper.kinh_gui else ""
        keys = (paper.ten_van_ban, *paper.kinh_gui, *paper.noi_nhan)
        place = source.at("van_ban", n, "ten_van_ban")
        said = f"{number}{day}{to}"
        yield Mention(PAPER, dataset.year, place, said, paper.ten_van_ban, keys)
        signer = paper.nguoi_ky
        if signer and signer.ho_ten:
            said = f"ký văn bản {paper.ten_van_ban}"
            place = source.at("van_ban", n, "nguoi_ky")
            yield Mention(PERSON, dataset.year, place, said, signer.ho_ten, (signer.ho_ten,))


def _plan(source: Sourced[Plan]) -> Iterator[Mention]:
    plan = source.record
    year, name = plan.nam_ke_hoach, f"Kế hoạch năm {plan.nam_ke_hoach}"
    signer = plan.nguoi_ky
    if signer.ho_ten:
        place = source.at("nguoi_ky", "ho_ten")
        yield Mention(PERSON, year, place, "ký kế hoạch năm", signer.ho_ten, (signer.ho_ten,))
    for n, unit in enumerate(plan.don_vi):
        code = unit.ma_don_vi
        keys = (code, unit.ten_don_vi, unit.collective_name)
        place = source.at("don_vi", n)
        yield Mention(UNIT, year, place, "có trong kế hoạch", code, keys, ma_don_vi=code)
    for n, movement in enumerate(plan.phong_trao):
        text = movement.ten_phong_trao
        yield Mention(PLAN, year, source.at("phong_trao", n), text, name, (text,))
    for n, text in enumerate(plan.mo_dau):
        yield Mention(PLAN, year, source.at("mo_dau", n), text, name, (text,))
    yield from _sections(source, plan.muc, ("muc",), name)


def _sections(
    source: Sourced[Plan],
    sections: tuple[Section, ...],
    path: tuple[str | int, ...],
    name: str,
) -> Iterator[Mention]:
    year = source.record.nam_ke_hoach
    for n, section in enumerate(sections):
        here = (*path, n)
        if section.tieu_de:
            place = source.at(*here, "tieu_de")
            yield Mention(PLAN, year, place, section.tieu_de, name, (section.tieu_de,))
        for m, text in enumerate(section.doan_van):
            yield Mention(PLAN, year, source.at(*here, "doan_van", m), text, name, (text,))
        yield from _sections(source, section.muc_con, (*here, "muc_con"), name)
