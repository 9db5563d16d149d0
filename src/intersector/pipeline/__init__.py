"""The use cases, a few lines each: what the command line and others call."""

from intersector.pipeline.editions import compare_editions, read_editions, successors
from intersector.pipeline.link import cite, cite_rows, find_mandates, known_register, mark_up
from intersector.pipeline.lint import Checked, lint
from intersector.pipeline.map import map_documents, map_instruments
from intersector.pipeline.match import encoder, learn, match, paired, passages, score
from intersector.pipeline.means import Means
from intersector.pipeline.progress import Progress, silent
from intersector.pipeline.propose import Wish, mapped, propose
from intersector.pipeline.read import Instrument, known_organisations, read_instruments, structured
from intersector.pipeline.report import Form, annual_report, written_report
from intersector.pipeline.search import index_values, search_corpus

__all__ = [
    "Checked",
    "Form",
    "Instrument",
    "Means",
    "Progress",
    "Wish",
    "annual_report",
    "cite",
    "cite_rows",
    "compare_editions",
    "encoder",
    "find_mandates",
    "index_values",
    "known_organisations",
    "known_register",
    "learn",
    "lint",
    "map_documents",
    "map_instruments",
    "mapped",
    "mark_up",
    "match",
    "paired",
    "passages",
    "propose",
    "read_editions",
    "read_instruments",
    "score",
    "search_corpus",
    "silent",
    "structured",
    "successors",
    "written_report",
]
