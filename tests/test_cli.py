"""The commands: what they ask of the workflow, what they print, which exit code they give."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import types
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

import tdkt_cli
from tdkt_cli import __version__
from tdkt_cli.cli.application import run
from tdkt_cli.cli.forgiving import fold_command, fold_token
from tdkt_cli.findings import Finding, Severity, Where

if TYPE_CHECKING:
    from collections.abc import Callable

ERROR = Finding("D204", Severity.ERROR, "Sai.", Where("data/a.yaml", 1, 1))
WARNING = Finding("D102", Severity.WARNING, "Muộn.", Where("data/a.yaml", 1, 1))


class CannotRun(Exception):  # noqa: N818 - the workflow's own name
    """Stands for the workflow's refusal."""


class Counts(NamedTuple):
    """As in the workflow."""

    units: int = 6
    people: int = 31
    titles: int = 58


class Checked(NamedTuple):
    """As in the workflow."""

    findings: tuple[Finding, ...] = ()
    counts: Counts = Counts()
    notes: tuple[str, ...] = ()
    source_line: Callable[[str, int], str | None] = lambda _file, _line: "ho_ten: Trần Thị Thu"


class Printing(NamedTuple):
    """As in the workflow."""

    outputs: tuple[str, ...]
    file_format: str | None
    draft: bool
    final: bool
    electronic: bool = False


class Printed(NamedTuple):
    """As in the workflow."""

    checked: Checked = Checked()
    written: tuple[Path, ...] = ()
    text: str | None = None
    blanks: tuple[str, ...] = ()
    refused: str | None = None
    for_system: tuple[str, ...] = ()


class FakeWorkflow(types.ModuleType):
    """Writes down each call and answers what the test laid out."""

    def __init__(self) -> None:
        super().__init__("tdkt_cli.workflow")
        self.CannotRun = CannotRun
        self.Printing = Printing
        self.calls: list[tuple[object, ...]] = []
        self.checked = Checked()
        self.printed = Printed()
        self.error: BaseException | None = None

    def _record(self, *call: object) -> None:
        self.calls.append(call)
        if self.error:
            raise self.error

    def validate(self, folder: str | None, year: int | None, files: tuple[str, ...]) -> Checked:
        """Answer `validate`."""
        self._record("validate", folder, year, files)
        return self.checked

    def tonghop(
        self, folder: str | None, year: int | None, how: Printing, *, upward: bool
    ) -> Printed:
        """Answer `tonghop`."""
        self._record("tonghop", folder, year, how, upward)
        return self.printed

    def baocao(
        self, folder: str | None, year: int | None, how: Printing, *, round_number: int
    ) -> Printed:
        """Answer `baocao`."""
        self._record("baocao", folder, year, how, round_number)
        return self.printed

    def kehoach(self, folder: str | None, year: int | None, how: Printing) -> Printed:
        """Answer `kehoach`."""
        self._record("kehoach", folder, year, how)
        return self.printed


@pytest.fixture
def workflow(monkeypatch: pytest.MonkeyPatch) -> FakeWorkflow:
    """Put the fake in place of the workflow."""
    fake = FakeWorkflow()
    monkeypatch.setitem(sys.modules, "tdkt_cli.workflow", fake)
    monkeypatch.setattr(tdkt_cli, "workflow", fake, raising=False)
    return fake


PLAIN = Printing((), None, draft=False, final=False)


@pytest.mark.parametrize(
    ("arguments", "call"),
    [
        (["validate"], ("validate", None, None, ())),
        (["validate", "a.yaml", "b.yaml"], ("validate", None, None, ("a.yaml", "b.yaml"))),
        (["-C", "x", "validate"], ("validate", "x", None, ())),
        (["validate", "-C", "x", "--nam", "2024"], ("validate", "x", 2024, ())),
        (["-C", "x", "--nam", "2023", "validate", "-C", "y"], ("validate", "y", 2023, ())),
        (["--thu-muc=x", "validate", "--nam", "2024"], ("validate", "x", 2024, ())),
        (["--nam", "2023", "validate", "--nam", "2024"], ("validate", None, 2024, ())),
        (["tonghop"], ("tonghop", None, None, PLAIN, False)),
        (["tonghop", "--gui_cap_tren"], ("tonghop", None, None, PLAIN, True)),
        (["tonghop", "--Gửi-cấp-trên"], ("tonghop", None, None, PLAIN, True)),
        (
            ["-C", "x", "tonghop", "-o", "a.XLSX", "--ra", "b.docx", "--du-thao"],
            ("tonghop", "x", None, Printing(("a.XLSX", "b.docx"), None, True, False), False),  # noqa: FBT003
        ),
        (
            ["tonghop", "-o", "danh-sach", "--dinh-dang", "CSV", "--ban-chinh"],
            ("tonghop", None, None, Printing(("danh-sach",), "csv", False, True), False),  # noqa: FBT003
        ),
        (["baocao", "--dot", "1"], ("baocao", None, None, PLAIN, 1)),
        (["baocao", "--đợt=2", "--nam", "2024"], ("baocao", None, 2024, PLAIN, 2)),
        (["kehoach"], ("kehoach", None, None, PLAIN)),
        (
            ["kehoach", "-o", "-"],
            ("kehoach", None, None, PLAIN._replace(outputs=("-",), file_format="html")),
        ),
        (
            ["baocao", "--dot", "1", "-o", "-", "--dinh-dang", "json"],
            ("baocao", None, None, PLAIN._replace(outputs=("-",), file_format="json"), 1),
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_arguments_reach_the_workflow(
    arguments: list[str], call: tuple[object, ...], workflow: FakeWorkflow
) -> None:
    """A common option counts before and after the command; the one after it wins."""
    assert run(arguments) == 0
    assert workflow.calls == [call]


@pytest.mark.parametrize(
    "typed",
    [
        ["tonghop"],
        ["tổng-hợp"],
        ["tong-hop"],
        ["TONGHOP"],
        ["Tổng hợp"],
        ["tong_hop"],
        ["tổng", "hợp"],
        ["to\u0302\u0309ng-ho\u031b\u0323p"],
    ],
    ids=str,
)
def test_command_is_folded(typed: list[str], workflow: FakeWorkflow) -> None:
    """Diacritics, hyphens, spaces and letter case in a command's name do not matter."""
    assert run([*typed, "--nam", "2024"]) == 0
    assert workflow.calls == [("tonghop", None, 2024, PLAIN, False)]


def test_folding() -> None:
    """Names fold to letters; values keep their hyphens; a single letter keeps its case."""
    assert fold_command("Đơn–vị") == "donvi"
    assert fold_token("DU_THẢO") == "du-thao"
    assert fold_token("C") == "C"


@pytest.mark.parametrize(
    ("findings", "options", "code"),
    [
        ((), [], 0),
        ((WARNING,), [], 0),
        ((WARNING,), ["--nghiem-ngat"], 1),
        ((ERROR,), [], 1),
        ((ERROR, WARNING), ["--dinh-dang", "sarif"], 1),
        ((), ["--nghiem-ngat"], 0),
    ],
)
def test_exit_code_of_validate(
    findings: tuple[Finding, ...], options: list[str], code: int, workflow: FakeWorkflow
) -> None:
    """Errors give 1; warnings only under --nghiem-ngat."""
    workflow.checked = Checked(findings)
    assert run(["validate", *options]) == code


def test_validate_as_json(workflow: FakeWorkflow, capsys: pytest.CaptureFixture[str]) -> None:
    """The value of an option is taken in any case."""
    workflow.checked = Checked((ERROR,))
    assert run(["validate", "--dinh-dang", "JSON"]) == 1
    assert json.loads(capsys.readouterr().out)["tong"]["loi"] == 1


def test_cannot_run_is_a_sentence(
    workflow: FakeWorkflow, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the workflow cannot do is one visible sentence and exit code 2."""
    workflow.error = CannotRun("Không thấy data/plan-*.yaml trong \x1b[2J.")
    assert run(["validate"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "Không thấy data/plan-*.yaml trong \\x1b[2J.\n"


def test_written_document(workflow: FakeWorkflow, capsys: pytest.CaptureFixture[str]) -> None:
    """After printing: warnings, files, blanks and the next step, all on standard error."""
    workflow.printed = Printed(
        Checked((WARNING,) * 7, notes=("Bỏ qua 1 tệp.",)),
        (Path("out/tong-hop-dang-ky-2024.docx"),),
        blanks=("số văn bản", "ngày ban hành"),
    )
    assert run(["tonghop"]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == [
        "Bỏ qua 1 tệp.",
        "Có 7 cảnh báo ở các tệp của văn bản này: chạy «tdkt validate» để xem.",
        "Đã ghi out/tong-hop-dang-ky-2024.docx.",
        "Còn 2 chỗ trống cần điền: số văn bản; ngày ban hành.",
        "Tiếp theo: điền các chỗ trống, kiểm tra lại rồi trình ký.",
    ]


def test_errors_stop_a_document(workflow: FakeWorkflow, capsys: pytest.CaptureFixture[str]) -> None:
    """With errors the findings are on standard output, the refusal on standard error, code 1."""
    workflow.printed = Printed(Checked((ERROR, WARNING)), refused="Còn 1 lỗi nên không in.")
    assert run(["kehoach"]) == 1
    captured = capsys.readouterr()
    assert captured.out.startswith("data/a.yaml:1:1: D204 Sai. [lỗi]\n    ho_ten: Trần")
    assert captured.out.splitlines()[-1].startswith("1 lỗi, 1 cảnh báo.")
    assert "D102" not in captured.out
    assert captured.err == "Còn 1 lỗi nên không in.\n"


def test_final_copy_refused_for_blanks(
    workflow: FakeWorkflow, capsys: pytest.CaptureFixture[str]
) -> None:
    """A refusal without errors gives 1 as well, shows no findings and names the blanks."""
    workflow.printed = Printed(blanks=("số văn bản",), refused="Chưa in: còn chỗ trống.")
    assert run(["kehoach", "--ban-chinh"]) == 1
    said = "Chưa in: còn chỗ trống.\nCòn 1 chỗ trống cần điền: số văn bản.\n"
    assert capsys.readouterr() == ("", said)


def test_draft_is_printed_with_errors(
    workflow: FakeWorkflow, capsys: pytest.CaptureFixture[str]
) -> None:
    """A draft is written, its errors are shown, and the code still says that there are errors."""
    workflow.printed = Printed(Checked((ERROR,)), (Path("out/ke-hoach-2024.docx"),))
    assert run(["kehoach", "--du-thao"]) == 1
    captured = capsys.readouterr()
    assert "D204" in captured.out
    assert captured.err.splitlines() == [
        "Đã ghi out/ke-hoach-2024.docx.",
        "Tiếp theo: sửa dữ liệu theo trang cuối của bản dự thảo rồi in lại, bỏ --du-thao.",
    ]


@pytest.mark.parametrize(
    ("findings", "written", "step"),
    [
        ((), "a.docx", "đọc lại bản dự thảo rồi in lại"),
        ((WARNING,), "a.pdf", "đọc lại bản dự thảo rồi in lại"),
        ((ERROR,), "a.html", "sửa dữ liệu theo trang cuối của bản dự thảo rồi in lại"),
        ((ERROR,), "a.xlsx", "sửa các lỗi nêu trên rồi in lại"),
    ],
)
def test_next_step_of_a_draft(
    findings: tuple[Finding, ...],
    written: str,
    step: str,
    workflow: FakeWorkflow,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A last page is spoken of only where there is one: with errors, and not in a sheet."""
    workflow.printed = Printed(Checked(findings), (Path(written),))
    assert run(["tonghop", "--du-thao"]) == bool(ERROR in findings)
    said = capsys.readouterr().err.splitlines()
    assert said[-1] == f"Tiếp theo: {step}, bỏ --du-thao."


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["baocao", "--dot", "0"], "'--dot' không hợp lệ: phải là số nguyên từ 1 đến 9, không"),
        (["baocao", "--dot", "x"], "'x' không phải là số hợp lệ."),
        (["baocao", "--dot", "-1"], "phải là số nguyên từ 1 đến 9, không phải '-1'."),
        (["validate", "--nam", "24"], "phải là số nguyên từ 1900 đến 9999, không phải '24'."),
        (["baocao", "1"], "Lỗi: Thiếu tùy chọn --dot: gõ --dot 1."),
        (["baocao", "--nam", "2024", "đợt", "2"], "Lỗi: Thiếu tùy chọn --dot: gõ --dot 2."),
        (["baocao", "--nam", "2024"], "Lỗi: Thiếu tùy chọn '--dot'."),
        (["baocao", "-C", "1"], "Lỗi: Thiếu tùy chọn '--dot'."),
        (["baocao", "–dot", "1"], "Không có tùy chọn '–dot': dùng hai dấu gạch ngắn: --dot."),
        (["baocao", "—đợt=1"], "dùng hai dấu gạch ngắn: --dot=1."),
        (["–nam", "2024", "validate"], "dùng hai dấu gạch ngắn: --nam."),
        (["-help"], "dùng hai dấu gạch ngắn: --help."),
        (["validate", "-help"], "dùng hai dấu gạch ngắn: --help."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_slips_in_options(
    arguments: list[str],
    sentence: str,
    workflow: FakeWorkflow,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A usage error says what to type instead."""
    assert run(arguments) == 2
    assert sentence in capsys.readouterr().err
    assert workflow.calls == []


def test_the_plan_says_which_rounds_there_are(workflow: FakeWorkflow) -> None:
    """A third round reaches the workflow; after `--` a dash is only a dash."""
    assert run(["baocao", "--dot", "3"]) == 0
    assert run(["validate", "-C", "x", "--", "–nam"]) == 0
    assert workflow.calls == [
        ("baocao", None, None, PLAIN, 3),
        ("validate", "x", None, ("–nam",)),
    ]


def test_document_on_standard_output(
    workflow: FakeWorkflow, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """`-o -` prints the document's bytes and nothing else on standard output."""
    workflow.printed = Printed(Checked((ERROR,)), text="\ufeffnăm,mã\r\n2024,x\n")
    assert run(["tonghop", "-o", "-", "--dinh-dang", "csv", "--du-thao"]) == 1
    captured = capsysbinary.readouterr()
    assert captured.out == "\ufeffnăm,mã\r\n2024,x\n".encode()
    said = "Có 1 lỗi ở các tệp của văn bản này: chạy «tdkt validate» để xem.\n"
    assert captured.err.decode() == said


def test_long_list_of_blanks_is_cut(
    workflow: FakeWorkflow, capsys: pytest.CaptureFixture[str]
) -> None:
    """All blanks are counted, the first ten named."""
    workflow.printed = Printed(blanks=tuple(f"chỗ {number}" for number in range(12)))
    assert run(["kehoach"]) == 0
    assert "Còn 12 chỗ trống cần điền: chỗ 0;" in (err := capsys.readouterr().err)
    assert err.endswith("chỗ 9; ….\n")


# ---- The whole program, in a process of its own ----

PROGRAM = """
import sys, types
import tdkt_cli
from tdkt_cli.findings import Finding, Severity, Where
from collections import namedtuple

fake = types.ModuleType("tdkt_cli.workflow")
class CannotRun(Exception): pass
fake.CannotRun = CannotRun
Checked = namedtuple("Checked", "findings counts notes source_line")
Counts = namedtuple("Counts", "units people titles")
found = Finding("D204", Severity.ERROR, "Trần Thị Thu: sai.", Where("data/a.yaml", 1, 1))
def validate(folder, year, files):
    if folder == "crash": raise RuntimeError("lỗi 001099012345 \\x1b")
    if folder == "refuse": raise CannotRun("Không có kế hoạch.")
    if folder == "interrupt": raise KeyboardInterrupt
    if folder == "recursion": return validate(folder, year, files)
    many = 3000 if folder == "many" else 1
    lines = lambda file, line: "ho_ten: Thu"
    return Checked((found,) * many, Counts(1, 2, 3), ("Ghi chú.",), lines)
fake.validate = validate
sys.modules["tdkt_cli.workflow"] = fake
tdkt_cli.workflow = fake
sys.argv[0] = "tdkt"
from tdkt_cli.__main__ import main
sys.exit(main())
""".encode("ascii", "backslashreplace").decode()  # for interpreters that read ASCII alone
COMMAND = [sys.executable, "-P", "-c", PROGRAM]
FINDING_LINE = "data/a.yaml:1:1: D204 Trần Thị Thu: sai. [lỗi]"


def tdkt(
    *arguments: str, options: tuple[str, ...] = (), environment: dict[str, str | None] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the program over the fake workflow; an environment value of None takes it away."""
    merged = {**os.environ, **(environment or {})}
    return subprocess.run(
        [sys.executable, "-P", *options, "-c", PROGRAM, *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={name: value for name, value in merged.items() if value is not None},
    )


ENVIRONMENTS: list[dict[str, str | None]] = [
    {},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "cp437:strict"},
    {"PYTHONIOENCODING": "cp1258"},
    {"LANG": "C", "LC_ALL": None},
    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"LC_ALL": "POSIX"},
    {"LANGUAGE": "fr"},
    {"COLUMNS": "0"},
    {"COLUMNS": "10"},
    {"COLUMNS": "abc"},
    {"TERMINAL_WIDTH": "abc"},
    {"TERM": "dumb"},
    {"HOME": None},
    {"NO_COLOR": "1"},
    {"FORCE_COLOR": "1", "GITHUB_ACTIONS": "true"},
    {"TZ": "bad/zone"},
    {"PYTHONOPTIMIZE": "2"},
    {"PYTHONWARNINGS": "error"},
    {"PYTHONDEVMODE": "1"},
    {"PYTHONHASHSEED": "3"},
    {"TYPER_USE_RICH": "0"},
]


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=str)
def test_same_output_everywhere(environment: dict[str, str | None]) -> None:
    """Encoding, locale, width and Python's settings change neither words nor exit codes."""
    result = tdkt("validate", environment=environment)
    assert (result.returncode, result.stderr) == (1, "Ghi chú.\n")
    assert result.stdout.splitlines()[0] == FINDING_LINE
    wrong = tdkt("tongop", environment=environment)
    assert wrong.returncode == 2
    assert wrong.stderr.endswith("Lỗi: Không có lệnh 'tongop'. Có phải: tonghop?\n")
    page = tdkt("validate", "--help", environment=environment)
    assert (page.returncode, page.stderr) == (0, "")
    assert page.stdout.startswith("Cách dùng: tdkt validate [TÙY-CHỌN] [TỆP...]\n")
    assert "\x1b" not in page.stdout


def test_version() -> None:
    """The version is told alone, and also as an option of the group."""
    for arguments in (["--version"], ["-V"], ["--nam", "2024", "--version"]):
        result = tdkt(*arguments)
        assert (result.returncode, result.stdout) == (0, f"tdkt {__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        ("--version", {"typer", "click", "rich", "typing", "pydantic", "tdkt_cli.cli"}),
        ("--help", {"pydantic", "docx", "jinja2", "openpyxl", "ruamel.yaml", "rich.markdown"}),
        ("validate", {"docx", "jinja2", "openpyxl", "rich"}),
    ],
)
def test_what_is_not_imported(arguments: str, absent: set[str]) -> None:
    """Start-up stays quick because heavy modules are imported only where they are used."""
    result = tdkt(arguments, options=("-X", "importtime"))
    imported = {line.rpartition("|")[2].strip() for line in result.stderr.splitlines()}
    # The program above and the editable install import a few modules of their own.
    assert imported & absent <= {"typing"}
    assert "tdkt_cli.console.streams" in imported


def test_refusal() -> None:
    """A refusal of the workflow is its sentence and 2."""
    result = tdkt("validate", "-C", "refuse")
    assert (result.returncode, result.stdout, result.stderr) == (2, "", "Không có kế hoạch.\n")


@pytest.mark.parametrize("folder", ["crash", "recursion"])
def test_crash_is_one_sentence_and_a_log(folder: str, tmp_path: Path) -> None:
    """A crash gives 2, one sentence with the log's path, and a log without identity numbers."""
    result = tdkt(
        "validate", "-C", folder, environment={"TMPDIR": str(tmp_path), "TEMP": str(tmp_path)}
    )
    assert (result.returncode, result.stdout) == (2, "")
    log = next(tmp_path.glob("tdkt-*.log"))
    assert result.stderr == (
        f"Chương trình gặp lỗi ngoài dự kiến và đã dừng. Chi tiết ở tệp {log}; "
        "hãy gửi tệp này cho người phụ trách tdkt.\n"
    )
    trace = log.read_text(encoding="utf-8")
    assert "Traceback" in trace
    assert "001099012345" not in trace
    assert "\x1b" not in trace


def test_crash_without_place_for_a_log() -> None:
    """Where no log can be written, the sentence stands alone."""
    script = PROGRAM.replace(
        "sys.exit(main())", "import tempfile\ntempfile.tempdir = '/khong/co'\nsys.exit(main())"
    )
    result = subprocess.run(
        [sys.executable, "-P", "-c", script, "validate", "-C", "crash"],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert result.returncode == 2
    assert result.stderr == "Chương trình gặp lỗi ngoài dự kiến và đã dừng.\n"


def test_trace_for_developers(tmp_path: Path) -> None:
    """TDKT_DEBUG=1 shows the traceback, made safe."""
    result = tdkt(
        "validate", "-C", "crash", environment={"TDKT_DEBUG": "1", "TMPDIR": str(tmp_path)}
    )
    assert result.returncode == 2
    assert "RuntimeError: lỗi 0010******45 \\x1b" in result.stderr


def test_interrupt() -> None:
    """Ctrl-C gives 130 and a word."""
    result = tdkt("validate", "-C", "interrupt")
    assert (result.returncode, result.stderr) == (130, "Đã dừng theo yêu cầu.\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows does not delete a folder in use")
@pytest.mark.parametrize("arguments", [["validate"], ["--nam", "2024", "kehoach"]], ids=" ".join)
def test_a_deleted_working_folder(arguments: list[str], tmp_path: Path) -> None:
    """What cannot be done without a working folder is one sentence and 2."""
    folder = tmp_path / "da-xoa"
    folder.mkdir()
    script = 'rmdir "$PWD"; exec "$@"'
    result = subprocess.run(
        ["sh", "-c", script, "sh", sys.executable, "-P", "-m", "tdkt_cli", *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        cwd=folder,
    )
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        "Thư mục hiện tại không còn hoặc không đọc được: chuyển sang thư mục khác rồi chạy lại.\n"
    )


def test_an_end_by_the_system_unwinds(
    workflow: FakeWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SIGTERM raises, so that temporary files go; afterwards it does what it did before."""
    seen: list[object] = []
    before = signal.getsignal(signal.SIGTERM)

    def validate(*_: object) -> Checked:
        assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL  # else pytest would end
        try:
            signal.raise_signal(signal.SIGTERM)
        finally:
            seen.append("unwound")
        return Checked()

    monkeypatch.setattr(workflow, "validate", validate)
    with pytest.raises(SystemExit) as raised:
        run(["validate"])
    assert (raised.value.code, seen) == (128 + signal.SIGTERM, ["unwound"])
    assert signal.getsignal(signal.SIGTERM) is before


posix = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")


def shell(redirection: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program under a shell's redirection."""
    return subprocess.run(
        ["sh", "-c", f'"$@" {redirection}', "sh", *COMMAND, *arguments],
        capture_output=True,
        check=False,
    )


@posix
@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["validate"], ["validate", "-C", "many"]], ids=" ".join
)
@pytest.mark.parametrize(
    ("redirection", "reason"),
    [("> /dev/full", "hết dung lượng đĩa"), (">&-", "đầu ra đã bị đóng")],
)
def test_output_that_cannot_be_written(redirection: str, reason: str, arguments: list[str]) -> None:
    """A full disk or a closed output is one sentence and 2, never a traceback."""
    result = shell(redirection, *arguments)
    lines = result.stderr.decode().splitlines()
    assert result.returncode == 2
    assert lines[-1] == f"Không ghi được kết quả ra đầu ra chuẩn: {reason}."
    assert set(lines[:-1]) <= {"Ghi chú."}


@posix
@pytest.mark.parametrize(
    ("redirection", "code"), [("<&-", 1), ("2>&-", 1), ("2> /dev/full", 1), ("<&- 2>&-", 1)]
)
def test_other_streams_may_fail(redirection: str, code: int) -> None:
    """A closed input and a failing standard error change nothing."""
    result = shell(redirection, "validate")
    assert result.returncode == code
    assert result.stdout.decode().splitlines()[0] == FINDING_LINE
    assert b"Traceback" not in result.stderr


@posix
def test_all_streams_closed() -> None:
    """With no stream at all the program still ends with its code."""
    assert shell("<&- >&- 2>&-", "validate").returncode == 2


@posix
@pytest.mark.parametrize(
    "arguments", [["validate", "-C", "many"], ["validate", "-C", "many", "--dinh-dang", "json"]]
)
def test_broken_pipe_is_quiet(arguments: list[str]) -> None:
    """A reader that leaves early is no error message."""
    result = subprocess.run(
        ["sh", "-c", '{ "$@"; echo "code $?" >&2; } | head -n 1', "sh", *COMMAND, *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert len(result.stdout.splitlines()) == 1
    # The reader may leave before or after the last byte was written.
    assert result.stderr.splitlines() in (["Ghi chú.", "code 2"], ["Ghi chú.", "code 1"])


def test_run_as_a_module() -> None:
    """`python -m tdkt_cli` is the program as well."""
    result = subprocess.run(
        [sys.executable, "-P", "-m", "tdkt_cli", "--version"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert result.stdout == f"tdkt {__version__}\n"


def test_the_help_shows_the_commands_in_their_panels() -> None:
    """`tdkt --help` has the panels in the order of the clerk's year."""
    result = tdkt("--help")
    assert (result.returncode, result.stderr) == (0, "")
    panels = ["─ Đăng ký ─", "validate", "tonghop", "─ Văn bản ─", "kehoach", "baocao"]
    places = [result.stdout.index(name) for name in panels]
    assert places == sorted(places)
