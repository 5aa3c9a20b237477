"""Options, markers and fixtures that all tests share."""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

REPOSITORY = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"

# Tests change the program under its own feet; what it kept of another run must not answer them.
os.environ["TDKT_CACHE"] = "0"

_MISSING = "thiếu chương trình / program missing: "

settings.register_profile("tdkt", deadline=None)  # speed is measured by bench/, never by a test
settings.register_profile("nang", deadline=None, max_examples=3000)  # --hypothesis-profile nang
settings.load_profile("tdkt")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--require-programs` and `--cap-nhat-mau`."""
    parser.addoption(
        "--require-programs",
        action="store_true",
        help="a missing program (soffice, …) fails the test instead of skipping it",
    )
    parser.addoption(
        "--cap-nhat-mau", action="store_true", help="rewrite the golden files instead of comparing"
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, or fail, a test marked `program("soffice")` where there is no such program.

    Several names are alternatives: `program("chromium", "google-chrome")`.
    """
    for marker in item.iter_markers("program"):
        if any(shutil.which(name) for name in marker.args):
            continue
        reason = f"{_MISSING}{' | '.join(marker.args)}"
        if item.config.getoption("--require-programs"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Generator[None, object, object]:
    """Write, as the very last line, how many tests a missing program kept from running."""
    result = yield
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None:  # the workers of a run on several processors have none
        reasons = (str(report.longrepr) for report in reporter.stats.get("skipped", ()))
        found = (reason.partition(_MISSING) for reason in reasons)
        missing = Counter(re.split(r"[ '\"]", names)[0] for _, sign, names in found if sign)
        names = ", ".join(f"{name}: {count}" for name, count in sorted(missing.items()))
        reporter.write_line(
            f"{missing.total()} tests skipped: program missing" + (f" ({names})" if names else "")
        )
    return result


@pytest.fixture(scope="session")
def sample_root() -> Path:
    """Return the repository, whose `data/` is the sample year."""
    return REPOSITORY


@pytest.fixture
def copy_root(tmp_path: Path) -> Path:
    """Return a writable copy of the sample data and templates."""
    root = tmp_path / "mau"
    for folder in ("data", "templates"):
        if (REPOSITORY / folder).is_dir():
            shutil.copytree(REPOSITORY / folder, root / folder)
    return root


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a check of text against `tests/golden/<name>`; `--cap-nhat-mau` rewrites the file."""

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--cap-nhat-mau"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            return
        assert path.is_file(), f"no golden file {name}: run pytest --cap-nhat-mau and review it"
        assert text == path.read_bytes().decode(), f"{name} changed: review, then --cap-nhat-mau"

    return check
