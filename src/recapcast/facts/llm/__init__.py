"""Facts that a chat server proposes, each held to the article's own words."""
