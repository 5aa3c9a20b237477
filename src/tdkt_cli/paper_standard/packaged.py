"""Reading the YAML files that ship with this package."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tdkt_cli import yaml_tree


def load(name: str) -> dict[str, Any]:
    """Return a packaged file as nested dict, list and text.

    Args:
        name: the file's name without its ending, such as `components`.
    """
    tree: dict[str, Any] = yaml_tree.read_text(
        Path(__file__).with_name(f"{name}.yaml").read_bytes()
    )
    return tree
