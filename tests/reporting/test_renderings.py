"""One report as a page, for Word and as PDF/UA: for everybody, safe, the same byte for byte."""

import re
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from shutil import which

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator
from pdfua import validate
from playwright.sync_api import Browser
from pypdfium2 import PdfDocument

from intersector.errors import DataError, ReadingError
from intersector.languages import LANGUAGES
from intersector.model import Language
from intersector.organisations import shipped
from intersector.publishing.translations import words
from intersector.reporting import (
    Addressee,
    Report,
    render_page,
    render_paper,
    render_word,
    report,
)
from intersector.reporting.teller import Teller

from .conftest import ON, before, sample
