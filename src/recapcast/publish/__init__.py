"""What lies beside the sound: file names, transcripts, chapters, and the manifest that says how it was made."""
