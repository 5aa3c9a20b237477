"""The JSON Schemas: they take our own data, refuse slips, and a real language server uses them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from tdkt_cli import schema
from tdkt_cli.law import titles
from tdkt_cli.workflow import schema as command

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "data").rglob("*.yaml"))
OFFICE = "data/registrations/2024/van-phong.yaml"


def kind_of(name: str) -> str:
    """Return the kind of a data file by its path."""
    parts = name.split("/")
    return "plan" if len(parts) == 2 else parts[1]


def as_an_editor_reads(text: str) -> Any:  # noqa: ANN401 - a YAML value
    """Return the values of YAML 1.2's core schema, which knows no dates."""
    reader = YAML(typ="safe", pure=True)
    resolvers = reader.resolver.versioned_resolver
    for first, known in resolvers.items():
        resolvers[first] = [entry for entry in known if not entry[0].endswith(":timestamp")]
    return reader.load(text)


def faults(kind: str, text: str) -> list[str]:
    """Return what a validator says of a text."""
    validator = jsonschema.Draft7Validator(schema.schema_of(kind))
    return [
        one.message
        for error in validator.iter_errors(as_an_editor_reads(text))
        for one in (error, *error.context)
    ]


@pytest.mark.parametrize("kind", schema.RECORDS)
def test_it_is_a_schema_with_vietnamese_words(kind: str) -> None:
    """Each schema is valid; each key that may stand in a file has a meaning."""
    made = schema.schema_of(kind)
    jsonschema.Draft7Validator.check_schema(made)
    assert not re.search(r"#/\$defs|tdkt_cli|Return|\bThe\b", json.dumps(made))
    for record in (made, *made["definitions"].values()):
        for key, value in record.get("properties", {}).items():
            assert value.get("description"), key


@pytest.mark.parametrize("name", FILES)
def test_our_own_data_fit(name: str) -> None:
    """No file of the sample is at fault, and each names its schema."""
    text = (ROOT / name).read_text("utf-8")
    assert faults(kind_of(name), text) == []
    up = "../" * name.count("/")
    assert f"\n# yaml-language-server: $schema={up}schema/{kind_of(name)}.json\n" in text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("danh_hieu: [LDTT", "danh_hieu: [LDTX", "'LDTX' is not one of"),
        ("danh_hieu: [LDTT", "danh_hieu: [GK", "'GK' is not one of"),
        ("chuc_vu: Chánh", "chucvu: Chánh", "'chucvu' was unexpected"),
        ("tong_so_nguoi: ", "tong_so_nguoi: chín", "does not match"),
        ("ngay_gui: 2024-01", "ngay_gui: 01-2024", "does not match"),
        ("ma_don_vi: van-phong\n", "", "'ma_don_vi' is a required property"),
    ],
)
def test_slips_are_underlined(old: str, new: str, said: str) -> None:
    """A slip that `validate` calls an error is one for an editor too."""
    text = (ROOT / OFFICE).read_text("utf-8")
    assert old in text
    assert any(said in message for message in faults("registrations", text.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("danh_hieu: [LDTT", "danh_hieu: [Lao động tiên tiến"),
        ("danh_hieu: [LDTT", "danh_hieu: [LĐTT"),
        ("ngay_gui: 2024-01-25", "ngay_gui: 25/1/2024"),
        ("ngay_gui: 2024-01-25", "ngay_gui:"),
        ("tong_so_nguoi: 8", "tong_so_nguoi: '8'"),
        ("ten_chi_tieu: ", "ten_chi_tieu: 45 # "),
    ],
)
def test_what_validate_takes_is_not_underlined(old: str, new: str) -> None:
    """Other spellings of the same value, an empty key and a number as text are right."""
    text = (ROOT / OFFICE).read_text("utf-8")
    assert old in text
    assert faults("registrations", text.replace(old, new, 1)) == []


def test_titles_are_those_open_to_the_subject() -> None:
    """A person's list offers no collective title; each name stands beside its code."""
    made = schema.schema_of("registrations")["definitions"]
    listed = made["Individual"]["properties"]["danh_hieu"]["items"]
    offered = dict(zip(listed["enum"], listed["enumDescriptions"], strict=True))
    for title in titles.all_titles():
        is_open = title.for_individuals and not title.is_commendation
        assert (title.code in offered) is is_open
        assert not is_open or offered[title.abbreviation] == title.name


def test_the_files_beside_the_data_are_fresh(tmp_path: Path) -> None:
    """`schema/` is what the command writes; it says what is missing, and writes it."""
    assert command.schemas(str(ROOT), None, check=True).stale == ()
    target = tmp_path / "luoc do"
    assert len(command.schemas(None, str(target), check=True).stale) == len(schema.RECORDS)
    assert not target.exists()
    command.schemas(None, str(target), check=False)
    assert command.schemas(None, str(target), check=False).stale == ()
    (target / "plan.json").write_text("{}", "utf-8")
    assert command.schemas(None, str(target), check=True).stale == ("plan.json",)


class LanguageServer:
    """A conversation with the YAML language server on its standard streams."""

    def __init__(self) -> None:
        program = shutil.which("yaml-language-server") or ""
        self.process = subprocess.Popen(
            [program, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def send(self, **message: object) -> None:
        """Send one message."""
        assert self.process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def messages(self) -> Iterator[dict[str, Any]]:
        """Yield what the server says."""
        assert self.process.stdout
        while True:
            size = 0
            while line := self.process.stdout.readline().strip():
                name, _, value = line.partition(b":")
                size = int(value) if name.lower() == b"content-length" else size
            if not size:
                return
            yield json.loads(self.process.stdout.read(size))

    def diagnostics(self, files: list[Path]) -> dict[str, list[str]]:
        """Open files and return what the server says of each."""
        settings = {"schemaStore": {"enable": False}, "validate": True}
        found: dict[str, list[str]] = {}
        start: dict[str, Any] = {"processId": None, "rootUri": None, "capabilities": {}}
        self.send(id=1, method="initialize", params=start)
        for message in self.messages():
            if message.get("id") == 1 and "result" in message:
                self.send(method="initialized", params={})
                changed = {"settings": {"yaml": settings}}
                self.send(method="workspace/didChangeConfiguration", params=changed)
                for path in files:
                    document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1}
                    document["text"] = path.read_text("utf-8")
                    self.send(method="textDocument/didOpen", params={"textDocument": document})
            elif "method" in message and "id" in message:
                items = message.get("params", {}).get("items")
                self.send(id=message["id"], result=[settings] * len(items) if items else None)
            elif message.get("method") == "textDocument/publishDiagnostics":
                said = message["params"]
                found[said["uri"]] = [entry["message"] for entry in said["diagnostics"]]
                if len(found) == len(files):
                    break
        return found


@pytest.mark.program("yaml-language-server")
def test_a_language_server_uses_them(tmp_path: Path) -> None:
    """Opened in a real server, our data have no fault; a wrong title and a wrong key have one."""
    root = tmp_path / "ban dân tộc"
    for folder in ("data", "schema"):
        shutil.copytree(ROOT / folder, root / folder)
    broken = root / "data/registrations/2024/hong.yaml"
    text = (root / OFFICE).read_text("utf-8")
    broken.write_text(
        text.replace("[LDTT", "[LDTX", 1).replace("chuc_vu: Chánh", "chucvu: Chánh"), "utf-8"
    )
    server = LanguageServer()
    try:
        found = server.diagnostics([*(root / name for name in FILES), broken])
    finally:
        server.process.kill()
        server.process.communicate()
    said = found.pop(broken.as_uri())
    assert any(message.startswith("Value is not accepted") for message in said)
    assert any("chucvu" in message for message in said)
    assert found == {(root / name).as_uri(): [] for name in FILES}
