"""What works are called in each language, and what is done with them."""

from types import MappingProxyType

KINDS = MappingProxyType({
    "en": MappingProxyType({
        "song": "song", "single": "song", "track": "song", "ballad": "song", "anthem": "song", "OST": "song",
        "album": "album", "EP": "album", "soundtrack": "album", "film": "film", "movie": "film", "drama": "drama",
        "series": "series", "sitcom": "series", "show": "show", "documentary": "documentary", "novel": "novel",
        "book": "book", "memoir": "book", "musical": "musical", "opera": "opera", "anime": "anime", "manga": "manga",
        "webtoon": "webtoon", "podcast": "podcast", "painting": "painting", "poem": "poem", "video game": "game",
        "thriller": "film", "comedy": "comedy", "play": "play", "exhibition": "exhibition", "game": "game",
    }),
    "es": MappingProxyType({
        "canción": "canción", "sencillo": "canción", "tema": "canción", "disco": "álbum", "álbum": "álbum",
        "película": "película", "filme": "película", "cinta": "película", "serie": "serie", "telenovela": "serie",
        "documental": "documental", "novela": "novela", "libro": "libro", "musical": "musical", "ópera": "ópera",
        "obra": "obra", "cuadro": "cuadro", "poema": "poema", "videojuego": "juego", "exposición": "exposición",
    }),
    "ko": MappingProxyType({
        "노래": "노래", "곡": "노래", "싱글": "노래", "타이틀곡": "노래", "신곡": "노래",
        "앨범": "앨범", "음반": "앨범",
        "영화": "영화", "드라마": "드라마", "시리즈": "시리즈", "예능": "예능", "다큐멘터리": "다큐멘터리",
        "소설": "소설", "책": "책", "시집": "시집", "뮤지컬": "뮤지컬", "오페라": "오페라", "연극": "연극",
        "웹툰": "웹툰", "만화": "만화", "게임": "게임", "전시": "전시",
    }),
})  # fmt: skip
"""What a word for a work means, by language: the same word for what is the same to a listener."""
MADE = MappingProxyType({
    "en": (
        "sings?", "sang", "sung", "singing", "recorded", "starr(?:ed|ing) in", "stars in", "directed", "wrote",
        "titled", "entitled", "called",
    ),
    "es": ("cantó", "canta", "grabó", "protagonizó", "dirigió", "titulad[oa]"),
})  # fmt: skip
"""What is done with a work, before its title in quotation marks."""
