"""A handful of written entries in six languages, indexed once."""

from pathlib import Path

import pytest

from intersector import organisations
from intersector.matching import default_encoder
from intersector.model import Language
from intersector.organisations import Organisations
from intersector.searching import Entry, Index, open_index, write


def clause(id_: str, language: Language, text: str, **fields: object) -> Entry:
    return Entry(id=id_, sort="clause", language=language, text=text, **fields)  # type: ignore[arg-type]


CURRENT, OLD = {"edition": ("current",)}, {"edition": ("old",)}
ENTRIES = (
    Entry(
        id="191",
        sort="instrument",
        language="en",
        text="Strategy for the coordination of efforts among the three Sectors",
        head="resolution 191 PP Dubai 2018",
        name="PP/resolution/191@2018",
        same="PP/resolution/191@2018",
        facets={**OLD, "sector": ("-",), "year": ("2018",)},
    ),
    Entry(
        id="191-new",
        sort="instrument",
        language="en",
        text="Strategy for the coordination of efforts among the Sectors",
        head="resolution 191 PP Bucharest 2022",
        name="PP/resolution/191@2022",
        same="PP/resolution/191@2022",
        facets={**CURRENT, "sector": ("-",), "year": ("2022",)},
    ),
    clause(
        "cites",
        "en",
        "the resolution on strategy and coordination, as revised in Dubai;",
        cites=("PP/resolution/191@2018",),
        facets={**CURRENT, "sector": ("ITU-D",), "holds": ("citation",)},
    ),
    clause("schools", "en", "to connect every school to the Internet by 2030;", facets=CURRENT),
    clause("schools-old", "en", "to connect some schools to the Internet;", facets=OLD),
    clause("écoles", "fr", "de raccorder les écoles rurales à l'internet;", facets=CURRENT),
    clause(
        "report-en", "en", "to report every year to the Council on lost satellites;", same="report"
    ),
    clause(
        "report-fr",
        "fr",
        "de faire rapport chaque année au Conseil sur les satellites perdus;",
        same="report",
    ),
    clause("lighthouse", "ar", "تدريب النساء على صيانة شبكات الاتصالات في القرى؛"),
    clause("forest", "zh", "保护森林和海洋生物多样性；"),
    clause("water", "ru", "обеспечить доступ к чистой воде для всех детей;"),
    clause("port", "es", "que los puertos pesqueros reciban previsiones meteorológicas;"),
)


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The written entries, indexed."""
    folder: Path = tmp_path_factory.mktemp("index")
    assert write(folder, ENTRIES, encoder=default_encoder())
    opened = open_index(folder)
    assert opened is not None
    return opened


@pytest.fixture(scope="session")
def known() -> Organisations:
    """The organisations that are shipped."""
    return organisations.shipped()
