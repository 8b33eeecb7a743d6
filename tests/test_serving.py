import subprocess
import sys

from recapcast.serving import SIZE

PROGRAM = "from recapcast.serving import serve; serve(bytes.upper)"


def served(jobs: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-c", PROGRAM], input=jobs, capture_output=True, timeout=30)


def test_jobs_are_answered_in_order_until_there_are_no_more() -> None:
    done = served(b"".join(SIZE.pack(len(job)) + job for job in (b"one", b"", b"two")))
    assert done.stdout == b"".join(SIZE.pack(len(answer)) + answer for answer in (b"ONE", b"", b"TWO"))
    assert (done.returncode, done.stderr) == (0, b"")


def test_no_job_is_no_fault() -> None:
    assert (served(b"").stdout, served(b"").returncode) == (b"", 0)
