"""The slip that goes back with a paper of a unit: what fills its template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tdkt_cli.workflow.frame import frame, paper_entry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tdkt_cli.models import Dataset, Plan
    from tdkt_cli.workflow.plain_words import Fault
    from tdkt_cli.workflow.values import Checked

NAME = "phieu-tra-lai"
TEMPLATE = f"{NAME}.html.j2"
NOT_FOR_UNITS = frozenset(
    ("D301", "D308", "D901", "D902", "D904", "D905", "D911", "D912", "F208", "F209", "L117")
)
"""What a unit cannot mend: that it was late, what the Office did with its paper or its data, what
is missing in the agency's decisions of years before."""


class Slip(NamedTuple):
    """What is said on a slip.

    Attributes:
        subject: under the title.
        what: the paper or form that was looked at.
        unit: name of the unit, `""` when the form does not say it.
        addressee: to whom it goes.
        day: of the slip, `None` to be filled in by hand.
        wrong: what must be mended.
        doubtful: what is to be looked at again.
        filed: when the paper came, `None` when it is not known.
        reason: why it goes back, `None` for the points alone.
        until: the day by which the unit files again, `None` for that in `data/documents`.
        enclosed: file name of the marked copy that goes with it, `""` for none.
        lines_of: the file whose lines the points name, `""` where they name none.
    """

    subject: str
    what: str
    unit: str
    addressee: str
    day: date | None
    wrong: Sequence[Fault]
    doubtful: Sequence[Fault]
    filed: date | None = None
    reason: str | None = None
    until: date | None = None
    enclosed: str = ""
    lines_of: str = ""


def slip_variables(
    slip: Slip, dataset: Dataset, plan: Plan, checked: Checked, *, draft: bool
) -> dict[str, Any]:
    """Return what the template of a slip may name.

    Args:
        slip: what is said.
        dataset: the data of the year, for the signer and the recipients.
        plan: its plan.
        checked: the findings of the files that the slip uses, listed on a draft.
        draft: whether it is marked DỰ THẢO.
    """
    heading, signer = paper_entry(dataset, plan, NAME)
    heading |= {
        "ngay_ban_hanh": slip.day,
        "trich_yeu": [slip.subject],
        "kinh_gui": [slip.addressee],
    }
    receiver = plan.unit(plan.dang_ky.don_vi_nhan or "")
    return frame(plan, heading, signer, "PHIẾU TRẢ LẠI", checked, draft=draft) | {
        "ky_hieu": None,
        "ten_don_vi": slip.unit,
        "ten_don_vi_lap": receiver.ten_don_vi if receiver else plan.co_quan.ten_co_quan,
        "ten_ban": slip.what,
        "ngay_gui": slip.filed,
        "ly_do": slip.reason,
        "han_moi": slip.until or heading["han_moi"],
        "phai_sua": slip.wrong,
        "nen_xem": slip.doubtful,
        "tep_kem": slip.enclosed,
        "tep_co_dong": slip.lines_of,
    }
