"""An article: one text, and the places in it that facts cite."""
