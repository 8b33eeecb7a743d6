from tests.conftest import REPOSITORY, Command


def test_the_script_goes_to_stdout_and_nothing_is_written(recapcast: Command) -> None:
    done = recapcast("script", REPOSITORY / "examples" / "harbour-cup.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("---\nnarration: 1\ntitle: Tern Point win")
    assert "\nQUOTE (Ida Brandt): We stopped" in done.stdout
    assert recapcast.snapshot() == {}


def test_out_writes_it_and_it_can_be_made(recapcast: Command) -> None:
    done = recapcast("script", REPOSITORY / "examples" / "harbour-cup.yaml", "-o", "drafts/cup.txt")
    assert (done.returncode, done.stdout) == (0, "")
    assert recapcast("make", "drafts/cup.txt").stdout.startswith("output/cup.mp3: ")


def test_a_script_prints_as_its_own_tidy_form(recapcast: Command) -> None:
    text = "---\nnarration: 1\ntitle: T\nlanguage: en\n---\nN:   Hello\n\tthere.\n# Two\nN: Bye."
    done = recapcast("script", "-", stdin=text)
    assert done.stdout == "---\nnarration: 1\ntitle: T\nlanguage: en\n---\n\nN: Hello there.\n\n# Two\n\nN: Bye.\n"


def test_spoken_shows_each_line_as_the_voice_is_given_it(recapcast: Command) -> None:
    script = "---\nnarration: 1\ntitle: Up 5%\nlanguage: en\n---\n\n# On 2024-04-29\n\nN: It cost $1.5bn. [^1]\n\n[^1]: 3-9\n"
    done = recapcast("script", "-", "--spoken", stdin=script)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == script.replace("$1.5bn", "1.5 billion dollars")
    assert recapcast("script", "-", stdin=script).stdout == script


def test_spoken_fills_a_template_first_and_is_no_script_of_its_own(recapcast: Command) -> None:
    facts = "headline: It rose 5%\nlanguage: en\n"
    done = recapcast("script", "-", "--spoken", "-o", "ear.txt", stdin=facts)
    assert (done.returncode, done.stdout) == (0, "")
    text = (recapcast.folder / "ear.txt").read_text(encoding="utf-8")
    assert "NARRATOR: It rose 5 percent." in text
    assert "filled:" not in text  # it is not as it was filled in
    assert "title: It rose 5%" in text


def test_several_stories_are_one_script(recapcast: Command) -> None:
    cup, song = (REPOSITORY / "examples" / name for name in ("harbour-cup.yaml", "queen-of-tears.yaml"))
    done = recapcast("script", cup, song, "-t", "digest")
    assert done.stdout.count("\n# ") == 3
    refused = recapcast("script", cup, song)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "tells one story, and here are 2" in refused.stderr


def test_faults_exit_with_2(recapcast: Command) -> None:
    done = recapcast("script", "-", "-t", "nope", stdin="headline: h")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no template `nope`" in done.stderr


def test_a_length_leaves_out_what_does_not_fit(recapcast: Command) -> None:
    facts = REPOSITORY / "examples" / "queen-of-tears.yaml"
    whole, short = recapcast("script", facts), recapcast("script", facts, "--length", "40s")
    assert (short.returncode, short.stderr) == (0, "")
    assert 5 < short.stdout.count("NARRATOR: ") < whole.stdout.count("NARRATOR: ")


def test_facts_that_are_too_few_for_a_length_are_told(recapcast: Command) -> None:
    done = recapcast("script", "-", "--length", "2m", stdin="headline: Rain at last\n")
    assert done.returncode == 0
    assert "Nothing is padded" in done.stderr
    assert done.stdout.count("NARRATOR: ") == 1


def test_a_script_is_refused_with_a_length(recapcast: Command) -> None:
    text = "---\nnarration: 1\ntitle: T\n---\nN: Hello.\n"
    done = recapcast("script", "-", "--length", "2m", stdin=text)
    assert (done.returncode, done.stdout) == (2, "")
    assert "standard input is a script, all of which is said: --length chooses among facts" in done.stderr


def test_spoken_says_what_the_lexicon_and_the_script_say(recapcast: Command) -> None:
    script = "---\nnarration: 1\ntitle: T\nlanguage: en\nsay:\n  Kim: Gim\n---\n\nN: Kim and Lee paid $5.\n"
    assert "N: Gim and Lee paid 5 dollars.\n" in recapcast("script", "-", "--spoken", stdin=script).stdout
    (recapcast.folder / "lexicon.yaml").write_text("en: {Lee: Lea}\n", encoding="utf-8")
    (recapcast.folder / "mine.yaml").write_text("en: {Lee: Leigh}\n", encoding="utf-8")
    for said, flags, variables in (
        ("Lea", (), {}),
        ("Leigh", ("--lexicon", "mine.yaml"), {"RECAPCAST_LEXICON": "none"}),
        ("Leigh", (), {"RECAPCAST_LEXICON": "mine.yaml"}),
        ("Lee", ("--lexicon", "none"), {}),
    ):
        done = recapcast("script", "-", "--spoken", *flags, stdin=script, environment=variables)
        assert (done.returncode, done.stderr) == (0, "")
        assert f"N: Gim and {said} paid 5 dollars.\n" in done.stdout
    assert recapcast("script", "-", stdin=script).stdout == script


def test_a_lexicon_that_is_not_right_exits_with_2(recapcast: Command) -> None:
    script = "---\nnarration: 1\ntitle: T\n---\nN: Kim.\n"
    (recapcast.folder / "lexicon.yaml").write_text("en:\n  Kim:\nxxxx-1: {a: b}\n", encoding="utf-8")
    for arguments in (("script", "-", "--spoken"), ("make", "-", "--voice", "espeak"), ("voices", "say", "Kim")):
        done = recapcast(*arguments, stdin=script)
        assert (done.returncode, done.stdout) == (2, "")
        assert "lexicon.yaml has 2 problems:\nlexicon.yaml:2:7: en.Kim: expected" in done.stderr
    lacking = recapcast("make", "-", "--lexicon", "gone.yaml", stdin=script)
    assert lacking.returncode == 2
    assert "The lexicon gone.yaml can not be read (No such file or directory)." in lacking.stderr
    assert recapcast.snapshot().keys() == {"lexicon.yaml"}
