"""Template + records → HTML chunks: the only user of Jinja2.

Templates are trusted code when they ship with the program and run in the immutable sandbox all the
same; an agency's own templates also run within limits of time and size. A name such as
`<b>&{{x}}` reaches the paper as those characters: everything is escaped and rendered once.
"""

from __future__ import annotations

import re
import time
import traceback
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

import tdkt_cli
from tdkt_cli import vietnamese
from tdkt_cli.documents.blanks import blank_date, blank_for
from tdkt_cli.documents.columns import column_widths, columns_fit
from tdkt_cli.documents.wording import (
    as_sentence,
    marked_text,
    shortened,
    text_with_blanks,
    without_full_stop,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jinja2.runtime import Context

MAX_SECONDS = 60
MAX_CHARACTERS = 200_000_000
_MAX_REPEAT = 100_000
# One call of these makes text of any length.
_GROWING_METHODS = {"center", "expandtabs", "format", "format_map", "ljust", "rjust", "zfill"}
_GROWING_FILTERS = ("center", "format", "indent")
_CLOCK = "nhip_dong_ho"
SYSTEM_BLANKS = frozenset(("số của văn bản", "ngày, tháng của văn bản"))
"""What the document system fills in when a paper is issued electronically."""


class TemplateFault(Exception):  # noqa: N818 — the template is at fault, not the program
    """A template cannot be used; the message is a Vietnamese sentence with file and line."""


class Document:
    """A template with what it prints; may be rendered any number of times, always the same."""

    def __init__(
        self,
        template: str,
        variables: Mapping[str, object],
        own_templates: Path | None = None,
        fillings: Mapping[str, str] | None = None,
        system: frozenset[str] = frozenset(),
    ) -> None:
        """Set up a document.

        Args:
            template: file name, such as `bao-cao.html.j2`.
            variables: what the template may name.
            own_templates: a folder of the agency's own templates, looked into first.
            fillings: by the label of a blank, the text that stands there instead.
            system: labels of the blanks that a document system fills in, not a person.
        """
        self.fillings = fillings or {}
        self.system = system
        self.template = template
        self.variables = variables
        self.folders = ([own_templates] if own_templates else []) + [shipped_templates()]
        self.is_own = own_templates is not None

    def chunks(self, blanks: list[str] | None = None) -> Iterator[str]:
        """Yield the HTML as it is made.

        Args:
            blanks: takes the label of each marked blank, also of those that are filled.

        Raises:
            TemplateFault: an unknown variable, a syntax error, a limit.
        """
        started, size = time.monotonic(), 0

        def look_at_the_clock() -> None:
            if time.monotonic() - started > MAX_SECONDS:
                raise TemplateFault(f"Mẫu {self.template} in quá lâu.")
            if size > MAX_CHARACTERS:
                raise TemplateFault(f"Mẫu {self.template} in ra quá dài.")

        labels = [] if blanks is None else blanks
        environment = _environment(self.folders, labels, self.fillings, self.system)
        environment.globals[_CLOCK] = look_at_the_clock
        environment.has_clock = self.is_own
        try:
            for chunk in environment.get_template(self.template).generate(**self.variables):
                size += len(chunk)
                look_at_the_clock()
                yield chunk
        except TemplateFault:
            raise
        except Exception as error:  # a template may raise anything: 1 / 0, range(10**9)
            raise TemplateFault(self._explain(error)) from error

    def left_to_system(self) -> Document:
        """Return the document for electronic issue: the system gives its number and date.

        They stay blank in the heading and after the titles of appendices (Nghị định
        30/2020/NĐ-CP, Điều 15 khoản 3; Phụ lục I, Phần I, Mục III khoản 1 điểm c).
        """
        heading = self.variables.get("van_ban")
        variables = dict(self.variables)
        if isinstance(heading, dict):
            variables["van_ban"] = {**heading, "so_van_ban": None, "ngay_ban_hanh": None}
        fillings = {k: text for k, text in self.fillings.items() if k not in SYSTEM_BLANKS}
        own = self.folders[0] if self.is_own else None
        return Document(self.template, variables, own, fillings, SYSTEM_BLANKS)

    def blanks(self) -> tuple[str, ...]:
        """Return the labels of the blanks left to be filled by hand, once each, in their order."""
        return tuple(
            label
            for label in self._labels
            if label not in self.fillings and label not in self.system
        )

    def system_blanks(self) -> tuple[str, ...]:
        """Return the labels of the blanks that the document system fills in."""
        return tuple(label for label in self._labels if label in self.system)

    def needless_fillings(self) -> tuple[str, ...]:
        """Return the labels that were filled but that no blank of the paper has."""
        return tuple(label for label in self.fillings if label not in self._labels)

    @cached_property
    def _labels(self) -> tuple[str, ...]:
        labels: list[str] = []
        for _ in self.chunks(labels):
            pass
        return tuple(dict.fromkeys(labels))

    def find_in_templates(self, *texts: str) -> str | None:
        """Return `file:line` of the first template line with all texts: for faults of elements."""
        for folder in self.folders:
            paths = sorted(folder.glob("*.j2"), key=lambda path: (path.name != self.template, path))
            for path in paths:
                for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1):
                    if all(text in line for text in texts):
                        return f"{path.name}:{number}"
        return None

    def _explain(self, error: Exception) -> str:
        if isinstance(error, TemplateNotFound):
            return f"Không có mẫu văn bản {error.name}."
        if isinstance(error, UnicodeDecodeError):
            return f"Mẫu {self._not_utf8()} không phải UTF-8: lưu lại bằng UTF-8."
        if isinstance(error, TemplateSyntaxError):
            return f"Mẫu {error.name}:{error.lineno} viết sai cú pháp."
        frames = traceback.extract_tb(error.__traceback__)
        where = next((f for f in reversed(frames) if f.filename.endswith(".j2")), None)
        place = f"{Path(where.filename).name}:{where.lineno}" if where else self.template
        name = re.search(r"'([^']+)' is undefined|has no attribute '([^']+)'", str(error))
        if name:
            return f"Mẫu {place} dùng biến «{name[1] or name[2]}» không có."
        return f"Mẫu {place} dùng lệnh không được phép hoặc không hợp lệ."

    def _not_utf8(self) -> str:
        for path in (path for folder in self.folders for path in sorted(folder.glob("*.j2"))):
            try:
                path.read_bytes().decode()
            except UnicodeDecodeError:
                return path.name
        return self.template


def shipped_templates() -> Path:
    """Return the folder of the program's templates: inside the wheel, or the checkout's own."""
    package = Path(tdkt_cli.__file__).parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parents[1] / "templates"


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, where no single operation makes a huge text and loops look at the clock."""

    intercepted_binops = frozenset(("*", "**", "%"))
    has_clock = False

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """Refuse what makes a text or a list much larger."""
        formats = operator == "%" and isinstance(left, str)
        repeats = operator == "*" and max(_repeated(left, right), _repeated(right, left))
        if operator == "**" or formats or repeats > _MAX_REPEAT:
            raise SecurityError("too large")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401
        """Refuse the methods of text that make it much larger."""
        return attr not in _GROWING_METHODS and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:  # noqa: ANN401, ARG002
        """Leave `str.format` to `is_safe_attribute`."""
        return None

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Put a look at the clock before each turn of a loop and each run of a macro."""
        tree = super()._parse(source, name, filename)
        if self.has_clock:
            bodies = [(loop.body, loop.lineno) for loop in tree.find_all(nodes.For)]
            bodies += [(macro.body, macro.lineno) for macro in tree.find_all(nodes.Macro)]
            for body, line in bodies:
                look = nodes.Call(nodes.Name(_CLOCK, "load"), [], [], None, None)
                body.insert(0, nodes.ExprStmt(look).set_lineno(line))
        return tree


def _repeated(text: object, times: object) -> int:
    """Return how long `text * times` would be."""
    size = getattr(text, "__len__", None)
    return size() * times if size and isinstance(times, int) else 0


def _environment(
    folders: list[Path],
    blanks: list[str],
    fillings: Mapping[str, str],
    system: frozenset[str],
) -> _Environment:
    environment = _Environment(
        loader=FileSystemLoader(folders, encoding="utf-8-sig"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        in_hoa=vietnamese.upper,
        viet_thuong_dau=vietnamese.lower_first,
        hoa_dau=vietnamese.upper_first,
        ngay_van_ban=vietnamese.long_date,
        so_van_ban=vietnamese.paper_number,
        ngay=vietnamese.short_date,
        gio=vietnamese.clock,
        so=vietnamese.number,
        so_luong=vietnamese.count,
        ty_le=vietnamese.percentage,
        phan_tram=vietnamese.percent,
        loi_van=marked_text,
        cau=as_sentence,
        bo_cham=without_full_stop,
        rut_gon=shortened,
    )

    for name in _GROWING_FILTERS:
        del environment.filters[name]
    del environment.globals["lipsum"]

    blank = partial(blank_for, blanks, fillings, system)
    environment.globals["trong"] = blank
    environment.globals["trong_ngay"] = partial(blank_date, blank)
    environment.globals["loi_van_co_cho_trong"] = partial(text_with_blanks, blank, blanks)
    environment.globals["rong_cot"] = column_widths
    environment.globals["vua_cho"] = columns_fit
    return environment
