"""What a delegation tables: proposals in Word, in the conventions of the six languages.

`contribute` puts instruments, as they would read, between the marks, numbers and reasons that
conferences expect. It is built on the user's own .docx where there is one, else on a clean page.
"""

from intersector.contributions.contribute import contribute
from intersector.contributions.model import Amendment, Frame, Mark, Statement
from intersector.contributions.reasons import say_reasons

__all__ = ["Amendment", "Frame", "Mark", "Statement", "contribute", "say_reasons"]
