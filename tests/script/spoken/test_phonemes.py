import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.plain_text import NONCHARACTERS
from recapcast.script.spoken.phonemes import Piece, marked, pieces, with_s

PARTS = st.lists(st.tuples(st.text(alphabet="a [](ɛ", max_size=5), st.text(alphabet="aɛˈ [", min_size=1, max_size=5)))


def test_words_and_phonemes_are_told_apart_with_their_places() -> None:
    text = f"Say {marked('hɛ.ɪn')} twice"
    assert list(pieces(text)) == [
        Piece("Say ", 0, phonemes=False),
        Piece("hɛ.ɪn", 5, phonemes=True),
        Piece(" twice", 11, phonemes=False),
    ]


def test_nothing_has_no_pieces() -> None:
    assert list(pieces("")) == []


@given(PARTS, st.text(alphabet="a [", max_size=3))
def test_every_character_but_the_marks_is_in_one_piece(parts: list[tuple[str, str]], end: str) -> None:
    text = "".join(words + marked(ipa) for words, ipa in parts) + end
    found = list(pieces(text))
    assert all(text[piece.start :].startswith(piece.text) for piece in found)
    assert [piece.text for piece in found if piece.phonemes] == [ipa for _, ipa in parts]
    assert "".join(marked(p.text) if p.phonemes else p.text for p in found) == text


def test_the_marks_are_refused_in_every_document() -> None:
    assert set(marked("")) <= NONCHARACTERS


@pytest.mark.parametrize(
    ("ipa", "said"), [("hɛɪn", "hɛɪnz"), ("bɹænt", "bɹænts"), ("dʒɔɹdʒ", "dʒɔɹdʒɪz"), ("bɒʃ", "bɒʃɪz")]
)
def test_a_possessive_s_sounds_as_english_has_it(ipa: str, said: str) -> None:
    assert with_s(ipa) == said
