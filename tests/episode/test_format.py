from recapcast.episode import format as episode_format


def test_the_format_is_the_one_that_the_standards_ask_for() -> None:
    assert (episode_format.RATE, episode_format.CHANNELS, episode_format.BITRATE) == (44100, 1, 96)
