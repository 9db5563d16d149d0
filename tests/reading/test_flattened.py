"""References whose old and new editions were run together are pointed out."""

import pytest

from intersector.reading.flattened import flattened_changes


@pytest.mark.parametrize(
    "text",
    ["(ПЕРЕСМ. ЛИМА, 2010ПУСАН, 2014 Г.)", "(Rev. Lima, 2018Oslo, 2022)", "(Rev. Lima, 20182022)"],
)
def test_two_editions_run_together(text: str) -> None:
    (warning,) = flattened_changes(f"Title\n{text}")
    assert warning.startswith("line 2, character ")


@pytest.mark.parametrize(
    "text",
    ["(Rev. Lima, 2018)", "2014年釜山，2018年", "in 2010s, 2014", "20181029", "2018 Oslo, 2022"],
)
def test_sound_references_raise_no_warning(text: str) -> None:
    assert list(flattened_changes(text)) == []
