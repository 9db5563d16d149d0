"""Akoma Ntoso 3.0 in the profile of the United Nations (AKN4UN).

`akoma_ntoso` marks up one document, `write_folder` keeps many. Tags are only added: the text of the
elements, with the white space between them, is the text of the document, so that reading the file
back gives the same clauses. Sources: OASIS LegalDocML 1.0 with its naming convention; AKN4UN
guidelines, parts 1 and 2.
"""

from intersector.publishing.akn.document import akoma_ntoso
from intersector.publishing.akn.folder import write_folder

__all__ = ["akoma_ntoso", "write_folder"]
