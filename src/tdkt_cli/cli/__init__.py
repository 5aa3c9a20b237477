"""The commands: arguments in, one workflow call, print, exit code.

Two things are done here, before any module of this package imports Click or Typer. The Vietnamese
catalogue is bound: some of Typer's messages are translated at the moment it is imported. And
Typer is imported once with its warnings off: it uses names that Click 8.5 calls deprecated, which
`PYTHONWARNINGS=error` would turn into a crash.
"""

from __future__ import annotations

import warnings

from tdkt_cli.cli.language import bind_catalogue

bind_catalogue()
with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import typer as _typer  # noqa: F401
