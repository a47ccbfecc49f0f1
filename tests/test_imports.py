"""Each import arrow is seen to be checked: a copy of the tree with a forbidden import must fail its contract."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINT = Path(sys.executable).parent / "lint-imports"


@pytest.fixture
def tree(tmp_path):
    for package in ("clinic", "articles", "treatments"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def contracts(tree):
    """Names of the broken contracts."""
    result = subprocess.run([LINT, "--no-cache"], cwd=tree, capture_output=True, text=True)  # noqa: S603
    assert "Contracts:" in result.stdout, result.stdout + result.stderr
    return [line.removesuffix(" BROKEN") for line in result.stdout.splitlines() if line.endswith(" BROKEN")]


def test_the_tree_keeps_every_contract(tree):
    assert contracts(tree) == []


@pytest.mark.parametrize(
    ("module", "imports", "broken"),
    [
        ("articles/views.py", "treatments.models", "Articles and treatments do not know each other"),
        ("treatments/views.py", "articles.models", "Articles and treatments do not know each other"),
        ("clinic/publishing/views/detail.py", "articles.models", "The lifecycle knows no content type"),
        ("clinic/practice/views.py", "treatments.models", "The lifecycle knows no content type"),
        (
            "clinic/publishing/views/detail.py",
            "clinic.practice.models",
            "Practice and topics build on publishing, that on rich text and the library",
        ),
        (
            "clinic/richtext/fields.py",
            "clinic.publishing.models",
            "Practice and topics build on publishing, that on rich text and the library",
        ),
        (
            "clinic/library/models.py",
            "clinic.publishing.models",
            "Practice and topics build on publishing, that on rich text and the library",
        ),
        (
            "clinic/library/models.py",
            "clinic.richtext.fields",
            "Practice and topics build on publishing, that on rich text and the library",
        ),
        (
            "clinic/richtext/fields.py",
            "clinic.library.models",
            "Practice and topics build on publishing, that on rich text and the library",
        ),
        ("clinic/library/views.py", "articles.models", "The lifecycle knows no content type"),
        (
            "clinic/publishing/views/detail.py",
            "clinic.demonstration.staff",
            "Only the settings and the urls know the demonstration",
        ),
    ],
)
def test_a_forbidden_import_breaks_its_contract(tree, module, imports, broken):
    with (tree / module).open("a") as source:
        source.write(f"\nimport {imports}\n")

    assert broken in contracts(tree)
