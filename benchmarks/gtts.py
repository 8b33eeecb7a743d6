"""How much sooner our gTTS engine has 12 lines than unmodified gTTS, called line by line: prints the ratio.

    python -m benchmarks.gtts [RUNS]

Both speak to the stand-in of the tests, which takes 200 ms to answer each request. The figure is the median of
the runs' ratios; it must be 4 or more.
"""

import io
import os
import statistics
import sys
import time
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

from gtts import gTTS
from tests.standin import TranslateStandIn

from recapcast.script.model import Line, Meta, Script
from recapcast.speech.cache import Cache
from recapcast.speech.cast import assign
from recapcast.speech.choose import Choice
from recapcast.speech.engines.gtts import GttsEngine
from recapcast.speech.speak import Limits, speak
from recapcast.store import Store
from recapcast.units import Seconds

LINES = [
    "This is your recap for Monday, April 29th, 2024.",
    "The music director of the drama tells how its last song found its voice.",
    "The final scene, in episode sixteen, called for a new song, and the first verse came from two people at once.",
    "Fitting the words to the footage, the music director says, was a thrill.",
    "When the team wondered whose voice should carry the song, one name came up.",
    "Asking him was not easy, because the actor was busy.",
    "They talked it over with another director, and then they asked, and the actor agreed, to their relief.",
    "He came to the studio, and wanted to be taught the song properly.",
    "The music director praises his voice, his ear for music, and his passion for the track.",
    "The lyrics hold the last words that one character wants to say to another.",
    "The song came out on Monday, April 29th, on all the audio streaming services.",
    "All sixteen episodes can be streamed.",
]
LEAST = 4.0


def main() -> None:
    """Measure, print, and exit with 1 where we are not as much sooner as we must be."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    warnings.simplefilter("ignore")  # the library's own, of connections that it does not verify
    with TranslateStandIn() as standin, TemporaryDirectory() as folder:
        os.environ.update(standin.environment)
        standin.latency = 0.2
        pairs = [(_theirs(), _ours(Path(folder) / str(run))) for run in range(runs)]
        most = standin.most_under_way
    ratio = statistics.median(theirs / ours for theirs, ours in pairs)
    theirs, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    verdict = "enough" if ratio >= LEAST else "TOO LITTLE"
    print(f"gTTS line by line / ours: {theirs:.2f} s / {ours:.2f} s = {ratio:.2f}, {verdict} (at least {LEAST})")
    print(f"requests at once, at the most: {most}")
    sys.exit(ratio < LEAST)


def _theirs() -> float:
    start = time.perf_counter()
    for line in LINES:
        gTTS(line).write_to_fp(io.BytesIO())
    return time.perf_counter() - start


def _ours(folder: Path) -> float:
    script = Script(Meta(title="t"), tuple(Line("NARRATOR", line) for line in LINES))
    engine = GttsEngine()
    choice = Choice(engine, engine.voice("en", None), "it was asked for")
    cast = assign(script, choice, choice, {})
    start = time.perf_counter()
    speak(script, cast, lambda _done, _total: None, Limits(4, Seconds(30)), Cache(Store(folder, 10**9)))
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
