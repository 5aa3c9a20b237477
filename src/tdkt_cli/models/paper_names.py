"""The papers of the year: the one table of their names, types, stages and commands.

A new paper is one line here: `ghiso` then gives it a number, the rules compare its number with
those of its series, and `trinhky` puts it into the folder of its stage.
"""

from collections.abc import Iterable
from typing import NamedTuple


class KnownPaper(NamedTuple):
    """A paper that the program prints.

    Attributes:
        name: output name, the `ten_van_ban` of `data/documents`; `{so_dot}` for one a round.
        type_code: abbreviation of its type, the series that its number belongs to; `""` for a
            paper without a number of its own.
        title: what the clerk calls it.
        stage: `dang-ky`, `dot`, `xet`; `""` where it is not signed with others.
        command: the command, and the function of `workflow`, that prints it.
        options: arguments of that function beside folder, year and way of printing.
        formats: what lies in the folder for signing.
    """

    name: str
    type_code: str
    title: str
    stage: str = ""
    command: str = ""
    options: tuple[tuple[str, object], ...] = ()
    formats: tuple[str, ...] = ("docx",)

    def of_round(self, number: int) -> "KnownPaper":
        """Return the paper of one round."""
        options = tuple((key, number if value == ROUND else value) for key, value in self.options)
        name, title = (text.replace(ROUND, str(number)) for text in (self.name, self.title))
        return self._replace(name=name, title=title, options=options)


ROUND = "{so_dot}"
_OF_ROUND = (("round_number", ROUND),)
_UPWARD, _INSIDE = (("upward", True),), (("upward", False),)
_REVIEWED = (("stage", "xet"),)
_LISTED = ("docx", "xlsx")

PAPERS = (
    KnownPaper("ke-hoach", "KH", "Kế hoạch phát động phong trào thi đua", "", "kehoach"),
    KnownPaper("tong-hop-dang-ky", "BC", "Báo cáo tổng hợp đăng ký", "dang-ky", "tonghop", _INSIDE,
               _LISTED),
    KnownPaper("tong-hop-gui-cap-tren", "CV", "Công văn đăng ký gửi cấp trên", "dang-ky", "tonghop",
               _UPWARD),  # its list is the workbook of the report
    KnownPaper("bao-cao-dot-{so_dot}", "BC", "Báo cáo đợt {so_dot}", "dot", "baocao", _OF_ROUND),
    KnownPaper("dieu-kien", "", "Phụ lục rà soát điều kiện", "xet", "dieukien", _REVIEWED, _LISTED),
    KnownPaper("bien-ban", "BB", "Biên bản họp Hội đồng", "xet", "bienban", (), _LISTED),
    KnownPaper("to-trinh", "TTr", "Tờ trình đề nghị khen thưởng", "xet", "totrinh", (), _LISTED),
    KnownPaper("quyet-dinh", "QĐ", "Quyết định khen thưởng", "xet", "quyetdinh", (), _LISTED),
    KnownPaper("don-doc", "CV", "Công văn đôn đốc", "", "dondoc"),
)  # fmt: skip
"""In the order in which they lie in a folder for signing."""


def known_papers(rounds: Iterable[int]) -> dict[str, KnownPaper]:
    """Return every paper of a year by its output name.

    Args:
        rounds: the numbers of the plan's rounds.
    """
    numbers = tuple(rounds)
    found: dict[str, KnownPaper] = {}
    for paper in PAPERS:
        several = [paper.of_round(n) for n in numbers] if ROUND in paper.name else [paper]
        found.update((one.name, one) for one in several)
    return found


def series_of(name: str) -> str:
    """Return the type code of a paper by its output name, `""` for an unknown one."""
    for paper in PAPERS:
        start, found, end = paper.name.partition(ROUND)
        if name == paper.name or (found and name.startswith(start) and name.endswith(end)):
            return paper.type_code
    return ""
