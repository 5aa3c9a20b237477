"""Write docs/rules.md: every rule of the catalogue, from its own docstring.

Run it after a change of a rule: `python tools/make_rules_page.py`. With `--kiem-tra` it writes
nothing and ends with 1 when the page is not fresh.
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from tdkt_cli.rules.published import FAMILIES, Example, published
from tdkt_cli.workflow.catalogue import AnyRule, every_rule

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"

HEAD = """\
# Các quy tắc kiểm tra

Trang này sinh ra từ mã nguồn bằng `python tools/make_rules_page.py`; không sửa tay.

Mức độ: **lỗi** phải sửa mới in được văn bản; **cảnh báo** nên xem lại; **gợi ý** chỉ để biết.

Ví dụ chỉ ghi những khóa đang nói tới; các khóa khác của tệp coi như đã đúng.
"""


def page() -> str:
    """Return the whole page."""
    parts = [HEAD]
    for family, rules in groupby(every_rule().values(), key=lambda rule: rule.code[0]):
        parts.append(f"## {family}: {FAMILIES[family]}\n")
        parts.extend(section(rule) for rule in rules)
    return "\n".join(parts)


def section(rule: AnyRule) -> str:
    """Return one rule's part of the page."""
    text = published(rule)
    lines = [
        f"### {rule.code}\n",
        f"{plain(text.requirement)} *({rule.severity.label})*\n",
        f"**Vì sao:** {plain(text.why)}\n",
        f"**Cách sửa:** {plain(text.mend)}\n",
    ]
    if rule.basis:
        lines.append(f"**Căn cứ:** {'; '.join(str(citation) for citation in rule.basis)}.\n")
    lines += example("Sai", text.bad)
    lines += example("Đúng", text.good)
    return "\n".join(lines)


def example(label: str, shown: Example | None) -> list[str]:
    """Return an example as a fenced block, nothing when there is none."""
    if shown is None:
        return []
    language = "yaml" if shown.files else "text"
    return [f"{label}:\n", f"```{language}\n{shown.text}\n```\n"]


def plain(text: str) -> str:
    """Return prose whose signs Markdown would take for its own, made plain."""
    for sign in ("\\", "*", "<", ">", "`", "|", "[", "]"):
        text = text.replace(sign, f"\\{sign}")
    return text


def main() -> int:
    """Write the page, or check it."""
    text = page().encode()
    if "--kiem-tra" in sys.argv[1:]:
        return 0 if PAGE.is_file() and PAGE.read_bytes() == text else 1
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_bytes(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
