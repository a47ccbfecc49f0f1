"""The embedded database: started by who comes first, stopped by who leaves last, recovered after a kill."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).parent.parent
HOLD = """
import sys
from pathlib import Path
from clinic.embedded import start
start(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("embedded") / "data"


@pytest.fixture
def hold(folder):
    """Starts a process that uses the database until it is told to leave."""
    processes = []

    def _hold():
        command = [sys.executable, "-c", HOLD, str(folder)]
        process = subprocess.Popen(  # noqa: S603
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        processes.append(process)
        assert process.stdout.readline() == "ready\n"
        return process

    yield _hold
    for process in processes:
        process.stdin.close()
        process.wait(timeout=120)
        process.stdout.close()


def leave(process):
    process.stdin.close()
    process.wait(timeout=120)


def server(folder):
    recorded = folder / "postmaster.pid"
    pid = int(recorded.read_text().split()[0]) if recorded.exists() else 0
    return pid if pid and psutil.pid_exists(pid) else None


def test_the_last_one_to_leave_stops_it(folder, hold):
    first, second = hold(), hold()

    leave(first)
    assert server(folder)
    leave(second)
    assert server(folder) is None


def test_a_terminated_process_stops_it(folder, hold):
    process = hold()

    process.send_signal(signal.SIGTERM)
    process.wait(timeout=120)

    assert server(folder) is None


def test_one_left_by_a_killed_process_is_used_and_then_stopped(folder, hold):
    killed = hold()
    killed.kill()
    killed.wait()
    left = server(folder)
    assert left

    successor = hold()
    assert server(folder) == left
    leave(successor)
    assert server(folder) is None


def test_a_killed_server_is_started_again(folder, hold):
    process = hold()
    killed = server(folder)
    os.kill(killed, signal.SIGKILL)
    psutil.wait_procs([psutil.Process(killed)] if psutil.pid_exists(killed) else [], timeout=10)
    process.kill()
    process.wait()

    hold()

    assert server(folder) not in {None, killed}


def test_a_process_number_that_belongs_to_somebody_else_by_now_is_forgotten(folder, hold):
    leave(hold())
    (folder / "postmaster.pid").write_text(f"{os.getpid()}\n{folder}\n0\n5432\n{folder}\n\n0 0\nready\n")

    hold()

    assert server(folder) not in {None, os.getpid()}


def test_a_first_start_that_was_interrupted_is_done_again(tmp_path, folder):
    half = tmp_path / "half"
    half.mkdir()
    (half / "leftover").touch()

    command = [sys.executable, "-c", HOLD, str(half)]
    result = subprocess.run(command, cwd=ROOT, input="", capture_output=True, text=True)  # noqa: S603

    assert result.stdout == "ready\n"
    assert (half / "PG_VERSION").exists()
