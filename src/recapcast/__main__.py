"""`python -m recapcast`, and the command `recapcast`."""

import os

from recapcast.cli.main import cli


def main() -> None:
    """Run the command line, and exit with its code."""
    # What numpy multiplies here is small: more threads take twice as long for it, and 50 ms to start.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    cli(prog_name="recapcast")


if __name__ == "__main__":
    main()
