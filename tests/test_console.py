"""What the terminal, programs, GitHub and code scanners are shown of the findings."""

from __future__ import annotations

import contextlib
import io
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import pytest

from tdkt_cli.console.frame import WIDTH, code_frame
from tdkt_cli.console.machine import dump
from tdkt_cli.console.safe import mask, sanitize
from tdkt_cli.console.show import STYLES, print_findings
from tdkt_cli.console.text import print_errors
from tdkt_cli.findings import Finding, Related, Severity, Where

if TYPE_CHECKING:
    from collections.abc import Callable

    from tdkt_cli.workflow import Checked

FILE = "data/registrations/2024/van-phong.yaml"
SOURCE = {12: "    danh_hieu: [LDTT, CSTDCX]", 20: "\tho_ten:\tNguyễn [/b] :smile:"}


class Counts(NamedTuple):
    """The counts of the closing line."""

    units: int = 6
    people: int = 31
    titles: int = 1058


class FakeChecked(NamedTuple):
    """The shape of what the workflow hands over."""

    findings: tuple[Finding, ...]
    counts: Counts = Counts()
    notes: tuple[str, ...] = ()
    source_line: Callable[[str, int], str | None] = lambda _, line: SOURCE.get(line)


ERROR = Finding(
    "D204",
    Severity.ERROR,
    "Trần Thị Minh Thu đăng ký «CSTDCX», không có danh hiệu này.",
    Where(FILE, 12, 23, "ca_nhan[0].danh_hieu[1]"),
    ("Điều 20 Luật 06/2022/QH15", "Điều 21 Luật 06/2022/QH15"),
    "Có phải CSTDCS?",
    (Related(Where("data/plan-2024.yaml", 3, 5), "kế hoạch của năm"),),
)
WARNING = Finding("D102", Severity.WARNING, "Nộp muộn 2 ngày.", Where(FILE, 3, 1))
HINT = Finding("L105", Severity.HINT, "Phụ thuộc kết quả năm.", Where(FILE, 3, 1))


def show(findings: tuple[Finding, ...], style: str = "text", **options: Any) -> None:  # noqa: ANN401
    """Print findings with the counts, notes and source lines of the fake."""
    strict = options.pop("strict", False)
    print_findings(cast("Checked", FakeChecked(findings, **options)), style, strict=strict)


def test_text_form(capsys: pytest.CaptureFixture[str]) -> None:
    """A finding is one line for compilers, the source with a caret, the law, the remedy."""
    show((ERROR, WARNING))
    assert capsys.readouterr().out == (
        f"{FILE}:12:23: D204 Trần Thị Minh Thu đăng ký «CSTDCX», không có danh hiệu này. [lỗi]\n"
        "        danh_hieu: [LDTT, CSTDCX]\n"
        "                          ^\n"
        "  Căn cứ: Điều 20 Luật 06/2022/QH15; Điều 21 Luật 06/2022/QH15\n"
        "  Cách sửa: Có phải CSTDCS?\n"
        "  Xem thêm: data/plan-2024.yaml:3:5: kế hoạch của năm\n"
        "\n"
        f"{FILE}:3:1: D102 Nộp muộn 2 ngày. [cảnh báo]\n"
        "\n"
        "1 lỗi, 1 cảnh báo. 6 đơn vị, 31 người, 1.058 đăng ký.\n"
    )


@pytest.mark.parametrize(
    ("findings", "strict", "line"),
    [
        ((), False, "Không có lỗi. 6 đơn vị, 31 người, 1.058 đăng ký."),
        ((WARNING,) * 7, False, "Không có lỗi. 6 đơn vị, 31 người, 1.058 đăng ký; 7 cảnh báo."),
        (
            (WARNING, HINT),
            True,
            (
                "Không có lỗi. 6 đơn vị, 31 người, 1.058 đăng ký; 1 cảnh báo, 1 gợi ý "
                "(nghiêm ngặt: cảnh báo tính như lỗi)."
            ),
        ),
        ((ERROR, HINT), False, "1 lỗi, 1 gợi ý. 6 đơn vị, 31 người, 1.058 đăng ký."),
    ],
)
def test_closing_line(
    findings: tuple[Finding, ...],
    strict: bool,  # noqa: FBT001
    line: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The last line of standard output is the total."""
    show(findings, strict=strict)
    assert capsys.readouterr().out.splitlines()[-1] == line


def test_only_200_findings_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """Text stops at 200 findings and says how many more; an error is never among those cut."""
    show((WARNING,) * 1300 + (ERROR,))
    lines = capsys.readouterr().out.splitlines()
    assert sum(": D102 " in line for line in lines) == 199
    assert sum(": D204 " in line for line in lines) == 1
    assert lines[-2] == "… và 1.101 phát hiện nữa"
    assert lines[-1].startswith("1 lỗi, 1.300 cảnh báo.")


def test_errors_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """A refusal shows what stops it; the total still counts the rest."""
    print_errors(cast("Checked", FakeChecked((WARNING, ERROR, HINT))))
    out = capsys.readouterr().out
    assert "D204" in out
    assert "D102" not in out
    assert "L105" not in out
    assert out.splitlines()[-1].startswith("1 lỗi, 1 cảnh báo, 1 gợi ý.")


def test_data_is_never_markup(capsys: pytest.CaptureFixture[str]) -> None:
    """Brackets, emoji names and control characters of the data are shown as characters."""
    hostile = "tên [/b] [khoản 1] :smile: \x1b[2J \u202e \u200b \x00 \ud800 \n hết"
    show((WARNING._replace(message=hostile, where=Where("data/a\nb\x1b.yaml", 20, 2), fix="\x07"),))
    out = capsys.readouterr().out
    assert "tên [/b] [khoản 1] :smile: \\x1b[2J \\u202e \\u200b \\x00 \\ud800 \\x0a hết" in out
    assert out.startswith("data/a\\x0ab\\x1b.yaml:20:2: D102 ")
    assert "        ho_ten:    Nguyễn [/b] :smile:\n        ^\n" in out
    assert set(out) & {"\x1b", "\u202e", "\u200b", "\x00", "\ud800", "\x07"} == set()


@pytest.mark.parametrize("style", STYLES)
def test_identity_numbers_are_masked(style: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A number of 9 or 12 digits is hidden in message, remedy, related place and source line."""
    number = "001099012345"
    finding = ERROR._replace(
        message=f"số {number}",
        fix=f"bỏ 123456789 và {number}.",
        related=(Related(Where(FILE, 1, 1), f"cũng {number}"),),
    )
    show((finding,), style, source_line=lambda _file, _line: f"ma_can_bo: {number} # {number}")
    out = capsys.readouterr().out
    assert "0010******45" in out
    assert "1234***89" in out
    assert number not in out
    assert "123456789" not in out


def test_mask_keeps_other_numbers() -> None:
    """Dates, money, phone numbers and longer runs of digits are not identity numbers."""
    text = "31/01/2024 1.800.000.000 0912345678 20240131 1234567890123 A-12"
    assert mask(text) == text
    assert mask("x001099012345y") == "x0010******45y"


def test_sanitize_leaves_vietnamese_alone() -> None:
    """Vietnamese text, dashes and quotation marks are printed as they are."""
    text = "Nguyễn Thị Hằng – K’Brố «Điểu Huỳnh» … 28 %"
    assert sanitize(text) == text
    assert sanitize("a\u00a0b\u00adc\ufeff\U000e0001") == "a\\xa0b\\xadc\\ufeff\\U000e0001"


@pytest.mark.parametrize(
    ("line", "column", "caret"),
    [
        ("abc: đ", 6, 5),
        ("\tabc", 2, 4),
        ("一二 x", 4, 5),
        ("a\u202eb", 3, 7),
        ("abc", 99, 3),
        ("abc", 0, 0),
        ("\ufeffabc", 1, 0),
        ("Nguye\u0302\u0303n: x", 9, 8),
    ],
)
def test_caret_stands_under_the_column(line: str, column: int, caret: int) -> None:
    """Tabs, wide, hidden and combining characters before the column move the caret with them."""
    frame = code_frame(line, column)
    assert frame is not None
    assert frame[1] == " " * caret + "^"


@pytest.mark.parametrize("column", [1, 40, 99, 100, 5000, 99_999, 100_000])
def test_long_line_is_a_window(column: int) -> None:
    """Of a very long line at most 100 characters are shown, and the caret is within them."""
    line = "".join(chr(ord("a") + index % 26) for index in range(100_000))
    frame = code_frame(line, column)
    assert frame is not None
    shown, caret = frame
    assert len(shown) <= WIDTH
    assert shown[len(caret) - 1] == line[column - 1]
    assert shown.startswith("…") == (column > 60)
    assert shown.endswith("…") == (column < 99_900)


@pytest.mark.parametrize("line", ["", "   ", "\t", "\ufeff"])
def test_blank_line_has_no_frame(line: str) -> None:
    """A blank line shows nothing, so no frame is drawn."""
    assert code_frame(line, 1) is None


def test_json_form(capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON has the keys of the contract in their order, Vietnamese unescaped."""
    show((ERROR, WARNING, HINT), "json")
    out = capsys.readouterr().out
    assert "Trần Thị Minh Thu" in out
    value = json.loads(out)
    assert list(value) == ["phien_ban", "tong", "ket_qua"]
    assert value["phien_ban"] == 1
    assert list(value["tong"].items()) == [("loi", 1), ("canh_bao", 1), ("goi_y", 1)]
    assert list(value["ket_qua"][0].items()) == [
        ("ma", "D204"),
        ("muc_do", "loi"),
        ("thong_bao", ERROR.message),
        ("tep", FILE),
        ("dong", 12),
        ("cot", 23),
        ("duong_dan", "ca_nhan[0].danh_hieu[1]"),
        ("can_cu", list(ERROR.basis)),
        ("cach_sua", "Có phải CSTDCS?"),
        (
            "lien_quan",
            [{"tep": "data/plan-2024.yaml", "dong": 3, "cot": 5, "thong_bao": "kế hoạch của năm"}],
        ),
    ]


def test_json_is_never_cut(capsys: pytest.CaptureFixture[str]) -> None:
    """JSON holds every finding however many there are."""
    show((WARNING,) * 1000, "json")
    assert len(json.loads(capsys.readouterr().out)["ket_qua"]) == 1000


def test_json_escapes_what_is_hidden() -> None:
    """Hidden characters are JSON escapes: nothing raw on the screen, nothing lost for programs."""
    text = "a\x1b\x7f\x9b\u202e\u200b\ufeff\ud800é"
    assert json.loads(dump(text)) == text
    assert dump(text) == '"a\\u001b\\u007f\\u009b\\u202e\\u200b\\ufeff\\ud800é"\n'


def test_github_form(capsys: pytest.CaptureFixture[str]) -> None:
    """An annotation escapes what GitHub would read as its own syntax."""
    odd = WARNING._replace(message="50 % a:b,c\r\nd", where=Where("data/a,b:c%.yaml", 3, 1))
    show((ERROR, odd, HINT), "github")
    captured = capsys.readouterr()
    assert captured.out.splitlines() == [
        f"::error file={FILE},line=12,col=23,title=D204::{ERROR.message}%0ACó phải CSTDCS?",
        "::warning file=data/a%2Cb%3Ac%25.yaml,line=3,col=1,title=D102::50 %25 a:b,c\\x0d\\x0ad",
        f"::notice file={FILE},line=3,col=1,title=L105::Phụ thuộc kết quả năm.",
    ]
    assert captured.err.startswith("1 lỗi, 1 cảnh báo, 1 gợi ý.")


def test_sarif_form(capsys: pytest.CaptureFixture[str]) -> None:
    """The SARIF log has the structure that version 2.1.0 requires."""
    odd = WARNING._replace(where=Where("data/phòng a#b.yaml", 3, 1))
    show((ERROR, odd, HINT, ERROR), "sarif")
    log = json.loads(capsys.readouterr().out)
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    run = log["runs"][0]
    driver = run["tool"]["driver"]
    rules = driver["rules"]
    assert driver["name"] == "tdkt"
    assert [rule["id"] for rule in rules] == ["D102", "D204", "L105"]
    assert all(rule["shortDescription"]["text"] for rule in rules)
    results = run["results"]
    assert [result["level"] for result in results] == ["error", "warning", "note", "error"]
    for result in results:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert place["region"]["startLine"] >= 1
        assert place["region"]["startColumn"] >= 1
    uri = results[1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "data/ph%C3%B2ng%20a%23b.yaml"
    assert results[0]["relatedLocations"][0]["message"]["text"] == "kế hoạch của năm"
    names = results[0]["locations"][0]["logicalLocations"]
    assert names == [{"fullyQualifiedName": "ca_nhan[0].danh_hieu[1]"}]


def test_notes_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    """What was skipped is told beside the findings, not among them."""
    show((), "json", notes=("Bỏ qua 2 tệp: ~$a\x1b.yaml.",))
    captured = capsys.readouterr()
    assert captured.err == "Bỏ qua 2 tệp: ~$a\\x1b.yaml.\n"
    json.loads(captured.out)


class _Terminal(io.StringIO):
    """A standard output that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def on_terminal(findings: tuple[Finding, ...], **environment: str) -> str:
    """Return what a terminal of 40 columns is sent."""
    screen = _Terminal()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(screen):
        patch.delenv("NO_COLOR", raising=False)
        for name, value in {"TERM": "xterm-256color", "COLUMNS": "40", **environment}.items():
            patch.setenv(name, value)
        show(findings)
    return screen.getvalue()


def test_terminal_has_colour_and_the_same_words() -> None:
    """On a terminal the same lines are coloured, unwrapped and still not read as markup."""
    finding = ERROR._replace(message=f"[/b] [red]x[/red] :smile: {'dài ' * 40}.")
    coloured = on_terminal((finding, WARNING))
    assert "\x1b[1;31m" in coloured
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert bare == on_terminal((finding, WARNING), NO_COLOR="1")


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_colour_can_be_refused(environment: dict[str, str]) -> None:
    """NO_COLOR and a dumb terminal get plain text."""
    plain = on_terminal((ERROR,), **environment)
    assert "\x1b" not in plain
    assert "D204" in plain
