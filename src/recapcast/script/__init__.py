"""The narration script: what will be said, by whom, resting on which words of the article."""
