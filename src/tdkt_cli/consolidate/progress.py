"""How far the year is on one day: who filed what, and the counts beside last year's."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.consolidate.beside import Compared, movements_beside, titles_beside
from tdkt_cli.consolidate.filing import days_late, registration_days_late

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from tdkt_cli.models import Dataset, Plan, Registration, Results, Round, Unit
    from tdkt_cli.models.plan import Deadline
    from tdkt_cli.models.plan import Filing as RegistrationDeadline

IN_TIME = "dung_han"
LATE = "cham"
NO_DAY = "khong_ghi_ngay"
RETURNED = "tra_lai"
BROKEN = "tep_loi"
OVERDUE = "qua_han"
AWAITED = "chua_gui"
NOT_BEGUN = "chua_den_dot"
NOT_DUE = "khong_phai_gui"
FILED = (IN_TIME, LATE, NO_DAY)


class Returned(NamedTuple):
    """A paper that the Office sent back and that has not come again."""

    ngay_tra: date
    ly_do: str | None = None


class Filing(NamedTuple):
    """One paper of one unit, as it stands on the day.

    Attributes:
        so_dot: 0 for the registration, else the round.
        tinh_trang: `dung_han`, `cham`, `khong_ghi_ngay` (filed); `tra_lai`, `tep_loi`, `qua_han`,
            `chua_gui` (awaited); `chua_den_dot`, `khong_phai_gui`.
        so_ngay_cham: days after the last valid day: of the filing, or of the day looked at when
            nothing has come.
        ly_do: why it was sent back.
        da_duyet: whether it was approved by the day, and says the same still.
    """

    ma_don_vi: str
    so_dot: int
    tinh_trang: str
    ngay_gui: date | None = None
    so_ngay_cham: int = 0
    ly_do: str | None = None
    da_duyet: bool = False


class UnitProgress(NamedTuple):
    """A unit with its papers, in the order of the year."""

    ma_don_vi: str
    ten_don_vi: str
    ban: tuple[Filing, ...]


class PaperProgress(NamedTuple):
    """A kind of paper that every unit owes, and how many are in which state.

    Attributes:
        ten_ban: `Đăng ký`, or the name of the round.
        han_cuoi: the last day in time, `None` where the plan states no deadline.
        den_ngay: the last day of the round.
        so_phai_gui: units that owe it.
        so_da_gui: of these, filed in time, late, or without a day.
    """

    so_dot: int
    ten_ban: str
    han_nop: date | None
    truoc_ngay: bool
    han_cuoi: date | None
    den_ngay: date | None
    so_phai_gui: int
    so_da_gui: int
    so_luong: dict[str, int]


class Progress(NamedTuple):
    """The board of one day."""

    nam_ke_hoach: int
    ten_co_quan: str
    ngay: date
    ban: tuple[PaperProgress, ...]
    don_vi: tuple[UnitProgress, ...]
    danh_hieu: tuple[Compared, ...]
    phong_trao: tuple[Compared, ...]
    so_nguoi_dang_ky: int
    tong_so_nguoi: int


def progress(
    dataset: Dataset,
    plan: Plan,
    day: date,
    last_year: Dataset | None = None,
    returned: Mapping[tuple[str, int], Returned] | None = None,
    approved: Collection[tuple[str, int]] = (),
) -> Progress:
    """Return how far the year is at the end of a day.

    Args:
        dataset: the data of the year.
        plan: its plan.
        day: what is filed after it has not come yet.
        last_year: the data of the year before, for its registrations.
        returned: by unit and round (0 for the registration), papers sent back.
        approved: likewise, papers approved.
    """
    board = _Board(dataset, day, returned or {}, approved)
    units = tuple(
        UnitProgress(
            unit.ma_don_vi,
            unit.ten_don_vi,
            (
                board.registration(unit, plan.dang_ky),
                *(board.result(unit, round_) for round_ in plan.dot_thi_dua),
            ),
        )
        for unit in plan.don_vi
    )
    shown = tuple(u for u in units if any(f.tinh_trang != NOT_DUE for f in u.ban))
    registered = _registered_by(dataset, day)
    return Progress(
        dataset.year,
        plan.co_quan.ten_co_quan,
        day,
        tuple(_papers(plan, shown)),
        shown,
        tuple(titles_beside(registered, dataset, last_year)),
        tuple(movements_beside(registered, plan, last_year)),
        sum(len(record.ca_nhan) for record in registered),
        sum(record.tong_so_nguoi for record in registered),
    )


class _Board:
    """Knows every paper of the year by unit and round: the state of one reckoning."""

    def __init__(
        self,
        dataset: Dataset,
        day: date,
        returned: Mapping[tuple[str, int], Returned],
        approved: Collection[tuple[str, int]],
    ) -> None:
        self.day = day
        self.returned = returned
        self.approved = approved
        self.papers: dict[tuple[str, int], Registration | Results] = {
            (entry.record.ma_don_vi, 0): entry.record for entry in dataset.registrations
        }
        for entry in dataset.results:
            self.papers.setdefault((entry.record.ma_don_vi, entry.record.so_dot), entry.record)
        self.files = {
            (file.stem, file.round_number or 0)
            for file in dataset.files
            if file.kind in ("registrations", "results")
        }

    def registration(self, unit: Unit, deadline: RegistrationDeadline) -> Filing:
        """Return the registration of a unit."""
        filing = self._filing(unit, 0, deadline, deadline.han_nop)
        if filing.tinh_trang == LATE:
            late = registration_days_late(unit, filing.ngay_gui, deadline)
            return filing._replace(so_ngay_cham=late, tinh_trang=LATE if late else IN_TIME)
        return filing

    def result(self, unit: Unit, round_: Round) -> Filing:
        """Return the result of a unit in a round."""
        filing = self._filing(unit, round_.so_dot, round_, round_.den_ngay)
        if filing.tinh_trang == AWAITED and self.day < round_.tu_ngay:
            return filing._replace(tinh_trang=NOT_BEGUN)
        return filing

    def _filing(self, unit: Unit, number: int, deadline: Deadline, due: date) -> Filing:
        key = unit.ma_don_vi, number
        if not (key in self.papers or key in self.files or unit.exists_on(due)):
            return Filing(*key, NOT_DUE)
        found = self.papers.get(key)
        filed = found.ngay_gui if found else None
        if found and (filed is None or filed <= self.day):
            late = days_late(filed, deadline)
            state = NO_DAY if filed is None else LATE if late else IN_TIME
            return self._reviewed(Filing(*key, state, filed, late))
        if found is None and key in self.files:
            return Filing(*key, BROKEN)
        overdue = days_late(self.day, deadline)
        return Filing(*key, OVERDUE if overdue else AWAITED, None, overdue)

    def _reviewed(self, filing: Filing) -> Filing:
        """Return what was filed, with what the Office did with it since."""
        key = filing.ma_don_vi, filing.so_dot
        back = self.returned.get(key)
        came_again = back and filing.ngay_gui and filing.ngay_gui > back.ngay_tra
        if back is None or came_again:
            return filing._replace(da_duyet=key in self.approved)
        return filing._replace(tinh_trang=RETURNED, ly_do=back.ly_do)


def _papers(plan: Plan, units: tuple[UnitProgress, ...]) -> Iterator[PaperProgress]:
    for number, (name, deadline) in enumerate(
        [("Đăng ký", plan.dang_ky), *((r.ten_dot, r) for r in plan.dot_thi_dua)]
    ):
        filings = [f for u in units if (f := u.ban[number]).tinh_trang != NOT_DUE]
        counts = Counter(filing.tinh_trang for filing in filings)
        yield PaperProgress(
            plan.dot_thi_dua[number - 1].so_dot if number else 0,
            name,
            deadline.han_nop,
            deadline.truoc_ngay,
            deadline.last_day,
            plan.dot_thi_dua[number - 1].den_ngay if number else None,
            len(filings),
            sum(counts[state] for state in FILED),
            dict(sorted(counts.items())),
        )


def _registered_by(dataset: Dataset, day: date) -> list[Registration]:
    records = (entry.record for entry in dataset.registrations)
    return [record for record in records if record.ngay_gui is None or record.ngay_gui <= day]
