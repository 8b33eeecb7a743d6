"""The structured facts of one article: who did what, in whose words, with the place each came from."""
