"""Production refuses to start half configured: tried in processes of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PRODUCTION = {
    "DATABASE_URL": "postgresql://clinic@localhost:1/clinic",
    "SECRET_KEY": "k" * 60 + "0123456789!",
    "ALLOWED_HOSTS": "clinic.example",
    "SITE_URL": "https://clinic.example",
}


def manage(*arguments, **environment):
    clean = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=clean | environment, capture_output=True, text=True)  # noqa: S603


@pytest.mark.parametrize("missing", PRODUCTION)
def test_production_refuses_to_start_without(missing):
    environment = {name: value for name, value in PRODUCTION.items() if name != missing}

    result = manage("check", **environment)

    assert result.returncode != 0
    assert f"Set {missing}." in result.stderr
    assert "Traceback" not in result.stderr


def test_production_passes_djangos_deployment_checks():
    result = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert (result.returncode, result.stderr.splitlines()[-1:]) == (0, []), result.stderr


def test_a_database_that_does_not_answer_is_said_in_one_line():
    result = manage("showmigrations", **PRODUCTION)

    assert result.returncode != 0
    assert result.stderr.startswith("The database does not answer")
    assert len(result.stderr.strip().splitlines()) == 1


def test_the_demonstration_is_not_installed_in_production():
    code = "from django.conf import settings; print(settings.INSTALLED_APPS, settings.AUTHENTICATION_BACKENDS)"

    result = manage("shell", "--no-imports", "-c", code, **PRODUCTION)

    assert "clinic.publishing" in result.stdout
    assert "demonstration" not in result.stdout
