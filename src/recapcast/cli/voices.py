"""`recapcast voices`: who can speak."""

import click


@click.command(short_help="List voice engines: which can speak now, and why another can not.")
@click.option("--engine", help="List the voices of this engine.")
@click.option("--language", default="en", show_default=True, help="The language to be spoken.")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
def voices(engine: str | None, language: str, as_json: bool) -> None:
    """List the voice engines, and with --engine one's voices."""
    from recapcast.cli.output import print_table

    if engine is not None:
        from recapcast.speech.registry import engine as load

        print_table(
            [{"voice": str(v), "language": v.language, "description": v.description} for v in load(engine).voices()],
            as_json=as_json,
        )
        return

    from recapcast.speech.survey import survey

    print_table(
        [
            {
                "engine": status.name,
                "ready": "yes" if status.why_not is None else "no",
                "voices": str(len(status.voices)),
                "about": status.description if status.why_not is None else f"not now: {status.why_not}",
            }
            for status in survey(language)
        ],
        as_json=as_json,
    )
