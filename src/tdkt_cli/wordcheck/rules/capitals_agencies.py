"""Capital letters in names of agencies: those of a list, and the document's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tdkt_cli.findings import Severity
from tdkt_cli.paper_standard.capital_letters import Slip, capital_source
from tdkt_cli.wordcheck.capital_lines import reports
from tdkt_cli.wordcheck.rule import Report, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Paper

_KINDS: Final = ("Sở", "Ban", "Cục", "Chi cục", "Vụ", "Trung tâm", "Kho bạc")
_NOT_FIELDS: Final = frozenset(
    ("tỉnh", "thành", "huyện", "quận", "xã", "phường", "thị", "đặc", "các", "nhân", "chấp")
)
"""After the kind of body comes a place, or a word that fixed names write small."""
_CODE: Final = "T307"


def agencies(paper: Paper) -> Iterator[Report]:
    """Tên cơ quan viết hoa chữ đầu của cụm từ chỉ loại cơ quan và chỉ chức năng, lĩnh vực.

    Vì sao: Bộ Tài nguyên và Môi trường, Ủy ban nhân dân: không viết hoa mọi tiếng, không viết hoa
    chữ “và”. Tên cơ quan ban hành lấy ở đầu văn bản, các tên khác ở danh mục.

    Cách sửa: viết đúng như tên chính thức.

    Sai:
        Ủy Ban Nhân Dân tỉnh; Ban dân tộc

    Đúng:
        Ủy ban nhân dân tỉnh; Ban Dân tộc
    """
    found = {(n, slip.start): slip for n, slip in paper.capital_slips.get(_CODE, ())}
    own = _own_name(paper)
    for n, line in enumerate(paper.written):
        for slip in _own_slips(own, line.text) if own else ():
            found.setdefault((n, slip.start), slip)
    yield from reports((paper.written[n], found[n, start]) for n, start in sorted(found))


def _own_name(paper: Paper) -> re.Pattern[str] | None:
    """Return where the document's agency is named with a small letter after the kind of body.

    The header has the name in capitals, so it says which words, and the decree that the word after
    the kind of body (Sở, Ban, …) begins with a capital.
    """
    name = " ".join(line.text for line in paper.having("co_quan_ban_hanh")).lower()
    for kind in _KINDS:
        field = name.removeprefix(f"{kind.lower()} ")
        words = field.split()
        if field != name and words and words[0].isalpha() and words[0] not in _NOT_FIELDS:
            rest = " ".join(re.escape(word) for word in words[1:2])
            tail = rf" (?i:{rest})" if rest else ""
            return re.compile(rf"(?<!\w){kind} (?P<field>{re.escape(words[0])}{tail})(?!\w)")
    return None


def _own_slips(own: re.Pattern[str], text: str) -> Iterator[Slip]:
    for found in own.finditer(text):
        at = found.start("field") - found.start()
        right = found[0][:at] + found[0][at : at + 1].upper() + found[0][at + 1 :]
        yield Slip(found.start(), found[0], right)


AGENCIES = Rule(_CODE, Severity.WARNING, agencies, (capital_source(_CODE),))
