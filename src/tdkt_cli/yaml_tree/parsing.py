"""Bytes of a YAML file → a tree of text with exact positions, or problems with positions.

The only parser is libyaml, through the *events* of ruamel.yaml's C extension: its `compose` and
`load` recurse in C, so that 50 KB of `[` kill the process; events come from a state machine. Every
scalar stays text (`079123456789` keeps its zero, `no` stays a word). What makes a YAML file mean
more than it shows is refused: anchors, aliases, merge keys, tags, directives, second documents,
repeated keys, unquoted nulls (design §4, reliability §3 A and B).
"""

from __future__ import annotations

import re
import unicodedata

from _ruamel_yaml import CParser, YAMLError  # the C extension that ruamel.yaml.clib installs

from tdkt_cli.yaml_tree.limits import FORBIDDEN, MAX_BYTES
from tdkt_cli.yaml_tree.syntax import explain, stuck_keys
from tdkt_cli.yaml_tree.tree import LINE_END, Tree, YamlProblem, YamlTree
from tdkt_cli.yaml_tree.walk import Walk

_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_CONFLICT_SIGNS = ("<" * 7, ">" * 7, "|" * 7)
# How the files begin that are most often saved under a wrong ending.
_OTHER_PROGRAMS = (
    (b"PK\x03\x04", "Word, Excel (.docx, .xlsx) hoặc tệp nén .zip"),
    (b"\xd0\xcf\x11\xe0", "Word, Excel đời cũ (.doc, .xls)"),
    (b"%PDF-", "PDF"),
)
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)


def read(data: bytes) -> YamlTree:
    """Read one file.

    Args:
        data: the whole file.

    Returns:
        The tree; `problems` says what is wrong with it, with positions. Never raises.
    """
    program = next((name for start, name in _OTHER_PROGRAMS if data.startswith(start)), None)
    if program:
        return _broken("not_utf8", values=(program,))
    if len(data) > MAX_BYTES:
        return _broken("too_big", values=(str(MAX_BYTES // 1024),))
    text = _decode(data)
    if isinstance(text, YamlTree):
        return text
    tree = YamlTree(text)
    _check_text(tree)
    if not tree.problems:
        _parse(tree)
    if len(tree.problems) > 1:
        # A space that is none makes one table of several: what else is said of it misleads.
        strange = [found for found in tree.problems if found.reason == "strange_space"]
        stuck = any(found.reason == "missing_space" for found in tree.problems)
        tree.problems = [
            found
            for found in dict.fromkeys(strange or tree.problems)
            if not (stuck and found.reason == "bad_indent")
        ]
        tree.problems.sort(key=lambda problem: (problem.line, problem.column))
    return tree


def read_text(data: bytes) -> Tree:
    """Return the tree of a file that ships with the program and is known to be good.

    Raises:
        ValueError: the file has a problem, which is a bug of the package.
    """
    tree = read(data)
    if tree.problems:
        raise ValueError(tree.problems[0])
    return tree.data


def _broken(reason: str, line: int = 1, column: int = 1, values: tuple[str, ...] = ()) -> YamlTree:
    tree = YamlTree()
    tree.problems.append(YamlProblem(reason, line, column, values))
    return tree


def _decode(data: bytes) -> str | YamlTree:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _broken("utf16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = len(LINE_END.findall(before.decode("latin-1")))
        last = max(before.rfind(b"\n"), before.rfind(b"\r")) + 1
        column = len(before[last:].decode("utf-8", "replace")) + 1
        return _broken("not_utf8", line + 1, column)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _position_in(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    ends = list(LINE_END.finditer(before))
    return len(ends) + 1, offset - (ends[-1].end() if ends else 0) + 1


def _check_text(tree: YamlTree) -> None:
    text = tree.text
    forbidden = FORBIDDEN.search(text)
    if forbidden:
        zeros = text.count("\x00")
        code = f"U+{ord(forbidden.group()):04X}"
        reason = "zero_filled" if zeros > len(text) // 4 else "forbidden_character"
        tree.problems.append(YamlProblem(reason, *_position_in(text, forbidden.start()), (code,)))
        return
    conflict = _CONFLICT.search(text) if any(sign in text for sign in _CONFLICT_SIGNS) else None
    if conflict:
        tree.problems.append(YamlProblem("conflict", *_position_in(text, conflict.start())))
    directive = _DIRECTIVE.search(text) if "%" in text else None
    if directive and not conflict:
        tree.problems.append(YamlProblem("directive", *_position_in(text, directive.start())))


def _parse(tree: YamlTree) -> None:
    walk = Walk(tree)
    try:
        walk.run(CParser(tree.text.encode("utf-8")))
    except YAMLError as error:
        tree.problems.append(YamlProblem(*explain(error, tree.text)))
    except (ValueError, OverflowError, RecursionError, KeyError):
        tree.problems.append(YamlProblem("syntax", 1, 1))
    if not tree.readable:
        return
    if tree.data is None:
        tree.problems.append(YamlProblem("empty_file", 1, 1))
    elif not isinstance(tree.data, dict):
        stuck = stuck_keys(tree.text) if isinstance(tree.data, str) else ()
        found = [YamlProblem(*one) for one in stuck]
        tree.problems += found or [YamlProblem("not_a_mapping", *tree.position(()))]
