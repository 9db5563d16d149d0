"""Akoma Ntoso 3.0 in the profile of the United Nations (AKN4UN).

`akoma_ntoso` marks up one document. Tags are only added: the text of the elements, with the white
space between them, is the text of the document, so that reading the file back gives the same
clauses. Sources: OASIS LegalDocML 1.0 with its naming convention; AKN4UN guidelines, parts 1 and 2.
"""

from intersector.publishing.akn.document import akoma_ntoso

__all__ = ["akoma_ntoso"]
