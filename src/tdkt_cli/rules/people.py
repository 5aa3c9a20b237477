"""Who is who: family D2, one person under one code and in one unit.

Same person (design §4): equal `ma_can_bo`; or, one side without a code, folded name and unit
equal with no second bearer of that name in the unit; otherwise two people.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.models import Dataset, Individual
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.mentions import Mention, mentions
from tdkt_cli.rules.unit_files import UnitFile, unit_files
from tdkt_cli.rules.wording import listed, unit_names
from tdkt_cli.vietnamese import count, fold_name, name_order, text_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tdkt_cli.models.results import IndividualReview

Identity = tuple[str, ...]

folded = lru_cache(maxsize=1 << 16)(fold_name)


def same_person_twice(dataset: Dataset) -> Iterator[Report]:
    """Mỗi người chỉ có tên một lần trong bản của đơn vị.

    Vì sao: người có tên hai lần thì bị đếm hai lần trong tổng số và trong tỷ lệ. Là cùng một người
    khi trùng ma_can_bo; hoặc khi các dòng đều không có mã mà trùng họ tên, chức vụ, danh xưng và
    ngày tuyển dụng. Trùng họ tên mà khác một trong những điều ấy thì xem D203; trùng mã mà khác họ
    tên thì xem D204.

    Cách sửa: chép dòng mà quên đổi thì ghi lại ho_ten, ma_can_bo; đúng là một người thì gộp thành
    một dòng; hai người trùng tên thì ghi ma_can_bo cho từng người.

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
          - {ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, chuc_vu: Chánh Văn phòng,
             danh_hieu: [LDTT, CSTDCS]}
    """
    names = unit_names(dataset)
    for source in unit_files(dataset):
        unit = source.record.ma_don_vi
        for name, indexes in _repeats(source):
            yield Report(
                source.at("ca_nhan", indexes[-1], "ho_ten"),
                f"{name} có tên {count(len(indexes))} lần trong bản của {names.get(unit, unit)}; "
                "mỗi người chỉ được có tên một lần.",
                "Chép dòng mà quên đổi thì ghi lại ho_ten, ma_can_bo; đúng là một người thì gộp "
                "thành một dòng (so_ca_nhan đếm lại theo số dòng); hai người trùng tên thì ghi "
                "ma_can_bo cho từng người.",
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
        holders: defaultdict[str, dict[str, tuple[UnitFile, int, str]]] = defaultdict(dict)
        for source in group:
            unit = source.record.ma_don_vi
            people: tuple[Individual | IndividualReview, ...] = source.record.ca_nhan
            for index, person in enumerate(people):
                if person.ma_can_bo is not None:
                    holders[person.ma_can_bo].setdefault(unit, (source, index, person.ho_ten))
        for code, by_unit in holders.items():
            # One code with two names is D204's.
            if len(by_unit) > 1 and len({folded(name) for *_, name in by_unit.values()}) == 1:
                *others, place = (
                    source.at("ca_nhan", index, "ma_can_bo")
                    for source, index, _ in by_unit.values()
                )
                name = min(name for *_, name in by_unit.values())
                units = listed(sorted((names.get(unit, unit) for unit in by_unit), key=text_order))
                yield Report(
                    place,
                    f"{name} ({code}) có tên ở cả {units}; mỗi người chỉ thuộc một đơn vị.",
                    "Giữ ở đơn vị đang công tác, bỏ ở đơn vị kia.",
                    tuple((other, "có tên ở đây nữa") for other in others),
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
            spelling = folded(mention.name)
            spellings[mention.code][spelling] += 1
            first.setdefault((mention.code, spelling), mention)
    for code, counted in spellings.items():
        if len(counted) < 2:
            continue
        usual, *others = sorted(counted, key=lambda name: (-counted[name], name))
        for other in others:
            good, odd = first[code, usual], first[code, other]
            pair = sorted((good.name, odd.name), key=name_order)
            yield Report(
                odd.at("ho_ten"),
                f"Mã cán bộ {code} ghi cho hai tên khác nhau là {listed(pair)}; một mã một người.",
                "Sửa tên cho thống nhất nếu là một người, sửa ma_can_bo nếu là hai người.",
                ((good.at("ho_ten"), f"ở đây ghi {good.name}"),),
            )


def _papers_of_one_kind(dataset: Dataset) -> Iterator[Sequence[UnitFile]]:
    """Yield the registrations, then the results of each round."""
    yield dataset.registrations
    for number in sorted({source.record.so_dot for source in dataset.results}):
        yield dataset.results_of(number)


def extra_lines(source: UnitFile, counted: int) -> int:
    """Return how many lines name somebody again, where a paper has more lines than counted."""
    if len(source.record.ca_nhan) <= counted:
        return 0
    return sum(len(indexes) - 1 for _, indexes in _repeats(source))


def _repeats(source: UnitFile) -> Iterator[tuple[str, list[int]]]:
    """Yield the name and the indexes of each person who stands more than once in a paper."""
    people: tuple[Individual | IndividualReview, ...] = source.record.ca_nhan
    same: defaultdict[Identity, list[int]] = defaultdict(list)
    for index, person in enumerate(people):
        same[identity(person)].append(index)
    for indexes in same.values():
        names = [people[index].ho_ten for index in indexes]
        if len(indexes) > 1 and len({folded(name) for name in names}) == 1:
            yield min(names), indexes


def identity(person: Individual | IndividualReview) -> Identity:
    """Return what tells a person of a paper from a namesake: the code, else all that is said."""
    if person.ma_can_bo is not None:
        return (person.ma_can_bo,)
    if not isinstance(person, Individual):
        return (folded(person.ho_ten), "")
    title = person.danh_xung.lower() if person.danh_xung else ""
    started = str(person.ngay_tuyen_dung or "")
    return (folded(person.ho_ten), folded(person.chuc_vu), title, started)


SAME_PERSON_TWICE = Rule("D201", Severity.ERROR, same_person_twice)
SAME_PERSON_IN_TWO_UNITS = Rule("D202", Severity.ERROR, same_person_in_two_units)
CODE_WITH_TWO_NAMES = Rule("D204", Severity.ERROR, code_with_two_names)
