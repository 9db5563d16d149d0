"""The annual reports: from what a run found, through a wording that people can edit, to a file.

`Teller` knows what a run found and how to say it. `report` makes the content, the same for every
format: parts, sentences and tables, each fact with its sources. `render_page`, `render_word` and
`render_paper` write it as HTML, .docx and PDF/UA; `copy_templates` gives people what they can edit.
"""

from intersector.reporting.addressee import Addressee
from intersector.reporting.content import Report
from intersector.reporting.page import render_page
from intersector.reporting.paper import render_paper
from intersector.reporting.report import report
from intersector.reporting.teller import Teller
from intersector.reporting.word import render_word
from intersector.reporting.wording import copy_templates

__all__ = [
    "Addressee",
    "Report",
    "Teller",
    "copy_templates",
    "render_page",
    "render_paper",
    "render_word",
    "report",
]
