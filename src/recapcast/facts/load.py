"""Facts from the text of a facts file."""

from recapcast import strict_yaml
from recapcast.facts.model import Facts


def loads(text: str, name: str, *, is_json: bool = False) -> Facts:
    """Read facts from YAML, or from JSON.

    Raises:
        DocumentError: with every problem of the file, by line and column.
    """
    return strict_yaml.read(text, name, Facts, is_json=is_json)
