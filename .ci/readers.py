"""What programs that are not ours read in an episode, held against its manifest.

    python .ci/readers.py EPISODE.mp3 FOLDER

mp3val, ffprobe, mpv and loudgain come from Debian; music-metadata from npm, which has installed it in FOLDER.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

_MPV = """
mp.register_event("file-loaded", function()
  print(require("mp.utils").format_json(mp.get_property_native("chapter-list")))
  mp.command("quit")
end)
"""
_MUSIC_METADATA = """
import { parseFile } from 'music-metadata';
const { common, format } = await parseFile(process.argv[2], { duration: true, includeChapters: true });
console.log(JSON.stringify({ ...common, picture: common.picture.map((one) => one.format), ...format }));
"""


def main() -> None:
    """Compare, and exit with every difference."""
    mp3, folder_of_modules = map(Path, sys.argv[1:])
    said = json.loads(mp3.with_suffix(".json").read_text(encoding="utf-8"))
    chapters = [(chapter["title"], chapter["start"]) for chapter in said["chapters"]]
    faults = []

    if "WARNING" in (found := _run("mp3val", mp3)):
        faults.append(f"mp3val: {found}")

    probed = json.loads(_run("ffprobe", "-v", "error", "-show_chapters", "-show_format", "-of", "json", mp3))
    faults += _chapters(
        "ffprobe", [(each["tags"]["title"], float(each["start_time"])) for each in probed["chapters"]], chapters
    )
    faults += _close("ffprobe, length", float(probed["format"]["duration"]), said["audio"]["seconds"], 0.05)

    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "chapters.lua")
        script.write_text(_MPV, encoding="utf-8")
        options = ["--no-config", "--vo=null", "--ao=null", "--really-quiet", "--msg-level=chapters=info"]
        listed = json.loads(re.search(r"\[\{.*\}\]", _run("mpv", *options, f"--script={script}", mp3))[0])
    faults += _chapters("mpv", [(each["title"], each["time"]) for each in listed], chapters)

    program = folder_of_modules / "read.mjs"
    program.write_text(_MUSIC_METADATA, encoding="utf-8")
    read = json.loads(_run("node", program, mp3.resolve()))
    faults += _chapters("music-metadata", [(each["title"], each["start"]) for each in read["chapters"]], chapters)
    faults += _close("music-metadata, length", read["duration"], said["audio"]["seconds"], 0.05)
    if (read["title"], read["picture"]) != (said["title"], ["image/jpeg"]) or not read["lyrics"]:
        faults.append(f"music-metadata: title, cover and words {read['title'], read['picture'], read.get('lyrics')}")

    # One channel by itself, which two speakers make 3.01 LU louder.
    loudness = re.search(r"Loudness:\s+(\S+) LUFS", _run("loudgain", mp3))[1]
    faults += _close("loudgain", float(loudness) + 3.01, -16, 0.5)
    sys.exit("\n".join(faults) or None)


def _run(*command: Any) -> str:
    done = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120
    )
    return done.stdout + done.stderr if command[0] in {"mp3val", "mpv"} else done.stdout


def _chapters(reader: str, found: list[tuple[str, float]], wanted: list[tuple[str, float]]) -> list[str]:
    # mpv takes the encoder's delay, 25 ms, off all times.
    if [title for title, _ in found] == [title for title, _ in wanted] and all(
        abs(one - other) < 0.03 for (_, one), (_, other) in zip(found, wanted, strict=True)
    ):
        return []
    return [f"{reader}: chapters {found}, where the manifest has {wanted}"]


def _close(what: str, found: float, wanted: float, tolerance: float) -> list[str]:
    return [] if abs(found - wanted) <= tolerance else [f"{what}: {found}, where {wanted} was expected"]


if __name__ == "__main__":
    main()
