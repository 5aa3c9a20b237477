"""Every document through real programs: LibreOffice makes its PDF, Chromium opens its page."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import zlib
from typing import TYPE_CHECKING, NamedTuple

import pytest

from printed_papers import PAPERS, printed, process
from tdkt_cli import word

if TYPE_CHECKING:
    from pathlib import Path

# Pages of each document of the sample year.
PAGES = {
    "ke-hoach": 6,
    "tong-hop-dang-ky": 8,
    "tong-hop-gui-cap-tren": 6,
    "bao-cao-dot-1": 10,
    "bao-cao-dot-2": 14,
    "bien-ban": 6,
    "to-trinh": 5,
    "quyet-dinh": 4,
}
PORTRAIT = {"ke-hoach", "bien-ban"}
SIGNERS = {
    "tong-hop-dang-ky": ("TL. TRƯỞNG BAN", "CHÁNH VĂN PHÒNG", "Trần Thị Minh Thu"),
    "bien-ban": ("THƯ KÝ", "CHỦ TỌA", "Trần Thị Minh Thu", "Nguyễn Văn Khang"),
}
KEPT = {"bien-ban": "Lưu: VT, Hồ sơ."}
CHROMIUM = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--hide-scrollbars",
    "--enable-logging=stderr",
    "--window-size=900,1200",
)

soffice = pytest.mark.program("soffice")
pdf_tools = pytest.mark.program("pdftotext")
chromium = pytest.mark.program("chromium", "chromium-browser", "google-chrome")


class Pdf(NamedTuple):
    """A document as LibreOffice prints it."""

    path: Path
    pages: list[str]


def _run(*line: str | Path) -> str:
    done = subprocess.run([str(part) for part in line], check=True, capture_output=True)
    return done.stdout.decode()


@pytest.fixture(scope="module")
def pdfs(sample_root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pdf]:
    """Return every document of the sample year as PDF."""
    folder = tmp_path_factory.mktemp("pdf")
    made = {}
    for name in PAPERS:
        path = folder / f"{name}.pdf"
        path.write_bytes(word.convert_to_pdf(printed(sample_root, name, "docx", folder)))
        made[name] = Pdf(path, _run("pdftotext", "-layout", path, "-").split("\f")[:-1])
    return made


@soffice
@pdf_tools
@pytest.mark.program("pdffonts")
@pytest.mark.parametrize("name", PAPERS)
def test_only_the_metric_twin_of_times_is_used(name: str, pdfs: dict[str, Pdf]) -> None:
    """No letter of any document falls back to another font."""
    rows = _run("pdffonts", pdfs[name].path).splitlines()[2:]
    fonts = {row.split()[0].partition("+")[2].partition("-")[0] for row in rows}
    assert fonts in ({"LiberationSerif"}, {"TimesNewRomanPSMT", "TimesNewRomanPS"})


@soffice
@pdf_tools
@pytest.mark.program("pdfinfo")
@pytest.mark.parametrize("name", PAPERS)
def test_documents_have_their_pages(name: str, pdfs: dict[str, Pdf]) -> None:
    """The number of pages is known, every page is A4, and none is empty."""
    pdf = pdfs[name]
    assert len(pdf.pages) == PAGES[name]
    assert all(len(page.split()) > 10 for page in pdf.pages)
    info = _run("pdfinfo", "-f", "1", "-l", "99", pdf.path)
    sizes = set(re.findall(r"Page +\d+ size: +(\d+)[.\d]* x (\d+)", info))
    assert sizes <= {("595", "841"), ("595", "842"), ("841", "595"), ("842", "595")}
    assert (len(sizes) > 1) == (name not in PORTRAIT)


@soffice
@pdf_tools
@pytest.mark.parametrize("name", PAPERS)
def test_the_signature_stands_with_two_lines_of_text(name: str, pdfs: dict[str, Pdf]) -> None:
    """Title, name and recipients are on one page, below at least two lines of the text."""
    page = next(page for page in pdfs[name].pages if "Nơi nhận:" in page)
    above = page[: page.index("Nơi nhận:")]
    lines = [line.strip() for line in above.splitlines() if line.strip()]
    text = [line for line in lines if not line.isdigit()]
    assert len(text) >= 2
    assert any(line.rstrip().endswith("./.") for line in text)
    # The recipients of minutes stand under the secretary's name (Mẫu 1.9).
    end = page.index("./.") if name == "bien-ban" else page.index("Nơi nhận:")
    below = " ".join(page[end:].split())
    for words in SIGNERS.get(name, ("TRƯỞNG BAN", "Nguyễn Văn Khang")):
        assert words in below
    assert KEPT.get(name, "Lưu: VT, VP.") in below


@soffice
@pdf_tools
@pytest.mark.parametrize("name", ["tong-hop-dang-ky", "tong-hop-gui-cap-tren", "bao-cao-dot-2"])
def test_headings_are_repeated_on_every_page_of_an_appendix(
    name: str, pdfs: dict[str, Pdf]
) -> None:
    """Page 2 and later of a long appendix begin with the heading row again."""
    pages = pdfs[name].pages
    heading = (
        ("Tập thể, cá nhân", "Xếp loại") if name == "bao-cao-dot-2" else ("Họ và tên", "Chức vụ")
    )
    start = next(n for n, page in enumerate(pages) if "Phụ lục II\n" in page)
    rest = pages[start + 1 :]
    end = next((n for n, page in enumerate(rest) if "Phụ lục" in page), len(rest))
    assert end >= 1
    for page in rest[:end]:
        top = page.splitlines()[:6]
        assert any(all(words in line for words in heading) for line in top), top


@soffice
@pdf_tools
@pytest.mark.parametrize("name", ["bien-ban", "to-trinh", "quyet-dinh"])
def test_headings_are_repeated_in_the_councils_lists(name: str, pdfs: dict[str, Pdf]) -> None:
    """Each page of the one appendix after its first begins with the heading row."""
    pages = pdfs[name].pages
    start = next(n for n, page in enumerate(pages) if page.lstrip().startswith("Phụ lục\n"))
    assert len(pages) > start + 1
    for page in pages[start + 1 :]:
        top = " ".join(page.splitlines()[:5])
        assert "TT" in top
        assert "Tập thể, cá nhân" in top


@soffice
@pdf_tools
@pytest.mark.parametrize("name", PAPERS)
def test_pages_are_numbered_from_two(name: str, pdfs: dict[str, Pdf]) -> None:
    """Page 1 has no number, page 2 has 2; an appendix begins anew."""
    first = [page.split()[0] for page in pdfs[name].pages]
    assert first[0] == ("BAN" if name == "bien-ban" else "UBND")
    wanted = 2
    for page, word_ in zip(pdfs[name].pages[1:], first[1:], strict=True):
        if page.lstrip().startswith("Phụ lục"):
            wanted = 2
        else:
            assert word_ == str(wanted)
            wanted += 1


LONG_PARENT = "UBND thành phố trực thuộc Trung ương Thừa Thiên Huế"
LONG_AGENCY = "Ban Quản lý Khu kinh tế và các khu công nghiệp, khu chế xuất"


@soffice
@pdf_tools
@pytest.mark.parametrize("name", ["bien-ban", "to-trinh", "quyet-dinh"])
def test_the_longest_names_stay_in_their_half_of_the_heading(
    name: str, copy_root: Path, tmp_path: Path
) -> None:
    """No word of the agency's names crosses into the right cell, none of the right one into it."""
    plan = copy_root / "data" / "plan-2024.yaml"
    text = plan.read_text("utf-8")
    text = text.replace("ten_co_quan: Ban Dân tộc", f'ten_co_quan: "{LONG_AGENCY}"')
    plan.write_text(text.replace("UBND tỉnh Đồng Nai", LONG_PARENT), "utf-8")
    pdf = tmp_path / "x.pdf"
    pdf.write_bytes(word.convert_to_pdf(printed(copy_root, name, "docx", tmp_path)))
    boxes = _run("pdftotext", "-bbox", "-f", "1", "-l", "1", pdf, "-")
    found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" .*?>(.*?)</word>', boxes)
    words = [(float(left), float(top), float(right), text) for left, top, right, text in found]
    (end,) = [top for _, top, _, text in words if text in ("BIÊN", "TỜ", "QUYẾT")][:1]
    border = (30 + 60) / 25.4 * 72
    heading = [word_ for word_ in words if word_[1] < end - 1]
    assert len([word_ for word_ in heading if word_[0] < border]) > 10
    for left, _, right, text in heading:
        assert right <= border + 0.5 or left >= border - 0.5, text
        assert right <= (210 - 20) / 25.4 * 72 + 0.5, text


@soffice
@pdf_tools
def test_the_command_writes_a_pdf(sample_root: Path, tmp_path: Path) -> None:
    """`-o x.pdf` makes the PDF and leaves nothing else behind."""
    path = tmp_path / "x.pdf"
    outcome = process("kehoach", "-C", sample_root, "-o", path)
    assert outcome.code == 0, outcome
    assert path.read_bytes().startswith(b"%PDF")
    assert "KẾ HOẠCH" in _run("pdftotext", path, "-")
    assert [one.name for one in tmp_path.iterdir()] == ["x.pdf"]


def test_without_libreoffice_the_clerk_is_told(sample_root: Path, tmp_path: Path) -> None:
    """With an empty PATH: exit 2, what to install or do instead, the old file as it was."""
    path = tmp_path / "x.pdf"
    path.write_bytes(b"cu")
    outcome = process(
        "kehoach", "-C", sample_root, "-o", path, "-o", tmp_path / "x.docx",
        environment={"PATH": str(tmp_path)},
    )  # fmt: skip
    assert outcome.code == 2
    assert "cài LibreOffice" in outcome.err
    assert path.read_bytes() == b"cu"
    assert [one.name for one in tmp_path.iterdir()] == ["x.pdf"]


def _open(page: Path, folder: Path) -> tuple[bytes, list[str]]:
    """Open a page in Chromium; return its picture and what stands in the console."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(found for name in names if (found := shutil.which(name)))
    picture = folder / "trang.png"
    profile = folder / "profile"
    done = subprocess.run(
        [
            program,
            *CHROMIUM,
            f"--user-data-dir={profile}",
            f"--screenshot={picture}",
            page.as_uri(),
        ],
        capture_output=True,
        check=True,
        timeout=90,
    )
    console = [line for line in done.stderr.decode().splitlines() if "CONSOLE" in line]
    return picture.read_bytes(), console


def _dark_share(png: bytes) -> float:
    """Return which share of a picture's bytes is not white (ink has dark pixels)."""
    assert png.startswith(b"\x89PNG")
    data, at = b"", 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + size]
        at += size + 12
    pixels = zlib.decompress(data)
    return sum(byte not in (0, 255) for byte in pixels) / len(pixels)


@chromium
@pytest.mark.parametrize("name", PAPERS)
def test_chromium_opens_the_page_without_a_complaint(
    name: str, sample_root: Path, tmp_path: Path
) -> None:
    """The page shows ink, and the console is empty."""
    printed(sample_root, name, "html", tmp_path)
    picture, console = _open(tmp_path / f"{name}.html", tmp_path)
    assert console == []
    assert _dark_share(picture) > 0.005


@chromium
def test_a_complaint_of_chromium_would_be_seen(tmp_path: Path) -> None:
    """A page with a refused script is found by the same means, and an empty one has no ink."""
    page = tmp_path / "x.html"
    page.write_text(
        "<!DOCTYPE html><meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">"
        "<script>alert(1)</script>",
        "utf-8",
    )
    picture, console = _open(page, tmp_path)
    assert console
    assert _dark_share(picture) < 0.005
