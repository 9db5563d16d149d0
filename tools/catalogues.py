"""Bring the site's catalogues up to date with its code and templates: ``make catalogues``.

Each app of `intersector_web` has its own, ``locale/<language>/LC_MESSAGES/django.po``. Translations
are kept; what is new is left empty for you to write; what nobody says any more is dropped.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po
from django.template import Engine
from django.template.base import Node
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

SITE = Path(__file__).parents[1] / "src" / "intersector_web"
LANGUAGES = ("ar", "es", "fr", "ru", "zh_Hans")
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2)}
Message = str | tuple[str, str]


def apps() -> list[Path]:
    """The folders that say something."""
    folders = (path for path in sorted(SITE.iterdir()) if (path / "__init__.py").is_file())
    return [folder for folder in folders if said(folder)]


def said(app: Path) -> set[Message]:
    """Every message of an app."""
    found: set[Message] = set()
    for path in sorted(app.rglob("*.py")):
        for _, message, _, _ in extract_from_file("python", path, keywords=KEYWORDS):
            found.add(message if isinstance(message, str) else (message[0], message[1]))
    for path in sorted([*app.rglob("*.html"), *app.rglob("*.txt")]):
        found |= set(_of_template(path.read_text(encoding="utf-8")))
    return found


def catalogue(app: Path, language: str) -> Catalog:
    """What an app says in a language, as it stands."""
    path = _path(app, language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def update(app: Path, language: str) -> int:
    """Write the catalogue anew, in the order of the alphabet, and count what is missing."""
    old = catalogue(app, language)
    new = Catalog(
        locale=language,
        project="Intersector",
        header_comment=f"# {app.name}, {language}: written by make catalogues",
        creation_date=datetime(2026, 1, 1, tzinfo=UTC),
        charset="utf-8",
        fuzzy=False,
    )
    for message in sorted(said(app), key=str):
        kept = old.get(message if isinstance(message, str) else message[0])
        new.add(message, kept.string if kept else "", flags=kept.flags if kept else ())
    path = _path(app, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, new, width=0, omit_header=False, sort_output=True)
    return sum(not any(_forms(each.string)) for each in new if each.id)


def _forms(string: object) -> tuple[object, ...]:
    return string if isinstance(string, tuple) else (string,)


def _path(app: Path, language: str) -> Path:
    return app / "locale" / language / "LC_MESSAGES" / "django.po"


def _of_template(source: str) -> Iterator[Message]:
    """What the tags ``translate`` and ``blocktranslate`` of a template say."""
    for node in _nodes(_engine().from_string(source).nodelist):
        if isinstance(node, TranslateNode):
            yield str(node.filter_expression.var.literal)
        elif isinstance(node, BlockTranslateNode):
            one = node.render_token_list(node.singular)[0]
            yield (one, node.render_token_list(node.plural)[0]) if node.plural else one


def _nodes(nodelist: object) -> Iterator[Node]:
    return iter(nodelist.get_nodes_by_type(Node))  # type: ignore[attr-defined]


def _engine() -> Engine:
    from django.conf import settings  # noqa: PLC0415
    from django.template.utils import get_app_template_dirs  # noqa: PLC0415

    builtins = settings.TEMPLATES[0]["OPTIONS"]["builtins"]
    from django.template.backends.django import get_installed_libraries  # noqa: PLC0415

    return Engine(
        dirs=list(get_app_template_dirs("templates")),
        builtins=builtins,
        libraries=get_installed_libraries(),
    )


if __name__ == "__main__":
    import os

    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "intersector_web.project.settings"
    django.setup()
    missing = sum(update(app, language) for app in apps() for language in LANGUAGES)
    sys.stdout.write(f"{missing} messages wait for a translation\n")
