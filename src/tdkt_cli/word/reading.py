"""HTML chunks → blocks, as they come; everything outside design §7 is refused with its line.

The events come from expat, seven times faster than `html.parser` and exact about lines. The two
things in which our HTML is not XML are mended on the way: `<br>`, `<hr …>`, `<col …>` have no end,
and entities have names (`&nbsp;`). DOCTYPE is refused, so that no entity can be defined.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat

from tdkt_cli.word import vocabulary
from tdkt_cli.word.assembly import Assembler
from tdkt_cli.word.errors import DocumentError
from tdkt_cli.word.text import check_characters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tdkt_cli.word.blocks import Block

_FEED_SIZE = 1 << 16
_ROOT = "tdkt-van-ban"
_NOT_XML_SYNTAX = re.compile(r"<(?:br|hr|col)(?:\s[^<>]*)?>|&[A-Za-z][A-Za-z0-9]*;")
_XML_ENTITIES = frozenset({"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"})
_MISTAKES = {
    expat.errors.XML_ERROR_TAG_MISMATCH: "thẻ đóng không khớp với thẻ mở",
    expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE: "thuộc tính bị lặp",
    expat.errors.XML_ERROR_UNDEFINED_ENTITY: "không có ký hiệu &…; này",
    expat.errors.XML_ERROR_BAD_CHAR_REF: "mã &#…; không phải ký tự in được",
}
_MISTAKE = "thuộc tính phải đặt trong nháy kép, dấu < và & phải viết &lt; và &amp;"


def read_blocks(chunks: Iterable[str]) -> Iterator[Block]:
    """Read a document.

    Args:
        chunks: the HTML in pieces of any size.

    Yields:
        Blocks in their order; at most one row and 64 KB of HTML are held.

    Raises:
        DocumentError: an element, class, attribute or character that is not allowed.
    """
    reader = _Reader()
    waiting: list[str] = []
    size = 0
    for chunk in chunks:
        waiting.append(chunk)
        size += len(chunk)
        if size >= _FEED_SIZE:
            text = "".join(waiting)
            # Up to the last tag, so that no tag and no entity is cut in two.
            end = text.rfind("<")
            if end > 0:
                reader.feed(text[:end])
                yield from reader.take()
                text = text[end:]
            waiting, size = [text], 0
    reader.feed("".join(waiting))
    reader.finish()
    yield from reader.take()


def _as_xml(found: re.Match[str]) -> str:
    text = found.group()
    if text.startswith("<"):
        return text if text.endswith("/>") else f"{text[:-1]}/>"
    return text if text in _XML_ENTITIES else html5.get(text[1:], text)


class _Reader:
    """Checks the parser's events against the vocabulary and hands them to the assembler."""

    def __init__(self) -> None:
        self.open: list[str] = [""]
        self.lines_fed = 0
        self.assembler = Assembler(self.line)
        self.starts = self.assembler.starts()
        self.ends = self.assembler.ends()
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.buffer_size = _FEED_SIZE
        self.parser.Parse(f"<{_ROOT}>")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.declaration
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.StartCdataSectionHandler = self.declaration

    def line(self) -> int:
        """Return the 1-based line of the element at hand."""
        return self.parser.CurrentLineNumber

    def feed(self, text: str) -> None:
        """Read some HTML that ends outside a tag."""
        check_characters(text, self.lines_fed + 1)
        self.lines_fed += text.count("\n")
        self.parse(_NOT_XML_SYNTAX.sub(_as_xml, text))

    def parse(self, text: str, *, final: bool = False) -> None:
        """Read XML; turn the parser's error into a sentence."""
        try:
            self.parser.Parse(text, final)
        except expat.ExpatError as error:
            mistake = _MISTAKES.get(expat.errors.messages[error.code], _MISTAKE)
            around = f" ở <{self.open[-1]}>" if self.open[-1] else ""
            raise DocumentError(f"HTML viết sai{around}: {mistake}", error.lineno) from error

    def finish(self) -> None:
        """See that every element is closed."""
        if self.open[-1]:
            self.fail(f"Thiếu thẻ đóng </{self.open[-1]}>")
        self.parser.EndElementHandler = None
        self.parse(f"</{_ROOT}>", final=True)

    def take(self) -> list[Block]:
        """Hand over the blocks read so far."""
        blocks, self.assembler.blocks = self.assembler.blocks, []
        return blocks

    # -- the parser's events ---------------------------------------------------------------

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Check an opening tag and take it up."""
        parent = self.open[-1]
        if tag not in vocabulary.CHILDREN[parent]:
            self.refuse_element(tag, parent)
        if attributes or tag in vocabulary.CLASS_NEEDED:
            self.check(tag, attributes)
        self.assembler.parent = parent
        self.open.append(tag)
        action = self.starts.get(tag)
        if action is not None:
            action(attributes)

    def end(self, tag: str) -> None:
        """Take up a closing tag; the parser has seen that it fits."""
        self.open.pop()
        self.assembler.parent = self.open[-1]
        action = self.ends.get(tag)
        if action is not None:
            action()

    def text(self, data: str) -> None:
        """Take up text."""
        self.assembler.parent = self.open[-1]
        self.assembler.add_text(data)

    def declaration(self, *_: object) -> None:
        """Refuse `<!DOCTYPE …>` and `<![CDATA[…]]>`."""
        self.fail("Không dùng khai báo <!…> trong mẫu văn bản")

    def instruction(self, *_: object) -> None:
        """Refuse `<?…?>`."""
        self.fail("Không dùng chỉ thị <?…?> trong mẫu văn bản")

    # -- checks ----------------------------------------------------------------------------

    def fail(self, message: str) -> NoReturn:
        """Raise the error at the current place."""
        raise DocumentError(message, self.line())

    def refuse_element(self, tag: str, parent: str) -> NoReturn:
        """Say why an element is not allowed here."""
        if tag not in vocabulary.ELEMENTS:
            self.fail(f"Không có phần tử <{tag}> trong mẫu văn bản")
        place = f"trong <{parent}>" if parent else "ngoài <section>"
        self.fail(f"Phần tử <{tag}> không được đứng {place}")

    def check(self, tag: str, attributes: dict[str, str]) -> None:
        """Check the attributes and the class of an element."""
        allowed = vocabulary.ATTRIBUTES.get(tag, frozenset())
        for name in attributes:
            if name not in allowed:
                self.fail(f"Phần tử <{tag}> không có thuộc tính “{name}”")
        name = attributes.get("class", "")
        if name in vocabulary.classes(tag):
            return
        if name:
            self.fail(f"Không có lớp “{name}” của <{tag}>")
        if tag in vocabulary.CLASS_NEEDED and not (tag == "p" and self.open[-1] in {"td", "th"}):
            self.fail(f"<{tag}> thiếu lớp")
