"""One run over the example Union, for all tests that look at what it finds."""

from pathlib import Path

import pytest

from intersector.model import Findings
from intersector.pipeline import map_documents


@pytest.fixture(scope="session")
def findings() -> Findings:
    """One run over the whole Union."""
    return map_documents([Path(__file__).parents[2] / "examples" / "union"])
