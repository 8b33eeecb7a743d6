"""`python -m recapcast`, and the command `recapcast`."""

from recapcast.cli.main import cli


def main() -> None:
    """Run the command line, and exit with its code."""
    cli(prog_name="recapcast")


if __name__ == "__main__":
    main()
