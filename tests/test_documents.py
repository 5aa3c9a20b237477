"""Documents as printed: golden dumps, the agency's own templates, the sandbox, where they lie."""

from __future__ import annotations

import os
import shutil
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tdkt_cli
from printed_papers import PAPERS, Outcome, dump, edit, lines_of, page_texts, printed, process, tdkt
from tdkt_cli import documents, storage
from tdkt_cli.documents import Document, TemplateFault, wording

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN_TEMPLATE = "ke-hoach.html.j2"


@pytest.mark.parametrize("name", PAPERS)
def test_documents_are_the_golden_ones(
    name: str, sample_root: Path, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    """Style and text of every paragraph and row of each document of the sample year."""
    golden(f"{name}.txt", dump(printed(sample_root, name, "docx", tmp_path)))


@pytest.mark.parametrize("name", PAPERS)
def test_the_page_says_what_the_paper_says(name: str, sample_root: Path, tmp_path: Path) -> None:
    """The words of .html and .docx are the same, in the same order."""
    page = " ".join(page_texts(printed(sample_root, name, "html", tmp_path))).split()
    lines = lines_of(printed(sample_root, name, "docx", tmp_path))
    paper = " ".join(
        cell.replace(" ¶ ", " ") for line in lines for cell in (line.cells or (line.text,))
    ).split()
    assert page == paper


def test_the_round_must_be_one_of_the_year(sample_root: Path, copy_root: Path) -> None:
    """`--dot 3`, and a round that the plan does not have, end with 2 and a sentence."""
    outcome = tdkt("baocao", "-C", sample_root, "--dot", "3")
    assert outcome.code == 2
    assert "không có đợt 3 (có đợt: 1, 2)" in outcome.err
    assert outcome.out == ""
    plan = copy_root / "data" / "plan-2024.yaml"
    text = plan.read_text("utf-8")
    start, end = text.index("  - so_dot: 2\n"), text.index("phong_trao:\n")
    plan.write_text(text[:start] + text[end:], "utf-8")
    shutil.rmtree(copy_root / "data" / "results" / "2024" / "dot-2")
    outcome = tdkt("baocao", "-C", copy_root, "--dot", "2", "-o", copy_root / "x.docx")
    assert (outcome.code, (copy_root / "x.docx").exists()) == (2, False)
    assert "Kế hoạch năm 2024 không có đợt 2 (có đợt: 1)." in outcome.err


# -- the agency's own templates ------------------------------------------------------------


@pytest.fixture
def own(copy_root: Path) -> Path:
    """Return a data folder whose own templates are in use."""
    edit(copy_root / "data" / "documents" / "2024.yaml", "mau_rieng: false", "mau_rieng: true")
    return copy_root


def _print_plan(root: Path) -> Outcome:
    return tdkt("kehoach", "-C", root, "-o", root / "out" / "x.html", "-o", root / "out" / "x.docx")


def _with_line(root: Path, text: str, template: str = PLAN_TEMPLATE) -> Outcome:
    """Print with a line put at the head of the text, which is line 24 of the template."""
    edit(root / "templates" / template, "{% block than %}\n", f"{{% block than %}}\n{text}\n")
    return _print_plan(root)


def _line_of(root: Path, text: str, template: str = PLAN_TEMPLATE) -> str:
    lines = (root / "templates" / template).read_text("utf-8").splitlines()
    return f"{template}:{next(n for n, line in enumerate(lines, 1) if text in line)}"


def _assert_refused(outcome: Outcome, root: Path, place: str, words: str) -> None:
    """Exit 2, one Vietnamese sentence with template and line, nothing written."""
    assert outcome.code == 2, outcome
    assert not list((root / "out").glob("*"))
    (sentence,) = outcome.err.strip().splitlines()
    assert sentence.startswith(f"Mẫu {place}"), sentence
    assert words in sentence
    assert sentence.endswith(".")


def test_own_templates_win_only_when_asked(copy_root: Path) -> None:
    """`mau_rieng: true` takes templates/ of the data folder; without it they are not read."""
    line = '<p class="noi-dung">Câu riêng của cơ quan.</p>'
    assert _with_line(copy_root, line).code == 0
    assert "Câu riêng" not in (copy_root / "out" / "x.html").read_text("utf-8")
    edit(copy_root / "data" / "documents" / "2024.yaml", "mau_rieng: false", "mau_rieng: true")
    assert _print_plan(copy_root).code == 0
    assert "Câu riêng của cơ quan." in (copy_root / "out" / "x.html").read_text("utf-8")


def test_a_template_that_is_missing_is_the_shipped_one(own: Path) -> None:
    """An agency changes one template and keeps the others."""
    for template in (own / "templates").glob("*.j2"):
        if template.name != PLAN_TEMPLATE:
            template.unlink()
    assert _with_line(own, '<p class="noi-dung">Câu riêng.</p>').code == 0
    assert "Câu riêng." in (own / "out" / "x.html").read_text("utf-8")
    shutil.rmtree(own / "templates")
    assert _print_plan(own).code == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ khong_co }}", "biến «khong_co» không có"),
        ("{{ ke_hoach.khong_co }}", "biến «khong_co» không có"),
        ("{{ van_ban.khong_co }}", "không có"),
        ("{% for x in khong_co %}{% endfor %}", "biến «khong_co» không có"),
        ("{% if %}", "viết sai cú pháp"),
        ("{% endblock %}{% block b %}{{ 'a' }", "viết sai cú pháp"),
        ("{{ 'a' | khong_co_loc }}", "viết sai cú pháp"),
        ('<p class="khong-co">a</p>', "khong-co"),
        ("<marquee>a</marquee>", "marquee"),
        ('<p class="noi-dung" style="color:red">a</p>', "style"),
        ('<p class="noi-dung"><a href="http://x">a</a></p>', "<a>"),
        ("{{ 1 / 0 }}", "không hợp lệ"),
        ("{{ none + 1 }}", "không hợp lệ"),
        ("{{ ''.__class__.__mro__ }}", "không được phép"),
        ("{{ ke_hoach.__class__ }}", "không được phép"),
        ("{{ ke_hoach.model_dump.__globals__ }}", "không được phép"),
        ("{{ cycler.__init__.__globals__.os.popen('id') }}", "không được phép"),
        ("{% set _ = van_ban.update({'a': 1}) %}", "không được phép"),
        ("{{ 'x' * 10**8 }}", "không được phép"),
        ("{{ 'x' * 100000000 }}", "không được phép"),
        ("{{ 'x' * 99999 * 99999 }}", "không được phép"),
        ("{{ [0] * 100000000 }}", "không được phép"),
        ("{{ '%0999999999d' % 1 }}", "không được phép"),
        ("{{ 'x'.ljust(999999999) }}", "không được phép"),
        ("{{ '{:>999999999}'.format(1) }}", "không được phép"),
        ("{{ 'x' | center(999999999) }}", "sai cú pháp"),
        ("{{ '%0999999999d' | format(1) }}", "sai cú pháp"),
        ("{{ 10**9 }}", "không được phép"),
        ("{% for x in range(10**9) %}{% endfor %}", "không được phép"),
        ("{% for x in range(1000000000) %}{% endfor %}", "không hợp lệ"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "không hợp lệ"),
    ],
)
def test_a_fault_of_a_template_is_one_sentence_with_its_line(
    text: str, words: str, own: Path
) -> None:
    """Unknown variable, class, element; syntax; what the sandbox refuses: exit 2, file and line."""
    outcome = _with_line(own, text)
    _assert_refused(outcome, own, _line_of(own, text), words)


def test_a_fault_in_a_shared_part_names_that_part(own: Path) -> None:
    """The line is of the template that holds the fault, not of the one that includes it."""
    shared = own / "templates" / "_van_ban.html.j2"
    edit(shared, "{% block than %}{% endblock %}", "{{ khong_co }}{% block than %}{% endblock %}")
    place = _line_of(own, "khong_co", shared.name)
    _assert_refused(_print_plan(own), own, place, "«khong_co»")


def test_a_missing_part_and_a_template_in_an_old_encoding_are_told(own: Path) -> None:
    """A part that does not exist is named; a template that is not UTF-8 too."""
    text = '{% include "_khong_co.html.j2" %}'
    outcome = _with_line(own, text)
    assert outcome.code == 2
    assert "_khong_co.html.j2" in outcome.err
    (own / "templates" / PLAN_TEMPLATE).write_bytes("{# Kế hoạch #}".encode("utf-16"))
    outcome = _print_plan(own)
    assert outcome.code == 2
    assert PLAN_TEMPLATE in outcome.err
    assert "UTF-8" in outcome.err


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% for a in range(99999) %}{% for b in range(99999) %}{{ b }}{% endfor %}{% endfor %}",
        (
            "{% macro m() %}{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}"
            "{% endfor %}{% endmacro %}{{ m() }}"
        ),
        "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    ],
)
def test_endless_templates_are_stopped(
    text: str, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loops in loops are cut off after the time limit, whether they print or not."""
    monkeypatch.setattr(documents, "MAX_SECONDS", 0.3)
    outcome = _with_line(own, text)
    assert outcome.code == 2
    assert "quá lâu" in outcome.err
    assert not list((own / "out").glob("*"))


def test_a_template_that_prints_too_much_is_stopped(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The number of characters is limited as well."""
    monkeypatch.setattr(documents, "MAX_CHARACTERS", 50_000)
    outcome = _with_line(own, "{% for a in range(99999) %}a{% endfor %}")
    assert outcome.code == 2
    assert "quá dài" in outcome.err


def test_a_loop_over_records_is_not_slowed_into_a_refusal(own: Path) -> None:
    """Ordinary loops, macros and includes of own templates run as shipped ones do."""
    assert tdkt("tonghop", "-C", own, "-o", own / "a.html").code == 0
    edit(own / "data" / "documents" / "2024.yaml", "mau_rieng: true", "mau_rieng: false")
    assert tdkt("tonghop", "-C", own, "-o", own / "b.html").code == 0
    assert (own / "a.html").read_bytes() == (own / "b.html").read_bytes()


# -- text in templates ---------------------------------------------------------------------


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30))
def test_marks_are_the_plans_alone_and_everything_else_is_escaped(text: str) -> None:
    """Without asterisks the text is itself; `<`, `&` and braces are never code."""
    bare = text.replace("*", "")
    assert wording.marked_text(bare).unescape() == bare
    marked = wording.marked_text(f"a **{'x' + bare + 'x'}** b")
    assert marked.unescape() == f"a <b>x{bare}x</b> b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*x*", "<i>x</i>"),
        ("**x**", "<b>x</b>"),
        ("a*b", "a*b"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("* x *", "* x *"),
        ("<b>*x*</b>", "&lt;b&gt;<i>x</i>&lt;/b&gt;"),
        ("**a** và *b*", "<b>a</b> và <i>b</i>"),
    ],
)
def test_only_closed_marks_count(text: str, shown: str) -> None:
    """A lone asterisk and one beside a space are characters."""
    assert str(wording.marked_text(text)) == shown


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Tốt", "Tốt."),
        ("Tốt.", "Tốt."),
        ("Tốt ;", "Tốt ."),
        ("Tốt!", "Tốt!"),
        ("còn…", "còn…"),
        (" Tốt, ", "Tốt."),
    ],
)
def test_sentences_end_once(typed: str, sentence: str) -> None:
    """Whatever mark the writer of the form put at the end, the paper has one."""
    assert wording.as_sentence(typed).replace(" .", " .") == sentence


# -- where templates lie -------------------------------------------------------------------


def test_templates_are_found_from_a_foreign_folder(copy_root: Path, tmp_path: Path) -> None:
    """A data folder without templates/, and a working folder elsewhere, print all the same."""
    shutil.rmtree(copy_root / "templates")
    away = tmp_path / "noi-khac"
    away.mkdir()
    outcome = process("kehoach", "-C", copy_root, "-o", "x.docx", folder=away)
    assert outcome.code == 0, outcome
    assert "KẾ HOẠCH" in dump((away / "x.docx").read_bytes())


def test_an_editable_install_uses_the_checkout(sample_root: Path) -> None:
    """Here the package lies in src/, and its templates beside src/."""
    if not (Path(tdkt_cli.__file__).parent / "templates").is_dir():
        assert documents.shipped_templates() == sample_root / "templates"
    names = {path.name for path in documents.shipped_templates().glob("*.j2")}
    assert {"_van_ban.html.j2", PLAN_TEMPLATE, "bao-cao.html.j2"} <= names


def test_an_installed_package_uses_its_own_templates(sample_root: Path, tmp_path: Path) -> None:
    """The wheel puts templates/ into the package, and a package so laid out prints from there."""
    project = tomllib.loads((sample_root / "pyproject.toml").read_text("utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"]["templates"] == "tdkt_cli/templates"
    site = tmp_path / "site"
    shutil.copytree(
        Path(tdkt_cli.__file__).parent,
        site / "tdkt_cli",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    shutil.copytree(
        documents.shipped_templates(), site / "tdkt_cli" / "templates", dirs_exist_ok=True
    )
    edit(
        site / "tdkt_cli" / "templates" / PLAN_TEMPLATE,
        "{% block than %}\n",
        '{% block than %}\n<p class="noi-dung">Mẫu trong gói.</p>\n',
    )
    path = os.pathsep.join((str(site), *filter(None, sys.path)))
    outcome = process(
        "kehoach", "-C", sample_root, "-o", tmp_path / "x.docx",
        folder=tmp_path, environment={"PYTHONPATH": path},
    )  # fmt: skip
    assert outcome.code == 0, outcome
    assert "Mẫu trong gói." in dump((tmp_path / "x.docx").read_bytes())


def test_a_document_is_the_same_each_time_it_is_rendered(sample_root: Path) -> None:
    """Counting the blanks does not change what is printed after."""
    plan = storage.load(sample_root, 2024).dataset.plan
    assert plan
    document = Document("_vien_dan.html.j2", {"ke_hoach": plan.record, "nam_van_ban": 2024})
    first = "".join(document.chunks())
    document.blanks()
    assert "".join(document.chunks()) == first
    with pytest.raises(TemplateFault, match=r"_loi_du_thao\.html\.j2:2 dùng biến «loi» không có"):
        Document("_loi_du_thao.html.j2", {"du_thao": True}).blanks()
