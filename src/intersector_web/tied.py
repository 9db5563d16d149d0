"""``python -m intersector_web.tied COMMAND...``: a command that ends when whoever began it does.

Linux tells a process of the death of its parent, however that died (prctl(2), PR_SET_PDEATHSIG),
also when another program has taken its place. Elsewhere it is the command alone.
"""

import ctypes
import os
import signal
import sys
from typing import Final

_PR_SET_PDEATHSIG: Final = 1


def main() -> None:
    """Be told to end with the parent, and become the command."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    os.execvp(sys.argv[1], sys.argv[1:])


if __name__ == "__main__":
    main()
