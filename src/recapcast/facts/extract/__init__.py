"""Facts from an article itself, without a network or a model: every one of them is a span of its text."""
