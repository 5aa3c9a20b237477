"""`data/documents/<năm>.yaml`: number, date, addressee, signer of each paper of the year."""

from datetime import date

from tdkt_cli.models.types import (
    Day,
    Flag,
    LongText,
    Record,
    RoundNumber,
    Signer,
    Text,
    Whole,
    Year,
)


class Filling(Record):
    """What stands in a blank that only a person can fill, named by the label that is printed."""

    cho_trong: Text
    noi_dung: Text


class Paper(Record):
    """One paper issued or to be issued; what is empty is printed as a blank."""

    ten_van_ban: Text
    so_dot: RoundNumber | None = None
    so_van_ban: Whole | None = None
    ngay_ban_hanh: Day | None = None
    kinh_gui: tuple[Text, ...] = ()
    noi_nhan: tuple[Text, ...] = ()
    noi_luu: LongText | None = None
    nguoi_soan: LongText | None = None
    nguoi_ky: Signer | None = None
    han_moi: Day | None = None
    ngay_hop: Day | None = None
    tham_quyen: LongText | None = None
    can_cu: tuple[Text, ...] = ()
    thi_hanh: LongText | None = None
    dien_vao: tuple[Filling, ...] = ()


class Papers(Record):
    """The papers of one year."""

    nam_ke_hoach: Year
    mau_rieng: Flag = False
    van_ban: tuple[Paper, ...] = ()

    def paper(self, name: str) -> Paper | None:
        """Return the entry of a paper by its output name."""
        return next((paper for paper in self.van_ban if paper.ten_van_ban == name), None)

    def paper_of(self, name: str, round_number: int | None) -> Paper | None:
        """Return the newest entry of a paper of one round; one without a round stands for all."""
        entries = [paper for paper in self.van_ban if paper.ten_van_ban == name]
        of_round = [paper for paper in entries if paper.so_dot == round_number]
        fitting = of_round or [paper for paper in entries if paper.so_dot is None]
        return fitting[-1] if fitting else None

    def minutes(self, name: str, day: date) -> Paper | None:
        """Return the entry of a meeting's minutes: the one with its day, else the one without."""
        entries = [paper for paper in self.van_ban if paper.ten_van_ban == name]
        dated = [paper for paper in entries if paper.ngay_hop == day]
        return next(iter(dated or [paper for paper in entries if paper.ngay_hop is None]), None)
