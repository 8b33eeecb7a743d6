"""Makes our own music theme when a wheel or an editable install is built."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ThemeHook(BuildHookInterface[BuilderConfig]):
    """Writes the theme into the package, where git ignores it and the wheel takes it from."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (the base's signature)
        """Called before each build of a wheel; `version` is `standard` or `editable`."""
        sys.path.insert(0, self.root)
        try:
            from music import compose
        finally:
            sys.path.remove(self.root)
        for path in compose.write(compose.FOLDER):
            build_data["artifacts"].append(f"/{path.relative_to(Path(self.root)).as_posix()}")
