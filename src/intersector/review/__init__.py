"""The file in which people confirm or reject what was found, kept from one run to the next.

`read_review` gives its good rows and tells the bad ones; `merged` puts what a new run found
beside what people decided, and says what changed; `write_review` keeps the file.
`read_judgements` gives what people said of overlaps.
"""

from intersector.review.file import Review, read_review, write_review
from intersector.review.judgements import Judgements, read_judgements
from intersector.review.merge import merged

__all__ = ["Judgements", "Review", "merged", "read_judgements", "read_review", "write_review"]
