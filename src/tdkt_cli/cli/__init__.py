"""The commands: arguments in, one workflow call, print, exit code.

The Vietnamese catalogue is bound here, before any module of this package imports Click or Typer:
some of Typer's messages are translated at the moment it is imported.
"""

from __future__ import annotations

from tdkt_cli.cli.language import bind_catalogue

bind_catalogue()
