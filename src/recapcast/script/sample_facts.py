"""The facts that a template is tried with, which come with recapcast: full ones, thin ones and hostile ones."""

from importlib import resources

from recapcast.facts.load import loads
from recapcast.facts.model import Facts

NAMES = ("full", "thin", "hostile")


def sample_facts(name: str, language: str) -> Facts:
    """The facts of that one of `NAMES`, whose words are English, as a story in that language.

    `full` has something of everything, `thin` a headline alone, `hostile` what looks like Jinja or like a script.
    Every text has its place in an article, as an editor's facts should.
    """
    text = (resources.files("recapcast.script") / "samples" / f"{name}.yaml").read_text(encoding="utf-8")
    return loads(text, f"{name}.yaml").model_copy(update={"language": language})
