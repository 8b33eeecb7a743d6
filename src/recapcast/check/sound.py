"""Whether an episode sounds as its manifest says: length, loudness, peak, every line in its place, silence between.

Levels within the episode are taken against its loudness, so that one that is quieter for its peaks is judged alike.
Measured, as decoded, in 38 voices of espeak-ng and Flite at 80 to 300 words a minute, each in a sample script.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from recapcast.check.record import Line, Record, place
from recapcast.check.report import Miss, moment
from recapcast.episode.master import CEILING, TARGET, TOLERANCE
from recapcast.episode.measure import Measured
from recapcast.units import Hertz, Samples

AGREE = 0.1
"""LU and dB that the measured figures may differ from the manifest's, which are rounded to 0.01."""
QUIETEST = -15.0
"""LU from the episode's loudness that a line lies at the least: voices are matched, and lines lie from -2.0 to 2.3. A
bed of music lies 20 dB under speech, so that what has music alone is no line."""
SILENCE = -35.0
"""LU under which nothing is heard: at -51 LUFS. Above it lines begin at most 14 ms after their start, as they were
trimmed, and end 46 ms before their end; what the encoder smears is heard for up to 13 ms outside."""
SPEECH = -18.0
"""LU above which there is speech, also over a bed of music. Over our theme's, in 103 variants of espeak-ng and in
Flite's voices, lines begin at most 48 ms after their start above it, and end 133 ms before their end; where they
begin and end with breath ("He", "health"), at 80 words a minute if the voice can, 160 and 199 ms."""
EDGE, EARLY = 0.03, 0.15
"""Seconds that a line may begin late or be heard outside its span, and that it may end early. With the 14 ms above
and the 6 of a level, what is more than 50 ms from its place is found."""
EDGE_IN_MUSIC, EARLY_IN_MUSIC = 0.2, 0.4
"""The same where music is heard as well, so that only `SPEECH` can be told from it."""
LONGEST = 2.0
"""Seconds without speech in a line at the most: 0.4 at espeak-ng's usual rate, and 1.23 at 80 words a minute, its
slowest, which a disguise makes 1.37. Other voices may pause longer, and `make` must not refuse one that does."""


def misses(measured: Measured, record: Record, *, edges: bool = True) -> Iterator[Miss]:
    """Everything that is not heard as the manifest says.

    Args:
        measured: the sound.
        record: what the manifest says.
        edges: whether speech has to be heard right from a line's start to its end. A voice with breath or hum at its
            ends is not, above a bed of music least of all.
    """
    yield from _whole(measured, record)
    if measured.lufs is None:
        yield Miss("loudness", record.audio.path, "", "speech", "silence from beginning to end")
        return
    yield from _clipped(measured, record)
    for number, line in enumerate(record.lines, 1):
        yield from _line(measured, record, number, line, edges=edges)
    yield from _pauses(measured, record, measured.lufs + SILENCE)


def _whole(measured: Measured, record: Record) -> Iterator[Miss]:
    audio = record.audio
    length = round(audio.seconds * audio.sample_rate)
    if (measured.rate, measured.channels) != (audio.sample_rate, audio.channels):
        wanted = f"{audio.sample_rate} Hz, {audio.channels} channel(s)"
        found = f"{measured.rate} Hz, {measured.channels}"
        yield Miss("format", audio.path, "", wanted, found)
    if measured.samples != length:
        expected, found = moment(audio.seconds), moment(measured.samples / measured.rate)
        yield Miss("length", audio.path, "", f"{expected} ({length} samples)", f"{found} ({measured.samples})")
    if measured.lufs is not None:
        if abs(measured.lufs - audio.lufs) > AGREE:
            expected = f"{audio.lufs:.1f} LUFS, as when it was made"
            yield Miss("loudness", audio.path, "", expected, f"{measured.lufs:.1f}")
        too_quiet = measured.lufs < TARGET - TOLERANCE and measured.lufs < audio.lufs - AGREE
        if measured.lufs > TARGET + TOLERANCE or too_quiet:
            yield Miss("loudness", audio.path, "", f"{TARGET:.0f} ±{TOLERANCE} LUFS", f"{measured.lufs:.1f}")
    if measured.dbtp > CEILING:
        yield Miss("peak", audio.path, "", f"{CEILING:.0f} dBTP at the most", f"{measured.dbtp:.1f}")
    if math.isfinite(measured.dbtp) and abs(measured.dbtp - audio.dbtp) > AGREE:
        yield Miss("peak", audio.path, "", f"{audio.dbtp:.1f} dBTP, as when it was made", f"{measured.dbtp:.1f}")


def _clipped(measured: Measured, record: Record) -> Iterator[Miss]:
    if measured.clipped:
        first, count = measured.clipped[0], len(measured.clipped)
        where = f"from {moment(first.start / measured.rate)}"
        found = f"{count} run(s) of samples at full scale, the first of {first.length}"
        yield Miss("clipping", record.audio.path, where, "sound that is not cut off", found)


def _line(measured: Measured, record: Record, number: int, line: Line, *, edges: bool) -> Iterator[Miss]:
    def miss(expected: str, found: str) -> Miss:
        return Miss("line", record.audio.path, place(number, line), expected, found)

    assert measured.lufs is not None  # noqa: S101 (for mypy: it was asked before)
    rate = measured.rate
    start, end = line.at(rate)
    level = measured.level(start, end)
    if level < measured.lufs + QUIETEST:
        what = f"{level:.0f} LUFS" if level > -70 else "silence"
        yield miss(f"speech at about {measured.lufs:.0f} LUFS", what)
        return
    music = _music_in(record, start, end, rate)
    floor, late, early = (SPEECH, EDGE_IN_MUSIC, EARLY_IN_MUSIC) if music else (SILENCE, EDGE, EARLY)
    heard = measured.heard(start, end, measured.lufs + floor)
    first, last = heard[0][0], heard[-1][1]
    if edges and first - start > late * rate:
        yield miss("speech from its start", f"none before {moment(first / rate)}")
    if edges and end - last > early * rate:
        yield miss(f"speech to its end at {moment(line.end)}", f"none after {moment(last / rate)}")
    speech = measured.heard(start, end, measured.lufs + SPEECH)
    for (_, before), (after, _) in pairwise(speech):
        if after - before > LONGEST * rate:
            found = f"{(after - before) / rate:.1f} s without from {moment(before / rate)}"
            yield miss("speech all through", found)


def _pauses(measured: Measured, record: Record, level: float) -> Iterator[Miss]:
    """Sound where the timeline has none: of a line that is not in its place, or of its own."""
    rate = measured.rate
    ends = [Samples(0), *(line.at(rate)[1] for line in record.lines)]
    starts = [*(line.at(rate)[0] for line in record.lines), measured.samples]
    for before, (start, end) in enumerate(zip(ends, starts, strict=True)):
        for first, last in _without_music(record, start, end, rate):
            for a, b in _joined(measured.heard(first, last, level), rate):
                yield from _in_pause(record, before, (start, end), (a, b), rate)


def _in_pause(
    record: Record, before: int, pause: tuple[int, int], sound: tuple[int, int], rate: Hertz
) -> Iterator[Miss]:
    """What to say of sound in the pause behind line `before`, whose edges belong to the lines."""
    (start, end), (a, b) = pause, sound
    edge = EDGE * rate
    of_line_before = before > 0 and a - start <= edge
    of_line_behind = before < len(record.lines) and end - b <= edge
    if (of_line_before and b - start <= edge) or (of_line_behind and end - a <= edge):
        return
    if of_line_before and not of_line_behind:
        where = place(before, record.lines[before - 1])
        yield Miss("line", record.audio.path, where, "silence after its end", f"sound until {moment(b / rate)}")
    elif of_line_behind and not of_line_before:
        where = place(before + 1, record.lines[before])
        yield Miss("line", record.audio.path, where, "silence before its start", f"sound from {moment(a / rate)} on")
    else:
        where = f"pause {f'behind line {before}' if before else 'before line 1'} at {moment(start / rate)}"
        found = f"sound from {moment(a / rate)} to {moment(b / rate)}"
        yield Miss("pause", record.audio.path, where, "silence", found)


def _joined(stretches: Sequence[tuple[int, int]], rate: Hertz) -> list[tuple[int, int]]:
    """The stretches with those made one that lie within `EDGE` of each other: a word begins in several."""
    joined: list[tuple[int, int]] = []
    for a, b in stretches:
        if joined and a - joined[-1][1] <= EDGE * rate:
            a = joined.pop()[0]
        joined.append((a, b))
    return joined


def _music_in(record: Record, start: int, end: int, rate: Hertz) -> bool:
    return any(a < end and start < b for a, b in (span.at(rate) for span in record.music))


def _without_music(record: Record, start: int, end: int, rate: Hertz) -> Sequence[tuple[int, int]]:
    """The parts of a pause in which nothing but silence is expected."""
    parts, after = [], start
    for span in sorted(record.music, key=lambda span: span.start):
        begins, ends = span.at(rate)
        parts.append((after, min(end, begins - round(EDGE * rate))))  # what the encoder smears
        after = max(after, ends + round(EDGE * rate))
    return [(first, last) for first, last in [*parts, (after, end)] if first < last]
