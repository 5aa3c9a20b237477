"""Who has filed, and when: family D3."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.unit_files import UnitFile, unit_files
from tdkt_cli.rules.wording import unit_names
from tdkt_cli.vietnamese import count, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset, Plan, Round, Sourced
    from tdkt_cli.models.plan import Deadline


def registration_late(dataset: Dataset) -> Iterator[Report]:
    """Bản đăng ký phải gửi trong hạn của kế hoạch.

    Vì sao: Văn phòng phải tổng hợp đúng hạn của cấp trên. Hạn ghi “trước ngày” (truoc_ngay: true)
    thì chính ngày ấy đã là chậm. Gửi chậm không làm mất quyền được xét: từ 2024 đăng ký không còn
    là căn cứ xét tặng.

    Cách sửa: nếu ngay_gui ghi nhầm, sửa lại; nếu đúng là chậm, giữ nguyên để báo cáo nêu.

    Sai:

        # data/registrations/2024/van-phong.yaml
        ngay_gui: 2024-01-31

    Đúng:

        # data/registrations/2024/van-phong.yaml
        ngay_gui: 2024-01-30
    """
    if dataset.plan is None:
        return
    units = {unit.ma_don_vi: unit for unit in dataset.units()}
    deadline = dataset.plan.record.dang_ky
    for source in dataset.registrations:
        unit = units.get(source.record.ma_don_vi)
        if unit is None or unit.tu_ngay is None or unit.tu_ngay <= deadline.han_nop:
            name = unit.ten_don_vi if unit else source.record.ma_don_vi
            yield from _late(source, f"{name} gửi bản đăng ký", deadline)


def result_without_registration(dataset: Dataset) -> Iterator[Report]:
    """Đơn vị có kết quả thì phải có bản đăng ký.

    Vì sao: kết quả được so với chỉ tiêu và danh hiệu đã đăng ký; không có bản đăng ký thì không có
    gì để so.

    Cách sửa: bổ sung bản đăng ký của đơn vị.

    Sai:

        # data/plan-2024.yaml
        don_vi:
          - {ma_don_vi: lanh-dao-ban, ten_don_vi: Lãnh đạo Ban, loai_don_vi: co_quan}
          - {ma_don_vi: van-phong, ten_don_vi: Văn phòng}
          - {ma_don_vi: thanh-tra, ten_don_vi: Thanh tra}
        # data/results/2024/dot-1/thanh-tra.yaml
        {nam_ke_hoach: 2024, so_dot: 1, ma_don_vi: thanh-tra, ngay_gui: 2024-06-20}

    Đúng:

        # data/results/2024/dot-1/van-phong.yaml
        {nam_ke_hoach: 2024, so_dot: 1, ma_don_vi: van-phong, ngay_gui: 2024-06-20}
    """
    names = unit_names(dataset)
    registered = {file.stem for file in dataset.files if file.kind == "registrations"}
    registered |= {source.record.ma_don_vi for source in dataset.registrations}
    for source in dataset.results:
        unit = source.record.ma_don_vi
        if unit in names and unit not in registered:
            yield Report(
                source.at("ma_don_vi"),
                f"{names[unit]} có kết quả đợt {source.record.so_dot} nhưng chưa đăng ký "
                f"năm {dataset.year}.",
                f"Bổ sung data/registrations/{dataset.year}/{unit}.yaml.",
            )


def no_filing_day(dataset: Dataset) -> Iterator[Report]:
    """Bản đăng ký và bản kết quả phải ghi ngày gửi.

    Vì sao: không có ngày gửi thì không biết đơn vị gửi đúng hạn hay chậm.

    Cách sửa: ghi ngay_gui là ngày Văn phòng nhận được.

    Sai:

        # data/registrations/2024/van-phong.yaml
        ngay_gui:

    Đúng:

        # data/registrations/2024/van-phong.yaml
        ngay_gui: 2024-01-25
    """
    names = unit_names(dataset)
    for source in unit_files(dataset):
        if source.record.ngay_gui is None:
            unit, number = source.record.ma_don_vi, source.file.round_number
            paper = f"kết quả đợt {number}" if number else "đăng ký"
            yield Report(
                source.at("ngay_gui"),
                f"Bản {paper} của {names.get(unit, unit)} chưa ghi ngày gửi.",
                "Ghi ngay_gui là ngày Văn phòng nhận được.",
            )


def result_late(dataset: Dataset) -> Iterator[Report]:
    """Bản kết quả phải gửi trong hạn của đợt.

    Vì sao: báo cáo sơ kết, tổng kết lập từ kết quả của mọi đơn vị; một đơn vị chậm là cả báo cáo
    chậm. Đợt không ghi han_nop thì không xét.

    Cách sửa: nếu ngay_gui ghi nhầm, sửa lại; nếu đúng là chậm, giữ nguyên để báo cáo nêu.

    Sai:

        # data/plan-2024.yaml
        dot_thi_dua:
          - {so_dot: 1, ten_dot: Đợt thi đua thứ nhất, tu_ngay: 2024-01-01, den_ngay: 2024-12-31,
             han_nop: 2024-06-15}

    Đúng:

        # data/plan-2024.yaml
        dot_thi_dua:
          - {so_dot: 1, ten_dot: Đợt thi đua thứ nhất, tu_ngay: 2024-01-01, den_ngay: 2024-12-31,
             han_nop: 2024-06-25}
    """
    if dataset.plan is None:
        return
    names = unit_names(dataset)
    for source in dataset.results:
        peak = dataset.plan.record.round(source.record.so_dot)
        if peak is not None:
            name = names.get(source.record.ma_don_vi, source.record.ma_don_vi)
            yield from _late(source, f"{name} gửi kết quả đợt {peak.so_dot}", peak)


def result_missing(dataset: Dataset) -> Iterator[Report]:
    """Khi đã có đơn vị gửi kết quả của một đợt thì mọi đơn vị phải có kết quả của đợt ấy.

    Vì sao: báo cáo đợt phải đủ mọi đơn vị; thiếu một đơn vị thì tổng số sai mà không ai thấy.

    Cách sửa: đôn đốc đơn vị gửi kết quả; nếu đơn vị đã giải thể, ghi den_ngay trong kế hoạch.

    Sai:

        # data/results/2024/dot-2/van-phong.yaml
        {nam_ke_hoach: 2024, so_dot: 2, ma_don_vi: van-phong, ngay_gui: 2024-12-12}

    Đúng:

        # data/results/2024/dot-2/van-phong.yaml
        {nam_ke_hoach: 2024, so_dot: 2, ma_don_vi: van-phong, ngay_gui: 2024-12-12}
        # data/results/2024/dot-2/lanh-dao-ban.yaml
        {nam_ke_hoach: 2024, so_dot: 2, ma_don_vi: lanh-dao-ban, ngay_gui: 2024-12-12}
    """
    if dataset.plan is None:
        return
    filed: defaultdict[int, set[str]] = defaultdict(set)
    for file in dataset.files:
        if file.kind == "results" and file.round_number is not None:
            filed[file.round_number].add(file.stem)
    for source in dataset.results:
        if source.file.round_number is not None:
            filed[source.file.round_number].add(source.record.ma_don_vi)
    known = set(unit_names(dataset))
    for peak in dataset.plan.record.dot_thi_dua:
        if filed[peak.so_dot] & known:
            yield from _missing(dataset.plan, peak, filed[peak.so_dot])


def _missing(plan: Sourced[Plan], peak: Round, filed: set[str]) -> Iterator[Report]:
    for index, unit in enumerate(plan.record.don_vi):
        if unit.ma_don_vi not in filed and unit.exists_on(peak.den_ngay):
            yield Report(
                plan.at("don_vi", index, "ma_don_vi"),
                f"{unit.ten_don_vi} chưa có kết quả đợt {peak.so_dot} mà đơn vị khác đã gửi.",
                f"Đôn đốc đơn vị; tệp cần có: "
                f"data/results/{plan.record.nam_ke_hoach}/dot-{peak.so_dot}/{unit.ma_don_vi}.yaml.",
            )


def unknown_round(dataset: Dataset) -> Iterator[Report]:
    """Bản kết quả phải thuộc một đợt có trong kế hoạch.

    Vì sao: báo cáo lập theo các đợt của kế hoạch; kết quả để nhầm thư mục đợt thì bị bỏ quên.

    Cách sửa: chuyển tệp về đúng thư mục đợt và sửa so_dot; nếu kế hoạch thêm đợt, thêm dot_thi_dua.

    Sai:

        # data/plan-2024.yaml
        dot_thi_dua:
          - {so_dot: 2, ten_dot: Đợt thi đua thứ hai, tu_ngay: 2024-01-01, den_ngay: 2024-12-31}

    Đúng:

        # data/plan-2024.yaml
        dot_thi_dua:
          - {so_dot: 1, ten_dot: Đợt thi đua thứ nhất, tu_ngay: 2024-01-01, den_ngay: 2024-12-31}
    """
    if dataset.plan is None:
        return
    names = unit_names(dataset)
    for source in dataset.results:
        number, unit = source.record.so_dot, source.record.ma_don_vi
        # A number unlike the folder's is D105's.
        if number == source.file.round_number and dataset.plan.record.round(number) is None:
            yield Report(
                source.at("so_dot"),
                f"Kết quả của {names.get(unit, unit)} thuộc đợt {number} mà kế hoạch không có.",
                "Chuyển tệp về đúng thư mục đợt và sửa so_dot.",
            )


def _late(source: UnitFile, what: str, deadline: Deadline) -> Iterator[Report]:
    day = source.record.ngay_gui
    last = deadline.last_day
    if day is None or deadline.han_nop is None or last is None:
        return
    if day > last:
        limit = f"{'trước ngày' if deadline.truoc_ngay else 'ngày'} {short_date(deadline.han_nop)}"
        yield Report(
            source.at("ngay_gui"),
            f"{what} ngày {short_date(day)}, chậm {count((day - last).days)} ngày (hạn: {limit}).",
            "Sửa ngay_gui nếu ghi nhầm; nếu đúng là chậm thì giữ nguyên, báo cáo sẽ nêu.",
        )


REGISTRATION_LATE = Rule("D301", Severity.WARNING, registration_late)
RESULT_WITHOUT_REGISTRATION = Rule(
    "D302", Severity.WARNING, result_without_registration, rests_on=frozenset(("ngay_gui",))
)
NO_FILING_DAY = Rule("D307", Severity.WARNING, no_filing_day, rests_on=frozenset(("ngay_gui",)))
RESULT_LATE = Rule("D308", Severity.WARNING, result_late)
RESULT_MISSING = Rule("D310", Severity.WARNING, result_missing)
UNKNOWN_ROUND = Rule("D311", Severity.ERROR, unknown_round)
