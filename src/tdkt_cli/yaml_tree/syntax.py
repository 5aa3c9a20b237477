"""The parser's complaints → reasons of our own, so that its English never reaches the screen."""

from __future__ import annotations

import re
from typing import Any

from tdkt_cli.yaml_tree.tree import LINE_END

# (reason, line, column, values), 1-based.
Explained = tuple[str, int, int, tuple[str, ...]]

# Found where the scanner stood (`problem`) or where the construct began (`context`).
_AT_CONTEXT = {
    "found unexpected end of stream": "unclosed_quote",
    "found unexpected document indicator": "unclosed_quote",
}
_AT_PROBLEM = {
    "found a tab character that violates indentation": "tab",
    "found a tab character where an indentation space is expected": "tab",
    "found a tab character where an intendation space is expected": "tab",
    "block sequence entries are not allowed in this context": "dash_after_colon",
    "found unknown escape character": "bad_escape",
    "did not find expected hexdecimal number": "bad_escape",
    "found invalid Unicode character escape code": "bad_escape",
    "did not find expected comment or line break": "bad_block",
    "found an indentation indicator equal to 0": "bad_block",
    "mapping keys are not allowed in this context": "special_start",
    "found undefined tag handle": "tag",
}
_DASHES = ("–", "—", "•", "+ ", "* ")
_KEY_WITHOUT_SPACE = re.compile(r"^\s*(?:- +)?[\w-]+:[^ \t/]")
_STUCK_KEY = re.compile(r"^ *[a-z][a-z0-9_]*(:)[^ \t/:]")
_ITEM_WITHOUT_SPACE = re.compile(r"^\s*-[^\s-]")
_STRANGE_INDENT = re.compile("^[ \t]*([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])")
_KEY_IN_BRACES = re.compile(r"[{,] *[a-z][a-z0-9_]*$")
_KEY_ALONE = re.compile(r"\s*(?:- +)?\w+ *$")
_OPENING_QUOTE = re.compile(r"(?:^|[:\-,\[{]) *(['\"])$")
_KEY_WITH_VALUE = re.compile(r"^\s*(?:- +)*[^\s'\"#][^:#]*: +\S")
_MAX_KEY = 1024


def explain(error: Any, text: str) -> Explained:
    """Return the reason and position of a syntax error.

    Args:
        error: a `MarkedYAMLError` of the C parser.
        text: the file, which is looked at around the position.

    Returns:
        The reason (`syntax` when nothing better is known), line, column, values.
    """
    lines = LINE_END.split(text)
    problem = str(getattr(error, "problem", "") or "")
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None) or mark
    if mark is None:
        return "syntax", 1, 1, ()
    strange = _strange_indent(mark, context, lines)
    if strange:
        return strange
    if problem.startswith("did not find expected ','"):
        return _in_brackets(mark, context, lines)
    if problem in _AT_CONTEXT:
        return _at(_AT_CONTEXT[problem], context, lines)
    if problem in _AT_PROBLEM:
        return _at(_AT_PROBLEM[problem], mark, lines)
    if problem in _BY_LOOKING:
        return _BY_LOOKING[problem](mark, lines)
    if problem == "could not find expected ':'":
        return _missing_colon(context, lines)
    if any(word in str(error.context) for word in ("alias", "anchor", "tag")):
        return _at("special_start", context, lines)
    return _at("syntax", mark, lines)


def stuck_keys(text: str) -> tuple[Explained, ...]:
    """Return where a file that is one text has keys without a space after their colon.

    To YAML `chuc_vu:Chuyên viên` alone is a sentence, not a table.
    """
    found = enumerate(map(_STUCK_KEY.match, LINE_END.split(text)), 1)
    return tuple(("missing_space", n, key.start(1) + 1, (":",)) for n, key in found if key)


def _strange_indent(mark: Any, context: Any, lines: list[str]) -> Explained | None:
    """Look for a space that is none to YAML in the indents near the position."""
    for number in range(max(min(context.line, mark.line - 1), 0), min(mark.line + 1, len(lines))):
        found = _STRANGE_INDENT.match(lines[number])
        if found:
            code = f"U+{ord(found[1]):04X}"
            return "strange_space", number + 1, found.start(1) + 1, (code,)
    return None


def _colon_in_brackets(mark: Any, lines: list[str]) -> Explained:
    line = lines[mark.line]
    colon = line.find(":", max(mark.column - 1, 0))
    if _KEY_IN_BRACES.search(line[:colon]):
        return "missing_space", mark.line + 1, colon + 1, (":",)
    return _at("sign_in_brackets", mark, lines)


def _no_start(mark: Any, lines: list[str]) -> Explained:
    after_end = any(line.startswith("...") for line in lines[: mark.line])
    return _at("second_document" if after_end else "bad_indent", mark, lines)


def _at(reason: str, mark: Any, lines: list[str], *values: str) -> Explained:
    line = min(mark.line, len(lines) - 1)
    if line and not lines[line].strip() and line == len(lines) - 1:
        line -= 1  # the end of the file is shown at its last line with text
        return reason, line + 1, len(lines[line]) + 1, values
    shown = values or ((lines[line][mark.column : mark.column + 1],) if line == mark.line else ())
    return reason, line + 1, mark.column + 1, shown


def _strange_start(mark: Any, lines: list[str]) -> Explained:
    before = lines[mark.line][: mark.column].rstrip()
    if before.endswith(("'", '"')):
        open_quote = _after_quote(before, mark, lines)
        if open_quote[0] == "unclosed_quote":
            return open_quote
    character = lines[mark.line][mark.column : mark.column + 1]
    return _at("tab" if character == "\t" else "special_start", mark, lines, character)


def _colon(mark: Any, lines: list[str]) -> Explained:
    line = lines[mark.line]
    if len(line) > _MAX_KEY:
        return _at("long_key", mark, lines)
    if _KEY_WITH_VALUE.match(line[: mark.column + 1]):
        return _at("colon_in_value", mark, lines)
    for number in range(mark.line - 1, -1, -1):
        if lines[number].strip() and not lines[number].lstrip().startswith("#"):
            return _after_line(number, mark, lines)
    return _at("syntax", mark, lines)


def _after_line(number: int, mark: Any, lines: list[str]) -> Explained:
    """Explain a key that the line before it does not allow."""
    previous = lines[number]
    if _ITEM_WITHOUT_SPACE.match(previous):
        return "missing_space", number + 1, previous.index("-") + 1, ("-",)
    if _KEY_WITHOUT_SPACE.match(previous):
        return "missing_space", number + 1, previous.index(":") + 1, ()
    if ":" not in previous:
        return "missing_colon", number + 1, len(previous) - len(previous.lstrip()) + 1, ()
    line = lines[mark.line]
    return "bad_indent", mark.line + 1, len(line) - len(line.lstrip()) + 1, ()


def _missing_colon(mark: Any, lines: list[str]) -> Explained:
    line = lines[mark.line]
    if line.lstrip().startswith(_DASHES):
        return _at("wrong_dash", mark, lines)
    if _ITEM_WITHOUT_SPACE.match(line):
        return "missing_space", mark.line + 1, line.index("-") + 1, ("-",)
    if _KEY_WITHOUT_SPACE.match(line):
        return "missing_space", mark.line + 1, line.index(":") + 1, ()
    return _at("long_key" if len(line) > _MAX_KEY else "missing_colon", mark, lines)


def _not_a_key(mark: Any, lines: list[str]) -> Explained:
    line = lines[mark.line] if mark.line < len(lines) else ""
    before = line[: mark.column].rstrip()
    if before.endswith(("'", '"')):
        return _after_quote(before, mark, lines)
    if before.endswith(("]", "}")):
        return _at("text_after_bracket", mark, lines)
    if line.lstrip().startswith(_DASHES):
        return _at("wrong_dash", mark, lines)
    if _ITEM_WITHOUT_SPACE.match(line):
        return "missing_space", mark.line + 1, line.index("-") + 1, ("-",)
    if not before and line[mark.column : mark.column + 1] == ":":
        return _at("key_not_text", mark, lines)
    above = mark.line - 1
    if above >= 0 and _KEY_WITHOUT_SPACE.match(lines[above]):
        return "missing_space", above + 1, lines[above].index(":") + 1, ()
    return _at("bad_indent", mark, lines)


def _after_quote(before: str, mark: Any, lines: list[str]) -> Explained:
    """Tell text after a closing quote from a quote left open on a line above."""
    opening = _OPENING_QUOTE.search(before)
    if opening:
        for number in range(mark.line - 1, -1, -1):
            if lines[number].count(opening[1]) % 2:
                column = lines[number].rindex(opening[1]) + 1
                return "unclosed_quote", number + 1, column, (opening[1],)
    return _at("text_after_quote", mark, lines)


def _in_brackets(mark: Any, context: Any, lines: list[str]) -> Explained:
    line = lines[mark.line] if mark.line < len(lines) else ""
    before = line[: mark.column].rstrip()
    if before.endswith(("'", '"')) and mark.line == context.line:
        return _after_quote(before, mark, lines)
    if line[mark.column : mark.column + 1] == "?":
        return _at("sign_in_brackets", mark, lines)
    # A key at the head of a later line is the next key: what is missing is the closing bracket.
    closes = sum(map(line.count, "]}")) > sum(map(line.count, "[{"))
    same = mark.line == context.line or closes or not _KEY_ALONE.match(before)
    if same and line[mark.column : mark.column + 1] == ":":
        return _at("colon_in_value", mark, lines)
    return _at("unclosed_bracket", context, lines)


def _no_content(mark: Any, lines: list[str]) -> Explained:
    line = lines[mark.line] if mark.line < len(lines) else ""
    if mark.column < len(line):
        return _at("special_start", mark, lines)
    last = max(n for n, text in enumerate(lines) if text.strip())
    column = max(lines[last].rfind("["), lines[last].rfind("{")) + 1
    return "unclosed_bracket", last + 1, max(column, 1), ()


# What the words alone do not tell: the line at the position does.
_BY_LOOKING = {
    "found unexpected ':'": _colon_in_brackets,
    "found character that cannot start any token": _strange_start,
    "mapping values are not allowed in this context": _colon,
    "did not find expected key": _not_a_key,
    "did not find expected '-' indicator": _not_a_key,
    "did not find expected node content": _no_content,
    "did not find expected <document start>": _no_start,
}
