"""Grouping instruments of all bodies by subject, and telling which groups concern several Sectors.

`find_themes` takes documents with what was found between them and gives themes: who is in each
and why, what it is called, and the rule that makes it an area of mutual interest.
"""

from intersector.themes.find import find_themes

__all__ = ["find_themes"]
