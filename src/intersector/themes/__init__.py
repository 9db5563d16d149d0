"""Grouping instruments of all bodies by subject, and telling which groups concern several Sectors.

`find_themes` takes documents with what was found between them and gives themes: who is in each
and why, what it is called, and the rule that makes it an area of mutual interest. `pairings` are
their members one by one, as a mapping of resolutions lists them; `named` says what they call a
document, `work` the same without its edition; `crossings` are tables of two kinds of work,
`alike` says why two of their texts are paired; `area_of` says why documents are an area of
mutual interest; `Bags` are the rare words of texts.
"""

from intersector.themes.affinity import named
from intersector.themes.cross import alike, crossings
from intersector.themes.decide import work
from intersector.themes.find import find_themes
from intersector.themes.mutual import area as area_of
from intersector.themes.pairings import pairings
from intersector.themes.wording import Bags

__all__ = ["Bags", "alike", "area_of", "crossings", "find_themes", "named", "pairings", "work"]
