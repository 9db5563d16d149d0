"""Themes as a SKOS concept scheme, with the instruments that each theme is about."""

from urllib.parse import quote

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

from intersector.model import Document, Language, Theme
from intersector.publishing.names import NAMESPACE, document_name

THEME = Namespace(f"{NAMESPACE}theme:")
INSTRUMENT = Namespace(f"{NAMESPACE}instrument:")
SCHEME = URIRef(f"{NAMESPACE}themes")


def themes_turtle(themes: tuple[Theme, ...], *, language: Language) -> str:
    """The themes in Turtle: one concept each, one resource a member.

    Labels are in `language`; the rule that makes an area of mutual interest is a scope note.
    """
    graph = Graph()
    for prefix, namespace in (("theme", THEME), ("instrument", INSTRUMENT), ("skos", SKOS)):
        graph.bind(prefix, namespace)
    graph.add((SCHEME, RDF.type, SKOS.ConceptScheme))
    for theme in themes:
        _add_theme(graph, theme, language)
    return graph.serialize(format="turtle")


def _add_theme(graph: Graph, theme: Theme, language: Language) -> None:
    concept = THEME[quote(theme.id)]
    graph.add((concept, RDF.type, SKOS.Concept))
    graph.add((concept, SKOS.prefLabel, Literal(theme.label, lang=language)))
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
