"""Correct documents as other people write them, put together in the manner of one program.

The texts stand in `documents/van-ban-nguoi-khac.yaml`; `likenesses` writes the XML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ruamel.yaml import YAML

from likenesses import Piece, Written, underscores
from paper_files import DOCUMENTS
from tdkt_cli.paper_standard import text_width

if TYPE_CHECKING:
    from likenesses import Program
    from paper_files import Parts

Entry = dict[str, Any]
STRANGERS: Final[dict[str, Entry]] = YAML(typ="safe", pure=True).load(
    (DOCUMENTS / "van-ban-nguoi-khac.yaml").read_text("utf-8")
)
_NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
_HEADER: Final = (3700, 5370)
_ENDING: Final = (4500, 4570)
_SIDES: Final = 216
_BLANKS: Final = 4
_STOPS: Final = (1700, 6300)


def stranger(program: Program, entry: Entry) -> Parts:
    """Return a document of the file as a program would write it."""
    writer = _Writer(program, entry)
    return program.parts(writer.body())


class _Writer:
    def __init__(self, program: Program, entry: Entry) -> None:
        self.program = program
        self.entry = entry
        self.size: int = entry.get("co", 28)

    def body(self) -> str:
        """Return everything between the tags of `w:body`."""
        attached = self.entry.get("phu_luc", [])
        ending = self.tabbed_ending() if self.entry.get("ky_bang_tab") else self.ending()
        main = self.signed() + self.header() + self.title() + self.text() + ending
        if not attached:
            return main + self.program.section()
        return f"{main}<w:p><w:pPr>{self.program.section()}</w:pPr></w:p>" + "".join(
            self.appendix(one, last=one is attached[-1]) for one in attached
        )

    def _p(self, text: str, **said: Any) -> str:  # noqa: ANN401 - the fields of `Written`
        return self.program.paragraph(Written(text, **{"size": self.size, **said}))

    def _ruled(self, text: str, size: int, share: float) -> float:
        return share * text_width(text, size / 2, bold=True)

    def _left(self, room: int) -> list[Written]:
        """Return the lines of the agency: superior upright, own bold, the last one ruled."""
        superior = [
            Written(one, 24, align="center", room=room) for one in self.entry.get("chu_quan", [])
        ]
        own = [
            Written(one, 24, bold=True, align="center", room=room) for one in self.entry["co_quan"]
        ]
        own[-1] = own[-1]._replace(rule=self._ruled(own[-1].text, 24, 0.4))
        return [*superior, *own]

    def _right(self, room: int) -> list[Written]:
        rule = self._ruled(_MOTTO, 26, 1)
        return [
            Written(_NATION, 24, bold=True, align="center", room=room),
            Written(_MOTTO, 26, bold=True, align="center", room=room, rule=rule),
        ]

    def _number(self) -> list[Written]:
        found = [Written(self.entry["so"], 26, align="center")]
        if "vv" in self.entry:
            found.append(Written(self.entry["vv"], 24, align="center", before=120))
        return found

    def _date(self) -> list[Written]:
        found = self.entry.get("ngay")
        return [Written(found, 26, italic=True, align="center")] if found else []

    def signed(self) -> str:
        """Return the marks of a digital signature at the top, in a text box or as paragraphs."""
        marks = "".join(
            self._p(one, size=20, align="right") for one in self.entry.get("chu_ky_so", [])
        )
        boxed = self.entry.get("ky_so_hop")
        return f"<w:p>{self.program.box(marks, 5000, 4000)}</w:p>" if boxed else marks

    def header(self) -> str:
        """Return the header: a table, lines with tabs, or two text boxes."""
        rooms = [width - _SIDES for width in _HEADER]
        left, right = self._left(rooms[0]), self._right(rooms[1])
        if self.entry["bo_cuc"] == "tab":
            return self._tabbed(left, right)
        if self.entry["bo_cuc"] == "hop_chu":
            return self._boxed([*left, *self._number()], [*right, *self._date()])
        rows = [(left, right), (self._number(), self._date())]
        cells = [[self._written(cell) for cell in row] for row in rows]
        return self.program.table(cells, _HEADER, lined=False)

    def _written(self, lines: list[Written]) -> str:
        return "".join(map(self.program.paragraph, lines)) or "<w:p/>"

    def _boxed(self, left: list[Written], right: list[Written]) -> str:
        places = ((0, 3700, left), (3800, 5270, right))
        boxes = "".join(
            self.program.box(self._written([one._replace(room=width) for one in lines]), at, width)
            for at, width, lines in places
        )
        room = "".join(self._p("", before=0) for _ in range(5))
        return f"<w:p>{boxes}</w:p>{room}"

    def _tabbed(self, left: list[Written], right: list[Written]) -> str:
        """Return lines with two centred tab stops; typed underscores are the ruled lines."""
        superior, *own = left
        agency = " ".join(one.text for one in own)
        lines = underscores(self._ruled(agency, 24, 0.42), 24), underscores(right[1].rule, 24)
        halves = (
            (Piece(superior.text, 24), Piece(_NATION, 24, bold=True)),
            (Piece(agency, 24, bold=True), Piece(_MOTTO, 26, bold=True)),
            (Piece(lines[0], 24, raised=True), Piece(lines[1], 24, raised=True)),
            (Piece(self.entry["so"], 26), Piece(self.entry["ngay"], 26, italic=True)),
        )
        found = "".join(self._stops(*pair) for pair in halves)
        if "vv" in self.entry:
            found += self._stops(Piece(self.entry["vv"], 24), before=120)
        return found

    def _stops(self, *halves: Piece, before: int = 0) -> str:
        """Return a line whose halves stand at two centred tab stops."""
        pieces = tuple(one._replace(text=f"\t{one.text}") for one in halves)
        return self._p("", align="left", tabs=_STOPS, pieces=pieces, before=before)

    def title(self) -> str:
        """Return type and subject, ruled, and the addressees."""
        found = ""
        if "loai" in self.entry:
            subject = self.entry.get("trich_yeu", [])
            longest = max(subject, key=len, default="")
            found = self._p(self.entry["loai"], bold=True, align="center", before=240)
            for one in subject:
                rule = self._ruled(longest, self.size, 0.4) if one is subject[-1] else 0
                found += self._p(one, bold=True, align="center", rule=rule)
        sent = self.entry.get("kinh_gui", [])
        if len(sent) == 1:
            found += self._p(f"Kính gửi: {sent[0]}", align="center", before=240)
        elif sent:
            found += self._p("Kính gửi:", align="left", left=1982, before=240)
            found += "".join(self._p(one, align="left", left=2552, before=60) for one in sent)
        return found

    def text(self) -> str:
        """Return the body."""
        return "".join(self._entry(*one) for one in self.entry["than"])

    def _entry(self, role: str, *texts: Any) -> str:  # noqa: ANN401 - text or rows
        if role == "bang":
            return self.data_table(texts, (900, 3000, 2170, 1500, 1500)[: len(texts[0])])
        if role == "muc_luc":
            head = self._p("MỤC LỤC", bold=True, align="center", before=120)
            return head + "".join(_contents(one, n, self.size) for n, one in enumerate(texts, 1))
        if role in {"giua", "don_vi"}:
            return self._p(texts[0], bold=True, align="center", before=120)
        said: dict[str, Any] = {"first": 567, "before": 120}
        if role == "dieu":
            pieces = (Piece(texts[0], self.size, bold=True), Piece(texts[1], self.size))
            return self._p("", pieces=pieces, **said)
        said |= {"bold": role in {"muc", "khoan"}, "italic": role == "can_cu"}
        return self._p(", ".join(texts), **said)

    def data_table(self, rows: Any, widths: tuple[int, ...]) -> str:  # noqa: ANN401
        """Return a table with lines, its heading bold."""
        cells = [
            [
                self.program.paragraph(
                    Written(text, 24, bold=not n, align="center" if not n else "left")
                )
                for text in row
            ]
            for n, row in enumerate(rows)
        ]
        return self.program.table(cells, widths, lined=True)

    def ending(self) -> str:
        """Return recipients and signer in a table; the secretary stands above the recipients."""
        secretary = self.entry.get("thu_ky", [])
        items = [Written(one, 22, align="left") for one in self.entry["noi_nhan"]]
        label = Written("Nơi nhận:", 24, bold=True, italic=True, align="left")
        left = [*self._signer(secretary), label, *items] if secretary else [label, *items]
        cells = [[self._written(left), self._written(self._signer(self.entry["ky"]))]]
        return self.program.table(cells, _ENDING, lined=False) + "<w:p/>"

    def tabbed_ending(self) -> str:
        """Return recipients and signer on lines with a centred tab stop."""
        *above, name = self.entry["ky"]
        items = self.entry["noi_nhan"]
        left = [Piece("Nơi nhận:", 24, bold=True, italic=True), *(Piece(one, 22) for one in items)]
        right = [*above, *([""] * (len(left) + 2 - len(above))), name]
        left += [Piece("", 22)] * (len(right) - len(left))
        signer = [Piece(f"\t{one}", self.size, bold=True) for one in right]
        return "".join(
            self._p("", align="left", tabs=(6800,), pieces=pair)
            for pair in zip(left, signer, strict=True)
        )

    def _signer(self, lines: list[str]) -> list[Written]:
        *above, name = lines
        bold = [Written(one, self.size, bold=True, align="center") for one in (*above, name)]
        return [*bold[:-1], *([Written("", self.size)] * _BLANKS), bold[-1]]

    def appendix(self, one: Entry, *, last: bool) -> str:
        """Return an appendix in a section of its own."""
        centred: dict[str, Any] = {"align": "center"}
        head = self._p(one["nhan"], size=28, bold=True, **centred)
        head += "".join(self._p(text, bold=True, **centred) for text in one["ten"])
        head += self._p(one["kem"], italic=True, **centred)
        rows = one["bang"]
        table = self.data_table(rows, (900, *([8170 // (len(rows[0]) - 1)] * (len(rows[0]) - 1))))
        start = '<w:pgNumType w:start="1"/>'
        section = self.program.section(start=start, wide=one.get("ngang", False))
        if last:
            return f"{head}{table}<w:p/>{section}"
        return f"{head}{table}<w:p><w:pPr>{section}</w:pPr></w:p>"


def _contents(text: str, page: int, size: int) -> str:
    """Return a line of contents as Word makes it: dots, and the page as a field."""
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    look = f'<w:rPr>{fonts}<w:sz w:val="{size}"/></w:rPr>'
    field = "".join(
        f"<w:r>{look}{inside}</w:r>"
        for inside in (
            '<w:fldChar w:fldCharType="begin"/>',
            f"<w:instrText> PAGEREF _Toc{page} \\h </w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            f"<w:t>{page}</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    tabs = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9061"/></w:tabs>'
    return (
        f'<w:p><w:pPr>{tabs}<w:spacing w:after="100"/></w:pPr><w:hyperlink w:anchor="_Toc{page}">'
        f"<w:r>{look}<w:t>{text}</w:t></w:r><w:r><w:tab/></w:r>{field}</w:hyperlink></w:p>"
    )
