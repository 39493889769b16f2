"""The texts of the simulation, from phrases.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

PHRASES: dict[str, Any] = yaml.load((Path(__file__).parent / "phrases.yaml").read_text("utf-8"), yaml.BaseLoader)
