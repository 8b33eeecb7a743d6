import subprocess
import sys

from click.testing import CliRunner

from recapcast import __version__
from recapcast.cli.main import cli
from tests.conftest import Command


def test_help_lists_every_command(recapcast: Command) -> None:
    done = recapcast("--help")
    assert done.returncode == 0
    for command in ("make", "script", "templates", "voices"):
        assert f"\n  {command} " in done.stdout


def test_every_command_has_help_and_every_option_is_explained() -> None:
    def walk(command: object, path: list[str]) -> None:
        import click

        assert isinstance(command, click.Command)
        assert command.help, path
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, (path, parameter.name)
        if isinstance(command, click.Group):
            for name, inner in command.commands.items():
                walk(inner, [*path, name])

    walk(cli, [])


def test_the_version_is_told(recapcast: Command) -> None:
    assert recapcast("--version").stdout == f"recapcast, version {__version__}\n"


def test_help_imports_no_more_than_click() -> None:
    program = (
        "import sys\nfrom recapcast.cli.main import cli\n"
        "try: cli(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'pydantic', 'yaml', 'jinja2', 'numpy', 'pydub', 'gtts', 'requests', 'langcodes', 'mutagen', 'babel'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)


def test_debug_shows_the_traceback(recapcast: Command) -> None:
    done = recapcast("--debug", "make", "nope.yaml")
    assert done.returncode == 1
    assert "Traceback" in done.stderr
    assert "SourceError" in done.stderr


def test_a_fault_of_our_own_is_one_message_that_asks_for_a_report() -> None:
    import click

    @click.command()
    def faulty() -> None:
        message = "oh"
        raise ZeroDivisionError(message)

    cli.add_command(faulty)
    try:
        done = CliRunner().invoke(cli, ["faulty"])
    finally:
        del cli.commands["faulty"]
    assert done.exit_code == 1
    assert "a fault of recapcast's own: ZeroDivisionError: oh" in done.output
    assert "Traceback" not in done.output


def test_wrong_usage_exits_with_2(recapcast: Command) -> None:
    for arguments in (["nope"], ["make"], ["make", "a", "--nope"], ["templates", "show"]):
        assert recapcast(*arguments).returncode == 2


def test_settings_that_are_not_right_exit_with_2(recapcast: Command) -> None:
    (recapcast.folder / "recapcast.toml").write_text("voise = 1", encoding="utf-8")
    (recapcast.folder / "a.yaml").write_text("headline: h", encoding="utf-8")
    done = recapcast("make", "a.yaml")
    assert done.returncode == 2
    assert done.stderr.startswith("recapcast: recapcast.toml: unknown setting `voise`")
