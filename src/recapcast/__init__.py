"""recapcast turns an article's facts into a short spoken recap: facts in, a podcast-style MP3 out."""

__version__ = "0.1.0"
