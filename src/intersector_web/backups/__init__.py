"""The whole site in one file: its rows whatever the database, its files wherever they are stored.

The same site gives the same file, byte for byte, on every database: so a restored site is compared
with its backup by making another.
"""

from intersector_web.backups.making import make
from intersector_web.backups.restoring import restore

__all__ = ["make", "restore"]
