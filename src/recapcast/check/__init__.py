"""Whether a finished episode holds: its files are measured again, against its manifest."""
