import json

import pytest

from tests import tiny_voice
from tests.conftest import Command, decode
from tests.standin import TranslateStandIn
from tests.standin_voices import VoicesStandIn


def test_engines_are_listed_ready_or_with_the_reason(recapcast: Command) -> None:
    rows = {row["engine"]: row for row in json.loads(recapcast("voices", "--json").stdout)}
    assert rows["espeak"]["ready"]
    assert not rows["gtts"]["ready"]
    assert rows["gtts"]["why_not"].startswith("the proxy 127.0.0.1:9 can not be reached")
    table = recapcast("voices").stdout
    assert "not now: the proxy 127.0.0.1:9 can not be reached" in table


def test_gtts_is_ready_where_it_answers(recapcast: Command, translate: TranslateStandIn) -> None:
    done = recapcast("voices", environment=translate.environment)
    assert {"espeak": "yes", "gtts": "yes"}.items() <= dict(
        row.split()[:2] for row in done.stdout.splitlines()[1:]
    ).items()


def test_one_engines_voices_are_listed_as_they_are_asked_for(recapcast: Command) -> None:
    rows = recapcast("voices", "--engine", "espeak").stdout
    assert "\nespeak:en-gb " in rows
    assert "English (Great Britain)" in rows


def test_an_unknown_engine_exits_with_2(recapcast: Command) -> None:
    done = recapcast("voices", "--engine", "nope")
    assert done.returncode == 2
    assert "no voice engine `nope`" in done.stderr


def test_json_has_every_engine_with_its_languages_and_voices(recapcast: Command) -> None:
    rows = {row["engine"]: row for row in json.loads(recapcast("voices", "--json").stdout)}
    espeak = rows["espeak"]
    assert (espeak["ready"], espeak["why_not"], espeak["offline"]) == (True, None, True)
    assert {"en", "es", "ko"} <= set(espeak["languages"])
    assert {"voice": "espeak:en-gb", "language": "en-gb", "description": "English (Great Britain)"} in espeak[
        "voices"
    ]
    assert "set OPENAI_API_KEY" in rows["openai"]["why_not"]


def test_one_engines_voices_can_be_narrowed_to_a_language(recapcast: Command) -> None:
    done = recapcast("voices", "--engine", "gtts", "--language", "pt-BR", "--json")
    assert {row["language"] for row in json.loads(done.stdout)} == {"pt", "pt-PT", "pt-BR"}


def test_a_voice_can_be_heard(recapcast: Command) -> None:
    done = recapcast("voices", "say", "Hello there, this is me.", "--voice", "espeak:en-gb+f3")
    assert done.stdout == "output/voice-espeak-en-gb-f3.mp3: 2 s, spoken by espeak:en-gb+f3\n"
    assert abs(len(decode(recapcast.folder / "output" / "voice-espeak-en-gb-f3.mp3")) / 44100 - 2.2) < 0.6
    assert recapcast("voices", "say", "안녕", "--language", "ko", "-o", "a/x.mp3").stdout.startswith("a/x.mp3: ")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["..."], 2, "This can not be said: expected words, found '...'"),
        (["hi", "--voice", "espeak:nope"], 2, "espeak has no voice `nope`"),
        (["hi", "--voice", "gtts"], 1, "gTTS can not speak now"),
        (["hi", "--language", "no such"], 2, "expected a language tag such as en, en-GB or ko, found 'no such'"),
        (["hi", "-o", "x.ogg"], 2, "recapcast does not write that"),
    ],
)
def test_what_can_not_be_said_is_told_and_leaves_nothing(
    recapcast: Command, arguments: list[str], code: int, says: str
) -> None:
    done = recapcast("voices", "say", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert says in done.stderr
    assert recapcast.snapshot() == {}


def test_a_voice_is_added_and_then_speaks_by_name_and_under_auto(
    recapcast: Command, hugging_face: VoicesStandIn
) -> None:
    hugging_face.serve(tiny_voice.write(recapcast.folder / "theirs", "en_US-tiny-medium"))
    done = recapcast("voices", "add", "en_US-tiny-medium", environment=hugging_face.environment)
    assert done.returncode == 0
    assert done.stdout == "piper/en_US-tiny-medium.onnx: speak with --voice piper:en_US-tiny-medium\n"
    said = recapcast("voices", "say", "Hello there.", "--voice", "piper:en_US-tiny-medium")
    assert said.stdout.endswith("spoken by piper:en_US-tiny-medium\n")
    made = recapcast("make", "-", stdin="headline: h\nquotes: [{text: Here I am}]\n")
    narrator, quoted = made.stdout.split("spoken by ")[1].split(", ")
    assert narrator == "piper:en_US-tiny-medium"
    assert quoted in {f"{narrator} (lower)\n", f"{narrator} (higher)\n"}
    assert "; piper:en_US-tiny-medium speaks instead." in made.stderr


def test_a_voice_that_can_not_be_added_is_told(recapcast: Command, hugging_face: VoicesStandIn) -> None:
    for name, code, says in [
        ("nope", 2, "`nope` is not a voice's name"),
        ("en_US-nope-medium", 1, "The voice `en_US-nope-medium` could not be downloaded (the server answered 404"),
    ]:
        done = recapcast("voices", "add", name, environment=hugging_face.environment)
        assert (done.returncode, done.stdout) == (code, "")
        assert says in done.stderr
    done = recapcast("voices", "add", "en_US-tiny-medium")
    assert done.returncode == 1
    assert "could not be downloaded (the server can not be reached: " in done.stderr
    assert not [path for path in recapcast.snapshot() if "onnx" in path]


def test_an_engine_without_voices_says_what_to_do(recapcast: Command) -> None:
    done = recapcast("voices", "--engine", "piper")
    assert (done.returncode, done.stdout) == (0, "")
    assert "`recapcast voices add NAME` downloads one" in done.stderr
    assert recapcast("voices", "--engine", "flite", "--language", "ko").stderr.startswith("recapcast: ")


def test_a_voice_says_what_the_lexicon_says(recapcast: Command) -> None:
    (recapcast.folder / "mine.yaml").write_text("en: {GIF: {ipa: dʒɪf}, Kim: {ipa: ʘ}}\n", encoding="utf-8")
    say = ("voices", "say", "--voice", "espeak", "--lexicon", "mine.yaml")
    assert recapcast(*say, "A GIF.").returncode == 0
    done = recapcast(*say, "A Kim.")
    assert done.returncode == 1
    assert "this voice has no phoneme for `ʘ` of the lexicon's `ʘ`" in done.stderr
