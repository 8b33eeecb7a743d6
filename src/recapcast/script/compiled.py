"""What our own templates compile to, kept for the next run as Python keeps its modules: in `__pycache__`.

To compile one takes ten times as long as to fill it, and a twentieth of the time that a short episode takes.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from recapcast import __version__

_MAKERS = ("sandbox.py", "cited.py", "filters.py")
"""The modules by which it is decided what a template compiles to, beside Jinja."""


def compiled(source: str, environment: Environment, name: str, make: Callable[[], CodeType]) -> CodeType:
    """What `source` compiles to: as it was kept, or as `make` gives it, which is then kept if it can be.

    It is made anew where the source, the name, these modules, Jinja's format or Python has changed.

    Args:
        source: a template of ours, which is trusted as our modules are.
        environment: whose code it is.
        name: of the template, of which one form is kept; what it compiles to may hold its path.
        make: compiles it.
    """
    try:
        folder = Path(cache_from_source(__file__)).parent
        stamps = [(here := Path(__file__).with_name(maker).stat()).st_mtime_ns + here.st_size for maker in _MAKERS]
        kept = FileSystemBytecodeCache(str(folder), "template-%s.cache")
    except (NotImplementedError, OSError):  # no such cache in this Python, or we are in an archive
        return make()
    checked = f"{__version__} {stamps} {source}"
    try:
        bucket = kept.get_bucket(environment, name, None, checked)
    except Exception:  # a damaged one: reading Python's own formats fails in many ways
        bucket = Bucket(environment, kept.get_cache_key(name), kept.get_source_checksum(checked))
    if bucket.code is None:
        bucket.code = make()
        if not sys.dont_write_bytecode:
            with suppress(OSError):  # the package may belong to another user, as its modules do
                folder.mkdir(parents=True, exist_ok=True)
                kept.set_bucket(bucket)
    return bucket.code
