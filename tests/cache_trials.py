"""What the cache has to bear, for its tests and its benchmark: processes that are killed, and damaged files.

Run as a program it is one of those processes, at work until its standard input ends, and tells what it saw as JSON:

    python tests/cache_trials.py FOLDER SEED
"""

import json
import random
import select
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from recapcast.speech.cache import Cache, Key
from recapcast.speech.clip import Clip
from recapcast.store import Store
from recapcast.units import Hertz

LIMIT = 400_000
"""Bytes: a third of what the processes put, so that they also remove what others read."""
CLIPS = 60
PROCESSES, STEPS, KILLED = 8, 250, 12
"""Eight processes get and put 250 times at least, and on until twelve more have been killed among them."""


def key(text: str = "words", **parts: str) -> Key:
    return Key(**{"engine": "e", "version": "1", "voice": "v", "language": "en", "text": text, **parts})


def clip(seed: int = 1, size: int = 2000) -> Clip:
    return Clip(random.Random(seed).randbytes(size), Hertz(22050))


def files(cache: Cache) -> list[Path]:
    return sorted(path for path in cache.store.folder.rglob("*") if path.is_file())


def noticed(cache: Cache, count: int) -> int:
    """How many of `count` entries are known for damaged, each with one bit turned over or its end cut off."""
    chance = random.Random(7)
    for number in range(count):
        cache.put(key(str(number)), clip(number))
    for number, path in enumerate(files(cache)):
        data = bytearray(path.read_bytes())
        if number % 2:
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        else:
            del data[chance.randrange(len(data)) :]
        path.write_bytes(data)
    return sum(cache.get(key(str(number))) is None for number in range(count))


@dataclass
class Seen:
    """What came of gets and puts. `wrong` are the clips that were not what had been put."""

    done: int = 0
    found: int = 0
    wrong: int = 0
    killed: int = 0

    def get(self, cache: Cache, number: int) -> None:
        found = cache.get(key(str(number)))
        self.done += 1
        self.found += found is not None
        self.wrong += found not in {None, clip(number, 20_000)}

    def put(self, cache: Cache, number: int) -> None:
        cache.put(key(str(number)), clip(number, 20_000))
        self.done += 1


def together(folder: Path) -> Seen:
    """Processes get and put at random, others are killed meanwhile; at last every clip is read once more.

    Raises:
        RuntimeError: a process had something else to say.
    """
    workers = [_start(folder, seed) for seed in range(PROCESSES)]
    seen = Seen()
    for seed in range(100, 100 + KILLED):
        doomed = _start(folder, seed)
        assert doomed.stdout is not None
        doomed.stdout.readline()  # it is at work
        time.sleep(0.01 * (seed % 7))
        doomed.kill()
        doomed.communicate()
        seen.killed += doomed.returncode == -signal.SIGKILL
    for worker in workers:
        out, error = worker.communicate(timeout=120)
        if error:
            raise RuntimeError(error)
        told = json.loads(out.splitlines()[-1])
        seen.done += told["done"]
        seen.found += told["found"]
        seen.wrong += told["wrong"]
    for number in range(CLIPS):
        seen.get(Cache(Store(folder, LIMIT)), number)
    return seen


def _start(folder: Path, seed: int) -> subprocess.Popen[str]:
    command, pipe = [sys.executable, __file__, str(folder), str(seed)], subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def main() -> None:
    folder, seed = sys.argv[1:]
    cache, chance, seen = Cache(Store(Path(folder), LIMIT)), random.Random(int(seed)), Seen()
    sys.stdout.write("at work\n")
    sys.stdout.flush()
    while seen.done < STEPS or not select.select([sys.stdin], [], [], 0)[0]:
        number = chance.randrange(CLIPS)
        if chance.random() < 0.5:
            seen.put(cache, number)
        else:
            seen.get(cache, number)
        if seen.done % 50 == 0:
            cache.store.trim()
    if cache.store.fault:
        sys.exit(cache.store.fault)
    sys.stdout.write(json.dumps({"done": seen.done, "found": seen.found, "wrong": seen.wrong}))


if __name__ == "__main__":
    main()
