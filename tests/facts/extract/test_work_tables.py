from recapcast.facts.extract.work_tables import KINDS, MADE


def test_each_word_for_a_work_means_one_that_is_a_word_for_it_too() -> None:
    for language, kinds in KINDS.items():
        assert all(kind in kinds or kind in {"álbum", "juego"} for kind in kinds.values()), language


def test_what_is_done_with_a_work_is_told_where_titles_stand_behind_it() -> None:
    assert set(MADE) == {"en", "es"}  # in Korean the verb stands at the end
    assert set(MADE) < set(KINDS)
