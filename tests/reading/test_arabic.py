"""Lam-alef turned round by a PDF is turned back, and sound text is left alone."""

import pytest

from intersector.reading.arabic import repair_arabic


@pytest.mark.parametrize(
    ("extracted", "written"),
    [
        ("االتحاد الدولي لالتصاالت", "الاتحاد الدولي للاتصالات"),
        ("اإلنترنت واألمم", "الإنترنت والأمم"),
        ("االجتماع خالل العام لألعضاء", "الاجتماع خلال العام للأعضاء"),
        ("االلتزام ال يكفي لالتزام", "الالتزام لا يكفي لالتزام"),
        ("ﻻ ﺷﻲء", "لا شيء"),
        ("الاتصالات لا تكفي ثالثة", "الاتصالات لا تكفي ثالثة"),
        ("ITU-T 2024", "ITU-T 2024"),
        ("العـمل جـمـيعاً", "العمل جميعاً"),
        ("هـ ) أن", "هـ ) أن"),
    ],
)
def test_repair(extracted: str, written: str) -> None:
    assert repair_arabic(extracted) == written


def test_repairing_twice_equals_once() -> None:
    once = repair_arabic("االتصاالت ال تكفي لألمم")
    assert repair_arabic(once) == once
