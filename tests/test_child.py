import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from recapcast.child import Child, processors


@pytest.fixture
def child(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Child]:
    """A child whose answer is its job backwards; of `die` nothing, and of `fail` an error."""
    modules = folder / "modules"
    modules.mkdir()
    (modules / "backwards.py").write_text(
        textwrap.dedent("""
            import os
            from recapcast.serving import serve

            def work(job):
                if job == b"die":
                    os._exit(3)
                if job == b"fail":
                    raise ValueError("no such job")
                return job[::-1]

            def main():
                serve(work)
        """)
    )
    monkeypatch.syspath_prepend(modules)
    started = Child("backwards")
    yield started
    started.end()


def test_each_job_gets_its_answer(child: Child) -> None:
    large = os.urandom(3_000_000)
    assert [child.ask(b"one"), child.ask(), child.ask(b"t", b"w", b"o"), child.ask(large)] == [
        b"eno",
        b"",
        b"owt",
        large[::-1],
    ]


@pytest.mark.parametrize(("job", "reason"), [(b"die", "killed"), (b"fail", "ValueError: no such job")])
def test_a_child_that_broke_off_is_an_error_with_its_reason(child: Child, job: bytes, reason: str) -> None:
    with pytest.raises(ChildProcessError, match=reason):
        child.ask(job)
    with pytest.raises(ChildProcessError):
        child.ask(b"one")
    assert not child.ended


def test_who_is_ended_answers_no_more_and_can_be_ended_again(child: Child) -> None:
    child.end()
    child.end()
    assert child.ended
    with pytest.raises(ChildProcessError):
        child.ask(b"one")


def test_ctrl_c_is_left_to_whoever_started_it(child: Child) -> None:
    assert child.ask(b"one") == b"eno"
    child._process.send_signal(signal.SIGINT)
    assert child.ask(b"two") == b"owt"


def test_it_ends_with_whoever_started_it(folder: Path) -> None:
    program = "from recapcast.child import Child; print(Child('recapcast.episode.lame')._process.pid)"
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", program], capture_output=True, text=True, timeout=30)
    pid = int(done.stdout)
    for _ in range(200):
        if not Path(f"/proc/{pid}").exists() or "Z" in Path(f"/proc/{pid}/stat").read_text().split()[2]:
            return
        signal.sigtimedwait([], 0.05)
    pytest.fail("it is still there")


def test_no_python_to_start_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(FileNotFoundError):
        Child("recapcast.episode.lame")


def test_there_is_a_processor() -> None:
    assert processors() >= 1


def test_a_job_can_be_sent_now_and_its_answer_taken_later(child: Child) -> None:
    child.send(b"o", b"ne")
    assert child.answer() == b"eno"
    child.end()
    child.send(b"one")
    with pytest.raises(ChildProcessError):
        child.answer()
