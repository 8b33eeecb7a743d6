"""The frames of an MP3 by their headers (ISO/IEC 11172-3 and 13818-3, 2.4.2.3; MPEG 2.5 as decoders read it)."""

BITRATES = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""By version: of layer III, in kbit/s, by the header's index."""
_RATES = (44100, 48000, 32000)
_VERSIONS = {0b11: (1, 1), 0b10: (2, 2), 0b00: (2, 4)}
"""By the header's bits: the version whose bitrates hold, and by how much the sample rates are divided."""


def frame_size(header: bytes) -> int:
    """The bytes of a frame of layer III with that header of four bytes; 0 where it is none."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    version = _VERSIONS.get(header[1] >> 3 & 3)
    bitrate, rate = header[2] >> 4, header[2] >> 2 & 3
    if version is None or bitrate in {0, 15} or rate == 3:
        return 0
    table, divisor = version
    samples = 1152 if table == 1 else 576
    return samples * BITRATES[table][bitrate] * 125 // (_RATES[rate] // divisor) + (header[2] >> 1 & 1)


def breaks_off(file: bytes) -> bool:
    """Whether the last frame promises more bytes than there are: decoders play what there is and say nothing.

    Args:
        file: any; what does not begin as an MP3 (with a frame or an ID3v2 tag) does not break off, and neither
            does one with something else behind its frames.
    """
    start = 0
    if file[:3] == b"ID3" and len(file) >= 10:
        start = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(file[6:10], (21, 14, 7, 0), strict=True))
    while size := frame_size(file[start : start + 4]):
        start += size
        if start > len(file):
            return True
    return 0 < len(file) - start < 4 and file[start] == 0xFF
