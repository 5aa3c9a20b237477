"""Every rule: its cases, its published text, its examples."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from case_files import CASES, case_root, expected_spots, findings, merged, spots, valid_root
from tdkt_cli import rules, storage, yaml_tree
from tdkt_cli.findings import Where
from tdkt_cli.models import FileProblem, shape, types
from tdkt_cli.rules.published import Example, published
from tdkt_cli.storage import folders
from tdkt_cli.yaml_tree import syntax, walk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

CATALOGUE = rules.catalogue()
FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir() and path.name != "_goc")

# A docstring cannot show bytes, sizes, or names and kinds of files: cases and test_storage do.
WITHOUT_EXAMPLE = frozenset(
    (
        *("Y101", "Y102", "Y103", "Y104", "Y105", "Y126", "Y139", "Y140", "S112", "D911", "D912"),
        *(f"Y{number}" for number in range(151, 162)),
        # A form is no YAML: test_forms_import shows each.
        *(code for code in CATALOGUE if code.startswith("F")),
    )
)


def _root(example: Example, code: str, folder: Path) -> Path:
    whole = code.startswith("Y")
    return valid_root(
        folder,
        {name: text if whole else merged(name, text) for name, text in example.files.items()},
    )


def test_the_valid_folder_has_no_finding(tmp_path: Path) -> None:
    """The folder under every case is free of findings of any code."""
    assert findings(valid_root(tmp_path)) == ()


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: path.name)
def test_case(case: Path, tmp_path: Path) -> None:
    """A case yields exactly the codes and lines that it marks."""
    assert spots(case_root(case, tmp_path)) == expected_spots(case)


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: path.name)
def test_case_is_named_after_a_rule_it_marks(case: Path) -> None:
    """`D102-thieu-dang-ky` marks D102, or marks nothing."""
    code = case.name.partition("-")[0]
    assert code in CATALOGUE
    marked = {spot[2] for spot in expected_spots(case)}
    assert not marked or code in marked


@pytest.mark.parametrize("code", CATALOGUE)
def test_published_text(code: str) -> None:
    """A rule's text says what is required, why, how to mend it, and shows both sides."""
    text = published(CATALOGUE[code])
    assert re.fullmatch(r"[YSDLTF][0-9]{3}", code)
    assert text.requirement.endswith(".")
    assert text.requirement == CATALOGUE[code].requirement, "the requirement is one line"
    assert text.why.endswith(".")
    assert text.mend.endswith(".")
    if code not in WITHOUT_EXAMPLE:
        assert text.bad is not None
        assert text.bad.files
        assert text.good is not None
        assert text.good.files


@pytest.mark.parametrize("code", sorted(set(CATALOGUE) - WITHOUT_EXAMPLE))
def test_bad_example(code: str, tmp_path: Path) -> None:
    """The bad example of a rule's text yields the rule's code."""
    example = published(CATALOGUE[code]).bad
    assert example is not None
    found = findings(_root(example, code, tmp_path))
    assert code in {finding.code for finding in found}


@pytest.mark.parametrize("code", sorted(set(CATALOGUE) - WITHOUT_EXAMPLE))
def test_good_example(code: str, tmp_path: Path) -> None:
    """The good example of a rule's text does not yield the rule's code."""
    example = published(CATALOGUE[code]).good
    assert example is not None
    found = findings(_root(example, code, tmp_path))
    assert code not in {finding.code for finding in found}


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: path.name)
def test_messages_are_sentences(case: Path, tmp_path: Path) -> None:
    """Each message and fix is one Vietnamese sentence on one line, without the parser's words."""
    for found in findings(case_root(case, tmp_path)):
        for sentence in (found.message, found.fix):
            assert sentence.endswith((".", "?"))
            assert "\n" not in sentence
            assert len(sentence) < 400
            assert not re.search(r"\b(?:found|expected|mapping|scalar|input|valid)\b", sentence)


REASONS = yaml_tree.REASONS | shape.REASONS | storage.REASONS
_REPORTERS = (
    "YamlProblem",
    "_broken",
    "_at",
    "problem",
    "ShapeError",
    "PydanticCustomError",
)


def _reasons_in(module: ModuleType) -> Iterator[str]:
    """Yield the reasons that a module's source gives to a problem."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0] if name in _REPORTERS and node.args else None
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
            first = node.value.elts[0] if module is syntax else None
        else:
            continue
        yield from (
            part.value
            for part in ((first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,))
            if isinstance(part, ast.Constant) and isinstance(part.value, str)
        )


def test_every_reason_in_the_source_is_registered() -> None:
    """No part of the reader knows a reason that the lists of reasons do not hold."""
    modules = (yaml_tree, walk, syntax, storage, folders, shape, types)
    found = {reason for module in modules for reason in _reasons_in(module)}
    found |= {*syntax._AT_CONTEXT.values(), *syntax._AT_PROBLEM.values()}
    found |= {*shape._REASONS.values(), *shape._PATTERNS.values()}
    assert len(found) > 60
    assert found <= REASONS


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_a_reason_is_taken_up_by_exactly_one_rule(reason: str, tmp_path: Path) -> None:
    """A problem of the reader never vanishes, and is never reported twice."""
    dataset = storage.load(valid_root(tmp_path), None).dataset
    problem = FileProblem(reason, Where("data/council/2024.yaml", 3, 5), ("7", "8"))
    reports = rules.run(
        dataclasses.replace(dataset, problems={reason: (problem,)}),
        lambda place: place if isinstance(place, Where) else Where(place.file, 1, 1),
    )
    assert len({report.code for report in reports}) == 1
    assert {report.where for report in reports} == {problem.place}
    assert reports[0].code[0] == ("S" if reason in shape.REASONS else "Y")


def test_every_rule_without_example_has_a_case_or_a_test_of_names() -> None:
    """What a docstring cannot show stands in a case folder or in test_storage, test_hostile."""
    shown = {case.name.partition("-")[0] for case in FOLDERS}
    elsewhere = {"Y101", "Y126", "Y140", *(f"Y{number}" for number in range(151, 162))}
    elsewhere |= {code for code in CATALOGUE if code.startswith("F")}
    assert shown | elsewhere >= WITHOUT_EXAMPLE


def test_rules_do_not_need_docstrings(tmp_path: Path) -> None:
    """Without docstrings and asserts (PYTHONOPTIMIZE=2) every finding is the same."""
    root = case_root(CASES / "S101-khoa-go-sai", tmp_path)
    program = (
        "import sys, pathlib; from tdkt_cli import rules, storage;"
        "loaded = storage.load(pathlib.Path(sys.argv[1]), None);"
        "print(ascii(rules.run(loaded.dataset, loaded.locate)))"
    )
    done = subprocess.run(
        [sys.executable, "-OO", "-c", program, str(root)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.stdout.strip() == ascii(findings(root))


def test_the_published_page_is_fresh(sample_root: Path) -> None:
    """docs/rules.md is what tools/make_rules_page.py makes of the rules of today."""
    tool = sample_root / "tools" / "make_rules_page.py"
    done = subprocess.run([sys.executable, str(tool), "--kiem-tra"], check=False)
    assert done.returncode == 0, "run python tools/make_rules_page.py"


def test_the_published_page_names_every_rule(sample_root: Path) -> None:
    """Each rule has a heading on the page, with its severity."""
    text = (sample_root / "docs" / "rules.md").read_text("utf-8")
    for code, rule in CATALOGUE.items():
        assert f"### {code}\n\n" in text
        assert (
            f"*({rule.severity.label})*" in text.partition(f"### {code}\n")[2].partition("###")[0]
        )


@pytest.mark.parametrize(
    ("case", "code", "words"),
    [
        ("Y131-dau-cach-khong-ngat", "Y131", ("dấu cách không ngắt", "dấu cách thường")),
        ("Y133-gach-dinh-khoa", "Y133", ("Thêm dấu cách sau dấu -",)),
        ("Y133-hai-cham-dinh-trong-ngoac", "Y133", ("Thêm dấu cách sau dấu hai chấm",)),
        ("S101-dau-phay-cat-gia-tri", "S101", ('nháy kép: ten_chi_tieu: "Tin, bài"',)),
        ("S102-khoa-de-trong", "S102", ("ngay sau «tong_so_nguoi:»",)),
        ("D104-chep-quen-sua-ma", "D104", ("lấy lại bản đúng của Văn phòng", "sửa ma_don_vi")),
        ("Y159-ban-chep-co-so", "Y159", ("So sánh với", "rồi xóa tệp này")),
        ("Y160-dat-nham-thu-muc-ket-qua", "Y160", ("data/results/2024/dot-2/",)),
        ("D401-khai-bao-va-loi-van", "D401", ("cả 02 chỗ", "giữ nguyên")),
        ("S132-gach-dai", "S132", ("Thay gạch dài – bằng dấu -",)),
        ("S132-nhay-cong", "S132", ("Xóa ngoặc kép cong “ và ngoặc kép cong ”",)),
        ("S133-dau-cham-phay", "S133", ("bằng dấu phẩy: [nong-thon-moi, van-hoa]",)),
        ("S133-phong-trao-co-dau-cach", "S133", ("van-hoa-cong-so",)),
        ("L101-dau-cham-phay", "L101", ("bằng dấu phẩy: [LDTT, CSTDCS]",)),
        ("S124-so-am", "S124", ("không được âm",)),
        ("S125-so-am", "S125", ("không được âm",)),
        ("Y103-tep-word", "Y103", ("Word", "đổi đuôi")),
    ],
)
def test_advice(case: str, code: str, words: tuple[str, ...], tmp_path: Path) -> None:
    """The advice fits the slip: done to the letter, it leads to a file that can be read."""
    said = [f"{f.message} {f.fix}" for f in findings(case_root(CASES / case, tmp_path))]
    assert any(all(word in text for word in words) for text in said), (code, said)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("data/results/2024/dot1/van-phong.yaml", "data/results/2024/dot-1/, ở đó đã có"),
        ("data/results/2023/dot 2/van-phong.yaml", "data/results/2023/dot-2/."),
        ("data/result/thanh-tra.yaml", "data/results/2024/dot-1/."),
        ("data/registrations/thanh-tra.yaml", "data/registrations/2024/."),
        ("data/council/hoi-dong-2024.yaml", "data/council/2024.yaml"),
        ("data/plan2024.yaml", "data/plan-2024.yaml"),
        ("data/khac/x.yaml", "data/registrations, data/results"),
        ("data/regulations/tinh/quy-che.yaml", "Thư mục phải là data/regulations/."),
        ("data/regulation/quy-che.yaml", "Thư mục phải là data/regulations/."),
    ],
)
def test_a_misplaced_file_is_sent_where_it_belongs(name: str, place: str, tmp_path: Path) -> None:
    """What Y160 advises follows from the folder that the file stands in."""
    root = valid_root(tmp_path, {name: "nam_ke_hoach: 2024\n"})
    (found,) = findings(root)
    assert found.code == "Y160"
    assert place in found.fix


def test_the_year_that_is_advised_is_that_of_the_file(tmp_path: Path) -> None:
    """A slip in the decisions of 2021 is not mended with the plan's year."""
    root = valid_root(tmp_path, {"data/decisions/2021.yaml": "nam_thanh_tich: 21\n"})
    (found,) = [found for found in findings(root) if found.code == "S128"]
    assert "2021" in found.fix


def test_a_bare_certificate_is_asked_about(tmp_path: Path) -> None:
    """“Bằng khen” alone: the kinds are named, none is proposed before the others."""
    name = "data/registrations/2024/van-phong.yaml"
    root = valid_root(tmp_path)
    text = (root / name).read_text("utf-8")
    assert "danh_hieu: [" in text
    (root / name).write_text(text.replace("danh_hieu: [", "danh_hieu: [Bằng khen, ", 1), "utf-8")
    found = next(one for one in findings(root) if one.code == "L101")
    assert "trong 03 loại" in found.message
    for code in ("BK_TINH (", "BK_BO (", "BK_TTCP ("):
        assert code in found.fix
