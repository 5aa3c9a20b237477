"""The option that takes a day, written as in the data files."""

# No `from __future__ import annotations` here: Typer reads these at run time.

import re
from datetime import date
from typing import Annotated, Any, Final

import click

from tdkt_cli.cli.options import option

_FORMS: Final = (
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"),
    re.compile(r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})"),
)


class DayType(click.ParamType):  # type: ignore[type-arg]  # generic since Click 8.5 only
    """`2024-02-05` or `05/02/2024`, nothing else (design §4)."""

    name = "ngày"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day, or raise a usage error that shows how to write one."""
        if isinstance(value, date):
            return value
        text = str(value).strip()
        found = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
        if found is None:
            wanted = "ghi ngày như 05/02/2024 hoặc 2024-02-05"
            self.fail(f"{wanted}, không phải {text!r}.", param, ctx)
        try:
            return date(*(int(found[part]) for part in ("year", "month", "day")))
        except ValueError:
            self.fail(f"không có ngày {text}.", param, ctx)


def day_option(name: str, help_text: str) -> Any:  # noqa: ANN401 - Typer's own types
    """Return an option that takes a day."""
    return option(name, metavar="NGÀY", click_type=DayType(), help=help_text)


DayOption = Annotated[
    date | None,
    day_option(
        "--ngay",
        "Tính đến ngày này (05/02/2024 hoặc 2024-02-05). Mặc định: hôm nay.",
    ),
]
