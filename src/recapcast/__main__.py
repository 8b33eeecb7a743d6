"""`python -m recapcast`, and the command `recapcast`."""

import gc
import os
import sys

from recapcast.cli.main import cli


def main() -> None:
    """Run the command line, and exit with its code."""
    # What is imported stays, and to look for what does not among it, as often as Python would, takes 70 ms.
    gc.set_threshold(100_000)
    # What numpy multiplies here is small: more threads take twice as long for it, and 50 ms to start.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # A thread that reads a file waits so long for one that works. Python's own 5 ms are 3 % of an episode.
    sys.setswitchinterval(0.0005)
    # To look for plugins of pydantic's, it reads what every installed package says of itself: 20 ms among 80.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    cli(prog_name="recapcast")


if __name__ == "__main__":
    main()
