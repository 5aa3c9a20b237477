"""The form of history → `data/decisions/<năm>.yaml`, one file for each year in it.

What a year's file has and the form does not name stays: several forms fill one year.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tdkt_cli.forms.grid.cells import Fault
from tdkt_cli.forms.reading.said import Entry, Said, Tree
from tdkt_cli.forms.records.draft import Draft, Drafted, Target
from tdkt_cli.forms.records.people import identify
from tdkt_cli.forms.records.settle import DEFAULTS, number_key, settle
from tdkt_cli.law import titles
from tdkt_cli.vietnamese import fold_text

if TYPE_CHECKING:
    from tdkt_cli.forms.reading import ReadForm

_OF_DECISION = ("so_ky_hieu", "ngay_ky", "co_quan_ky", "ngay_huy_bo")
_OF_MEMBER = ("ho_ten", "ma_can_bo", "ma_don_vi")
_PARTS = ("cong_trang", "xep_loai", "ky_luat", "sang_kien")
_ROOT = (
    "nam_thanh_tich",
    "day_du",
    "quyet_dinh",
    "xep_loai",
    "ky_luat",
    "ky_luat_tap_the",
    "sang_kien",
)


def history(read: ReadForm, target: Target) -> Drafted:
    """Return the files of years that a form makes."""
    return _History(read, target).drafted()


class _History:
    """The years of one form."""

    def __init__(self, read: ReadForm, target: Target) -> None:
        self.read = read
        self.target = target
        self.faults: list[Fault] = []
        self.years: dict[str, Entry] = {}
        self.complete: defaultdict[str, dict[str, Tree]] = defaultdict(dict)
        self.decisions: dict[tuple[str, ...], Entry] = {}

    def drafted(self) -> Drafted:
        """Return a file for each year, in their order."""
        for entry in self.read.entries("quyet_dinh"):
            self.award(entry)
        for entry in self.read.entries("xep_loai"):
            self.rating(entry)
        for entry in self.read.entries("ky_luat"):
            self.discipline(entry)
        for entry in self.read.entries("sang_kien"):
            self.work(entry)
        for entry in self.read.entries("day_du"):
            self.completeness(entry)
        drafts = [self.draft(year) for year in sorted(self.years)]
        return Drafted(tuple(drafts), tuple(self.faults))

    def year(self, entry: Entry) -> Entry | None:
        """Return the year that a row is of."""
        said = entry.get("nam_thanh_tich")
        if said is None:
            return None
        if said not in self.years:
            root = Entry(entry.spot)
            root["nam_thanh_tich"] = said
            self.years[said] = root
        return self.years[said]

    def draft(self, year: str) -> Draft:
        """Return the file of a year."""
        file = self.target.dataset.name_of(f"data/decisions/{year}.yaml")
        old = self.target.trees.get(file) or {}
        root = self.years[year]
        told = self.complete.get(year, {})
        if told:
            had = list(old.get("day_du") or ())
            parts = [*had, *(part for part in _PARTS if part not in had)]
            root["day_du"] = [
                told.get(part, part)
                for part in parts
                if told.get(part, part if part in had else None)
            ]
        values = {key: root[key] for key in _ROOT if key in root}
        root.clear()
        root.update(values)
        parts_told = root.pop("day_du", None)
        settled = settle(old, root, unite=True)
        if parts_told is not None:
            settled["day_du"] = settle(old.get("day_du"), parts_told, "day_du")
            values = {key: settled[key] for key in (*_ROOT[:2], *settled) if key in settled}
            if not old:
                settled.clear()
                settled.update(values)
        return Draft(file, settled)

    def member(self, entry: Entry) -> Entry:
        """Return the person of a row with their unit."""
        person = Entry(entry.spot)
        person.update((key, entry[key]) for key in _OF_MEMBER if key in entry)
        person.cells = {key: spot for key, spot in entry.cells.items() if key in _OF_MEMBER}
        unit = entry.get("ma_don_vi")
        self.faults.extend(identify(person, str(unit) if unit else None, self.target.people))
        values = {key: person[key] for key in (*_OF_MEMBER, *person) if key in person}
        person.clear()
        person.update(values)
        return person

    def names_somebody(self, entry: Entry) -> bool:
        """Whether a row names a person or a unit; reported when it does not."""
        if entry.get("ho_ten") or entry.get("ma_don_vi"):
            return True
        if not entry.refused & {"ho_ten", "ma_don_vi"}:
            spot = entry.cells.get("ho_ten", entry.spot)
            self.faults.append(Fault("form_missing_value", spot, ("Họ và tên», hoặc «Đơn vị", "")))
        return False

    def award(self, entry: Entry) -> None:
        """Put a row into the list of its title, in its decision."""
        root = self.year(entry)
        title, number = entry.get("ma_danh_hieu"), entry.get("so_ky_hieu")
        if root is None or title is None or number is None or not self.names_somebody(entry):
            return
        awards = self.awards(self.decision(entry, root), entry, title)
        if entry.get("ho_ten"):
            awards["ca_nhan"] = [*awards.get("ca_nhan", ()), self.member(entry)]
        else:
            awards["tap_the"] = [*awards.get("tap_the", ()), entry["ma_don_vi"]]

    def decision(self, entry: Entry, root: Entry) -> Entry:
        """Return the decision of a row."""
        key = (
            str(root["nam_thanh_tich"]),
            number_key(entry["so_ky_hieu"]),
            str(entry.get("ngay_ky")),
            fold_text(str(entry.get("co_quan_ky"))),
        )
        if key not in self.decisions:
            decision = Entry(entry.spot)
            decision.update((name, entry[name]) for name in _OF_DECISION if name in entry)
            decision.cells = {n: spot for n, spot in entry.cells.items() if n in _OF_DECISION}
            decision["danh_sach"] = []
            self.decisions[key] = decision
            root.setdefault("quyet_dinh", []).append(decision)
        found = self.decisions[key]
        if entry.get("ngay_huy_bo") and not found.get("ngay_huy_bo"):
            values = {**found, "ngay_huy_bo": entry["ngay_huy_bo"]}
            found.clear()
            found.update(
                (name, values[name]) for name in (*_OF_DECISION, "danh_sach") if name in values
            )
        return found

    def awards(self, decision: Entry, entry: Entry, title: Said) -> Entry:
        """Return the list of a title and kind of award in a decision."""
        kind = entry.get("loai_khen")
        known = titles.find(title)
        wanted = (known.code if known else title, kind or DEFAULTS["loai_khen"])
        for awards in decision["danh_sach"]:
            if awards.wanted == wanted:
                return awards  # type: ignore[no-any-return]  # one of our own lists
        awards = _Awards(entry.spot)
        awards.wanted = wanted
        awards["ma_danh_hieu"] = title
        if kind is not None:
            awards["loai_khen"] = kind
        awards.cells = {
            key: spot for key, spot in entry.cells.items() if key in ("ma_danh_hieu", "loai_khen")
        }
        decision["danh_sach"].append(awards)
        return awards

    def rating(self, entry: Entry) -> None:
        """Put a row into the ratings of people or of collectives."""
        root = self.year(entry)
        if root is None or "muc_xep_loai" not in entry or not self.names_somebody(entry):
            return
        ratings = root.setdefault("xep_loai", Entry(entry.spot))
        if entry.get("ho_ten"):
            rated = self.member(entry)
            key = "ca_nhan"
        else:
            rated = Entry(entry.spot)
            rated["ma_don_vi"] = entry["ma_don_vi"]
            key = "tap_the"
        rated["muc_xep_loai"] = entry["muc_xep_loai"]
        rated.cells.update(entry.cells)
        ratings[key] = [*ratings.get(key, ()), rated]

    def discipline(self, entry: Entry) -> None:
        """Put a row into the disciplines of people or of collectives."""
        root = self.year(entry)
        if root is None or "hinh_thuc_ky_luat" not in entry or not self.names_somebody(entry):
            return
        if entry.get("ho_ten"):
            subject, place = self.member(entry), "ky_luat"
        else:
            subject, place = Entry(entry.spot), "ky_luat_tap_the"
            subject["ma_don_vi"] = entry["ma_don_vi"]
        for key in ("hinh_thuc_ky_luat", "ngay_ky", "ngay_het_hieu_luc"):
            if key in entry:
                subject[key] = entry[key]
        subject.cells.update(entry.cells)
        root[place] = [*root.get(place, ()), subject]

    def work(self, entry: Entry) -> None:
        """Put a row into the initiatives."""
        root = self.year(entry)
        if root is None or "ten_sang_kien" not in entry:
            return
        work = Entry(entry.spot)
        work.update((key, value) for key, value in entry.items() if key != "nam_thanh_tich")
        work.cells = {key: spot for key, spot in entry.cells.items() if key != "nam_thanh_tich"}
        for author in work.get("tac_gia") or ():
            self.faults.extend(identify(author, None, self.target.people))
        root["sang_kien"] = [*root.get("sang_kien", ()), work]

    def completeness(self, entry: Entry) -> None:
        """Note which parts of a year are whole: `Có` adds a part, `Không` takes it away."""
        root = self.year(entry)
        if root is None:
            return
        for part in _PARTS:
            said = entry.get_at(f"day_du.{part}")
            if said is not None:
                self.complete[root["nam_thanh_tich"]][part] = (
                    Said(part, said.spot) if said == "true" else None
                )


class _Awards(Entry):
    """A list of those who received one title, while it is filled.

    Attributes:
        wanted: its title and kind of award.
    """

    wanted: tuple[str, str]
