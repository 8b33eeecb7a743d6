"""Facts out of an article: each is a span of it, word for word, and where it is not clear nothing is said."""
