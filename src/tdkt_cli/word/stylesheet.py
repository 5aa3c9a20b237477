"""The look of the .html page, made from the paper standard like the styles of the .docx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli import paper_standard
from tdkt_cli.word.layout import CELL_SIDE_MM, MM_PER_TWIP

if TYPE_CHECKING:
    from tdkt_cli.paper_standard import Component, Page

_ALIGNMENTS = {"trai": "left", "giua": "center", "phai": "right", "deu": "justify"}
_FIXED = f"""\
* {{ box-sizing: border-box; margin: 0; padding: 0; }}
body {{ color: #000; line-height: 1.15; overflow-wrap: break-word; }}
p {{ white-space: pre-wrap; orphans: 2; widows: 2; min-height: 1.15em; }}
p.cho-ky {{ min-height: 26mm; }}
hr {{ border: 0; border-top: 0.75pt solid #000; margin-left: auto; margin-right: auto; }}
table {{ border-collapse: collapse; table-layout: fixed; }}
td, th {{ vertical-align: top; font-weight: inherit; text-align: left; }}
table.chu-ky {{ break-inside: avoid; margin-top: 10pt; }}
p + table.bang {{ margin-top: 6pt; }}
p.ten-bang + table.bang {{ margin-top: 0; }}
table.bang td, table.bang th {{ border: 0.5pt solid #000; vertical-align: middle;
  padding: 0 {CELL_SIDE_MM}mm; }}
thead {{ display: table-header-group; }}
tr {{ break-inside: avoid; }}
p.o-bang.giua, p.o-bang-dam.giua, p.o-bang-phu-luc.giua, p.o-bang-dam-phu-luc.giua
  {{ text-align: center; }}
p.o-bang.phai, p.o-bang-dam.phai, p.o-bang-phu-luc.phai, p.o-bang-dam-phu-luc.phai
  {{ text-align: right; }}
p.o-bang-tieu-de.phai, p.o-bang-tieu-de-phu-luc.phai {{ text-align: right; }}
"""
_SCREEN = """\
@media screen {
  body { background: #d9d9d9; padding: 8mm 0; }
  section { background: #fff; margin: 0 auto 8mm; box-shadow: 0 0 2mm rgba(0, 0, 0, .35); }
}
"""


def stylesheet() -> str:
    """Return the CSS of every document."""
    portrait = paper_standard.page()
    landscape = paper_standard.page(landscape=True)
    number = paper_standard.component("so_trang")
    components = "".join(map(_component, paper_standard.components().values()))
    lines = "".join(
        f"hr.{key.replace('_', '-')} {{ margin-top: {line.before / 20:g}pt;"
        f" height: {line.height / 20:g}pt; }}\n"
        for key, line in paper_standard.rule_lines().items()
    )
    font = f'"{paper_standard.font_name()}", "Liberation Serif", serif'
    return (
        f"body {{ font-family: {font}; }}\n{_FIXED}{components}{lines}"
        f"@page {{ size: A4; margin: {_margins(portrait)};"
        f" @top-center {{ content: counter(page); font: {number.size / 2:g}pt {font}; }} }}\n"
        "@page :first { @top-center { content: none; } }\n"
        f"@page ngang {{ size: A4 landscape; margin: {_margins(landscape)}; }}\n"
        f"@media print {{ section + section {{ break-before: page; }}"
        f" section.ngang {{ page: ngang; }} }}\n{_SCREEN}"
        f"@media screen {{ {_sheet('section', portrait)} {_sheet('section.ngang', landscape)} }}\n"
    )


def _millimetres(twips: int) -> str:
    return f"{twips * MM_PER_TWIP:.1f}mm"


def _margins(page: Page) -> str:
    sides = (page.top, page.right, page.bottom, page.left)
    return " ".join(_millimetres(side.chosen) for side in sides)


def _sheet(selector: str, page: Page) -> str:
    width, height = _millimetres(page.width), _millimetres(page.height)
    return f"{selector} {{ width: {width}; min-height: {height}; padding: {_margins(page)}; }}"


def _component(component: Component) -> str:
    """Return the rule of one component; distances in points, as in the decree."""
    weight = "bold" if component.bold else "normal"
    slant = "italic" if component.italic else "normal"
    indent = (component.first_line - component.hanging) / 20
    return (
        f"p.{component.style} {{ font-size: {component.size / 2:g}pt; font-weight: {weight};"
        f" font-style: {slant}; text-align: {_ALIGNMENTS[component.alignment]};"
        f" padding-left: {component.left / 20:g}pt; text-indent: {indent:g}pt;"
        f" margin-top: {component.before / 20:g}pt; margin-bottom: {component.after / 20:g}pt; }}\n"
    )
