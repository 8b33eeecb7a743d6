import hashlib
import io
import json
import os
import pty
import resource
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from mutagen.id3 import ID3
from PIL import Image

from recapcast.episode.format import CONTAINERS
from tests.conftest import REPOSITORY, Command, decode, ebur128, offline_environment
from tests.standin import TranslateStandIn

FACTS = "headline: The song at last\nkey_points: [The first thing happened.]\n"
LACKING = "---\ndescription: d\n---\nNARRATOR: {{ outlook[0] }}\n"


@pytest.fixture
def made(recapcast: Command) -> dict[str, bytes]:
    """A story that was made once: every file of it."""
    (recapcast.folder / "story.yaml").write_text(FACTS, encoding="utf-8")
    (recapcast.folder / "templates").mkdir()
    (recapcast.folder / "templates" / "lacking.j2").write_text(LACKING, encoding="utf-8")
    (recapcast.folder / "wall").write_text("a file where a folder is wanted", encoding="utf-8")
    (recapcast.folder / "own.srt").write_text("a person's own", encoding="utf-8")
    (recapcast.folder / "noise").mkdir()
    (recapcast.folder / "noise" / "intro.wav").write_bytes(b"no sound at all" * 99)
    assert recapcast("make", "story.yaml").returncode == 0
    return recapcast.snapshot()


@pytest.mark.parametrize("example", ["queen-of-tears", "harbour-cup"])
def test_the_examples_are_made(recapcast: Command, example: str) -> None:
    done = recapcast("make", REPOSITORY / "examples" / f"{example}.yaml")
    assert done.returncode == 0
    seconds = len(decode(recapcast.folder / "output" / f"{example}.mp3")) / 44100
    assert 60 <= seconds <= 110
    assert done.stdout.startswith(f"output/{example}.mp3: 1 min ")
    assert done.stdout.count("\n") == 1


def test_without_a_network_it_says_so_and_who_speaks_instead(recapcast: Command, made: dict[str, bytes]) -> None:
    done = recapcast("make", "story.yaml")
    assert done.stderr.startswith("recapcast: gTTS did not answer (")
    assert done.stderr.endswith("; espeak:en-us speaks instead.\n")
    assert done.stdout.endswith("spoken by espeak:en-us\n")


def test_a_network_that_swallows_everything_costs_3_seconds_at_most(
    recapcast: Command, made: dict[str, bytes]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as hole:
        proxy = f"http://127.0.0.1:{hole.getsockname()[1]}"
        start = time.monotonic()
        done = recapcast("make", "story.yaml", environment={"HTTPS_PROXY": proxy, "https_proxy": proxy})
        waited = time.monotonic() - start
    assert done.returncode == 0
    assert "nothing came within 3 seconds" in done.stderr
    assert 3 < waited < 8


def test_where_gtts_answers_it_speaks(
    recapcast: Command, made: dict[str, bytes], translate: TranslateStandIn
) -> None:
    done = recapcast("make", "story.yaml", environment=translate.environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("spoken by gtts:com\n")


@pytest.mark.parametrize(
    ("arguments", "content", "code", "says"),
    [
        (["nope.yaml"], None, 2, "nope.yaml can not be read (No such file or directory)"),
        (["bad.yaml"], b"", 2, "bad.yaml can not be read: it is empty"),
        (["bad.yaml"], b"\x00\x01\x02", 2, "bad.yaml can not be read: it is not text"),
        (["bad.yaml"], b"headline: [", 2, "bad.yaml:2:1: this can not be read"),
        (["bad.yaml"], b"summary: s\nfoo: 1\n", 2, "bad.yaml has 2 problems:\nbad.yaml:1:1: `headline` is needed"),
        (["bad.txt"], b"---\nnarration: 1\ntitle: t\n---\nwords\n", 2, "bad.txt:5: expected `ROLE: words`"),
        (["story.yaml", "-t", "nope"], None, 2, "There is no template `nope`. There are: brief, deep-dive, digest"),
        (["story.yaml", "-t", "lacking"], None, 2, "templates/lacking.j2:4: "),
        (["story.yaml", "--voice", "nope"], None, 2, "There is no voice engine `nope`"),
        (["story.yaml", "--voice", "espeak:nope"], None, 2, "espeak has no voice `nope`"),
        (["story.yaml", "--out", "wall/story.mp3"], None, 2, "wall can not be written (File exists)"),
        (["story.yaml", "--out", "/proc/nowhere/story.mp3"], None, 2, "/proc/nowhere can not be written"),
        (
            ["story.yaml", "--out", "own.mp3"],
            None,
            2,
            "own.srt is in the way (own.json does not list it as recapcast's)",
        ),
        (
            ["story.yaml", "--out", f"{'x' * 240}.mp3"],
            None,
            2,
            f"{'x' * 240}.transcript.json is in the way (File name too",
        ),
        (
            ["story.yaml", "--out", "story.ogg"],
            None,
            2,
            "--out story.ogg: recapcast does not write that. End the name in .mp3, .m4a,",
        ),
        (["story.yaml", "--bitrate", "72"], None, 2, "`bitrate` is 72, and MP3 with one channel takes 64, 80, 96,"),
        (
            ["story.yaml", "--bitrate", "96", "--stereo"],
            None,
            2,
            "`bitrate` is 96, and MP3 with two channels takes 112,",
        ),
        (
            ["story.yaml", "--bitrate", "512", "-o", "a.opus"],
            None,
            2,
            "`bitrate` is 512, and Opus with one channel takes",
        ),
        (["story.yaml", "--music", "nope"], None, 2, "There is no theme `nope`. There are: default, none"),
        (["story.yaml", "--music", "noise"], None, 2, "noise/intro.wav is damaged, or no sound that recapcast reads"),
        (
            ["story.yaml", "--music", "templates"],
            None,
            2,
            "The theme templates holds none of intro, bed, sting, outro",
        ),
        (["bad.txt"], b"---\nnarration: 1\ntitle: t\n---\nN: a.\n[music: jingle]\n", 2, "bad.txt:6: music is one of"),
        (["story.yaml", "--voice", "gtts"], None, 1, "gTTS can not speak now (the proxy 127.0.0.1:9 can not be"),
        (["."], None, 2, ". can not be read (Is a directory)"),
    ],
)
def test_a_failure_is_one_message_and_loses_nothing(
    recapcast: Command, made: dict[str, bytes], arguments: list[str], content: bytes | None, code: int, says: str
) -> None:
    if content is not None:
        (recapcast.folder / arguments[0]).write_bytes(content)
        made = recapcast.snapshot()
    done = recapcast("make", *arguments)
    assert done.returncode == code
    assert done.stderr.startswith(f"recapcast: {says}")
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert recapcast.snapshot() == made


@pytest.mark.slow
def test_a_script_of_3000_lines_is_made_in_little_memory(recapcast: Command) -> None:
    lines = "".join(
        f"# Part {n // 60}\n\nN: Number {n}.\n" if n % 60 == 0 else f"N: Number {n}.\n" for n in range(3000)
    )
    (recapcast.folder / "many.txt").write_text(f"---\nnarration: 1\ntitle: t\n---\n{lines}", encoding="utf-8")
    program = (
        "import resource, subprocess, sys; code = subprocess.call(sys.argv[1:]); "
        "print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, sys.executable, "-m", "recapcast", "make", "many.txt", "--voice", "espeak", "-q"],
        cwd=recapcast.folder, env=offline_environment(), capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    code, kilobytes = map(int, done.stdout.split())
    assert (code, done.stderr) == (0, "")
    assert kilobytes < 250_000
    manifest = json.loads((recapcast.folder / "output" / "many.json").read_text(encoding="utf-8"))
    assert len(manifest["lines"]) == 3000
    assert len(manifest["chapters"]) == 50
    assert recapcast("check", "output/many.mp3").returncode == 0


def test_the_default_folders_being_in_the_way_is_told(recapcast: Command) -> None:
    (recapcast.folder / "story.yaml").write_text(FACTS, encoding="utf-8")
    (recapcast.folder / "output").write_text("", encoding="utf-8")
    done = recapcast("make", "story.yaml")
    assert done.returncode == 2
    assert done.stderr.startswith("recapcast: output can not be written")
    assert not (recapcast.folder / "scripts_text").exists() or not list((recapcast.folder / "scripts_text").iterdir())


def test_json_prints_the_essentials_and_nothing_else(recapcast: Command, made: dict[str, bytes]) -> None:
    done = recapcast("make", "story.yaml", "--json")
    essentials = json.loads(done.stdout)
    assert essentials["audio"] == "output/story.mp3"
    assert essentials["manifest"] == "output/story.json"
    assert essentials["files"] == [
        f"output/story.{end}" for end in ("vtt", "srt", "transcript.json", "chapters.json")
    ]
    assert essentials["script"] == "scripts_text/story.txt"
    assert essentials["voice"] == "espeak:en-us"
    assert essentials["bytes"] == (recapcast.folder / "output" / "story.mp3").stat().st_size
    assert abs(essentials["seconds"] - len(decode(recapcast.folder / "output" / "story.mp3")) / 44100) < 0.05


def test_quiet_leaves_only_what_the_user_must_know(recapcast: Command, made: dict[str, bytes]) -> None:
    done = recapcast("make", "story.yaml", "-q", "--voice", "espeak")
    assert (done.stdout, done.stderr) == ("", "")


def test_facts_and_scripts_come_by_standard_input(recapcast: Command) -> None:
    script = recapcast("script", "-", stdin='{"headline": "From a pipe"}').stdout
    assert json.loads(recapcast("make", "-", "--json", stdin=script).stdout)["title"] == "From a pipe"
    made = json.loads(recapcast("make", "-", "--json", stdin="headline: From a pipe").stdout)
    assert (recapcast.folder / made["script"]).read_text(encoding="utf-8").startswith("---\nnarration: 1\n")


def test_the_environment_and_the_settings_file_choose_the_voice(recapcast: Command, made: dict[str, bytes]) -> None:
    (recapcast.folder / "recapcast.toml").write_text('voice = "espeak:en-gb"\nshow = "Daily"\n', encoding="utf-8")
    assert recapcast("make", "story.yaml").stdout.endswith("spoken by espeak:en-gb\n")
    done = recapcast("make", "story.yaml", environment={"RECAPCAST_VOICE": "espeak:en-us+f3"})
    assert done.stdout.endswith("spoken by espeak:en-us+f3\n")


@pytest.mark.parametrize(
    "name",
    ["소식", "🎉", "a" * 200, "naïve café", "con", "-dash", "with  space", "שלום", "100%", "a\x01b", "caf\udce9"],
)
def test_any_name_of_a_source_gives_a_safe_file(recapcast: Command, name: str) -> None:
    source = recapcast.folder / f"{name}.yaml"
    source.write_text(f"headline: {'word ' * 60}\n", encoding="utf-8")
    done = recapcast("make", "--json", "--", source.name)
    assert done.returncode == 0
    assert json.loads(done.stdout)["audio"].isascii()
    assert recapcast("make", "--json", "--", source.name).stdout == done.stdout


def test_two_sources_with_one_headline_are_two_episodes(recapcast: Command) -> None:
    for folder in ("mon", "tue"):
        (recapcast.folder / folder).mkdir()
        (recapcast.folder / folder / "story.yaml").write_text(FACTS, encoding="utf-8")
    audio = [
        json.loads(recapcast("make", f"{day}/story.yaml", "--json").stdout)["audio"] for day in ("mon", "tue", "mon")
    ]
    assert audio[0] == audio[2] != audio[1]


def test_a_kill_at_any_moment_leaves_a_whole_episode(recapcast: Command, made: dict[str, bytes]) -> None:
    for attempt in range(8):
        child = subprocess.Popen(
            [sys.executable, "-m", "recapcast", "make", "story.yaml", "-q"],
            cwd=recapcast.folder,
            env=offline_environment(),
            stderr=subprocess.DEVNULL,
        )
        time.sleep(0.4 + 0.08 * attempt)
        child.kill()
        child.wait()
        left = {name: data for name, data in recapcast.snapshot().items() if not name.endswith(".tmp")}
        assert left.keys() == made.keys()
        assert left["output/story.mp3"] == made["output/story.mp3"]


def test_ctrl_c_while_it_speaks_ends_it_and_keeps_the_earlier_episode(
    recapcast: Command, made: dict[str, bytes]
) -> None:
    points = "".join(f"- This is the key point of number {n}, which has some words to say.\n" for n in range(3000))
    (recapcast.folder / "story.yaml").write_text(f"headline: h\nkey_points:\n{points}", encoding="utf-8")
    for attempt in range(3):
        child = subprocess.Popen(
            [sys.executable, "-m", "recapcast", "make", "story.yaml", "--voice", "espeak", "-t", "deep-dive"],
            cwd=recapcast.folder,
            env=offline_environment(),
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        time.sleep(1.2 + 0.4 * attempt)
        child.send_signal(signal.SIGINT)
        out, error = child.communicate(timeout=20)
        assert child.returncode == 1, error
        assert (out, b"Traceback" in error, b"ignored" in error) == (b"", False, False)
        assert recapcast.snapshot()["output/story.mp3"] == made["output/story.mp3"]


def test_on_a_terminal_progress_shows_and_is_ended(recapcast: Command, made: dict[str, bytes]) -> None:
    reader, writer = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "recapcast", "make", "story.yaml", "--voice", "espeak"],
        cwd=recapcast.folder,
        env={**offline_environment(), "RECAPCAST_CACHE": "empty.cache"},
        stdout=subprocess.PIPE,
        stderr=writer,
    )
    out, _ = child.communicate(timeout=60)
    shown = os.read(reader, 100_000).decode()
    os.close(writer)
    os.close(reader)
    assert "Speaking" in shown
    assert "100%" in shown
    assert shown.endswith("\n")
    assert out.decode().startswith("output/story.mp3: ")


def test_it_runs_where_there_is_no_ffmpeg(recapcast: Command, made: dict[str, bytes]) -> None:
    done = recapcast("make", "story.yaml", environment={"PATH": str(Path(sys.executable).parent / "nowhere")})
    assert done.returncode == 0
    assert "ffmpeg" not in done.stderr


QUOTED = "headline: h\nquotes: [{text: Here I am, speaker: Ann}]\npeople: [{name: Ann, role: the coach}]\n"


def test_a_quote_has_a_voice_of_its_own_by_default_and_by_name(recapcast: Command) -> None:
    (recapcast.folder / "story.yaml").write_text(QUOTED, encoding="utf-8")
    assert "spoken by espeak:en-us, espeak:en-us+" in recapcast("make", "story.yaml").stdout
    manifest = json.loads((recapcast.folder / "output" / "story.json").read_text(encoding="utf-8"))
    narrator, quote = manifest["cast"]
    assert (narrator["role"], narrator["voice"]) == ("NARRATOR", "espeak:en-us")
    assert (quote["role"], quote["name"]) == ("QUOTE", "Ann")
    cast = ("--cast", "Narrator=espeak:en-gb", "--cast", "quote=espeak:en-gb+f3")
    done = recapcast("make", "story.yaml", *cast)
    assert done.stdout.endswith("spoken by espeak:en-gb, espeak:en-gb+f3\n")
    assert done.stderr == ""
    (recapcast.folder / "recapcast.toml").write_text('[cast]\nquote = "espeak:ko"\n', encoding="utf-8")
    assert recapcast("make", "story.yaml").stdout.endswith("spoken by espeak:en-us, espeak:ko\n")


def test_an_edited_script_keeps_its_voices(recapcast: Command) -> None:
    (recapcast.folder / "story.yaml").write_text(QUOTED, encoding="utf-8")
    said = recapcast("make", "story.yaml").stdout
    script = recapcast.folder / "scripts_text" / "story.txt"
    assert "people:\n  Ann: the coach\n" in script.read_text(encoding="utf-8")
    script.write_text(script.read_text(encoding="utf-8").replace("Here I am", "There I was"), encoding="utf-8")
    assert recapcast("make", script).stdout.split("by ")[1] == said.split("by ")[1]


def test_a_role_that_the_script_lacks_is_told(recapcast: Command, made: dict[str, bytes]) -> None:
    done = recapcast("make", "story.yaml", "--voice", "espeak", "--cast", "narator=espeak:ko")
    assert done.returncode == 0
    assert "NARATOR was given a voice and has no line." in done.stderr
    assert "Give it to a person by name, or to a role: NARRATOR." in done.stderr


@pytest.mark.parametrize("cast", ["quote", "quote=", "=espeak", "quote=espeak:nope", "quote=nope"])
def test_a_cast_that_is_not_right_exits_with_2(recapcast: Command, made: dict[str, bytes], cast: str) -> None:
    done = recapcast("make", "story.yaml", "--cast", cast)
    assert (done.returncode, done.stdout) == (2, "")
    assert recapcast.snapshot() == made


def picture(path: Path, pixels: int = 1400) -> Path:
    Image.effect_noise((pixels, pixels), 40).convert("RGB").save(path, quality=30)
    return path


def test_a_picture_of_the_users_is_the_cover_and_the_manifest_tells_so(
    recapcast: Command, made: dict[str, bytes]
) -> None:
    (recapcast.folder / "art").mkdir()
    data = picture(recapcast.folder / "art" / "mine.jpg").read_bytes()
    done = recapcast("make", "story.yaml", "--voice", "espeak", "--cover", "art/mine.jpg")
    assert (done.returncode, done.stderr) == (0, "")
    assert ID3(recapcast.folder / "output" / "story.mp3").getall("APIC")[0].data == data
    manifest = json.loads((recapcast.folder / "output" / "story.json").read_text(encoding="utf-8"))
    sha256 = hashlib.sha256(data).hexdigest()
    assert manifest["cover"] == {"path": "../art/mine.jpg", "sha256": sha256, "bytes": len(data), "pixels": 1400}
    assert manifest["inputs"][-1] == {"kind": "cover", "path": "../art/mine.jpg", "sha256": sha256}


def test_a_cover_is_drawn_or_left_out_as_the_user_says(recapcast: Command, made: dict[str, bytes]) -> None:
    (drawn,) = ID3(recapcast.folder / "output" / "story.mp3").getall("APIC")
    assert Image.open(io.BytesIO(drawn.data)).size == (1400, 1400)
    manifest = json.loads(made["output/story.json"])
    assert manifest["cover"]["path"] is None
    assert manifest["cover"]["sha256"] == hashlib.sha256(drawn.data).hexdigest()
    (recapcast.folder / "recapcast.toml").write_text('cover = "none"\n', encoding="utf-8")
    assert recapcast("make", "story.yaml").returncode == 0
    assert ID3(recapcast.folder / "output" / "story.mp3").getall("APIC") == []
    assert json.loads((recapcast.folder / "output" / "story.json").read_text(encoding="utf-8"))["cover"] is None
    assert recapcast("make", "story.yaml", "--cover", "drawn", "-q").returncode == 0
    assert ID3(recapcast.folder / "output" / "story.mp3").getall("APIC")[0].data == drawn.data


def test_a_small_picture_is_told_of_and_taken(recapcast: Command, made: dict[str, bytes]) -> None:
    picture(recapcast.folder / "small.png", 120)
    done = recapcast("make", "story.yaml", "--voice", "espeak", "--cover", "small.png")
    assert done.returncode == 0
    assert done.stderr.startswith("recapcast: small.png has 120x120 pixels, and looks blurred as a cover.")


def test_covers_that_are_none_are_told_before_anything_is_spoken(recapcast: Command, made: dict[str, bytes]) -> None:
    folder = recapcast.folder
    frames = [Image.new("RGB", (100, 100), colour) for colour in ("red", "blue")]
    frames[0].save(folder / "moves.gif", save_all=True, append_images=frames[1:])
    Image.new("1", (8000, 5000)).save(folder / "huge.png")
    Image.new("1", (20_000, 20_000)).save(folder / "bomb.png")
    (folder / "cut.jpg").write_bytes(picture(folder / "cut.jpg").read_bytes()[:20_000])
    (folder / "logo.svg").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    (folder / "photo.heic").write_bytes(b"\0\0\0\x18ftypheic")
    before = recapcast.snapshot()
    for name, reason in {
        "nope.jpg": "No such file or directory",
        "story.yaml": "it is no picture that is read here",
        ".": "it is no file",
        "cut.jpg": "it is cut or damaged",
        "huge.png": "it has 8000x5000 pixels, and at most 36 million are read",
        "bomb.png": "it has more than 36 million pixels",
        "moves.gif": "it moves: save one picture of it",
        "logo.svg": "it is SVG, which is not read: export it as PNG",
        "photo.heic": "it is HEIC or AVIF, which is not read: export it as JPEG",
    }.items():
        spoken = {"RECAPCAST_CACHE": str(folder / "other" / ".cache")}
        done = recapcast("make", "story.yaml", "--cover", name, environment=spoken)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"recapcast: {name} can not be the cover ({reason}). ")
        assert done.stderr.count("\n") == 1
        assert recapcast.snapshot() == before
        assert not (folder / "other").exists()


def test_a_bad_cover_leaves_no_empty_folders(recapcast: Command) -> None:
    (recapcast.folder / "story.yaml").write_text(FACTS, encoding="utf-8")
    assert recapcast("make", "story.yaml", "--cover", "nope.jpg").returncode == 2
    assert [path.name for path in recapcast.folder.iterdir()] == ["story.yaml"]


@pytest.mark.parametrize("suffix", CONTAINERS)
def test_an_episode_is_made_in_the_container_that_out_names(recapcast: Command, suffix: str) -> None:
    (recapcast.folder / "story.yaml").write_text(FACTS, encoding="utf-8")
    done = recapcast(
        "make", "story.yaml", "--voice", "espeak", "-o", f"new/x{suffix}", "--stereo", "--bitrate", "160"
    )
    assert (done.returncode, done.stderr) == (0, "")
    file, manifest = (recapcast.folder / "new" / f"x{end}" for end in (suffix, ".json"))
    audio = json.loads(manifest.read_text(encoding="utf-8"))["audio"]
    container = CONTAINERS[suffix]
    assert audio["bytes"] == file.stat().st_size
    assert (audio["path"], audio["container"], audio["codec"]) == (file.name, container.name, container.codec)
    lossless = not container.bitrates
    assert (audio["channels"], audio["kbit_per_second"]) == (2, None if lossless else 160)
    assert audio["sample_rate"] == container.rate
    assert len(decode(file)) / 2 / container.rate == pytest.approx(audio["seconds"], abs=0.001)
    lufs, dbtp = ebur128(file, 2)
    assert lufs == pytest.approx(-16, abs=0.5)
    assert dbtp <= -1
    assert (audio["lufs"], audio["dbtp"]) == pytest.approx((lufs, dbtp), abs=0.1)
    names = {path.name for path in file.parent.iterdir()}
    assert names == {file.name, "x.json", "x.vtt", "x.srt", "x.transcript.json", "x.chapters.json"}


def _small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))


@pytest.mark.parametrize("suffix", CONTAINERS)
def test_a_disk_that_takes_no_more_is_told_and_nothing_is_left_of_it(
    recapcast: Command, made: dict[str, bytes], suffix: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "recapcast", "make", "story.yaml", "--voice", "espeak", "-o", f"output/story{suffix}"],
        cwd=recapcast.folder,
        env=offline_environment(),
        capture_output=True,
        text=True,
        preexec_fn=_small_files,
    )
    assert done.stderr.startswith(f"recapcast: output/story{suffix} can not be written (File too large).")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert recapcast.snapshot() == made


def test_without_its_extra_m4a_is_refused_before_anything_is_spoken(recapcast: Command) -> None:
    (recapcast.folder / "story.yaml").write_text(FACTS, encoding="utf-8")
    (recapcast.folder / "lacking").mkdir()
    (recapcast.folder / "lacking" / "sitecustomize.py").write_text("import sys; sys.modules['av'] = None")
    before = recapcast.snapshot()
    paths = os.pathsep.join([str(recapcast.folder / "lacking"), os.environ.get("PYTHONPATH", "")])
    lacking = {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    done = recapcast("make", "story.yaml", "-o", "x.m4a", environment=lacking)
    assert done.returncode == 2
    assert done.stderr == (
        "recapcast: M4A is written with a library that comes as an extra: pip install 'recapcast[m4a]', "
        "or choose another suffix for --out.\n"
    )
    assert recapcast.snapshot() == before
    other = recapcast("make", "story.yaml", "--voice", "espeak", "-o", "x.wav", environment=lacking)
    assert other.returncode == 0


def test_what_is_set_once_can_be_otherwise_for_one_episode(recapcast: Command) -> None:
    (recapcast.folder / "story.yaml").write_text(FACTS, encoding="utf-8")
    (recapcast.folder / "recapcast.toml").write_text("stereo = true\nbitrate = 192\n", encoding="utf-8")
    told = []
    for flags in ([], ["--mono"], ["--mono", "--bitrate", "64"]):
        assert recapcast("make", "story.yaml", "--voice", "espeak", *flags).returncode == 0
        audio = json.loads((recapcast.folder / "output" / "story.json").read_text(encoding="utf-8"))["audio"]
        told.append((audio["channels"], audio["kbit_per_second"]))
    assert told == [(2, 192), (1, 192), (1, 64)]


def test_a_length_is_kept_by_the_finished_episode(recapcast: Command) -> None:
    facts = REPOSITORY / "examples" / "queen-of-tears.yaml"
    done = recapcast("make", facts, "--length", "45s", "--voice", "espeak", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    made = json.loads(done.stdout)
    assert 40.5 <= made["seconds"] <= 49.5
    assert json.loads((recapcast.folder / made["manifest"]).read_text(encoding="utf-8"))["asked_seconds"] == 45


def test_a_length_that_is_set_for_all_leaves_scripts_as_they_are(recapcast: Command) -> None:
    text = "---\nnarration: 1\ntitle: T\nlanguage: en\n---\nN: Hello there.\n"
    done = recapcast("make", "-", "--voice", "espeak", "--json", stdin=text, environment={"RECAPCAST_LENGTH": "60"})
    assert (done.returncode, done.stderr) == (0, "")
    made = recapcast.folder / json.loads(done.stdout)["manifest"]
    assert json.loads(made.read_text(encoding="utf-8"))["asked_seconds"] is None
    refused = recapcast("make", "-", "--length", "60", "--voice", "espeak", stdin=text)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "is a script" in refused.stderr


def test_a_length_that_is_none_is_refused(recapcast: Command) -> None:
    done = recapcast("make", "-", "--length", "3h", stdin="headline: h")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--length: `length` is not right" in done.stderr
