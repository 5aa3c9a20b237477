"""What of a plan is bound to its year: facts that move, facts and words to be looked at."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.law.cited import cited_in, why_not_in_force
from tdkt_cli.vietnamese import fold_text, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.findings import KeyPath
    from tdkt_cli.models import Plan, Section

MOVED, EMPTIED, WORDS, LOOK = "da_chuyen", "de_trong", "loi_van", "xem_lai"
_WEEKEND = {5: "thứ Bảy", 6: "Chủ nhật"}
_TOKENS = re.compile(
    r"(?P<cited>(?:[Ss]ố |Kế hoạch )[0-9]+[0-9/]*/[A-ZĐ][A-Za-zĐđ0-9-]*"
    r"(?: ngày [0-9]{1,2}/[0-9]{1,2}/[0-9]{4})?)"
    r"|(?P<congress>lần thứ [IVXLC]+(?:,? năm [0-9]{4})?)"
    r"|(?P<law>Luật [^.;]{1,60}? năm [0-9]{4})"
    r"|(?P<jubilee>[Kk]ỷ niệm (?P<years>[0-9]{1,3}) năm)"
    r"|(?P<day>(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})/(?P<y>[0-9]{4}))"
    r"|(?P<span>(?<![0-9])(?P<from>(?:19|20)[0-9]{2}) ?[-–] ?(?P<to>(?:19|20)[0-9]{2})(?![0-9]))"
    r"|(?P<year>(?:[Nn]ăm|NĂM) (?P<n>(?:19|20)[0-9]{2}))"
)


class Fact(NamedTuple):
    """Something that is bound to the old year.

    Attributes:
        loai: `da_chuyen`, `de_trong`, `loi_van` (words with or without a proposal) or `xem_lai`.
        duong_dan: key path in the plan.
        truoc: as it stands in the old plan.
        sau: what it becomes, or may become; `""` for nothing.
        viec: what to do about it.
    """

    loai: str
    duong_dan: KeyPath
    truoc: str
    sau: str
    viec: str


def facts_of(plan: Plan, year: int) -> tuple[Fact, ...]:
    """Return every year-bound fact of a plan, in the order of the file.

    Args:
        plan: the plan of the old year.
        year: the new year.
    """
    return (
        *_heading(plan, year),
        *_units(plan, year),
        *_deadlines(plan, year),
        *_rounds(plan, year),
        *_movements(plan, year),
        *_texts(plan, year),
    )


def _heading(plan: Plan, year: int) -> Iterator[Fact]:
    old, issued = plan.nam_ke_hoach, plan.van_ban
    yield Fact(MOVED, ("nam_ke_hoach",), str(old), str(year), "năm của kế hoạch mới")
    if issued.so_van_ban is not None:
        path = ("van_ban", "so_van_ban")
        yield Fact(EMPTIED, path, str(issued.so_van_ban), "", "văn thư cấp số mới")
    if issued.ngay_ban_hanh is not None:
        path = ("van_ban", "ngay_ban_hanh")
        day = short_date(issued.ngay_ban_hanh)
        yield Fact(EMPTIED, path, day, "", "ghi ngày ban hành kế hoạch mới")
    for n, line in enumerate(issued.trich_yeu):
        if f"năm {old}" in line:
            new = line.replace(f"năm {old}", f"năm {year}")
            yield Fact(MOVED, ("van_ban", "trich_yeu", n), line, new, "trích yếu của năm mới")
    signer = plan.nguoi_ky
    name = f"{signer.chuc_vu} {signer.ho_ten or ''}".strip()
    yield Fact(LOOK, ("nguoi_ky",), name, "", "xem người ký năm mới có thay đổi không")


def _units(plan: Plan, year: int) -> Iterator[Fact]:
    first = date(year, 1, 1)
    for n, unit in enumerate(plan.don_vi):
        if unit.den_ngay and unit.den_ngay < first:
            heir = plan.unit(unit.thay_bang or "")
            instead = f", thay bằng {heir.ten_don_vi}" if heir else ""
            said = f"{unit.ten_don_vi}: đến ngày {short_date(unit.den_ngay)}{instead}"
            todo = "giữ lại để tra lịch sử; đơn vị không còn phải gửi"
            yield Fact(LOOK, ("don_vi", n, "den_ngay"), said, "", todo)
    names = ", ".join(u.ten_don_vi for u in plan.don_vi if u.exists_on(first))
    todo = "xem còn đúng không; đơn vị đổi tên, sáp nhập thì ghi den_ngay, thay_bang, tu_ngay"
    yield Fact(LOOK, ("don_vi",), names, "", todo)


def _deadlines(plan: Plan, year: int) -> Iterator[Fact]:
    path = ("dang_ky", "han_nop")
    yield _moved_day(path, plan.dang_ky.han_nop, year - plan.nam_ke_hoach, "hạn đăng ký")
    if plan.ngay_xet:
        yield _moved_day(("ngay_xet",), plan.ngay_xet, year - plan.nam_ke_hoach, "ngày xét")


def _rounds(plan: Plan, year: int) -> Iterator[Fact]:
    later = year - plan.nam_ke_hoach
    for n, round_ in enumerate(plan.dot_thi_dua):
        path: KeyPath = ("dot_thi_dua", n)
        name = round_.ten_dot.lower()
        yield _moved_day((*path, "tu_ngay"), round_.tu_ngay, later, f"ngày đầu {name}")
        yield _moved_day((*path, "den_ngay"), round_.den_ngay, later, f"ngày cuối {name}")
        if round_.han_nop:
            yield _moved_day((*path, "han_nop"), round_.han_nop, later, f"hạn nộp {name}")
        for m, event in enumerate(round_.chao_mung):
            here: KeyPath = (*path, "chao_mung", m)
            if event.ngay_ky_niem:
                days = year - event.ngay_ky_niem.year
                what = f"ngày kỷ niệm {event.su_kien}"
                yield _moved_day((*here, "ngay_ky_niem"), event.ngay_ky_niem, days, what)
            if event.so_nam is not None:
                since = year - event.ngay_goc.year if event.ngay_goc else event.so_nam + later
                todo = f"số năm kỷ niệm {event.su_kien}"
                yield Fact(MOVED, (*here, "so_nam"), str(event.so_nam), str(since), todo)
            if event.ngay_goc is None:
                todo = "sự kiện không có ngày gốc: xem năm mới còn chào mừng không"
                yield Fact(LOOK, (*here, "su_kien"), event.su_kien, "", todo)


def _moved_day(path: KeyPath, day: date, years: int, what: str) -> Fact:
    try:
        new = day.replace(year=day.year + years)
    except ValueError:
        todo = f"{what}: năm mới không có ngày 29/02, ghi ngày khác"
        return Fact(LOOK, path, short_date(day), "", todo)
    weekend = _WEEKEND.get(new.weekday())
    note = f" (rơi vào {weekend})" if weekend and path[-1] == "han_nop" else ""
    return Fact(MOVED, path, short_date(day), short_date(new), f"{what}{note}")


def _movements(plan: Plan, year: int) -> Iterator[Fact]:
    for n, movement in enumerate(plan.phong_trao):
        years = [
            int(y) for y in re.findall(r"(?<![0-9])(?:19|20)[0-9]{2}", movement.giai_doan or "")
        ]
        if years and max(years) <= year:
            ended = "đã kết thúc trước năm mới" if max(years) < year else "kết thúc trong năm mới"
            said = f"{movement.ten_phong_trao}: {movement.giai_doan}"
            todo = f"giai đoạn {ended}: xem có phong trào mới không"
            yield Fact(LOOK, ("phong_trao", n, "giai_doan"), said, "", todo)


def _texts(plan: Plan, year: int) -> Iterator[Fact]:
    for n, task in enumerate(plan.nhiem_vu):
        yield from _in_text(("nhiem_vu", n, "ten_nhiem_vu"), task.ten_nhiem_vu, plan, year)
    for n, text in enumerate(plan.mo_dau):
        yield from _in_text(("mo_dau", n), text, plan, year)
    yield from _in_sections(plan.muc, ("muc",), plan, year)


def _in_sections(
    sections: tuple[Section, ...], path: KeyPath, plan: Plan, year: int
) -> Iterator[Fact]:
    for n, section in enumerate(sections):
        here: KeyPath = (*path, n)
        if section.tieu_de:
            yield from _in_text((*here, "tieu_de"), section.tieu_de, plan, year)
        for m, text in enumerate(section.doan_van):
            yield from _in_text((*here, "doan_van", m), text, plan, year)
        yield from _in_sections(section.muc_con, (*here, "muc_con"), plan, year)


def _in_text(path: KeyPath, text: str, plan: Plan, year: int) -> Iterator[Fact]:
    for cited in cited_in(text):
        day = date(year, 1, 1)
        if not cited.in_force(day):
            said = f"ngày {short_date(day)} {why_not_in_force(cited, day)}"
            yield Fact(LOOK, path, cited.name, "", f"văn bản viện dẫn: {said}")
    seen: set[str] = set()
    for match in _TOKENS.finditer(text):
        fact = _token(path, match, plan, year)
        if fact and fact.truoc not in seen:
            seen.add(fact.truoc)
            yield fact


def _token(path: KeyPath, match: re.Match[str], plan: Plan, year: int) -> Fact | None:
    old = plan.nam_ke_hoach
    found, later = match[0], year - old
    if match["cited"] or match["law"]:
        return Fact(WORDS, path, found, "", "văn bản viện dẫn: xem còn hiệu lực, có bản mới không")
    if match["jubilee"]:
        years = _jubilee(match.string[match.end() :], plan, year) or int(match["years"]) + later
        new = found.replace(match["years"], str(years))
        return Fact(WORDS, path, found, new, "số năm kỷ niệm: đối chiếu với phần khai báo")
    if match["day"]:
        if int(match["y"]) not in (old - 1, old, old + 1):
            return None  # the day of an event long ago
        moved = _jubilee_day(match, plan)
        new = f"{match['d']}/{match['m']}/{year if moved else int(match['y']) + later}"
        return Fact(WORDS, path, found, new, "ngày của năm cũ")
    if match["span"]:
        if int(match["to"]) > year:
            return None
        ended = "đã kết thúc" if int(match["to"]) < year else "kết thúc trong năm mới"
        return Fact(WORDS, path, found, "", f"giai đoạn {ended}")
    if match["year"]:
        number = int(match["n"])
        if number in (old - 1, old):
            new = found.replace(match["n"], str(number + later))
            return Fact(WORDS, path, found, new, "năm")
        return Fact(WORDS, path, found, "", "mốc năm") if old < number <= year else None
    return Fact(WORDS, path, found, "", "đại hội, hội nghị: xem còn đúng không")


def _jubilee(after: str, plan: Plan, year: int) -> int | None:
    """Return how many years an event will have been, when the text names a declared one."""
    words = fold_text(after)
    for round_ in plan.dot_thi_dua:
        for event in round_.chao_mung:
            if event.ngay_goc and words.startswith(fold_text(event.su_kien)):
                return year - event.ngay_goc.year
    return None


def _jubilee_day(match: re.Match[str], plan: Plan) -> bool:
    """Whether a day is that of a declared anniversary, which comes in the new year."""
    return any(
        event.ngay_ky_niem
        and (event.ngay_ky_niem.day, event.ngay_ky_niem.month, event.ngay_ky_niem.year)
        == (int(match["d"]), int(match["m"]), int(match["y"]))
        for round_ in plan.dot_thi_dua
        for event in round_.chao_mung
    )


def reworded(text: str, facts: tuple[Fact, ...]) -> str:
    """Return a text with the proposals about its words carried out, in one pass."""
    proposed = {fact.truoc: fact.sau for fact in facts if fact.loai == WORDS and fact.sau}
    return _TOKENS.sub(lambda match: proposed.get(match[0], match[0]), text)
