"""What lies beside the sound: file names, and the manifest that says how the episode was made."""
