"""Units and their files: family D1, what the folders say against what the files say."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tdkt_cli.findings import Place, Severity
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.unit_files import unit_files
from tdkt_cli.rules.wording import listed, suggestion, unit_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import DataFile, Dataset


def unknown_unit(dataset: Dataset) -> Iterator[Report]:
    """Đơn vị của bản đăng ký và của bản kết quả phải có tên trong kế hoạch.

    Vì sao: bản tổng hợp lập theo danh sách đơn vị của kế hoạch; mã lạ thì cả bản không vào đâu.

    Cách sửa: ghi đúng ma_don_vi như trong kế hoạch; nếu là đơn vị mới, thêm vào don_vi.

    Sai:

        # data/registrations/2024/van-phong.yaml
        ma_don_vi: van-phongg

    Đúng:

        # data/registrations/2024/van-phong.yaml
        ma_don_vi: van-phong
    """
    if dataset.plan is None:
        return
    known = unit_names(dataset)
    for source in unit_files(dataset):
        code = source.record.ma_don_vi
        if code not in known:
            close = suggestion(code, known)
            yield Report(
                source.at("ma_don_vi"),
                f"Đơn vị “{code}” không có trong kế hoạch năm {dataset.year}"
                + (f" (có phải “{close}”, {known[close]}?)." if close else "."),
                f"Ghi ma_don_vi: {close}."
                if close
                else f"Thêm đơn vị vào don_vi của {dataset.plan.file.name}, hoặc sửa ma_don_vi.",
            )


def no_registration(dataset: Dataset) -> Iterator[Report]:
    """Mỗi đơn vị có tên trong kế hoạch phải có một bản đăng ký.

    Vì sao: bản tổng hợp gửi cấp trên phải đủ mọi đơn vị; thiếu một đơn vị là thiếu cả tập thể và
    cá nhân của đơn vị đó. Đơn vị giải thể trước hạn nộp, hoặc lập sau hạn nộp, thì không phải nộp.

    Cách sửa: đôn đốc đơn vị gửi bản đăng ký; nếu đơn vị đã giải thể, ghi den_ngay trong kế hoạch.

    Sai:

        # data/plan-2024.yaml
        don_vi:
          - {ma_don_vi: lanh-dao-ban, ten_don_vi: Lãnh đạo Ban, loai_don_vi: co_quan}
          - {ma_don_vi: van-phong, ten_don_vi: Văn phòng}
          - {ma_don_vi: thanh-tra, ten_don_vi: Thanh tra}

    Đúng:

        # data/plan-2024.yaml
        don_vi:
          - {ma_don_vi: lanh-dao-ban, ten_don_vi: Lãnh đạo Ban, loai_don_vi: co_quan}
          - {ma_don_vi: van-phong, ten_don_vi: Văn phòng}
    """
    if dataset.plan is None:
        return
    deadline = dataset.plan.record.dang_ky.han_nop
    filed = {file.stem for file in dataset.files if file.kind == "registrations"}
    filed |= {source.record.ma_don_vi for source in dataset.registrations}
    for index, unit in enumerate(dataset.plan.record.don_vi):
        if unit.ma_don_vi not in filed and unit.exists_on(deadline):
            yield Report(
                dataset.plan.at("don_vi", index, "ma_don_vi"),
                f"{unit.ten_don_vi} chưa có bản đăng ký năm {dataset.year}.",
                f"Đôn đốc đơn vị; tệp cần có: "
                f"data/registrations/{dataset.year}/{unit.ma_don_vi}.yaml.",
            )


def two_files(dataset: Dataset) -> Iterator[Report]:
    """Mỗi đơn vị chỉ có một tệp đăng ký, và một tệp kết quả cho mỗi đợt.

    Vì sao: hai tệp của một đơn vị thì người và danh hiệu bị tính hai lần, mà không biết tệp nào là
    bản cuối; hay gặp khi chép tệp (“van-phong (2).yaml”) hoặc có cả .yaml và .yml.

    Cách sửa: giữ bản cuối cùng đơn vị gửi, bỏ tệp kia; lịch sử sửa đổi đã có git giữ.

    Sai:

        # data/registrations/2024/van-phong.yml
        nam_ke_hoach: 2024
        ma_don_vi: van-phong
        ngay_gui: 2024-01-26
        tong_so_nguoi: 0
        so_ca_nhan: 0

    Đúng:

        # data/registrations/2024/van-phong.yaml
        ma_don_vi: van-phong
    """
    names = unit_names(dataset)
    for (code, round_number), files in _files_by_unit(dataset).items():
        if len(files) > 1:
            first, *others = sorted(files, key=lambda file: (file.stem != code, file.name))
            paper = f"kết quả đợt {round_number}" if round_number else "đăng ký"
            last = others[-1]
            yield Report(
                Place(last.name, ("ma_don_vi",)),
                f"{names.get(code, code)} có {len(files):02d} tệp {paper}: "
                f"{listed([first.name, *(file.name for file in others)])}.",
                f"So sánh các tệp, giữ nội dung đơn vị gửi sau cùng trong {first.name}, "
                "xóa tệp còn lại.",
                tuple(
                    (Place(file.name, ("ma_don_vi",)), f"tệp khác của {names.get(code, code)}")
                    for file in (first, *others[:-1])
                ),
            )


def wrong_file_name(dataset: Dataset) -> Iterator[Report]:
    """Tên tệp phải là mã của đơn vị ghi trong tệp.

    Vì sao: tệp được tìm theo tên; tên một đằng, ma_don_vi một nẻo thì không biết bản của ai, thường
    là do chép tệp của đơn vị khác mà quên sửa. Mã không có trong kế hoạch thì D101 báo; đơn vị đã
    có tệp khác thì D103 báo.

    Cách sửa: xem nội dung là của đơn vị nào; nếu là của đơn vị khác thì lấy lại bản đúng của đơn vị
    này, nếu chỉ sai mã thì sửa ma_don_vi, nếu chỉ sai tên tệp thì đổi tên tệp.

    Sai:

        # data/registrations/2024/van-phong.yaml
        ma_don_vi: lanh-dao-ban

    Đúng:

        # data/registrations/2024/van-phong.yaml
        ma_don_vi: van-phong
    """
    known = unit_names(dataset)
    groups = _files_by_unit(dataset)
    for source in unit_files(dataset):
        code, file = source.record.ma_don_vi, source.file
        alone = len(groups.get((code, file.round_number), ())) < 2
        if file.stem != code and code in known and (alone or file.stem in known):
            yield Report(
                source.at("ma_don_vi"),
                f"Tệp tên “{file.stem}” nhưng ma_don_vi trong tệp là “{code}” ({known[code]}).",
                f"Nếu nội dung là của {known[code]}, lấy lại bản đúng của {known[file.stem]}; "
                f"nếu chỉ sai mã, sửa ma_don_vi thành {file.stem}."
                if file.stem in known
                else f"Đổi tên tệp thành {code}.yaml.",
            )


def wrong_year(dataset: Dataset) -> Iterator[Report]:
    """Năm và đợt ghi trong tệp phải đúng với tên thư mục hoặc tên tệp.

    Vì sao: tệp chép từ năm trước mà quên sửa năm thì số liệu cũ thành số liệu năm nay.

    Cách sửa: sửa nam_ke_hoach, nam_thanh_tich hoặc so_dot cho đúng; tệp để nhầm chỗ thì chuyển đi.

    Sai:

        # data/registrations/2024/van-phong.yaml
        nam_ke_hoach: 2023

    Đúng:

        # data/registrations/2024/van-phong.yaml
        nam_ke_hoach: 2024
    """
    for source in unit_files(dataset):
        if source.record.nam_ke_hoach != dataset.year:
            year = source.record.nam_ke_hoach
            yield _differs(source.at("nam_ke_hoach"), year, dataset.year)
    for alone in (dataset.plan, dataset.council, dataset.papers):
        if alone is not None and alone.record.nam_ke_hoach != dataset.year:
            year = alone.record.nam_ke_hoach
            yield _differs(alone.at("nam_ke_hoach"), year, dataset.year)
    for history in dataset.decisions:
        year, named = history.record.nam_thanh_tich, int(history.file.stem)
        if year != named:
            yield _differs(history.at("nam_thanh_tich"), year, named)
    for result in dataset.results:
        number = result.file.round_number
        if number is not None and result.record.so_dot != number:
            yield _differs(result.at("so_dot"), result.record.so_dot, number)


def _differs(place: Place, found: int, required: int) -> Report:
    key = place.path[-1]
    return Report(
        place,
        f"Tệp {place.file} ghi {key} là {found}, khác {required} của tên thư mục hoặc tên tệp.",
        f"Sửa {key} thành {required}, hoặc chuyển tệp về đúng thư mục.",
    )


def _files_by_unit(dataset: Dataset) -> dict[tuple[str, int | None], list[DataFile]]:
    """Return the files of each unit, per round; those that take another unit's name are left."""
    units = unit_names(dataset)
    codes = {s.file.name: s.record.ma_don_vi for s in unit_files(dataset)}
    groups: defaultdict[tuple[str, int | None], list[DataFile]] = defaultdict(list)
    for file in dataset.files:
        if file.kind in ("registrations", "results"):
            code = file.stem if file.stem in units else codes.get(file.name, file.stem)
            groups[code, file.round_number].append(file)
    return groups


UNKNOWN_UNIT = Rule("D101", Severity.ERROR, unknown_unit)
NO_REGISTRATION = Rule("D102", Severity.WARNING, no_registration)
TWO_FILES = Rule("D103", Severity.ERROR, two_files)
WRONG_FILE_NAME = Rule("D104", Severity.ERROR, wrong_file_name)
WRONG_YEAR = Rule("D105", Severity.ERROR, wrong_year)
