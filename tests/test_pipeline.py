import hashlib
import json
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
import webvtt
from mutagen.id3 import ID3

from recapcast import pipeline
from recapcast.check.episode import check
from recapcast.check.find import Place, files
from recapcast.episode.format import CONTAINERS, RATE
from recapcast.errors import EpisodeError, OutputError, VoiceError
from recapcast.pipeline import Episode
from recapcast.publish import presented, transcript
from recapcast.script import templates
from recapcast.settings import Settings
from recapcast.sources import read_source, read_sources
from recapcast.speech.clip import Clip
from recapcast.speech.engines.espeak import EspeakEngine
from recapcast.units import Hertz
from tests import tiny_voice
from tests.conftest import REPOSITORY, Command, decode, ebur128, metadata
from tests.episode.test_chapter_frames import by_ffmpeg
from tests.heard import Heard
from tests.standin import TranslateStandIn

FACTS = """
headline: The song at last
published: 2024-04-29
source: {name: The Gazette, author: Ann, url: 'https://example.org/a'}
summary: {text: A song was sung on Monday., at: 6-40}
key_points: [The first thing happened., The second thing happened.]
quotes: [{text: It was good to sing, speaker: Ann Other}]
"""


def make(source: str = "story.yaml", out: str | None = None, heard: Heard | None = None, **settings: Any) -> Episode:
    chosen = Settings(**{"voice": "espeak", "cache": Path(".cache"), **settings})
    return pipeline.make(read_source(source), chosen, out, heard or Heard())


@pytest.fixture(autouse=True)
def story(folder: Path) -> Path:
    path = folder / "story.yaml"
    path.write_text(FACTS, encoding="utf-8")
    return path


def sha256(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def test_facts_give_a_script_an_mp3_and_what_lies_beside_it(folder: Path) -> None:
    make()
    files = set(Command(folder).snapshot())
    beside = {f"output/story.{end}" for end in ("mp3", "json", "vtt", "srt", "transcript.json", "chapters.json")}
    assert files == {"story.yaml", "scripts_text/story.txt", *beside}


def test_the_decoded_mp3_is_as_long_as_the_timeline_and_each_line_sounds_in_its_place() -> None:
    manifest = make(music="none").manifest
    samples = decode(Path("output/story.mp3"))
    assert abs(len(samples) / RATE - manifest["audio"]["seconds"]) < 0.05
    heard = np.zeros(len(samples), bool)
    for line in manifest["lines"]:
        start, end = round(line["start"] * RATE), round(line["end"] * RATE)
        heard[start:end] = True
        assert np.abs(samples[start:end].astype(int)).max() > 3000
        assert np.abs(samples[start : start + RATE // 10].astype(int)).max() > 300  # speech begins where it should
    assert np.abs(samples[~heard].astype(int)).max() < 200
    assert manifest["lines"][-1]["end"] < manifest["audio"]["seconds"]
    assert manifest["chapters"][-1]["end"] == manifest["audio"]["seconds"]


def test_the_manifest_tells_what_the_episode_was_made_from() -> None:
    manifest = make().manifest
    facts, template = manifest["inputs"]
    assert facts == {"kind": "facts", "path": "../story.yaml", "sha256": sha256("story.yaml")}
    assert (template["kind"], template["path"]) == ("template", "built-in:en/recap.j2")
    assert manifest["script"] == {"path": "../scripts_text/story.txt", "sha256": sha256("scripts_text/story.txt")}
    assert manifest["audio"]["sha256"] == sha256("output/story.mp3")
    assert manifest["audio"]["bytes"] == Path("output/story.mp3").stat().st_size
    assert (manifest["voice"]["engine"], manifest["voice"]["name"]) == ("espeak", "en-us")
    assert manifest == json.loads(Path("output/story.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("voice", ["espeak:en-us", "espeak:en-us+klatt", "gtts"])
def test_an_episode_is_as_loud_as_others_and_the_manifest_tells_how_loud(
    translate: TranslateStandIn, monkeypatch: pytest.MonkeyPatch, voice: str
) -> None:
    for key, value in translate.environment.items():
        monkeypatch.setenv(key, value)
    audio = make(voice=voice).manifest["audio"]
    lufs, dbtp = ebur128(Path("output/story.mp3"))
    assert lufs == pytest.approx(-16, abs=0.5)
    assert dbtp <= -1
    assert (audio["lufs"], audio["dbtp"]) == pytest.approx((lufs, dbtp), abs=0.1)


def test_the_voices_of_an_episode_are_as_loud_as_one_another() -> None:
    # 10 dB apart by themselves.
    manifest = make(cast={"NARRATOR": "espeak:en-us+iven", "QUOTE": "espeak:en-us+klatt"}).manifest
    samples = decode(Path("output/story.mp3"))
    levels = {}
    for role in ("NARRATOR", "QUOTE"):
        spans = [
            (round(line["start"] * RATE), round(line["end"] * RATE))
            for line in manifest["lines"]
            if line["role"] == role
        ]
        soundfile.write("role.wav", np.concatenate([samples[start:end] for start, end in spans]), RATE)
        levels[role], _ = ebur128(Path("role.wav"))
    assert levels["NARRATOR"] == pytest.approx(levels["QUOTE"], abs=1)


def test_of_an_episode_that_had_to_be_left_quieter_the_user_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    clicks = b"".join((20000 if place % 4800 == 0 else 0).to_bytes(2, "little") for place in range(96000))
    monkeypatch.setattr(EspeakEngine, "speak", lambda *_arguments: Clip(clicks, Hertz(24000)))
    heard = Heard()
    audio = make(heard=heard, music="none").manifest["audio"]
    assert [note for note in heard.notes if f"{audio['lufs']:.1f} LUFS" in note]


def test_the_manifests_lines_are_the_scripts() -> None:
    lines = make().manifest["lines"]
    assert [line["chapter"] for line in lines][:3] == ["Headline"] * 3
    assert lines[2]["cites"] == ["6-40"]
    assert (lines[6]["role"], lines[6]["name"]) == ("QUOTE", "Ann Other")


def test_the_manifest_lists_the_files_beside_it_with_their_hashes() -> None:
    manifest = make().manifest
    files = [f"story.{end}" for end in ("vtt", "srt", "transcript.json", "chapters.json")]
    assert manifest["files"] == [{"path": file, "sha256": sha256(f"output/{file}")} for file in files]


def test_the_transcripts_words_are_the_scripts_and_lie_where_they_are_heard() -> None:
    manifest = make().manifest
    samples = np.abs(decode(Path("output/story.mp3")).astype(int))
    segments = json.loads(Path("output/story.transcript.json").read_text(encoding="utf-8"))["segments"]
    captions = webvtt.read("output/story.vtt", strict=True).captions
    assert len(captions) == len(segments)
    assert " ".join(s["body"] for s in segments) == " ".join(line["text"] for line in manifest["lines"])
    assert {s["speaker"] for s in segments} == {c.voice for c in captions} == {"Narrator", "Ann Other"}
    for segment in segments:
        assert samples[round(segment["startTime"] * RATE) : round(segment["endTime"] * RATE)].max() > 3000
        line = next(line for line in manifest["lines"] if segment["body"] in line["text"])
        assert line["start"] <= segment["startTime"] < segment["endTime"] <= line["end"]
    labelled = " ".join(c.text.replace("\n", " ") for c in webvtt.from_srt("output/story.srt").captions)
    quote = next(line["text"] for line in manifest["lines"] if line["name"])
    assert f" Ann Other: {quote} Narrator: " in labelled


def test_the_words_of_a_line_are_its_text_and_are_told_when_they_are_heard() -> None:
    manifest = make(music="none").manifest
    samples = np.abs(decode(Path("output/story.mp3")).astype(int))
    starts = []
    for line in manifest["lines"]:
        words = line["words"]
        assert "".join(text for _, _, text in words) == line["text"]
        assert len(words) >= 0.6 * len(line["text"].split())
        assert (words[0][0], words[-1][1]) == (line["start"], line["end"])
        assert all(before[1] == after[0] for before, after in pairwise(words))
        assert all(samples[round(start * RATE) : round(end * RATE)].max() > 1000 for start, end, _ in words)
        starts += [int(start * 1000) for start, _, _ in words]
    segments = json.loads(Path("output/story.transcript.json").read_text(encoding="utf-8"))["segments"]
    assert all(min(abs(segment["startTime"] * 1000 - start) for start in starts) <= 1 for segment in segments)
    # A comma, with a pause that is heard: the word after it begins where the pause ends.
    (line,) = (line for line in manifest["lines"] if "Monday, April 29th, 2024" in line["text"])
    april = round(next(start for start, _, text in line["words"] if text == "April ") * RATE)
    assert samples[april - 2000 : april - 400].max() < 500 < samples[april : april + 2000].max()


def test_a_voice_that_tells_no_times_leaves_the_words_empty(
    translate: TranslateStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key, value in translate.environment.items():
        monkeypatch.setenv(key, value)
    manifest = make(voice="gtts").manifest
    assert {len(line["words"]) for line in manifest["lines"]} == {0}


def test_the_chapters_file_has_the_manifests_chapters_and_the_tags_names() -> None:
    manifest = make(show="Daily").manifest
    chapters = json.loads(Path("output/story.chapters.json").read_text(encoding="utf-8"))
    assert [c["title"] for c in chapters["chapters"]] == [c["title"] for c in manifest["chapters"]]
    assert chapters["chapters"][0]["startTime"] == 0
    assert abs(chapters["chapters"][-1]["endTime"] - manifest["audio"]["seconds"]) < 0.001
    assert (chapters["title"], chapters["author"]) == ("The song at last", "Ann")
    assert (chapters["podcastName"], chapters["fileName"]) == ("Daily", "story.mp3")


def test_a_script_without_chapters_replaces_those_of_an_earlier_run() -> None:
    make()
    script = Path("scripts_text/story.txt")
    kept = [line for line in script.read_text(encoding="utf-8").splitlines(True) if not line.startswith("#")]
    script.write_text("".join(kept), encoding="utf-8")
    make("scripts_text/story.txt")
    chapters = json.loads(Path("output/story.chapters.json").read_text(encoding="utf-8"))
    assert chapters["chapters"] == []


@pytest.mark.parametrize("end", ["vtt", "srt", "transcript.json", "chapters.json"])
def test_a_file_of_a_persons_own_is_never_overwritten(folder: Path, end: str) -> None:
    own = folder / "output" / f"story.{end}"
    own.parent.mkdir()
    own.write_text("my own", encoding="utf-8")
    heard = Heard()
    with pytest.raises(OutputError, match=rf"story\.{end} is in the way"):
        make(heard=heard)
    assert heard.steps == []  # nothing was spoken
    assert own.read_text(encoding="utf-8") == "my own"
    assert set(Command(folder).snapshot()) == {"story.yaml", f"output/story.{end}"}


def test_the_transcripts_of_an_earlier_run_are_replaced(story: Path) -> None:
    make()
    story.write_text(FACTS.replace("first thing", "other thing"), encoding="utf-8")
    make()
    for end in ("vtt", "srt", "transcript.json"):
        text = Path(f"output/story.{end}").read_text(encoding="utf-8")
        assert "other thing" in text
        assert "first thing" not in text


def test_a_run_killed_between_two_files_leaves_none_that_the_next_refuses() -> None:
    program = """
import os, sys
from pathlib import Path
replace = Path.replace
Path.replace = lambda path, target: os._exit(9) if target.suffix == ".srt" else replace(path, target)
from recapcast.__main__ import main
sys.argv = ["recapcast", "make", "story.yaml", "--voice", "espeak"]
main()
"""
    killed = subprocess.run([sys.executable, "-c", program], capture_output=True)
    assert killed.returncode == 9
    assert Path("output/story.vtt").exists()
    assert not Path("output/story.srt").exists()
    make()


def test_a_run_that_is_interrupted_between_two_files_leaves_none_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def interrupted(path: Path, target: Path) -> Path:
        if target.suffix == ".srt":
            raise KeyboardInterrupt
        return replace(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            make()
    assert list(Path("output").iterdir()) == []


def test_the_tags_are_the_facts() -> None:
    make()
    tags = metadata(Path("output/story.mp3"))
    assert (tags["title"], tags["artist"], tags["album"]) == ("The song at last", "Ann", "The Gazette")
    assert (tags["language"], tags["date"][:4]) == ("eng", "2024")


def test_the_chapters_and_words_of_the_file_are_the_scripts() -> None:
    manifest = make().manifest
    stated = [(round(c["start"] * 1000), round(c["end"] * 1000), c["title"]) for c in manifest["chapters"]]
    assert by_ffmpeg(Path("output/story.mp3")) == stated
    assert [title for _, _, title in stated] == ["Headline", "What happened", "In their words"]
    lyrics = str(ID3("output/story.mp3").getall("USLT")[0])
    assert (lyrics.splitlines()[0], lyrics.splitlines()[2]) == ("The song at last.", "A song was sung on Monday.")
    assert "Ann Other: It was good to sing." in lyrics


def test_show_and_artist_can_be_set() -> None:
    make(show="Daily", artist="The desk")
    tags = metadata(Path("output/story.mp3"))
    assert (tags["artist"], tags["album"]) == ("The desk", "Daily")


def test_the_same_facts_give_the_same_bytes() -> None:
    runs = []
    for _ in range(2):
        done = Command(Path.cwd())("make", "story.yaml", "-q")
        assert done.returncode == 0
        runs.append(sha256("output/story.mp3"))
    assert runs[0] == runs[1]


def test_an_edited_script_is_spoken_as_it_was_edited_with_the_same_tags() -> None:
    make()
    before = metadata(Path("output/story.mp3"))
    script = Path("scripts_text/story.txt")
    script.write_text(script.read_text(encoding="utf-8").replace("first thing", "edited thing"), encoding="utf-8")
    edited = script.read_bytes()
    manifest = make("scripts_text/story.txt").manifest
    assert "The edited thing happened." in [line["text"] for line in manifest["lines"]]
    assert [item["kind"] for item in manifest["inputs"]] == ["script"]
    assert script.read_bytes() == edited
    assert metadata(Path("output/story.mp3")) == before


def test_filling_anew_keeps_an_edited_script_under_another_name() -> None:
    make()
    script = Path("scripts_text/story.txt")
    heard = Heard()
    make(heard=heard)
    assert heard.notes == []
    for number in (1, 2):
        edited = script.read_text(encoding="utf-8") + f"NARRATOR: Edit {number}.\n"
        script.write_text(edited, encoding="utf-8")
        if number == 2:
            make("scripts_text/story.txt")  # spoken in between: still the person's work
        heard = Heard()
        make(heard=heard)
        kept = script.with_name(f"story.edited-{number}.txt")
        assert kept.read_text(encoding="utf-8") == edited
        assert len(heard.notes) == 1
        assert str(kept) in heard.notes[0]


def test_changed_facts_replace_the_script_that_was_filled_from_the_old_ones(story: Path, folder: Path) -> None:
    make()
    story.write_text(FACTS.replace("first thing", "other thing"), encoding="utf-8")
    make()
    assert [path.name for path in (folder / "scripts_text").iterdir()] == ["story.txt"]
    assert "other thing" in Path("scripts_text/story.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("out", "file"),
    [
        ("x.mp3", "x.mp3"),
        ("new/x.mp3", "new/x.mp3"),
        ("new", "new/story.mp3"),
        ("there.d", "there.d/story.mp3"),
        ("2024.04/", "2024.04/story.mp3"),
    ],
)
def test_out_is_a_file_or_a_folder(folder: Path, out: str, file: str) -> None:
    (folder / "there.d").mkdir()
    make(out=out)
    assert Path(file).is_file()
    assert Path(file).with_suffix(".json").is_file()


def test_out_elsewhere_does_not_make_the_script_look_edited(folder: Path, story: Path) -> None:
    make()
    story.write_text(FACTS.replace("first thing", "other thing"), encoding="utf-8")
    heard = Heard()
    make(out="x.mp3", heard=heard)
    make(heard=heard)
    assert heard.notes == []
    assert [path.name for path in (folder / "scripts_text").iterdir()] == ["story.txt"]


def test_writing_the_script_elsewhere_loses_nothing(story: Path) -> None:
    source = read_source("story.yaml")
    with pytest.raises(OutputError, match="would overwrite its own source"):
        pipeline.script(source, Settings(), Path("story.yaml"), Heard())
    assert story.read_text(encoding="utf-8") == FACTS
    Path("draft.txt").write_text("my own words", encoding="utf-8")
    heard = Heard()
    pipeline.script(source, Settings(), Path("draft.txt"), heard)
    assert Path("draft.edited-1.txt").read_text(encoding="utf-8") == "my own words"
    assert len(heard.notes) == 1


def test_a_folder_in_the_scripts_place_is_told_before_anything_is_spoken(folder: Path) -> None:
    (folder / "scripts_text" / "story.txt").mkdir(parents=True)
    heard = Heard()
    with pytest.raises(OutputError, match=r"story\.txt is in the way"):
        make(heard=heard)
    assert heard.steps == []


def test_another_kind_of_file_is_not_promised() -> None:
    with pytest.raises(
        OutputError, match=r"x\.aiff: recapcast does not write that\. End the name in \.mp3, .* or \.wav"
    ):
        make(out="x.aiff")


def test_the_manifest_never_takes_the_place_of_its_source(story: Path, folder: Path) -> None:
    source = folder / "facts.json"
    source.write_text('{"headline": "h"}', encoding="utf-8")
    with pytest.raises(OutputError, match="would overwrite its own source"):
        make("facts.json", out="facts.mp3")
    with pytest.raises(OutputError, match=r"facts\.json is in the way"):
        make("story.yaml", out="facts.mp3")
    assert source.read_text(encoding="utf-8") == '{"headline": "h"}'


def test_a_script_is_spoken_wherever_it_lies_and_needs_no_scripts_folder(folder: Path) -> None:
    Path("mine.txt").write_text(
        "---\nnarration: 1\ntitle: Mine\n---\nN: Hello there.\n[music: intro]\n", encoding="utf-8"
    )
    heard = Heard()
    manifest = make("mine.txt", heard=heard).manifest
    assert manifest["template"] is None
    assert not (folder / "scripts_text").exists()
    assert heard.notes == []
    (music,) = manifest["music"]
    assert manifest["lines"][-1]["end"] < music["start"] < music["end"] == manifest["audio"]["seconds"]


def test_gtts_that_breaks_off_starts_the_episode_again_in_one_offline_voice(
    translate: TranslateStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key, value in translate.environment.items():
        monkeypatch.setenv(key, value)
    translate.faults_from = (4, "404")
    heard = Heard()
    episode = make(heard=heard, voice="auto")
    assert episode.manifest["voice"]["engine"] == "espeak"
    assert "404" in episode.manifest["voice"]["reason"]
    assert len(heard.notes) == 1
    assert heard.notes[0].startswith("gTTS broke off")
    assert heard.steps[-1] == (8, 8)


def test_a_voice_that_nobody_asked_for_and_that_fails_is_done_without(
    translate: TranslateStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key, value in translate.environment.items():
        monkeypatch.setenv(key, value)
    translate.unreachable = {f"translate.google.{tld}" for tld in ("co.uk", "com.au", "ie")}
    heard = Heard()
    manifest = make(heard=heard, voice="gtts", deadline=2.0).manifest
    narrator, quoted = (part["voice"] for part in manifest["cast"])
    assert (narrator, quoted) == ("gtts:com", "gtts:com")
    assert [part["shift"] != 1 for part in manifest["cast"]] == [False, True]
    assert heard.notes[-1].endswith(f" speaks instead of {heard.notes[-1].rpartition(' of ')[2]}")
    assert "did not speak line" in heard.notes[0]


def test_a_voices_file_is_shown_without_its_folders(folder: Path) -> None:
    file = tiny_voice.write(folder / "a private folder", "mine")
    manifest = make(voice=f"piper:{file}").manifest
    assert manifest["voice"]["name"] == "mine.onnx"
    assert "a private folder" not in json.dumps(manifest)
    assert b"private" not in Path("output/story.mp3").read_bytes()


def test_a_broken_offline_voice_is_followed_by_the_next(folder: Path) -> None:
    file = tiny_voice.write(folder / "piper", "en_US-tiny-medium")
    file.write_bytes(file.read_bytes()[:300])
    heard = Heard()
    manifest = make(heard=heard, voice="auto").manifest
    assert manifest["voice"]["engine"] == "espeak"
    assert heard.notes[-1].startswith("Piper broke off (")


def test_aliases_are_one_person_with_one_voice(story: Path) -> None:
    story.write_text(
        "headline: h\npeople: [{name: Ann Other, role: the coach, aliases: [Ms Other]}]\n"
        "quotes: [{text: Here I am, speaker: Ann Other}, {text: There I was, speaker: Ms Other}]\n",
        encoding="utf-8",
    )
    manifest = make().manifest
    assert [(part["role"], part["name"]) for part in manifest["cast"]] == [("NARRATOR", None), ("QUOTE", "Ann Other")]


def test_a_voice_for_another_language_is_told(story: Path) -> None:
    heard = Heard()
    make(heard=heard, voice="espeak:ko", cast={"QUOTE": "espeak:en-gb"})
    assert heard.notes == ["espeak:ko is a voice for ko, and the script is in en."]


def test_a_second_make_asks_the_network_for_nothing(
    translate: TranslateStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key, value in translate.environment.items():
        monkeypatch.setenv(key, value)
    first = make(voice="auto").manifest
    translate.texts.clear()
    translate.hosts.clear()
    second = make(voice="auto").manifest
    assert (translate.texts, translate.hosts) == ([], [])
    assert (second["voice"]["engine"], second["voice"]["reason"]) == ("gtts", "every line was spoken before")
    assert second["audio"]["sha256"] == first["audio"]["sha256"]
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    assert make(voice="gtts").manifest["voice"]["engine"] == "gtts"  # what is kept needs no network


def test_after_one_changed_line_one_line_is_asked_for(
    translate: TranslateStandIn, monkeypatch: pytest.MonkeyPatch, story: Path
) -> None:
    for key, value in translate.environment.items():
        monkeypatch.setenv(key, value)
    make(voice="auto")
    translate.texts.clear()
    story.write_text(FACTS.replace("first thing", "other thing"), encoding="utf-8")
    make(voice="auto")
    assert translate.texts == ["1", "The other thing happened."]


def test_a_cache_that_can_not_be_written_is_told(folder: Path) -> None:
    (folder / "wall").write_bytes(b"")
    heard = Heard()
    make(heard=heard, cache=folder / "wall")
    assert len(heard.notes) == 1
    assert heard.notes[0].startswith("What was spoken is not kept for the next time: ")


def test_an_episode_by_gtts_has_every_line_in_its_place(
    translate: TranslateStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key, value in translate.environment.items():
        monkeypatch.setenv(key, value)
    translate.latency = 0.1
    manifest = make(voice="auto").manifest
    assert (manifest["voice"]["engine"], manifest["voice"]["reason"]) == ("gtts", "it answered")
    said = [line["text"].rstrip(".:") for line in manifest["lines"]]
    asked = [text.rstrip(".:") for text in translate.texts]  # gTTS takes full stops off
    assert asked[0] == "1"
    assert sorted(asked[1:]) == sorted(said)  # several lines are asked for at once
    assert 1 < translate.most_under_way <= 4
    samples = decode(Path("output/story.mp3"))
    assert abs(len(samples) / RATE - manifest["audio"]["seconds"]) < 0.05
    for line in manifest["lines"]:
        assert np.abs(samples[round(line["start"] * RATE) : round(line["end"] * RATE)].astype(int)).max() > 3000


OURS = sorted(path.stem for path in templates.built_in_folder().glob("en/*.j2") if path.stem != "parts")


@pytest.mark.parametrize("name", OURS)
def test_the_samples_scripts_in_the_repository_are_current(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a change: recapcast script examples/queen-of-tears.yaml -t NAME -o scripts_text/queen-of-tears-NAME.txt."""
    monkeypatch.chdir(REPOSITORY)
    sources = ["examples/queen-of-tears.yaml", *(["examples/harbour-cup.yaml"] if name == "digest" else [])]
    file = "queen-of-tears.txt" if name == "recap" else f"queen-of-tears-{name}.txt"
    kept = (REPOSITORY / "scripts_text" / file).read_text(encoding="utf-8")
    assert pipeline.script(read_sources(sources), Settings(template=name), None, Heard()) == kept


def test_no_script_of_the_sample_is_left_over() -> None:
    kept = {path.name for path in (REPOSITORY / "scripts_text").glob("queen-of-tears*")}
    assert kept == {"queen-of-tears.txt", *(f"queen-of-tears-{name}.txt" for name in OURS if name != "recap")}


def test_several_stories_make_one_episode() -> None:
    Path("b.yaml").write_text(
        "headline: {text: The other one, at: 3-9}\nsummary: {text: It ended., at: 10-19}", "utf-8"
    )
    sources = read_sources(["story.yaml", "b.yaml"])
    chosen = Settings(voice="espeak", cache=Path(".cache"), template="digest", music="none")
    made = pipeline.make(sources, chosen, None, Heard())
    assert [(item["kind"], item["path"]) for item in made.manifest["inputs"]] == [
        ("facts", "../story.yaml"), ("facts", "../b.yaml"), ("template", "built-in:en/digest.j2"),
    ]  # fmt: skip
    assert re.fullmatch(r"story-b-[0-9a-f]{6}\.mp3", made.places.audio.name)
    assert [chapter["title"] for chapter in made.manifest["chapters"]] == [
        "Headlines", "The song at last", "The other one",
    ]  # fmt: skip
    assert ["2:10-19"] in [line["cites"] for line in made.manifest["lines"]]
    assert pipeline.make(sources, chosen, None, Heard()).places == made.places
    with pytest.raises(OutputError, match="would overwrite its own source"):
        pipeline.script(sources, chosen, Path("b.yaml"), Heard())


ODD_MUSIC = {
    "a sting opens a chapter": "# A\nN: One.\n# B\n[music: sting]\nN: Two.\n",
    "pauses around it": "# A\nN: One.\n# B\n[pause: 1s]\n[music: sting]\n[pause: 1s]\nN: Two.\n",
    "no pause before it": "# A\nN: One.\n# B\n[pause: 0s]\n[music: sting]\nN: Two.\n",
    "a chapter of music alone": "# A\nN: One.\n# B\n[music: sting]\n# C\nN: Two.\n",
    "the last is music alone": "# A\nN: One.\n# B\n[music: outro]\n",
    "two such before any line": "# A\n[music: sting]\n# B\n[music: sting]\nN: Two.\n",
    "a sting closes a chapter": "# A\nN: One.\n[music: sting]\n# B\nN: Two.\n",
    "an outro closes a chapter": "# A\nN: One.\n[music: outro]\n# B\n[music: intro]\n[music: bed]\nN: Two.\n",
    "bed, off and bed": "[music: bed]\nN: One.\n[music: off]\nN: Two.\n[music: bed]\n[music: off]\n",
    "two intros": "[music: intro]\n[music: intro]\nN: One.\n",
}


@pytest.mark.parametrize("script", ODD_MUSIC.values(), ids=list(ODD_MUSIC))
def test_wherever_music_stands_it_plays_there_and_the_episode_holds(script: str) -> None:
    Path("odd.txt").write_text(f"---\nnarration: 1\ntitle: t\n---\n{script}", encoding="utf-8")
    manifest = make("odd.txt").manifest
    assert check(files(Place(Path("output/odd.json"), None))).misses == ()
    for line, following in pairwise([*manifest["lines"], {"start": manifest["audio"]["seconds"]}]):
        between = [span for span in manifest["music"] if line["end"] < span["start"] < following["start"]]
        # Nobody waits for music that comes late.
        assert all(span["start"] - line["end"] < 1.6 for span in between[:1])


def test_what_the_check_finds_amiss_is_not_put_in_place(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    make()
    before = Command(folder).snapshot()
    monkeypatch.setattr(transcript, "to_srt", lambda _cues: b"1\n00:00:00,000 --> 00:00:01,000\nOther words\n")
    with pytest.raises(EpisodeError, match=r"is not put in place:\nstory\.srt"):
        make()
    assert Command(folder).snapshot() == before


@pytest.mark.parametrize("suffix", CONTAINERS)
def test_a_sound_with_another_title_is_not_put_in_place_whatever_its_container(
    monkeypatch: pytest.MonkeyPatch, folder: Path, suffix: str
) -> None:
    right = presented.tags
    monkeypatch.setattr(presented, "tags", lambda *given: replace(right(*given), title="Another"))
    before = Command(folder).snapshot()
    with pytest.raises(
        EpisodeError, match=rf'is not put in place:\nstory\{suffix}, .*: expected ".+", found "Another"'
    ):
        make(out=f"output/story{suffix}")
    assert Command(folder).snapshot() == before


ARTICLE = """The ferry is back at Tern Point

The old ferry crossed to Tern Point on Monday, after nine weeks in the dock at Colwick.

"Nobody will have to row to work any more," said Ann Ruiz, the mayor.
"""


def article(name: str = "ferry.txt") -> Path:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_an_article_becomes_an_episode_with_its_facts_beside_the_script() -> None:
    article()
    heard = Heard()
    episode = make("ferry.txt", heard=heard)
    assert heard.notes[-1].startswith("The facts of ferry.txt are in scripts_text/ferry.facts.yaml")
    facts = Path("scripts_text/ferry.facts.yaml")
    assert "\nsource: ferry.facts.yaml\n" in episode.script.read_text(encoding="utf-8")
    first, second, third = episode.manifest["inputs"]
    assert first == {"kind": "article", "path": "../ferry.txt", "sha256": sha256("ferry.txt")}
    assert second == {"kind": "facts", "path": "../scripts_text/ferry.facts.yaml", "sha256": sha256(str(facts))}
    assert third["kind"] == "template"
    cites = {cite for line in episode.manifest["lines"] for cite in line["cites"]}
    assert "Nobody will have to row" in "".join(ARTICLE[slice(*map(int, cite.split("-")))] for cite in cites)


def test_an_article_and_its_corrected_facts_make_the_same_episode() -> None:
    article()
    make("ferry.txt")
    facts = Path("scripts_text/ferry.facts.yaml")
    corrected = facts.read_text(encoding="utf-8").replace("\nlanguage: en\n", "\nlanguage: en-GB\n")
    facts.write_text(corrected, encoding="utf-8")
    heard = Heard()
    again = make("ferry.txt", heard=heard)
    assert heard.notes == [f"The facts of ferry.txt are taken from {facts}, which has been corrected."]
    assert facts.read_text(encoding="utf-8") == corrected
    by_facts = make(str(facts))
    assert again.manifest["language"] == by_facts.manifest["language"] == "en-GB"
    assert again.places == by_facts.places
    assert again.manifest["inputs"] == by_facts.manifest["inputs"]


def test_facts_of_an_article_that_changed_are_drawn_anew_and_the_corrected_ones_kept() -> None:
    path = article()
    make("ferry.txt")
    facts = Path("scripts_text/ferry.facts.yaml")
    facts.write_text(facts.read_text(encoding="utf-8") + "tags: [boats]\n", encoding="utf-8")
    path.write_text(ARTICLE + "\nIt is blue.\n", encoding="utf-8")
    by_facts, by_article = Heard(), Heard()
    pipeline.script(read_source(str(facts)), Settings(), None, by_facts)
    assert by_facts.notes[0].startswith("ferry.txt has changed since the facts in")
    pipeline.script(read_source("ferry.txt"), Settings(), None, by_article)
    assert "kept as scripts_text/ferry.facts.edited-1.yaml" in by_article.notes[0]
    assert "boats" in Path("scripts_text/ferry.facts.edited-1.yaml").read_text(encoding="utf-8")
    assert "boats" not in facts.read_text(encoding="utf-8")


def test_articles_are_told_together_each_with_its_own_facts() -> None:
    sources = [str(article("mon/ferry.txt")), str(article("tue/ferry.txt")), "story.yaml"]
    text = pipeline.script(read_sources(sources), Settings(template="digest"), None, Heard())
    first, second = sorted(Path("scripts_text").glob("ferry*.facts.yaml"), key=lambda path: len(path.name))
    assert f"- {first.name}\n" in text
    assert f"- {second.name}\n" in text
    assert "path: ../mon/ferry.txt" in first.read_text(encoding="utf-8")
    assert "path: ../tue/ferry.txt" in second.read_text(encoding="utf-8")


def test_a_failed_episode_leaves_no_facts() -> None:
    article()
    with pytest.raises(VoiceError):
        make("ferry.txt", voice="espeak:nobody")
    assert not list(Path().rglob("*.facts.yaml"))


def test_an_article_on_standard_input_is_named_after_its_title(recapcast: Command) -> None:
    done = recapcast("make", "-", "--voice", "espeak", "--music", "none", stdin=ARTICLE)
    assert done.returncode == 0
    (facts,) = Path("scripts_text").glob("*.facts.yaml")
    assert f"The facts of - are in {facts}" in done.stderr
    assert (Path("output") / f"{facts.name.removesuffix('.facts.yaml')}.mp3").is_file()


@pytest.mark.parametrize("language", ["en", "es", "ko"])
@pytest.mark.parametrize(
    "name", [file.stem for file in templates.built_in_folder().glob("en/*.j2") if file.stem != "parts"]
)
def test_an_unknown_speaker_is_nobody_in_every_template(language: str, name: str) -> None:
    quotes = "quotes: [{text: It was good to sing, speaker: unknown}, {text: And to dance, speaker: Unknown}]\n"
    texts = []
    for speakers in (quotes, re.sub(r", speaker: [Uu]nknown", "", quotes)):
        Path("q.yaml").write_text(f"headline: h\nlanguage: {language}\nsummary: s\n{speakers}", encoding="utf-8")
        texts.append(pipeline.script(read_source("q.yaml"), Settings(template=name), None, Heard()))
    assert texts[0] == texts[1]
    assert "unknown" not in texts[0].lower()


HAEIN = """
headline: Haein closes the show
people: [{name: Jung Haein, aliases: [Haein], say: Jung Hay-een}]
key_points: [The song cost $5., Haein wrote it.]
"""


def test_the_lexicon_changes_the_voice_alone(folder: Path) -> None:
    (folder / "song.yaml").write_text(HAEIN.replace(", say: Jung Hay-een", ""), encoding="utf-8")
    plain = make("song.yaml", music="none")
    (folder / "lexicon.yaml").write_text("en: {Haein: a very long way to say it}\n", encoding="utf-8")
    lexical = make("song.yaml", music="none")
    assert lexical.manifest["audio"]["seconds"] > plain.manifest["audio"]["seconds"] + 1
    for key in ("role", "text", "cites", "chapter"):
        assert [line[key] for line in lexical.manifest["lines"]] == [line[key] for line in plain.manifest["lines"]]
    for line in lexical.manifest["lines"]:
        assert "".join(word for *_, word in line["words"]) == line["text"]
        assert len(line["words"]) > 2
    captions = webvtt.read(str(folder / "output" / "song.vtt")).captions
    assert " ".join(caption.text for caption in captions).count("Haein") == 2
    assert "long way" not in " ".join(caption.text for caption in captions)
    assert lexical.manifest["inputs"][-1] == {
        "kind": "lexicon", "path": "../lexicon.yaml", "sha256": sha256("lexicon.yaml")
    }  # fmt: skip
    assert make("song.yaml", music="none", lexicon="none").manifest["inputs"] == plain.manifest["inputs"]


def test_a_scripts_names_are_said_again_as_it_says_without_its_facts(folder: Path) -> None:
    (folder / "song.yaml").write_text(HAEIN, encoding="utf-8")
    first = make("song.yaml", music="none")
    (folder / "song.yaml").unlink()
    script = folder / "scripts_text" / "song.txt"
    assert "say:\n  Haein: Hay-een\n" in script.read_text(encoding="utf-8")
    again = make(str(script), music="none", cache_megabytes=0)
    assert again.manifest["lines"] == first.manifest["lines"]
    script.write_text(script.read_text("utf-8").replace("Haein: Hay-een", "Haein: Hay and hay and hay een"), "utf-8")
    assert make(str(script), music="none").manifest["audio"]["seconds"] > first.manifest["audio"]["seconds"] + 0.5


def test_an_edited_lexicon_has_only_those_lines_spoken_anew_that_it_changes(
    folder: Path, translate: TranslateStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key, value in translate.environment.items():
        monkeypatch.setenv(key, value)
    (folder / "song.yaml").write_text(HAEIN, encoding="utf-8")
    make("song.yaml", voice="gtts", music="none")
    translate.texts.clear()
    (folder / "lexicon.yaml").write_text("en: {song: sawng}\n", encoding="utf-8")
    make("song.yaml", voice="gtts", music="none")
    assert translate.texts == ["1", "The sawng cost 5 dollars."]
