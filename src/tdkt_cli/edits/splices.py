"""The smallest cuts and insertions that bring a file to a wanted tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.edits import layout
from tdkt_cli.edits.cuts import Cuts
from tdkt_cli.edits.matching import same_items

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tdkt_cli.edits.plain import KeyPath, Plain
    from tdkt_cli.edits.source import Child, Node, Source


class Splices(Cuts):
    """The changes that bring one source to a wanted tree."""

    def __init__(self, source: Source, *, whole: bool = False) -> None:
        """Begin with no change.

        Args:
            source: the file.
            whole: replace the whole value of each changed key at the top.
        """
        super().__init__(source)
        self.whole = whole

    def block(self, tree: Plain) -> str:
        """Return a whole tree in block style."""
        lines = list(layout.block_lines(tree, 0)) or ["{}"]
        return self.source.newline.join(lines) + self.source.newline

    def lines(self, lines: Sequence[str]) -> str:
        """Return lines, each after a line end of the file's own kind."""
        return "".join(self.source.newline + line for line in lines)

    # -- values ---------------------------------------------------------------------------------

    def change_root(self, wanted: dict[str, Plain]) -> None:
        """Bring the whole file to a tree."""
        root = self.source.root
        if not self.change_inside(root, wanted):
            self.splice(root.start, root.end, self.block(wanted).rstrip("\r\n"))

    def change(self, child: Child, wanted: Plain, *, flow: bool) -> None:
        """Bring a value to another.

        Args:
            child: the pair or item whose value it is.
            wanted: the new value.
            flow: whether the pair or item stands between brackets.
        """
        node = child.node
        if node.value != wanted and not self.change_inside(node, wanted):
            self.replace(child, wanted, flow=flow)

    def change_inside(self, node: Node, wanted: Plain) -> bool:
        """Change a table or list part by part; tell whether that could be done."""
        if not node.children or not wanted:
            return node.value == wanted
        if self.whole and node is not self.source.root:
            return False
        if node.flow and (self.text[node.start] not in "{[" or layout.flow(wanted) is None):
            return False
        values: list[tuple[str | None, Plain]]
        if isinstance(wanted, dict) and isinstance(node.value, dict):
            place = {key: index for index, key in enumerate(wanted)}
            keys = [child.key or "" for child in node.children]
            pairs = [(i, place[key]) for i, key in enumerate(keys) if key in place]
            values = list(wanted.items())
        elif isinstance(wanted, list) and isinstance(node.value, list):
            pairs = same_items(node.value, wanted)
            values = [(None, value) for value in wanted]
        else:
            return False
        if not pairs:
            return False
        self.change_children(node, pairs, values)
        return True

    def change_children(
        self,
        node: Node,
        pairs: Sequence[tuple[int, int]],
        values: Sequence[tuple[str | None, Plain]],
    ) -> None:
        """Change, insert and remove the children of a table or list.

        Args:
            node: the table or list.
            pairs: which child becomes which of the values; the others go.
            values: the wanted keys (`None` in a list) and values.
        """
        place_of = {new: old for old, new in pairs}
        for old, new in pairs:
            self.change(node.children[old], values[new][1], flow=node.flow)
        before: int | None = None
        waiting: list[tuple[str | None, Plain]] = []
        for index, value in enumerate(values):
            if index in place_of:
                self.insert(node, before, waiting)
                before, waiting = place_of[index], []
            else:
                waiting.append(value)
        self.insert(node, before, waiting)
        kept = {old for old, _ in pairs}
        for index in range(len(node.children)):
            if index not in kept:
                self.remove(node, index, kept)

    def replace(self, child: Child, wanted: Plain, *, flow: bool) -> None:
        """Put a whole new value after a colon or dash."""
        node, text = child.node, self.text
        start = child.sign_end
        if flow:
            sign = "" if child.has_sign or child.key is None else ":"
            shown = layout.flow(wanted) or ""
            self.splice(start, max(node.end, start), f"{sign} {shown}" if child.key else shown)
            return
        end = max(node.end, start)
        line_end = self.source.line_end(end)
        tail = text[end:line_end].strip()
        gap = text[start : node.start]
        note = gap[: self.source.line_end(start) - start].rstrip() if "#" in gap else ""
        indent = self.source.column(child.start)
        used = indent + start - child.start
        fold = not tail and not note
        laid = layout.after(wanted, indent, used, item=child.key is None, fold=fold)
        head = f" {laid.head}" if laid.head else ""
        self.splice(start, end, head + note)
        self.splice(line_end, line_end, self.lines(laid.rest))

    def change_at(self, path: KeyPath, wanted: Plain) -> bool:
        """Bring the value at a key path to another; tell whether something stands there."""
        node = self.source.root
        for depth, name in enumerate(path):
            index = _index(node, name)
            if index is None:
                return False
            child = node.children[index]
            if node.flow and layout.flow(wanted) is None:
                return False
            if depth == len(path) - 1:
                self.change(child, wanted, flow=node.flow)
            node = child.node
        return True

    def remove_at(self, path: KeyPath) -> None:
        """Remove the pair or item at a key path, which is there."""
        node, holder = self.source.root, None
        for name in path[:-1]:
            holder = node.children[_index(node, name) or 0]
            node = holder.node
        index = _index(node, path[-1]) or 0
        if len(node.children) > 1:
            self.remove(node, index, set(range(len(node.children))) - {index})
        elif holder:
            empty: Plain = {} if isinstance(node.value, dict) else []
            self.replace(holder, empty, flow=self.is_flow(path[:-1]))
        else:
            self.change_root({})

    def is_flow(self, path: KeyPath) -> bool:
        """Whether the pair or item at a key path stands between brackets."""
        node = self.source.root
        for name in path[:-1]:
            node = node.children[_index(node, name) or 0].node
        return node.flow

    # -- pairs and items ------------------------------------------------------------------------

    def insert(
        self, node: Node, before: int | None, values: Sequence[tuple[str | None, Plain]]
    ) -> None:
        """Insert pairs or items after a child, or before the first.

        Args:
            node: the table or list.
            before: the index of the child after which they come, `None` for none.
            values: keys (`None` in a list) and values.
        """
        if not values:
            return
        if node.flow:
            self.insert_in_brackets(node, before, values)
            return
        first = node.children[0]
        indent = self.source.column(first.start)
        block = first.key is None and _is_block(node.children[before or 0].node)
        lines = [
            line
            for key, value in values
            for line in layout.entry(
                "-" if key is None else f"{layout.key_text(key)}:", value, indent, block=block
            )
        ]
        if before is None:
            self.insert_first(first, lines, indent)
            return
        anchor = node.children[before]
        stop = max(anchor.node.stop, anchor.sign_end)
        if self.text[stop - 1] in "\r\n":  # the line ends belong to the text before
            self.splice(
                stop,
                stop,
                self.lines(lines).removeprefix(self.source.newline) + self.source.newline,
            )
        else:
            end = self.source.line_end(stop)
            self.splice(end, end, self.lines(lines))

    def insert_first(self, first: Child, lines: Sequence[str], indent: int) -> None:
        """Insert lines before the first child of a table or list in block style."""
        start = self.source.line_start(first.start)
        new = "".join(line + self.source.newline for line in lines)
        if self.text[start : first.start].strip():  # on the line of a dash
            self.splice(first.start, first.start, new[indent:] + " " * indent)
        elif start:
            before = self.source.line_before(start)
            self.splice(before, before, self.lines(lines))
        else:
            self.splice(0, 0, new)

    def insert_in_brackets(
        self, node: Node, before: int | None, values: Sequence[tuple[str | None, Plain]]
    ) -> None:
        """Insert pairs or items between brackets."""
        shown = [
            (f"{layout.key_text(key)}: " if key is not None else "") + (layout.flow(value) or "")
            for key, value in values
        ]
        if before is None:
            start = node.children[0].start
            self.splice(start, start, "".join(f"{one}, " for one in shown))
            return
        anchor = node.children[before]
        end = max(anchor.node.end, anchor.sign_end)
        self.splice(end, end, "".join(f", {one}" for one in shown))

    def remove(self, node: Node, index: int, kept: set[int]) -> None:
        """Remove a pair or item with the comment on its own lines.

        Args:
            node: the table or list.
            index: of the child.
            kept: the indexes of the children that stay.
        """
        child = node.children[index]
        end = max(child.node.end, child.sign_end)
        if node.flow:
            self.remove_in_brackets(node, index, kept)
            return
        start, line_end = self.source.line_start(child.start), self.source.line_end(end)
        if self.text[start : child.start].strip():  # on the line of a dash
            following = next(node.children[i].start for i in sorted(kept) if i > index)
            noted = "#" in self.text[line_end:following]
            self.splice(child.start, line_end if noted else following, "")
        elif start:
            # The line end before goes, not the one after, at which lines may be inserted.
            self.splice(self.source.line_before(start), line_end, "")
        else:
            self.splice(0, self.source.next_line(line_end), "")

    def remove_in_brackets(self, node: Node, index: int, kept: set[int]) -> None:
        """Remove a pair or item with the comma after it, or before it when it is the last."""
        child, text = node.children[index], self.text
        start, end = child.start, max(child.node.end, child.sign_end)
        last = index == len(node.children) - 1
        following = node.end - 1 if last else node.children[index + 1].start
        previous = node.children[index - 1]
        before = start if index == 0 else max(previous.node.end, previous.sign_end)
        if "#" in text[end:following] or "#" in text[before:start]:
            self.splice(start, self.source.after_comma(end, following), "")
        elif any(i > index for i in kept):
            self.splice(start, following, "")
        else:
            self.splice(before, end, "")


def _is_block(node: Node) -> bool:
    return isinstance(node.value, dict) and not node.flow and len(node.children) > 1


def _index(node: Node, name: str | int) -> int | None:
    """Return the index of the child with a key, or of an item; `None` when there is none."""
    if isinstance(name, int):
        return name if name < len(node.children) else None
    return next((i for i, child in enumerate(node.children) if child.key == name), None)
