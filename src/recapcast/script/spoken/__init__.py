"""Words for the ear: a line's text as a voice is given it. All that is read stays as it is written."""

from recapcast.script.spoken.respell import Spoken, spoken

__all__ = ["Spoken", "spoken"]
