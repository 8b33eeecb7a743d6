"""Lines become sound: which engine speaks, and what it gives back."""
