"""Capital letters in names of places, of Party bodies, of honours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.paper_standard.capital_letters import capital_source
from tdkt_cli.wordcheck.capital_lines import slip_reports
from tdkt_cli.wordcheck.rule import Report, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Paper


def unit_words(paper: Paper) -> Iterator[Report]:
    """Danh từ chung chỉ đơn vị hành chính viết thường, tên riêng viết hoa: tỉnh Đồng Nai.

    Vì sao: tỉnh, huyện, xã, phường là danh từ chung; chỉ viết hoa khi đơn vị mang tên số, tên
    người, tên sự kiện lịch sử. Tên sau UBND, HĐND, Đảng bộ không xét.

    Cách sửa: viết thường chữ tỉnh, huyện, xã, phường.

    Sai:
        trên địa bàn Tỉnh Đồng Nai

    Đúng:
        trên địa bàn tỉnh Đồng Nai
    """
    yield from slip_reports(paper, "T303")


def numbered_units(paper: Paper) -> Iterator[Report]:
    """Đơn vị hành chính gọi bằng số, tên người, sự kiện thì danh từ chung cũng viết hoa: Quận 1.

    Vì sao: danh từ chung khi ấy là một phần của tên.

    Cách sửa: viết hoa chữ Quận, Phường.

    Sai:
        Chi nhánh tại quận 1, Thành phố Hồ Chí Minh

    Đúng:
        Chi nhánh tại Quận 1, Thành phố Hồ Chí Minh
    """
    yield from slip_reports(paper, "T304")


def two_cities(paper: Paper) -> Iterator[Report]:
    """Viết Thủ đô Hà Nội, Thành phố Hồ Chí Minh với chữ đầu hoa.

    Vì sao: đây là hai trường hợp đặc biệt nghị định nêu tên.

    Cách sửa: viết hoa chữ Thủ, chữ Thành.

    Sai:
        tại thành phố Hồ Chí Minh

    Đúng:
        tại Thành phố Hồ Chí Minh
    """
    yield from slip_reports(paper, "T305")


def regions(paper: Paper) -> Iterator[Report]:
    """Tên vùng, miền viết hoa cả cụm: Tây Bắc, Đông Nam Bộ, Tây Nguyên.

    Vì sao: từ chỉ phương hướng đi với danh từ làm thành tên riêng của một vùng.

    Cách sửa: viết hoa chữ đầu mỗi tiếng.

    Sai:
        các tỉnh Đông Nam bộ

    Đúng:
        các tỉnh Đông Nam Bộ
    """
    yield from slip_reports(paper, "T306")


def party_bodies(paper: Paper) -> Iterator[Report]:
    """Tên cơ quan của Đảng ghi đúng: Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam.

    Vì sao: nghị định nêu sẵn cách viết hoa các tên này.

    Cách sửa: viết hoa đúng như tên.

    Sai:
        Đảng cộng sản Việt Nam

    Đúng:
        Đảng Cộng sản Việt Nam
    """
    yield from slip_reports(paper, "T308")


def honours(paper: Paper) -> Iterator[Report]:
    """Tên huân chương, danh hiệu thi đua, hình thức khen thưởng viết hoa như trong Luật.

    Vì sao: viết hoa chữ đầu của tên và của từ chỉ hạng; Luật Thi đua, khen thưởng năm 2022 ghi
    “Tập thể lao động xuất sắc”, “Chiến sĩ thi đua cơ sở”, Huân chương Lao động hạng Nhất.

    Cách sửa: viết đúng như Luật.

    Sai:
        Huân chương Lao động hạng nhất

    Đúng:
        Huân chương Lao động hạng Nhất
    """
    yield from slip_reports(paper, "T310")


UNIT_WORDS = Rule("T303", Severity.HINT, unit_words, (capital_source("T303"),))
NUMBERED_UNITS = Rule("T304", Severity.HINT, numbered_units, (capital_source("T304"),))
TWO_CITIES = Rule("T305", Severity.WARNING, two_cities, (capital_source("T305"),))
REGIONS = Rule("T306", Severity.WARNING, regions, (capital_source("T306"),))
PARTY_BODIES = Rule("T308", Severity.WARNING, party_bodies, (capital_source("T308"),))
HONOURS = Rule("T310", Severity.WARNING, honours, (capital_source("T310"),))
