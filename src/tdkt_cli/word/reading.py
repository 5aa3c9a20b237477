"""HTML chunks → blocks, as they come; everything outside design §7 is refused with its line."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, NoReturn

from tdkt_cli.word import vocabulary
from tdkt_cli.word.assembly import Assembler, Attributes
from tdkt_cli.word.errors import DocumentError
from tdkt_cli.word.text import check_characters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tdkt_cli.word.blocks import Block

_FEED_SIZE = 1 << 16


def read_blocks(chunks: Iterable[str]) -> Iterator[Block]:
    """Read a document.

    Args:
        chunks: the HTML in pieces of any size.

    Yields:
        Blocks in their order; at most one row is held.

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
            reader.feed("".join(waiting))
            waiting.clear()
            size = 0
            yield from reader.take()
    reader.feed("".join(waiting))
    reader.finish()
    yield from reader.take()


class _Reader(HTMLParser):
    """Turns the events of the standard parser into blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = [""]
        self.assembler = Assembler()

    # -- the parser's events ---------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Check an opening tag and take it up."""
        parent = self.open[-1]
        if tag not in vocabulary.CHILDREN[parent]:
            self.refuse_element(tag, parent)
        attributes = self.checked(tag, attrs)
        assembler = self.assembler
        assembler.line = self.getpos()[0]
        assembler.parent = parent
        assembler.start(tag, attributes)
        if tag not in vocabulary.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take `<br/>` as `<br>`; nothing else may be closed that way."""
        if tag not in vocabulary.VOID:
            self.fail(f"Viết <{tag}></{tag}> thay cho <{tag}/>")
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that is open."""
        if tag != self.open[-1]:
            opened = f"<{self.open[-1]}>" if self.open[-1] else "hết văn bản"
            self.fail(f"Thẻ đóng </{tag}> không khớp, đang chờ đóng {opened}")
        self.open.pop()
        assembler = self.assembler
        assembler.line = self.getpos()[0]
        assembler.parent = self.open[-1]
        assembler.end(tag)

    def handle_data(self, data: str) -> None:
        """Take up text."""
        assembler = self.assembler
        assembler.line = self.getpos()[0]
        assembler.parent = self.open[-1]
        check_characters(data, assembler.line)
        assembler.add_text(data)

    def handle_decl(self, decl: str) -> None:
        """Refuse `<!DOCTYPE …>`."""
        self.fail(f"Không dùng khai báo <!{decl[:20]}>")

    def unknown_decl(self, data: str) -> None:
        """Refuse `<![CDATA[…]]>`."""
        self.fail(f"Không dùng khai báo <![{data[:20]}]>")

    def handle_pi(self, data: str) -> None:
        """Refuse `<?…>`."""
        self.fail(f"Không dùng chỉ thị <?{data[:20]}>")

    # -- use from outside ------------------------------------------------------------------

    def take(self) -> Iterator[Block]:
        """Hand over the blocks read so far."""
        blocks, self.assembler.blocks = self.assembler.blocks, []
        yield from blocks

    def finish(self) -> None:
        """Read what the parser still holds and see that every element is closed."""
        self.close()
        if self.open[-1]:
            self.fail(f"Thiếu thẻ đóng </{self.open[-1]}>")

    def fail(self, message: str) -> NoReturn:
        """Raise the error at the current place."""
        raise DocumentError(message, self.getpos()[0])

    # -- checks ----------------------------------------------------------------------------

    def refuse_element(self, tag: str, parent: str) -> NoReturn:
        """Say why an element is not allowed here."""
        if tag not in vocabulary.ELEMENTS:
            self.fail(f"Không có phần tử <{tag}> trong mẫu văn bản")
        place = f"trong <{parent}>" if parent else "ngoài <section>"
        self.fail(f"Phần tử <{tag}> không được đứng {place}")

    def checked(self, tag: str, attrs: list[tuple[str, str | None]]) -> Attributes:
        """Return the attributes of an element, all of them known."""
        allowed = vocabulary.ATTRIBUTES.get(tag, frozenset())
        found: Attributes = {}
        for name, value in attrs:
            if name not in allowed or name in found:
                self.fail(f"Phần tử <{tag}> không có thuộc tính “{name}”")
            found[name] = value or ""
        if "class" in allowed:
            self.check_class(tag, found)
        return found

    def check_class(self, tag: str, found: Attributes) -> None:
        """Check the class of an element; put the empty class where none is needed."""
        name = " ".join(found.get("class", "").split())
        plain_in_cell = tag == "p" and not name and self.open[-1] in {"td", "th"}
        if name not in vocabulary.classes(tag) and not plain_in_cell:
            named = f"Không có lớp “{name}” của <{tag}>" if name else f"<{tag}> thiếu lớp"
            self.fail(named)
        found["class"] = name
