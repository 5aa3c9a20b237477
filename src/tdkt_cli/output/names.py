"""Names that Windows keeps for devices, or cannot write: refused on every system.

A folder of data is copied from one machine to another. On Windows `con.docx` is the screen, and
`a:b.docx` is a hidden part of a file `a`: what was written would be gone without a word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)", re.IGNORECASE)
ILLEGAL = re.compile(r"""[<>:"|?*\\]""")


def refusal(path: Path) -> str:
    """Return why a file cannot have this name, or a folder that would be made for it; else `""`.

    Folders that are there already are somebody else's choice.
    """
    for part in (path, *path.parents):
        if part is not path and (part.exists() or not part.name):
            return ""
        name = part.name
        if DEVICE.fullmatch(name.partition(".")[0].strip()):
            return f"Windows dành tên «{name}» cho thiết bị; chọn tên khác."
        found = ILLEGAL.search(name)
        if found or name.endswith((".", " ")):
            sign = found.group() if found else name[-1]
            where = "có" if found else "kết thúc bằng"
            return f"tên «{name}» {where} dấu «{sign}», Windows không ghi được; chọn tên khác."
    return ""
