"""Themes as SKOS."""

import logging

import pytest
from rdflib import Graph, Literal
from rdflib.namespace import DCTERMS, RDF, SKOS
from skosify import skosify

from intersector.model import Findings
from intersector.publishing.skos import SCHEME, THEME, themes_turtle


def read(findings: Findings) -> Graph:
    """The themes as another program reads them."""
    return Graph().parse(data=themes_turtle(findings.themes, language="en"), format="turtle")


def test_every_theme_is_a_top_concept_of_the_scheme(findings: Findings) -> None:
    """The scheme knows each concept and each concept its scheme."""
    graph = read(findings)
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) == len(findings.themes)
    assert set(graph.objects(SCHEME, SKOS.hasTopConcept)) == concepts
    assert set(graph.subjects(SKOS.topConceptOf, SCHEME)) == concepts


def test_labels_keep_the_integrity_conditions(findings: Findings) -> None:
    """At most one preferred label a language (S14), disjoint from the alternative ones (S13)."""
    graph = read(findings)
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        preferred = list(graph.objects(concept, SKOS.prefLabel))
        languages = [label.language for label in preferred]
        assert preferred
        assert len(set(languages)) == len(languages)
        assert not set(preferred) & set(graph.objects(concept, SKOS.altLabel))


def test_schemes_and_concepts_are_disjoint(findings: Findings) -> None:
    """Nothing is both a scheme and a concept (S9)."""
    graph = read(findings)
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    assert not schemes & set(graph.subjects(RDF.type, SKOS.Concept))


def test_members_are_about_their_theme(findings: Findings) -> None:
    """Each instrument points at its themes; hostile titles and file names survive."""
    graph = read(findings)
    assert len(list(graph.subjects(DCTERMS.subject, THEME["rain"]))) == 6
    titles = {str(title) for title in graph.objects(predicate=DCTERMS.title)}
    assert titles >= {document.title for document in findings.documents}


def test_no_theme_is_an_empty_scheme() -> None:
    """The scheme stands alone."""
    graph = Graph().parse(data=themes_turtle((), language="ar"), format="turtle")
    assert list(graph.objects(SCHEME, SKOS.prefLabel)) == [Literal("المواضيع", lang="ar")]
    assert len(graph) == 2


def complaints(graph: Graph, log: pytest.LogCaptureFixture) -> list[str]:
    """What the validator of the vocabularies of Finland says of a graph."""
    log.clear()
    skosify(graph)
    return [each.getMessage() for each in log.records if each.levelno >= logging.WARNING]


def test_the_validator_has_nothing_to_say(
    findings: Findings, caplog: pytest.LogCaptureFixture
) -> None:
    """No cycle, no clash of labels, no scheme without a name; it does speak of a second label."""
    graph = read(findings)
    assert complaints(graph, caplog) == []
    graph.add((THEME["rain"], SKOS.prefLabel, Literal("Hail", lang="en")))
    assert len(complaints(graph, caplog)) == 1
