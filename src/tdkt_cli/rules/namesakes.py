"""People named without a code: D203 and D207, told apart by name, unit and what else is said."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.models import Dataset, Registration, Results
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.absences import NAME
from tdkt_cli.rules.mentions import Mention, mentions
from tdkt_cli.rules.people import Identity, folded, identity
from tdkt_cli.rules.wording import unit_names
from tdkt_cli.vietnamese import count

if TYPE_CHECKING:
    from collections.abc import Iterator


def namesakes_without_code(dataset: Dataset) -> Iterator[Report]:
    """Những người cùng họ tên trong một đơn vị phải có ma_can_bo để phân biệt.

    Vì sao: thành tích các năm trước được nối theo người; hai người cùng tên mà thiếu mã thì không
    biết thành tích của ai. Cả hai đều có mã và mã khác nhau thì không sao.

    Cách sửa: ghi ma_can_bo cho từng người, ở mọi tệp có tên người ấy.

    Sai:

        # data/registrations/2024/van-phong.yaml
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng, danh_hieu: [LDTT]}
          - {ho_ten: Trần Văn Mẫu, chuc_vu: Chuyên viên, danh_hieu: [LDTT]}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng, danh_hieu: [LDTT]}
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-07, chuc_vu: Chuyên viên, danh_hieu: [LDTT]}
    """
    names = unit_names(dataset)
    for (unit, _), found in _uncoded(dataset).items():
        if not found.namesakes:
            continue
        place = found.without_code[-1]
        others = [*found.with_code, *found.without_code[:-1]]
        yield Report(
            place.at("ho_ten"),
            f"{names.get(unit, unit)} có nhiều người tên {found.name} mà có chỗ thiếu ma_can_bo; "
            "không phân biệt được ai với ai.",
            "Ghi ma_can_bo cho từng người tên này, ở mọi tệp.",
            tuple((other.at("ho_ten"), "cùng họ tên, cùng đơn vị") for other in others),
        )


def matched_by_name(dataset: Dataset) -> Iterator[Report]:
    """Người nên có ma_can_bo ở mọi tệp, nếu đã có ở một tệp.

    Vì sao: nơi thiếu mã thì người được nối theo họ tên và đơn vị; hôm nay đúng, nhưng thêm một
    người cùng tên là không nối được nữa.

    Cách sửa: ghi thêm ma_can_bo ở chỗ còn thiếu.

    Sai:

        # data/results/2024/dot-1/van-phong.yaml
        dien_hinh: [{ho_ten: H'Mơ Niê, thanh_tich: Giải quyết văn bản đúng hạn.}]

    Đúng:

        # data/results/2024/dot-1/van-phong.yaml
        dien_hinh: [{ho_ten: H'Mơ Niê, ma_can_bo: VP-02, thanh_tich: Giải quyết văn bản đúng hạn.}]
    """
    names = unit_names(dataset)
    for (unit, _), found in _uncoded(dataset).items():
        if found.namesakes or not found.with_code:
            continue
        known, place = found.with_code[0], found.without_code[0]
        yield Report(
            place.at("ho_ten"),
            f"{found.name} ({names.get(unit, unit)}) thiếu ma_can_bo ở "
            f"{count(len(found.without_code))} chỗ; được hiểu là {known.code} vì cùng họ tên, "
            "cùng đơn vị.",
            f"Ghi ma_can_bo: {known.code}.",
            (
                (known.at("ho_ten"), f"người mang mã {known.code}"),
                *((other.at("ho_ten"), "cũng thiếu mã") for other in found.without_code[1:]),
            ),
        )


class _Bearers:
    """The mentions of one name in one unit, at least one of them without a code."""

    def __init__(self) -> None:
        self.with_code: list[Mention] = []
        self.without_code: list[Mention] = []

    @property
    def name(self) -> str:
        return min(mention.name for mention in (*self.with_code, *self.without_code))

    @property
    def namesakes(self) -> bool:
        """Whether more than one person must bear the name, or one paper names two of them."""
        if len({mention.code for mention in self.with_code}) > 1:
            return True
        in_paper: defaultdict[str, set[Identity]] = defaultdict(set)
        for mention in (*self.with_code, *self.without_code):
            record = mention.source.record
            if isinstance(record, Registration | Results) and mention.path[0] == "ca_nhan":
                person = record.ca_nhan[int(mention.path[1])]
                in_paper[mention.source.file.name].add(identity(person))
        return any(len(identities) > 1 for identities in in_paper.values())


def _uncoded(dataset: Dataset) -> dict[tuple[str, str], _Bearers]:
    """Return, by unit and folded name, the names that stand without a code somewhere."""
    found: defaultdict[tuple[str, str], _Bearers] = defaultdict(_Bearers)
    coded: list[Mention] = []
    for mention in mentions(dataset):
        if mention.unit is None:
            continue
        if mention.code is None:
            found[mention.unit, folded(mention.name)].without_code.append(mention)
        else:
            coded.append(mention)
    if found:
        for mention in coded:
            key = (str(mention.unit), folded(mention.name))
            if key in found:
                found[key].with_code.append(mention)
    return found


NAMESAKES_WITHOUT_CODE = Rule("D203", Severity.ERROR, namesakes_without_code)
MATCHED_BY_NAME = Rule("D207", Severity.HINT, matched_by_name, rests_on=NAME)
