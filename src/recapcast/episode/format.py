"""The one format of every episode (STANDARDS.md, "Sound")."""

from recapcast.units import Hertz

RATE = Hertz(44100)
"""Samples a second: the rate that each player and encoder takes."""
CHANNELS = 1
BITRATE = 96
"""kbit/s, constant: mono speech gains nothing that can be heard above it, and players seek wrongly in
a variable rate."""
FRAME = 1152
"""Samples in a frame of MPEG-1 layer III (ISO/IEC 11172-3)."""
