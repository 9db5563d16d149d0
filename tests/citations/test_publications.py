"""ITU publications have one written form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersector.citations import normalise

FORMS = [
    ("ITU-R REC-M.1036-6", "ITU-R M.1036-6"),
    ("ITU T-REC-X.509-201910-I", "ITU-T X.509 (10/2019)"),
    ("ITU-T X.509 (10/2019)", "ITU-T X.509 (10/2019)"),
    ("ITU-T OB.1100 - 15.V.2016", "ITU-T OB No. 1100 (05/2016)"),
    ("ITU-T Operational Bulletin No. 1100", "ITU-T OB No. 1100"),
    ("Annex to ITU-T OB.1100", "Annex to ITU-T OB No. 1100"),
    ("ITU-T G.709 Amend. 2", "ITU-T G.709 Amd 2"),
    ("ITU-T G.709 (2016) Amend. 2", "ITU-T G.709 Amd 2 (2016)"),
    ("ITU-T Z.120 (1999) Cor. 1 (12/2001)", "ITU-T Z.120 (1999) Cor. 1 (12/2001)"),
    ("ITU-T Z.120 App. IV (03/1998)", "ITU-T Z.120 App. 4 (03/1998)"),
    ("ITU-T G.707/Y.1322", "ITU-T G.707/Y.1322"),
    ("ITU-R SG05.229-3", "ITU-R SG05.229-3"),
    ("Рек. МСЭ-R SA.509-3", "ITU-R SA.509-3"),
    ("Рек. МСЭ-Т К.44", "ITU-T K.44"),
    ("ITU-T M.3010建议书", "ITU-T M.3010"),
    ("ISO 9001", None),
    ("ITU-T X.509 and more", None),
]


@pytest.mark.parametrize(("written", "form"), FORMS)
def test_every_way_of_writing_has_one_form(written: str, form: str | None) -> None:
    assert normalise(written) == form


@pytest.mark.parametrize("form", [form for _, form in FORMS if form])
def test_the_form_is_its_own(form: str) -> None:
    assert normalise(form) == form


@given(st.text())
def test_any_text_has_a_form_or_none(text: str) -> None:
    assert normalise(text) is None or normalise(text)
