"""What no file may exceed or hold, known without the parser."""

from __future__ import annotations

import re

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 20
MAX_EVENTS = 50_000

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 but tab and line ends, DEL, C1 with NEL
    "\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff]"
)
