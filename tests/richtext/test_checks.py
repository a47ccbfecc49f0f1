"""The package's warning about its editor is silenced only while everything that contains the editor holds."""

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

from clinic.richtext import constructs, editor, sanitise
from clinic.richtext.checks import editor_is_contained
from clinic.richtext.constructs import Tag


def ids():
    return [error.id for error in editor_is_contained()]


def test_everything_holds_and_the_warning_is_silenced():
    assert ids() == []
    assert settings.SILENCED_SYSTEM_CHECKS == ["ckeditor.W001"]


@pytest.mark.parametrize(
    ("key", "weak"),
    [
        ("allowedContent", True),
        ("allowedContent", editor.CONFIG["allowedContent"] + "; span{*}"),
        ("disallowedContent", ""),
        ("disallowedContent", "script style iframe object embed; *[on*]"),
        ("fullPage", True),
        ("versionCheck", True),
        ("linkJavaScriptLinksAllowed", True),
        ("removePlugins", ""),
        ("removePlugins", editor.REMOVED_PLUGINS.replace("uploadimage,", "")),
        ("removePlugins", editor.REMOVED_PLUGINS.replace("templates,", "")),
        ("removePlugins", editor.REMOVED_PLUGINS + ",ajax"),
        ("extraPlugins", "clinic,uploadimage"),
        ("customConfig", "/static/other.js"),
        ("extraAllowedContent", "img[src]; *[id]"),
        ("filebrowserUploadUrl", "/upload/"),
        ("protectedSource", "x"),
    ],
)
def test_a_weakened_setting_is_an_error_and_the_warning_is_heard_again(monkeypatch, settings, key, weak):
    settings.CKEDITOR_CONFIGS = {"default": editor.CONFIG | {key: weak}}

    assert ids() == ["richtext.E001"]


def test_a_setting_that_is_missing_is_an_error(settings):
    settings.CKEDITOR_CONFIGS = {"default": {}}

    assert set(ids()) == {"richtext.E001"}


WEAKENED = {
    "the editor's settings": "from clinic.richtext import editor; editor.CONFIG['allowedContent'] = True",
    "the editor's policy": "from clinic.richtext import editor; editor.POLICY['script-src'].append('*')",
    "the sanitiser": "from clinic.richtext import sanitise; sanitise.DROPPED_WITH_CONTENT.clear()",
    "the table": "from clinic.richtext import constructs; constructs.SCHEMES.add('data')",
    "nothing": "pass",
}


@pytest.mark.parametrize("what", WEAKENED)
def test_the_settings_silence_the_warning_only_while_everything_holds(what):
    """The settings themselves, in a process of their own."""
    code = f"{WEAKENED[what]}; import clinic.settings as s; raise SystemExit(len(s.SILENCED_SYSTEM_CHECKS))"

    started = subprocess.run([sys.executable, "-c", code], env=os.environ | {"DEBUG": "1"}, check=False)  # noqa: S603

    assert started.returncode == (what == "nothing")


def test_the_uploader_of_the_package_is_an_error(monkeypatch):
    with_uploader = SimpleNamespace(
        CKEDITOR_CONFIGS={},
        INSTALLED_APPS=["ckeditor_uploader"],
        CONTENT_SECURITY_POLICY=settings.CONTENT_SECURITY_POLICY,
    )
    monkeypatch.setattr("clinic.richtext.checks.settings", with_uploader)

    assert ids() == ["richtext.E002"]


@pytest.mark.parametrize("tag", [Tag("iframe"), Tag("p", frozenset({"onclick"})), Tag("p", frozenset({"style"}))])
def test_a_table_that_allows_what_runs_is_an_error(monkeypatch, tag):
    monkeypatch.setitem(constructs.TAGS, tag.name, tag)

    assert "richtext.E003" in ids()


def test_raw_text_among_the_blocks_of_other_programs_is_an_error(monkeypatch):
    monkeypatch.setattr(constructs, "OTHER_BLOCKS", constructs.OTHER_BLOCKS | {"xmp"})

    assert ids() == ["richtext.E003"]


def test_an_address_that_runs_is_an_error(monkeypatch):
    monkeypatch.setattr(constructs, "SCHEMES", constructs.SCHEMES | {"javascript"})

    assert ids() == ["richtext.E003"]


@pytest.mark.parametrize("policy", [{}, {"default-src": ["*"]}, {"script-src": ["'unsafe-inline'"]}])
def test_a_looser_policy_is_an_error(settings, policy):
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"] | policy if policy else {}
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": directives}

    assert ids() == ["richtext.E004"]


@pytest.mark.parametrize(
    ("directive", "source"), [("script-src", "'unsafe-eval'"), ("img-src", "*"), ("connect-src", "data:")]
)
def test_a_looser_policy_of_the_editor_is_an_error(monkeypatch, directive, source):
    monkeypatch.setitem(editor.POLICY, directive, [*editor.POLICY.get(directive, []), source])

    assert ids() == ["richtext.E004"]


@pytest.mark.parametrize(
    ("name", "weak"),
    [
        ("DROPPED_WITH_CONTENT", {"script"}),
        ("MAX_CHARACTERS", 300_001),
        ("MAX_TAGS", 10_001),
        ("MAX_DEPTH", 101),
        ("MAX_TAGS_OF_STRANGERS", 1_001),
    ],
)
def test_a_weaker_sanitiser_is_an_error(monkeypatch, name, weak):
    monkeypatch.setattr(sanitise, name, weak)

    assert ids() == ["richtext.E005"]


def test_what_the_editor_never_loads_is_not_collected():
    collected = [name for finder in get_finders() for name, _ in finder.list([])]

    assert "ckeditor/ckeditor/ckeditor.js" in collected
    assert any("/pastefromword/" in name for name in collected)
    parts = ("/samples/", "/tests/", "/exportpdf/", "/preview/", "galleriffic", "/uploadimage/", "/adapters/", "bender")
    assert [name for name in collected if any(part in name for part in parts)] == []
