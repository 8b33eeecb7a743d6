"""The protocol behind gTTS: speech in an answer of Google Translate's.

The library prepares each request; sending (`http_service`) and reading are ours because its own way opens a
connection a request, accepts any certificate, knows no deadline, and takes an answer without sound for success
(pndurette/gTTS issues 243, 264 and 425 among others).
"""

import base64
import json

from recapcast.errors import SpeechError

_RPC = "jQ1olc"


def mp3(answer: bytes) -> bytes:
    r"""The MP3 in an answer: lines of JSON, one of which holds ["wrb.fr", "jQ1olc", "[\"BASE64\"]", …].

    Raises:
        SpeechError: there is none.
    """
    try:
        lines = answer.decode().splitlines()
    except UnicodeDecodeError as error:
        message = "the service's answer is not text"
        raise SpeechError(message) from error
    for line in lines:
        if _RPC not in line:
            continue
        try:
            payload = next(part[2] for part in json.loads(line) if part[:2] == ["wrb.fr", _RPC])
            if payload is None:
                message = "the service does not speak this text or language"
                raise SpeechError(message)
            return base64.b64decode(json.loads(payload)[0], validate=True)
        except (ValueError, TypeError, LookupError, StopIteration) as error:
            message = "the service's answer can not be read"
            raise SpeechError(message) from error
    message = "the service answered without sound"
    raise SpeechError(message)
