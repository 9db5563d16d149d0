"""Where work is done that falls into pieces: in this process, or on the machines of a cluster.

`engine_named` finds an `Engine` by its name; every engine gives the same results in the same order.
"""

from intersector.engines.engine import LOCAL, Engine, engine_named

__all__ = ["LOCAL", "Engine", "engine_named"]
