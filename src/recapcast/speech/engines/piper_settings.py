"""What a piper voice's settings hold."""

from pydantic import BaseModel, Field, PositiveInt

_IPA = "espeak"
"""What piper calls the IPA that espeak-ng writes, which voices are trained on that do not say."""


class Audio(BaseModel):
    """How it sounds."""

    sample_rate: PositiveInt
    quality: str = ""


class Espeak(BaseModel):
    """The voice of espeak-ng by which text becomes phonemes."""

    voice: str


class Language(BaseModel):
    """What it speaks."""

    code: str = ""


class Settings(BaseModel):
    """The part of a voice's `.onnx.json` that we read, and what piper can not do without."""

    audio: Audio
    espeak: Espeak
    num_symbols: int
    num_speakers: int = Field(le=100_000)
    phoneme_id_map: dict[str, list[int]]
    phoneme_type: str = _IPA
    dataset: str = ""
    language: Language = Language()
    speaker_id_map: dict[str, int] = {}
    default_speaker_id: int = 0

    @property
    def takes_ipa(self) -> bool:
        """Whether it was trained on IPA; others, such as those of Chinese, on Pinyin or on letters."""
        return self.phoneme_type == _IPA
