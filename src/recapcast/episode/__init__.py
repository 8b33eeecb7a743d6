"""Takes become one sound, and the sound an MP3 with its tags."""
