"""The measures of the house, held over every file of the package."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "headwater"
FILES = sorted(PACKAGE.rglob("*.py"))
FORBIDDEN = {"utils", "util", "common", "helpers", "helper", "manager", "misc"}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_file_is_short_and_says_what_it_does(path: Path):
    source = path.read_text("utf-8")
    assert source.count("\n") <= 400, "split the file by what happens to the data"
    docstring = ast.get_docstring(ast.parse(source))
    assert docstring, "a module says in one sentence what it does to the data"


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_functions_are_short_with_few_parameters(path: Path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno + 1 <= 50, f"{node.name} is too long"
            names = [a.arg for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs) if a.arg not in ("self", "cls")]
            assert len(names) <= 6, f"{node.name} takes {len(names)} parameters"


def test_no_room_is_named_for_nothing():
    assert not [relative(p) for p in PACKAGE.rglob("*") if p.stem in FORBIDDEN]


@pytest.mark.parametrize("path", [*FILES, *sorted((ROOT / "tests").rglob("*.py"))], ids=relative)
def test_every_exception_from_lint_has_its_reason(path: Path):
    for line in path.read_text("utf-8").splitlines():
        for exception in re.findall(r"# (?:noqa|type: ignore)[^#]*", line):
            if "re.findall" not in line:
                assert re.fullmatch(r"# (?:noqa: [A-Z0-9, ]+|type: ignore\[[a-z-]+\]) - \S.*", exception.strip()), line


def test_every_config_exception_has_its_reason():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    block = re.search(r"^ignore = \[\n(.*?)^\]", text, re.S | re.M)
    assert block is not None
    assert all("#" in line for line in block.group(1).splitlines()), "a reason beside every exception"


def test_no_broad_except():
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
                assert all(isinstance(c, (ast.Name, ast.Attribute)) for c in caught), f"{relative(path)}:{node.lineno} catches all"
                assert not {c.id for c in caught if isinstance(c, ast.Name)} & {"Exception", "BaseException"}, f"{relative(path)}:{node.lineno}"


def test_every_error_stands_in_the_docstring_of_its_family():
    from headwater import errors

    family = [name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, errors.HeadwaterError)]
    assert errors.__doc__ is not None
    assert all(name in errors.__doc__ for name in family)


def test_the_face_is_the_list():
    import headwater

    assert all(hasattr(headwater, name) for name in headwater.__all__)
    assert len(headwater.__all__) <= 18
    assert sorted(headwater.__all__) == list(headwater.__all__)


def test_version_is_the_newest_of_the_changelog():
    import tomllib

    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert newest is not None
    assert newest.group(1) == version


def test_pins_are_names_and_versions_only():
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines():
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line), line
