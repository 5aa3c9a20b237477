"""Make the pictures of docs/hinh: pages of every document, of a form, and a validation run.

Needs LibreOffice (`soffice`), poppler (`pdftoppm`, `pdftotext`, `pdfinfo`) and Chromium:

    python tools/make_pictures.py [FOLDER]

Each document gives its first page, the page that is signed and, where it has one, its first
landscape page. Look at the pictures as the person who signs before committing them.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

REPOSITORY = Path(__file__).parents[1]
PICTURES = REPOSITORY / "docs" / "hinh"
DOCUMENTS = {
    "ke-hoach": ("kehoach",),
    "tong-hop-dang-ky": ("tonghop",),
    "tong-hop-gui-cap-tren": ("tonghop", "--gui-cap-tren"),
    "bao-cao-dot-1": ("baocao", "--dot", "1"),
    "bao-cao-dot-2": ("baocao", "--dot", "2"),
    "bien-ban": ("bienban",),
    "to-trinh": ("totrinh",),
    "quyet-dinh": ("quyetdinh",),
    "dieu-kien": ("dieukien", "--giai-doan", "xet"),
}
FORM = ("bieumau", "--don-vi", "phong-chinh-sach")
FORM_PAGES = {
    ".xlsx": {"bieu-mau-excel-don-vi": 1, "bieu-mau-excel-ca-nhan": 2},
    ".docx": {"bieu-mau-word-trang-1": 1},
}
# Papers about what is late or faulty: printed from a copy of the sample with slips and gaps.
OF_A_FAULTY_YEAR = {
    "don-doc": ("dondoc", "--ngay", "2024-02-05", "--han", "2024-02-08"),
    "phieu-tra-lai": (
        *("tralai", "phong-ke-hoach-tong-hop", "--chi-in"),
        *("--ngay", "2024-02-01", "--han", "2024-02-05"),
    ),
}
# What that unit's form holds; it is given back in the words of the form.
RETURNED_FILE = "data/registrations/2024/phong-ke-hoach-tong-hop.yaml"
RETURNED_SLIPS = (
    ("tong_so_nguoi: 5", "tong_so_nguoi: 4"),
    ("    danh_hieu: [LDTT, CSTDCS]\n", "    danh_hieu: [LDTX, CSTDCS]\n"),
)
ORIGIN = (
    "nguon: {{ten_tep: dang-ky-phong-ke-hoach-tong-hop.xlsx, ma_bam: {digest}, "
    "ngay_nhap: 2024-01-26}}\n"
)
ABSENT = ("thanh-tra", "phong-chinh-sach")
DPI = 70
LARGEST = 150 * 1024
SIGNED_PAGE = "Nơi nhận:"

# The slips that the picture of a validation run shows, each in one line of the sample.
SHOWN_FILE = "data/registrations/2024/van-phong.yaml"
SLIPS = (
    ("ngay_gui: 2024-01-25", "ngay_gui: 2024-01-31"),
    ("    danh_hieu: [LDTT]\n", "    danh_hieu: [LDTX]\n"),
)
WIDTH, LINE_HEIGHT, MARGIN = 1060, 20, 16
PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8"><style>
html {{ background: #ffffff }}
body {{ margin: {margin}px }}
pre {{ font: 15px/{line}px "Liberation Mono", "DejaVu Sans Mono", monospace; margin: 0;
white-space: pre-wrap; overflow-wrap: anywhere }}
</style><pre>{text}</pre></html>
"""
THEME = TerminalTheme(
    (255, 255, 255),
    (36, 41, 46),
    [
        (36, 41, 46), (176, 0, 32), (26, 127, 55), (138, 90, 0),
        (9, 105, 218), (130, 80, 223), (27, 124, 131), (110, 119, 129),
    ],
)  # fmt: skip


def program() -> str:
    """Return the `tdkt` that is installed beside this Python."""
    found = shutil.which("tdkt", path=sysconfig.get_path("scripts"))
    if found is None:
        raise SystemExit("tdkt is not installed in this environment")
    return found


def output_of(*command: str, cwd: Path | None = None, may_fail: bool = False) -> str:
    """Run a program and return what it prints."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "315532800"}
    done = subprocess.run(
        command, cwd=cwd, env=environment, check=False, capture_output=True, text=True
    )
    if done.returncode and not may_fail:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


def page_of(pdf: Path) -> dict[str, int]:
    """Return which pages are shown: the first, the signed one, the first landscape one.

    Of a paper that is landscape from the start, the second page.
    """
    texts = output_of("pdftotext", "-layout", str(pdf), "-").split("\f")
    pages = {"trang-1": 1}
    signed = [number for number, text in enumerate(texts, 1) if SIGNED_PAGE in text]
    if signed and signed[0] > 1:
        pages["trang-ky"] = signed[0]
    sizes = re.findall(
        r"Page +(\d+) size: +([\d.]+) x ([\d.]+)",
        output_of("pdfinfo", "-f", "1", "-l", str(len(texts)), str(pdf)),
    )
    landscape = [int(number) for number, width, height in sizes if float(width) > float(height)]
    if landscape and landscape[0] > 1:
        pages["phu-luc"] = landscape[0]
    elif landscape:
        pages["trang-2"] = 2
    return pages


def draw_document(
    name: str, arguments: tuple[str, ...], folder: Path, target: Path, root: Path = REPOSITORY
) -> None:
    """Print one document as .pdf and draw the pages that are shown."""
    pdf = folder / f"{name}.pdf"
    output_of(program(), *arguments, "-C", str(root), "-o", str(pdf))
    draw_pages(name, pdf, target)


def draw_pages(name: str, pdf: Path, target: Path) -> None:
    """Draw the pages of a .pdf that are shown."""
    for part, page in page_of(pdf).items():
        picture = target / f"{name}-{part}"
        output_of(
            "pdftoppm", "-png", "-r", str(DPI), "-f", str(page), "-l", str(page),
            "-singlefile", str(pdf), str(picture),
        )  # fmt: skip


def draw_forms(folder: Path, target: Path) -> None:
    """Draw pages of a unit's form as LibreOffice shows the workbook and the paper."""
    output_of(program(), *FORM, "-C", str(REPOSITORY), "-o", str(folder))
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    for form in sorted(folder.glob("dang-ky-*.*")):
        made = folder / form.suffix.removeprefix(".")
        output_of(
            "soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(made),
            str(form),
        )  # fmt: skip
        for name, page in FORM_PAGES[form.suffix].items():
            output_of(
                "pdftoppm", "-png", "-r", str(DPI), "-f", str(page), "-l", str(page),
                "-singlefile", str(made / f"{form.stem}.pdf"), str(target / name),
            )  # fmt: skip


def draw_faulty_year(folder: Path, target: Path) -> None:
    """Draw the papers about what is late or faulty, and the page of a folder for signing."""
    root = sample_with_slips(folder / "nam-co-loi")
    returned = root / RETURNED_FILE
    put_slips(returned, RETURNED_SLIPS)
    with returned.open("a", encoding="utf-8", newline="\n") as form:
        form.write(ORIGIN.format(digest="0" * 64))
    for unit in ABSENT:
        for path in root.glob(f"data/*/2024/**/{unit}.yaml"):
            path.unlink()
    for document, arguments in OF_A_FAULTY_YEAR.items():
        draw_document(document, arguments, folder, target, root)
    output_of(
        program(),
        "trinhky",
        "--giai-doan",
        "xet",
        "-C",
        str(REPOSITORY),
        "-o",
        str(folder / "ho-so"),
    )
    page = next((folder / "ho-so").glob("0-*.docx"))
    output_of("soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(page))
    draw_pages("trinh-ky", folder / f"{page.stem}.pdf", target)


def draw_board(folder: Path, target: Path) -> None:
    """Draw the page of the status board, for a day on which a unit is late and one is missing."""
    root = folder / "tien-do"
    shutil.copytree(REPOSITORY / "data", root / "data")
    registrations = root / "data" / "registrations" / "2024"
    (registrations / "thanh-tra.yaml").unlink()
    late = registrations / "phong-chinh-sach.yaml"
    text = re.sub(r"(?m)^ngay_gui: .*$", "ngay_gui: 2024-02-03", late.read_text("utf-8"))
    late.write_bytes(text.encode())
    page = folder / "tien-do.html"
    output_of(program(), "tiendo", "--ngay", "2024-02-05", "-C", str(root), "-o", str(page))
    draw_page(page, target / "tien-do.png", folder, 1000, 1030)


def draw_page(page: Path, picture: Path, folder: Path, width: int, height: int) -> None:
    """Draw the top of a web page, as wide and high as said."""
    browser = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), "chromium")
    output_of(
        browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        f"--user-data-dir={folder / 'browser'}", f"--window-size={width},{height}",
        f"--screenshot={picture}", page.as_uri(),
    )  # fmt: skip


def validation_run(folder: Path) -> str:
    """Return what a terminal shows of `tdkt validate` on a copy of the sample with two slips."""
    root = sample_with_slips(folder)
    return f"$ tdkt validate {SHOWN_FILE}\n" + on_a_terminal(program(), SHOWN_FILE, root)


def sample_with_slips(folder: Path) -> Path:
    """Copy the sample, put the slips into it, and return its root."""
    root = folder / "mau"
    shutil.copytree(REPOSITORY / "data", root / "data")
    put_slips(root / SHOWN_FILE, SLIPS)
    return root


def put_slips(file: Path, slips: tuple[tuple[str, str], ...]) -> None:
    """Put slips into a file of a copy of the sample."""
    text = file.read_text("utf-8")
    for right, wrong in slips:
        if right not in text:
            raise SystemExit(f"{file.name} has no line {right!r} any more: choose other slips")
        text = text.replace(right, wrong, 1)
    file.write_bytes(text.encode())


def on_a_terminal(tdkt: str, file: str, root: Path) -> str:
    """Run `tdkt validate` with a pseudo-terminal as its standard output, so that it colours.

    Standard error is none, or a slow machine would draw a progress bar; its sentence comes last.
    """
    import pty  # noqa: PLC0415 - there is none on Windows

    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "110"}
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(
        (tdkt, "validate", file),
        cwd=root,
        env=environment,
        stdout=theirs,
        stderr=subprocess.PIPE,
    )
    os.close(theirs)
    shown = io.BytesIO()
    try:
        while piece := os.read(ours, 1 << 16):
            shown.write(piece)
    except OSError:
        pass  # Linux reports the end of a pseudo-terminal so
    finally:
        os.close(ours)
        _, said = process.communicate()
    shown.write(said)
    return shown.getvalue().decode().replace("\r\n", "\n").rstrip("\n")


def draw_validation(folder: Path, target: Path) -> None:
    """Draw the validation run by way of a web page."""
    run = Text.from_ansi(validation_run(folder))
    console = Console(record=True, file=io.StringIO(), width=112, force_terminal=True)
    console.print(run)
    text = console.export_html(theme=THEME, inline_styles=True, code_format="{code}").rstrip("\n")
    page = folder / "kiem-tra.html"
    page.write_text(PAGE.format(margin=MARGIN, line=LINE_HEIGHT, text=text), "utf-8")
    height = (text.count("\n") + 1) * LINE_HEIGHT + 2 * MARGIN
    draw_page(page, target / "kiem-tra.png", folder, WIDTH, height)


def main() -> None:
    """Draw everything, then name the files and refuse one that is too large."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for document, arguments in DOCUMENTS.items():
            draw_document(document, arguments, folder, target)
        draw_forms(folder, target)
        draw_faulty_year(folder, target)
        draw_board(folder, target)
        draw_validation(folder, target)
    too_large = []
    for picture in sorted(target.glob("*.png")):
        size = picture.stat().st_size
        print(f"{picture.name}: {size // 1024} KiB")
        if size > LARGEST:
            too_large.append(picture.name)
    if too_large:
        raise SystemExit(f"too large: {', '.join(too_large)}")


if __name__ == "__main__":
    main()
