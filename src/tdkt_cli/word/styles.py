"""`word/styles.xml`, `word/settings.xml` and the header, made from the paper standard."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from tdkt_cli import paper_standard

if TYPE_CHECKING:
    from tdkt_cli.paper_standard import Component

WORD_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OPEN = f'xmlns:w="{WORD_NAMESPACE}" xmlns:r="{_RELATION_NAMESPACE}"'
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RULED_STYLE = "ke-ngang"
SEPARATOR_STYLE = "ngan-cach"
_ALIGNMENTS = {"trai": "left", "giua": "center", "phai": "right", "deu": "both"}


def fonts() -> str:
    """Return the one font in all four slots, without theme fonts (G.1)."""
    name = escape(paper_standard.font_name())
    slots = " ".join(f'w:{slot}="{name}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f"<w:rFonts {slots}/>"


def styles_xml() -> str:
    """Return all styles: defaults, Normal, and one paragraph style for each component."""
    size = paper_standard.component("noi_dung").size
    components = "".join(_style(one) for one in paper_standard.components().values())
    return (
        f"{_DECLARATION}<w:styles {_OPEN}><w:docDefaults><w:rPrDefault><w:rPr>{fonts()}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240"'
        ' w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        f"{_FIXED_STYLES}{_small_style(RULED_STYLE, 'Kẻ ngang', _RULED)}"
        f"{_small_style(SEPARATOR_STYLE, 'Ngăn cách', _SEPARATOR)}{components}</w:styles>"
    )


_FIXED_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "<w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
_RULED = (
    '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>'
    '<w:spacing w:before="50" w:after="0" w:line="40" w:lineRule="exact"/>'
)
_SEPARATOR = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'


def _small_style(identifier: str, name: str, properties: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identifier}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:pPr>{properties}</w:pPr>'
        '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
    )


def _style(component: Component) -> str:
    """Return the paragraph style of a component; its elements in the order of the schema."""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{component.style}">'
        f'<w:name w:val="{escape(component.name)}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_paragraph_properties(component)}</w:pPr>"
        f"<w:rPr>{run_properties(component)}</w:rPr></w:style>"
    )


def _paragraph_properties(component: Component) -> str:
    keep = "<w:keepNext/>" if component.keep_next else ""
    spacing = f'<w:spacing w:before="{component.before}" w:after="{component.after}"'
    if component.least_height:
        spacing += f' w:line="{component.least_height}" w:lineRule="atLeast"'
    indent = f'<w:ind w:left="{component.left}" w:right="0"'
    if component.hanging:
        indent += f' w:hanging="{component.hanging}"'
    else:
        indent += f' w:firstLine="{component.first_line}"'
    level = component.outline_level
    outline = "" if level is None else f'<w:outlineLvl w:val="{level}"/>'
    alignment = f'<w:jc w:val="{_ALIGNMENTS[component.alignment]}"/>'
    return f"{keep}{spacing}/>{indent}/>{alignment}{outline}"


def run_properties(component: Component) -> str:
    """Return font, weight, slant and size of a component."""
    bold = "<w:b/><w:bCs/>" if component.bold else ""
    italic = "<w:i/><w:iCs/>" if component.italic else ""
    size = component.size
    return f'{fonts()}{bold}{italic}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def header_xml() -> str:
    """Return the header: the page number alone, as a complex field of five runs (G.8)."""
    number = paper_standard.component("so_trang")
    look = f"<w:rPr>{run_properties(number)}</w:rPr>"
    pieces = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    runs = "".join(f"<w:r>{look}{piece}</w:r>" for piece in pieces)
    return (
        f'{_DECLARATION}<w:hdr {_OPEN}><w:p><w:pPr><w:pStyle w:val="{number.style}"/></w:pPr>'
        f"{runs}</w:p></w:hdr>"
    )


def settings_xml() -> str:
    """Return the settings of a document made for Word 2013 and later."""
    mode = (
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    )
    return (
        f'{_DECLARATION}<w:settings {_OPEN}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{mode}</w:compat><w:themeFontLang w:val="vi-VN"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def font_table_xml() -> str:
    """Return the table of fonts: the one font of the document."""
    name = escape(paper_standard.font_name())
    return (
        f'{_DECLARATION}<w:fonts {_OPEN}><w:font w:name="{name}"><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )
