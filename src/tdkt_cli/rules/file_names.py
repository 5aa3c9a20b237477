"""Names and kinds of files and folders below `data/`. Family Y15."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.models.types import UNIT_CODE_PATTERN
from tdkt_cli.rules import Report, Rule, problems
from tdkt_cli.rules.shown import shown
from tdkt_cli.rules.unit_files import unit_files
from tdkt_cli.rules.wording import suggestion
from tdkt_cli.vietnamese import without_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset

_FOLDERS = ("registrations", "results", "decisions", "council", "documents", "regulations", "plan")


def unreadable(dataset: Dataset) -> Iterator[Report]:
    """Mọi tệp và thư mục trong data/ phải đọc được.

    Vì sao: bỏ qua một thư mục không mở được là bỏ sót các đơn vị trong đó mà không ai biết.

    Cách sửa: cấp quyền đọc cho tài khoản đang dùng, đóng chương trình đang giữ tệp, hoặc chép lại
    tệp.
    """
    for problem in problems(dataset, "unreadable"):
        yield Report(
            problem.place,
            "Không đọc được tệp hoặc thư mục này nên chưa biết bên trong có gì.",
            "Cấp quyền đọc cho tài khoản đang dùng, hoặc đóng chương trình đang giữ tệp.",
        )


UNREADABLE = Rule("Y151", Severity.ERROR, unreadable)


def symlink(dataset: Dataset) -> Iterator[Report]:
    """Trong data/ không dùng liên kết (symlink, shortcut của hệ thống tệp).

    Vì sao: liên kết có thể trỏ ra ngoài thư mục dữ liệu hoặc tới thiết bị; sang máy khác thì hỏng.

    Cách sửa: thay liên kết bằng chính tệp mà nó trỏ tới.
    """
    for problem in problems(dataset, "symlink"):
        yield Report(
            problem.place,
            "Đây là một liên kết, data/ chỉ nhận tệp và thư mục thường.",
            "Xóa liên kết và chép chính tệp ấy vào đây.",
        )


SYMLINK = Rule("Y152", Severity.ERROR, symlink)


def not_a_file(dataset: Dataset) -> Iterator[Report]:
    """Trong data/ chỉ có tệp thường và thư mục.

    Vì sao: đọc một ống dẫn (FIFO) hay thiết bị có thể chờ mãi không dứt.

    Cách sửa: xóa mục này khỏi data/.
    """
    for problem in problems(dataset, "not_a_file"):
        yield Report(
            problem.place,
            "Đây không phải tệp thường mà là thiết bị hoặc ống dẫn của hệ điều hành.",
            "Xóa mục này khỏi data/.",
        )


NOT_A_FILE = Rule("Y153", Severity.ERROR, not_a_file)


def folder_named_file(dataset: Dataset) -> Iterator[Report]:
    """Thư mục không được có tên kết thúc bằng .yaml hay .yml.

    Vì sao: nhìn tên thì tưởng là tệp của một đơn vị, thật ra không có dữ liệu nào được đọc.

    Cách sửa: đổi tên thư mục, hoặc đưa tệp bên trong ra ngoài rồi xóa thư mục.
    """
    for problem in problems(dataset, "folder_named_file"):
        yield Report(
            problem.place,
            "Đây là thư mục nhưng có tên như một tệp .yaml.",
            "Đưa tệp bên trong ra ngoài rồi xóa thư mục, hoặc đổi tên thư mục.",
        )


FOLDER_NAMED_FILE = Rule("Y154", Severity.ERROR, folder_named_file)


def name_clash(dataset: Dataset) -> Iterator[Report]:
    """Trong một thư mục, hai tên không được chỉ khác nhau chữ hoa, chữ thường hay cách bỏ dấu.

    Vì sao: Windows coi «Van-phong.yaml» và «van-phong.yaml» là một; khi lấy dữ liệu về, tệp này che
    mất tệp kia.

    Cách sửa: gộp hai tệp làm một rồi xóa tệp thừa.
    """
    for problem in problems(dataset, "name_clash"):
        yield Report(
            problem.place,
            f"Tên này chỉ khác {shown(problem.values[0])} ở chữ hoa hoặc cách bỏ dấu.",
            "Gộp hai tệp làm một rồi xóa tệp thừa.",
        )


NAME_CLASH = Rule("Y155", Severity.ERROR, name_clash)


def device_name(dataset: Dataset) -> Iterator[Report]:
    """Tên tệp và thư mục không được trùng tên thiết bị của Windows.

    Vì sao: Windows giữ các tên con, prn, aux, nul, com1…, lpt1… cho thiết bị; máy Windows không lấy
    được tệp mang tên ấy về.

    Cách sửa: đặt tên khác, chẳng hạn phong-con.yaml.
    """
    for problem in problems(dataset, "device_name"):
        yield Report(
            problem.place,
            f"{shown(problem.values[0])} là tên thiết bị của Windows, không dùng đặt tên tệp được.",
            "Đổi sang tên khác, cả ma_don_vi trong kế hoạch nếu là tệp của đơn vị.",
        )


DEVICE_NAME = Rule("Y156", Severity.ERROR, device_name)


def illegal_name(dataset: Dataset) -> Iterator[Report]:
    """Tên tệp không có các ký tự mà Windows cấm, không kết thúc bằng dấu chấm hay dấu cách.

    Vì sao: Windows không nhận < > : " | ? * \\ trong tên và tự bỏ dấu chấm, dấu cách ở cuối; dữ
    liệu chép từ máy khác sang sẽ mất tệp.

    Cách sửa: đổi tên tệp, chỉ dùng chữ, số và dấu -.
    """
    for problem in problems(dataset, "illegal_name"):
        yield Report(
            problem.place,
            f"Tên có ký tự {shown(problem.values[0])} ở chỗ mà Windows không nhận.",
            "Đổi tên tệp, chỉ dùng chữ, số và dấu -.",
        )


ILLEGAL_NAME = Rule("Y157", Severity.ERROR, illegal_name)


def hidden_in_name(dataset: Dataset) -> Iterator[Report]:
    """Tên tệp không có ký tự điều khiển, ký tự đổi chiều chữ hay chữ sai mã.

    Vì sao: những ký tự ấy làm tên hiện ra khác với tên thật; tệp như vậy không được đọc.

    Cách sửa: đổi tên tệp, gõ lại tên bằng bàn phím.
    """
    for problem in problems(dataset, "hidden_in_name"):
        yield Report(
            problem.place,
            f"Tên có ký tự không nhìn thấy {problem.values[0]}, tệp này không được đọc.",
            "Đổi tên tệp, gõ lại tên bằng bàn phím.",
        )


HIDDEN_IN_NAME = Rule("Y158", Severity.ERROR, hidden_in_name)


def bad_stem(dataset: Dataset) -> Iterator[Report]:
    """Tệp của đơn vị mang tên là mã đơn vị: chữ thường không dấu, số, dấu -, dài nhất 41 ký tự.

    Vì sao: tên tệp cho biết bản đăng ký của đơn vị nào; tên như «van-phong (1).yaml» là bản chép
    nhầm.

    Cách sửa: đổi tên tệp đúng bằng ma_don_vi trong kế hoạch, chẳng hạn van-phong.yaml; nếu đã có
    tệp mang tên ấy thì so sánh hai tệp rồi xóa bản chép.
    """
    for problem in problems(dataset, "bad_stem"):
        yield Report(
            problem.place,
            f"Tên tệp {shown(problem.values[0])} không phải là mã đơn vị.",
            _instead(dataset, problem.place.file),
        )


def _instead(dataset: Dataset, name: str) -> str:
    """Say what to do with a file of a bad name; never to write over another file."""
    folder, _, base = name.rpartition("/")
    others = [file for file in dataset.files if file.name.rpartition("/")[0] == folder]
    codes = {source.file.name: source.record.ma_don_vi for source in unit_files(dataset)}
    plain = without_marks(base).casefold().replace(" ", "-")
    for other in others:
        same = codes.get(name) == other.stem or plain.startswith(other.stem)
        if other.name != name and same and re.match(UNIT_CODE_PATTERN, other.stem):
            return f"So sánh với {other.name}, giữ nội dung đúng trong tệp ấy rồi xóa tệp này."
    return "Đổi tên tệp đúng bằng ma_don_vi trong kế hoạch, chẳng hạn van-phong.yaml."


BAD_STEM = Rule("Y159", Severity.ERROR, bad_stem)


def misplaced(dataset: Dataset) -> Iterator[Report]:
    """Tệp .yaml phải nằm đúng thư mục của nó.

    Vì sao: tệp đặt nhầm chỗ, chẳng hạn registrations/van-phong.yaml thiếu thư mục năm, không được
    đọc và đơn vị ấy vắng mặt trong bản tổng hợp.

    Cách sửa: chuyển tệp vào đúng chỗ: data/registrations/<năm>/, data/results/<năm>/dot-<số>/,
    data/decisions/<năm>.yaml, data/council/<năm>.yaml, data/documents/<năm>.yaml,
    data/regulations/.
    """
    for problem in problems(dataset, "misplaced"):
        yield Report(
            problem.place,
            "Tệp .yaml này không nằm ở chỗ nào mà chương trình đọc, nên bị bỏ qua.",
            _right_place(problem.place.file, dataset),
        )


def _move(base: str, folders: list[str], dataset: Dataset) -> str:
    """Name the first folder that has no file of this name; never write over one."""
    taken = {file.name for file in dataset.files}
    free = next((folder for folder in folders if f"{folder}/{base}" not in taken), None)
    if free:
        return f"Thư mục phải là {free}/."
    return f"Thư mục phải là {folders[0]}/, ở đó đã có {base}: so sánh hai tệp rồi xóa một."


def _right_place(name: str, dataset: Dataset) -> str:
    """Return where a file belongs, as far as its own folder tells."""
    _, *folders, base = name.split("/")
    found = re.search(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", name)
    year = found.group() if found else dataset.year
    kind = folders[0] if folders else base
    close = suggestion(kind.casefold(), _FOLDERS)
    if not folders and not (close == "plan" or base.casefold().startswith("plan")):
        return f"Chuyển vào thư mục của nó trong data/, chẳng hạn data/registrations/{year}/."
    if not folders:
        return f"Đổi tên tệp thành data/plan-{year}.yaml nếu năm ấy chưa có kế hoạch."
    if close == "results":
        number = re.search(r"(?:dot|đợt)[^0-9]*([1-9])(?![0-9])", "/".join(folders), re.IGNORECASE)
        rounds = [int(number[1])] if number else [1, 2]
        places = [f"data/results/{year}/dot-{n}" for n in rounds]
        return _move(base, places, dataset)
    if close == "registrations":
        return _move(base, [f"data/registrations/{year}"], dataset)
    if close == "regulations":
        return _move(base, ["data/regulations"], dataset)
    if close in ("decisions", "council", "documents"):
        return f"Tên tệp phải là data/{close}/{year}.yaml; nếu đã có tệp ấy thì gộp vào."
    return f"Chuyển vào đúng thư mục: {', '.join(f'data/{folder}' for folder in _FOLDERS[:-1])}."


MISPLACED = Rule("Y160", Severity.WARNING, misplaced)


def twin_file(dataset: Dataset) -> Iterator[Report]:
    """Kế hoạch, hội đồng, văn bản và quyết định của một năm chỉ có một tệp.

    Vì sao: có cả 2024.yaml và 2024.yml thì chỉ một tệp được dùng, tệp kia bị bỏ.

    Cách sửa: gộp hai tệp làm một rồi xóa tệp thừa.
    """
    for problem in problems(dataset, "twin_file"):
        yield Report(
            problem.place,
            f"Tệp này và {shown(problem.values[0])} cùng giữ một loại dữ liệu của một năm.",
            "Gộp hai tệp làm một rồi xóa tệp thừa.",
        )


TWIN_FILE = Rule("Y161", Severity.ERROR, twin_file)
