"""The facts of several stories as those of the one episode that tells them all."""

from collections.abc import Sequence

from recapcast.facts.model import Facts, Person, Text


def together(stories: Sequence[Facts]) -> Facts:
    """What an episode of all `stories` is called, and who is in it; what happened stays with each.

    The headline is theirs, one after the other; the day is the latest; the publisher stands where it is the same for
    all. Of two people with one name the first is kept.

    Args:
        stories: at least one, all in one language.
    """
    people: dict[str, Person] = {}
    for person in (person for story in stories for person in story.people):
        people.setdefault(person.name.text, person)
    days = [story.published for story in stories if story.published]
    first = stories[0]
    return Facts(
        headline=Text(text="; ".join(story.headline.text.rstrip(" .;") for story in stories)),
        language=first.language,
        published=max(days, default=None),
        source=first.source if all(story.source == first.source for story in stories) else None,
        people=list(people.values()),
    )
