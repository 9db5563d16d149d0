"""Themes as a SKOS concept scheme, with the instruments that each theme is about."""

import json
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import quote

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS, XSD

from intersector.model import Document, Language, Theme
from intersector.publishing.names import NAMESPACE, document_name
from intersector.publishing.translations import words

THEME = Namespace(f"{NAMESPACE}theme:")
INSTRUMENT = Namespace(f"{NAMESPACE}instrument:")
SCHEME = URIRef(f"{NAMESPACE}themes")


def themes_turtle(themes: tuple[Theme, ...], *, language: Language, on: date | None = None) -> str:
    """The themes in Turtle: one concept each, one resource a member.

    Labels are in `language`; the rule that makes an area of mutual interest is a scope note. A
    scheme as of the day `on` says so.
    """
    return _graph(themes, language, on).serialize(format="turtle")


def themes_jsonld(themes: tuple[Theme, ...], *, language: Language, on: date | None = None) -> str:
    """The same in JSON-LD, one node after the other by its name."""
    nodes = json.loads(_graph(themes, language, on).serialize(format="json-ld", auto_compact=False))
    ordered = [_ordered(node) for node in sorted(nodes, key=lambda node: str(node["@id"]))]
    return json.dumps(ordered, ensure_ascii=False, indent=1) + "\n"


def _ordered(node: dict[str, Any]) -> dict[str, Any]:
    """The node with its properties by name and their values in one order."""
    in_order = partial(json.dumps, sort_keys=True)
    return {
        name: sorted(value, key=in_order) if isinstance(value, list) else value
        for name, value in sorted(node.items())
    }


def _graph(themes: tuple[Theme, ...], language: Language, on: date | None) -> Graph:
    graph = Graph()
    for prefix, namespace in (("theme", THEME), ("instrument", INSTRUMENT), ("skos", SKOS)):
        graph.bind(prefix, namespace)
    graph.add((SCHEME, RDF.type, SKOS.ConceptScheme))
    graph.add((SCHEME, SKOS.prefLabel, Literal(words(language).say("Themes"), lang=language)))
    if on is not None:
        graph.add((SCHEME, DCTERMS.valid, Literal(on.isoformat(), datatype=XSD.date)))
    for theme in themes:
        _add_theme(graph, theme, language)
    return graph


def _add_theme(graph: Graph, theme: Theme, language: Language) -> None:
    concept = THEME[quote(theme.id)]
    graph.add((concept, RDF.type, SKOS.Concept))
    graph.add((concept, SKOS.prefLabel, Literal(theme.label, lang=language)))
    graph.add((concept, SKOS.inScheme, SCHEME))
    graph.add((concept, SKOS.topConceptOf, SCHEME))
    graph.add((SCHEME, SKOS.hasTopConcept, concept))
    for keyword in theme.keywords:
        if keyword != theme.label:
            graph.add((concept, SKOS.altLabel, Literal(keyword, lang=language)))
    if theme.mutual is not None:
        graph.add((concept, SKOS.scopeNote, Literal(theme.mutual)))
    for member in theme.members:
        _add_member(graph, concept, member)


def _add_member(graph: Graph, concept: URIRef, member: Document) -> None:
    instrument = INSTRUMENT[document_name(member)]
    graph.add((instrument, RDF.type, DCTERMS.BibliographicResource))
    graph.add((instrument, DCTERMS.subject, concept))
    graph.add((instrument, DCTERMS.language, Literal(member.language)))
    graph.add((instrument, DCTERMS.source, Literal(member.source)))
    if member.title:
        graph.add((instrument, DCTERMS.title, Literal(member.title, lang=member.language)))
