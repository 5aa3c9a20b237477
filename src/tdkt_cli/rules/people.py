"""Who is who: family D2, one person under one code and in one unit.

Same person (design §4): equal `ma_can_bo`; or, one side without a code, folded name and unit
equal with no second bearer of that name in the unit; otherwise two people.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tdkt_cli.findings import Place, Severity
from tdkt_cli.models import Dataset, Individual, Registration, Results, Sourced
from tdkt_cli.models.results import IndividualReview
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.mentions import Mention, mentions
from tdkt_cli.rules.wording import listed, unit_names
from tdkt_cli.vietnamese import count, fold_name, name_order

UnitFile = Sourced[Registration] | Sourced[Results]
Identity = tuple[str, ...]

_folded = lru_cache(maxsize=1 << 16)(fold_name)


def same_person_twice(dataset: Dataset) -> Iterator[Report]:
    """Mỗi người chỉ có tên một lần trong bản của đơn vị.

    Vì sao: người có tên hai lần thì bị đếm hai lần trong tổng số và trong tỷ lệ. Là cùng một người
    khi trùng ma_can_bo; hoặc khi các dòng đều không có mã mà trùng họ tên, chức vụ, danh xưng và
    ngày tuyển dụng. Trùng họ tên mà khác một trong những điều ấy thì xem D203; trùng mã mà khác họ
    tên thì xem D204.

    Cách sửa: gộp thành một dòng; nếu thật là hai người, ghi ma_can_bo cho từng người.

    Sai:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 2
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng, danh_hieu: [LDTT]}
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng, danh_hieu: [CSTDCS]}

    Đúng:

        # data/registrations/2024/van-phong.yaml
        so_ca_nhan: 1
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng, danh_hieu: [LDTT, CSTDCS]}
    """
    names = unit_names(dataset)
    for source in (*dataset.registrations, *dataset.results):
        unit = source.record.ma_don_vi
        for name, indexes in _repeats(source):
            yield Report(
                source.at("ca_nhan", indexes[-1], "ho_ten"),
                f"{name} có tên {count(len(indexes))} lần trong bản của {names.get(unit, unit)}; "
                "mỗi người chỉ được có tên một lần.",
                "Gộp thành một dòng; nếu thật là hai người, ghi ma_can_bo cho từng người.",
                tuple(
                    (source.at("ca_nhan", index, "ho_ten"), "cùng một người")
                    for index in indexes[:-1]
                ),
            )


def same_person_in_two_units(dataset: Dataset) -> Iterator[Report]:
    """Mỗi người chỉ được đăng ký ở một đơn vị.

    Vì sao: danh hiệu được bình xét từ đơn vị người ấy công tác; có tên ở hai đơn vị thì bị đếm hai
    lần, mà không biết đơn vị nào bình xét.

    Cách sửa: giữ ở đơn vị đang công tác, bỏ ở đơn vị kia; nếu là hai người, sửa ma_can_bo.

    Sai:

        # data/registrations/2024/lanh-dao-ban.yaml
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Phó Trưởng ban, danh_hieu: [LDTT]}

    Đúng:

        # data/registrations/2024/lanh-dao-ban.yaml
        ca_nhan:
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: LDB-02, chuc_vu: Phó Trưởng ban, danh_hieu: [LDTT]}
    """
    names = unit_names(dataset)
    for group in _papers_of_one_kind(dataset):
        holders: defaultdict[str, dict[str, tuple[Place, str]]] = defaultdict(dict)
        for source in group:
            unit = source.record.ma_don_vi
            for index, person in enumerate(source.record.ca_nhan):
                if person.ma_can_bo is not None:
                    place = source.at("ca_nhan", index, "ma_can_bo")
                    holders[person.ma_can_bo].setdefault(unit, (place, person.ho_ten))
        for code, by_unit in holders.items():
            spellings = {_folded(name) for _, name in by_unit.values()}
            if len(by_unit) > 1 and len(spellings) == 1:
                *others, (place, name) = by_unit.values()
                units = listed(names.get(unit, unit) for unit in by_unit)
                yield Report(
                    place,
                    f"{name} ({code}) có tên ở cả {units}; mỗi người chỉ thuộc một đơn vị.",
                    "Giữ ở đơn vị đang công tác, bỏ ở đơn vị kia.",
                    tuple((other, "có tên ở đây nữa") for other, _ in others),
                )


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


def code_with_two_names(dataset: Dataset) -> Iterator[Report]:
    """Mỗi ma_can_bo chỉ thuộc về một người, với một cách viết tên.

    Vì sao: mã nối bản đăng ký với kết quả, quyết định và hội đồng; một mã hai tên là gõ nhầm mã
    hoặc nhầm tên, và thành tích của người này sẽ tính cho người kia.

    Cách sửa: sửa mã hoặc sửa tên ở chỗ sai (khác nhau chữ hoa, dấu đặt “hoà”, “hòa” thì không sao).

    Sai:

        # data/decisions/2023.yaml
        ky_luat: [{ho_ten: Trần Văn Mậu, ma_can_bo: VP-01, hinh_thuc_ky_luat: khien_trach}]

    Đúng:

        # data/decisions/2023.yaml
        ky_luat: [{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, hinh_thuc_ky_luat: khien_trach}]
    """
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    first: dict[tuple[str, str], Mention] = {}
    for mention in mentions(dataset):
        if mention.code is not None:
            folded = _folded(mention.name)
            spellings[mention.code][folded] += 1
            first.setdefault((mention.code, folded), mention)
    for code, counted in spellings.items():
        if len(counted) < 2:
            continue
        usual, *others = sorted(counted, key=lambda folded: (-counted[folded], folded))
        for other in others:
            good, odd = first[code, usual], first[code, other]
            pair = sorted((good.name, odd.name), key=name_order)
            yield Report(
                odd.at("ho_ten"),
                f"Mã cán bộ {code} ghi cho hai tên khác nhau là {listed(pair)}; một mã một người.",
                "Sửa tên cho thống nhất nếu là một người, sửa ma_can_bo nếu là hai người.",
                ((good.at("ho_ten"), f"ở đây ghi {good.name}"),),
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
                in_paper[mention.source.file.name].add(_identity(person))
        return any(len(identities) > 1 for identities in in_paper.values())


def _uncoded(dataset: Dataset) -> dict[tuple[str, str], _Bearers]:
    """Return, by unit and folded name, the names that stand without a code somewhere."""
    found: defaultdict[tuple[str, str], _Bearers] = defaultdict(_Bearers)
    coded: list[Mention] = []
    for mention in mentions(dataset):
        if mention.unit is None:
            continue
        if mention.code is None:
            found[mention.unit, _folded(mention.name)].without_code.append(mention)
        else:
            coded.append(mention)
    if found:
        for mention in coded:
            key = (str(mention.unit), _folded(mention.name))
            if key in found:
                found[key].with_code.append(mention)
    return found


def _papers_of_one_kind(dataset: Dataset) -> Iterator[Sequence[UnitFile]]:
    """Yield the registrations, then the results of each round."""
    yield dataset.registrations
    for number in sorted({source.record.so_dot for source in dataset.results}):
        yield dataset.results_of(number)


def _repeats(source: UnitFile) -> Iterator[tuple[str, list[int]]]:
    """Yield the name and the indexes of each person who stands more than once in a paper."""
    people: tuple[Individual | IndividualReview, ...] = source.record.ca_nhan
    same: defaultdict[Identity, list[int]] = defaultdict(list)
    for index, person in enumerate(people):
        same[_identity(person)].append(index)
    for indexes in same.values():
        names = [people[index].ho_ten for index in indexes]
        if len(indexes) > 1 and len({_folded(name) for name in names}) == 1:
            yield min(names), indexes


def _identity(person: Individual | IndividualReview) -> Identity:
    """Return what tells a person of a paper from a namesake: the code, else all that is said."""
    if person.ma_can_bo is not None:
        return (person.ma_can_bo,)
    if not isinstance(person, Individual):
        return (_folded(person.ho_ten), "")
    title = person.danh_xung.lower() if person.danh_xung else ""
    started = str(person.ngay_tuyen_dung or "")
    return (_folded(person.ho_ten), _folded(person.chuc_vu), title, started)


SAME_PERSON_TWICE = Rule("D201", Severity.ERROR, same_person_twice)
SAME_PERSON_IN_TWO_UNITS = Rule("D202", Severity.ERROR, same_person_in_two_units)
NAMESAKES_WITHOUT_CODE = Rule("D203", Severity.ERROR, namesakes_without_code)
CODE_WITH_TWO_NAMES = Rule("D204", Severity.ERROR, code_with_two_names)
MATCHED_BY_NAME = Rule("D207", Severity.HINT, matched_by_name)
