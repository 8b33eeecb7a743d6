"""Words for the ear: a line's text as a voice is given it. All that is read stays as it is written."""

from recapcast.script.spoken.respell import Spoken, for_the_ear, spoken

__all__ = ["Spoken", "for_the_ear", "spoken"]
