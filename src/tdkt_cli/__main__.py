"""The program: nothing escapes from here but an exit code and sentences in Vietnamese."""

from __future__ import annotations

import gc
import os
import sys

from tdkt_cli import __version__
from tdkt_cli.console import streams

_CANNOT_RUN = 2
_INTERRUPTED = 130


def main() -> int:
    """Run `tdkt` on the process's arguments and return the exit code.

    The version is answered before Typer is imported. One handler catches everything else: Typer
    would turn a crash into exit code 1, which means errors in the data.
    """
    # What a run builds (modules, records, findings) it keeps to its end: collecting only costs.
    gc.disable()
    streams.prepare()
    try:
        code = _answer(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        streams.say("Đã dừng theo yêu cầu.")
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the one catch-all
        return _failed(error)
    return code


def _answer(arguments: list[str]) -> int:
    if arguments in (["--version"], ["-V"]):
        streams.write(f"tdkt {__version__}\n")
        return 0
    from tdkt_cli.cli.application import run  # noqa: PLC0415 - after the version

    return run(arguments)


def _failed(error: Exception) -> int:
    lost = streams.output_error()
    if lost is not None:
        streams.say_output_lost(lost)
        return _CANNOT_RUN
    trace = _trace(error)
    if os.environ.get("TDKT_DEBUG") == "1":
        streams.say(trace)
    path = _log(trace)
    where = f" Chi tiết ở tệp {path}; hãy gửi tệp này cho người phụ trách tdkt." if path else ""
    streams.say(f"Chương trình gặp lỗi ngoài dự kiến và đã dừng.{where}")
    return _CANNOT_RUN


def _trace(error: Exception) -> str:
    """Return the traceback, without identity numbers."""
    import traceback  # noqa: PLC0415 - only for a crash

    from tdkt_cli.console.safe import mask, sanitize  # noqa: PLC0415

    text = "".join(traceback.format_exception(error))
    return "\n".join(sanitize(mask(line)) for line in text.split("\n"))


def _log(trace: str) -> str | None:
    """Write the traceback to a new file in the system's folder for such; None when it cannot."""
    import tempfile  # noqa: PLC0415 - only for a crash

    try:
        with tempfile.NamedTemporaryFile(
            "w",
            prefix="tdkt-",
            suffix=".log",
            delete=False,
            encoding="utf-8",
            errors="backslashreplace",
        ) as file:
            file.write(trace)
    except OSError:
        return None
    return file.name


if __name__ == "__main__":
    sys.exit(main())
