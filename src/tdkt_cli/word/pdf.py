"""PDF by LibreOffice, in a folder of its own that nothing else sees."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from tdkt_cli.word.errors import PdfUnavailable

TIMEOUT_SECONDS = 300
_PROGRAMS = ("soffice", "libreoffice")
_PLACES = (  # where the installers of Windows and macOS put it, outside PATH
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_REASONS = {
    errno.ENOEXEC: "tệp không phải là chương trình của máy này",
    errno.ENOENT: "không có tệp chương trình",
    errno.EACCES: "không có quyền chạy",
    errno.ENOMEM: "máy hết bộ nhớ",
}
_ABSENT = (
    "Máy này chưa có LibreOffice nên không tạo được PDF: cài LibreOffice, "
    "hoặc mở tệp .docx bằng Word rồi lưu thành PDF."
)


def convert(docx: bytes) -> bytes:
    """Return the PDF of a .docx.

    Raises:
        PdfUnavailable: LibreOffice is absent, failed, or took longer than five minutes.
    """
    program = _find_program()
    with tempfile.TemporaryDirectory(prefix="tdkt-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / "van-ban.docx"
        source.write_bytes(docx)
        _run(
            [
                program,
                "--headless",
                "--norestore",
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--convert-to",
                "pdf:writer_pdf_Export",
                "--outdir",
                str(folder),
                str(source),
            ],
            folder,
        )
        made = source.with_suffix(".pdf")
        if not made.is_file() or not made.stat().st_size:
            raise PdfUnavailable("LibreOffice không tạo được PDF: tạo .docx rồi mở bằng Word.")
        return made.read_bytes()


def _find_program() -> str:
    for name in _PROGRAMS:
        found = shutil.which(name)
        if found:
            return found
    for place in _PLACES:
        if Path(place).is_file():
            return place
    raise PdfUnavailable(_ABSENT)


def _run(command: list[str], home: Path) -> None:
    """Run LibreOffice; at a timeout or Ctrl-C end it with the processes that it started."""
    environment = {**os.environ, "HOME": str(home), "SOURCE_DATE_EPOCH": "315532800"}
    try:
        process = subprocess.Popen(  # noqa: S603 — our own arguments, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=home,
            env=environment,
            start_new_session=True,
        )
    except OSError as error:
        raise PdfUnavailable(
            f"Không chạy được LibreOffice ({command[0]}): {_reason(error)}; cài lại LibreOffice, "
            "hoặc mở tệp .docx bằng Word rồi lưu thành PDF."
        ) from error
    try:
        process.wait(TIMEOUT_SECONDS)
    except subprocess.TimeoutExpired as error:
        minutes = TIMEOUT_SECONDS // 60
        message = f"LibreOffice chạy quá {minutes} phút: văn bản quá dài, tạo .docx thay cho PDF."
        raise PdfUnavailable(message) from error
    finally:
        _end(process)


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0) or f"lỗi hệ thống số {error.errno}"


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
