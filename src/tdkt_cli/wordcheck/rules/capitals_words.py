"""Capital letters in words that the decree names one by one: laws, days, events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.paper_standard.capital_letters import capital_source
from tdkt_cli.wordcheck.capital_lines import slip_reports
from tdkt_cli.wordcheck.rule import Report, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Paper


def people_and_state(paper: Paper) -> Iterator[Report]:
    """Danh từ Nhân dân, Nhà nước viết hoa khi đứng riêng.

    Vì sao: nghị định xếp vào danh từ đặc biệt; trong tên cố định (Ủy ban nhân dân, quản lý nhà
    nước) vẫn viết thường và không bị báo.

    Cách sửa: viết hoa chữ Nhân, chữ Nhà.

    Sai:
        chính sách của Đảng và nhà nước

    Đúng:
        chính sách của Đảng và Nhà nước
    """
    yield from slip_reports(paper, "T309")


def office_titles(paper: Paper) -> Iterator[Report]:
    """Chức vụ gắn với tên người hay cơ quan cụ thể viết hoa: Chủ tịch Quốc hội.

    Vì sao: chức vụ khi ấy chỉ một người cụ thể.

    Cách sửa: viết hoa chữ đầu của chức vụ.

    Sai:
        do chủ tịch Quốc hội ký

    Đúng:
        do Chủ tịch Quốc hội ký
    """
    yield from slip_reports(paper, "T311")


def party_words(paper: Paper) -> Iterator[Report]:
    """Đảng (Đảng Cộng sản Việt Nam), Bác (Bác Hồ) viết hoa.

    Vì sao: nghị định nêu sẵn các trường hợp này.

    Cách sửa: viết hoa chữ Đảng, chữ Bác.

    Sai:
        dưới sự lãnh đạo của đảng, Nhà nước

    Đúng:
        dưới sự lãnh đạo của Đảng, Nhà nước
    """
    yield from slip_reports(paper, "T312")


def holidays(paper: Paper) -> Iterator[Report]:
    """Tên ngày lễ, ngày kỷ niệm viết hoa đúng: ngày Quốc khánh, ngày Quốc tế Lao động.

    Vì sao: viết hoa chữ đầu của tên ngày lễ, không viết hoa mọi tiếng.

    Cách sửa: viết đúng tên ngày lễ.

    Sai:
        chào mừng Quốc Khánh

    Đúng:
        chào mừng Quốc khánh
    """
    yield from slip_reports(paper, "T313")


def document_names(paper: Paper) -> Iterator[Report]:
    """Tên loại của một văn bản cụ thể viết hoa: Kế hoạch số 05/KH-BDT, Luật Thi đua, khen thưởng.

    Vì sao: nêu một văn bản cụ thể thì tên loại và chữ đầu của tên văn bản viết hoa.

    Cách sửa: viết hoa chữ đầu tên loại; tên luật viết đúng như Quốc hội đặt.

    Sai:
        theo kế hoạch số 05/KH-BDT

    Đúng:
        theo Kế hoạch số 05/KH-BDT
    """
    yield from slip_reports(paper, "T314")


def parts_of_laws(paper: Paper) -> Iterator[Report]:
    """Viện dẫn điều luật: Phần, Chương, Mục, Điều viết hoa; khoản, điểm viết thường.

    Vì sao: nghị định quy định riêng cho viện dẫn.

    Cách sửa: viết “điểm a khoản 2 Điều 15”.

    Sai:
        theo Khoản 2 điều 15 Luật này

    Đúng:
        theo khoản 2 Điều 15 Luật này
    """
    yield from slip_reports(paper, "T315")


def days_and_months(paper: Paper) -> Iterator[Report]:
    """Thứ và tháng viết bằng chữ thì viết hoa (thứ Hai, tháng Năm); viết bằng số thì không.

    Vì sao: nghị định quy định cho tên ngày, tháng không dùng chữ số.

    Cách sửa: viết hoa chữ chỉ thứ, tháng; “tháng 5” viết thường.

    Sai:
        vào sáng thứ hai, trong Tháng 5 năm 2026

    Đúng:
        vào sáng thứ Hai, trong tháng 5 năm 2026
    """
    yield from slip_reports(paper, "T316")


def new_year(paper: Paper) -> Iterator[Report]:
    """Viết tết Nguyên đán, tết Trung thu; chữ Tết thay cho tết Nguyên đán viết hoa.

    Vì sao: nghị định nêu sẵn cách viết.

    Cách sửa: viết hoa chữ đầu của tên tết.

    Sai:
        dịp tết nguyên đán

    Đúng:
        dịp tết Nguyên đán
    """
    yield from slip_reports(paper, "T317")


def events(paper: Paper) -> Iterator[Report]:
    """Tên sự kiện lịch sử viết hoa, số viết bằng chữ: Cách mạng tháng Tám.

    Vì sao: nghị định nêu ví dụ Phong trào Xô viết Nghệ Tĩnh, Cách mạng tháng Tám.

    Cách sửa: viết đúng tên sự kiện.

    Sai:
        kỷ niệm Cách Mạng tháng 8

    Đúng:
        kỷ niệm Cách mạng tháng Tám
    """
    yield from slip_reports(paper, "T318")


def journals(paper: Paper) -> Iterator[Report]:
    """Tên báo, tạp chí viết hoa chữ đầu của tên: tạp chí Cộng sản.

    Vì sao: tên tác phẩm, báo, tạp chí viết hoa âm tiết đầu.

    Cách sửa: viết hoa chữ đầu của tên.

    Sai:
        đăng trên tạp chí cộng sản

    Đúng:
        đăng trên tạp chí Cộng sản
    """
    yield from slip_reports(paper, "T319")


PEOPLE_AND_STATE = Rule("T309", Severity.HINT, people_and_state, (capital_source("T309"),))
OFFICE_TITLES = Rule("T311", Severity.HINT, office_titles, (capital_source("T311"),))
PARTY_WORDS = Rule("T312", Severity.HINT, party_words, (capital_source("T312"),))
HOLIDAYS = Rule("T313", Severity.HINT, holidays, (capital_source("T313"),))
DOCUMENT_NAMES = Rule("T314", Severity.WARNING, document_names, (capital_source("T314"),))
PARTS_OF_LAWS = Rule("T315", Severity.WARNING, parts_of_laws, (capital_source("T315"),))
DAYS_AND_MONTHS = Rule("T316", Severity.WARNING, days_and_months, (capital_source("T316"),))
NEW_YEAR = Rule("T317", Severity.HINT, new_year, (capital_source("T317"),))
EVENTS = Rule("T318", Severity.HINT, events, (capital_source("T318"),))
JOURNALS = Rule("T319", Severity.HINT, journals, (capital_source("T319"),))
