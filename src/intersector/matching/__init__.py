"""How alike any two texts are, across languages, with the wording all resolutions share set aside.

`Encoder` turns texts into vectors, `encoder_named` finds one by its name; `Formula` knows which
words are only the way resolutions are written; `join` finds the near pairs of two sets of vectors
exactly, of those that are `Asked` for, and `join_again` does so after some rows have changed;
`match` ranks two lists of passages against each other; `score` says how surely two passages
overlap, and why: `profiles` analyses each passage once, `judge` compares two profiles, `align`
finds the words they share; `learn` moves the models that judge by what people decided. `rarity`
weighs a word, and `stem` is what it counts as.
"""

from intersector.matching.again import Known, join_again
from intersector.matching.alignment import Alignment, Passages, align, longest_shared
from intersector.matching.asked import Asked
from intersector.matching.bounds import Indexed
from intersector.matching.encoder import Encoder, Watched, default_encoder
from intersector.matching.encoders import SHIPPED, encoder_named
from intersector.matching.frames import Formula
from intersector.matching.index import join
from intersector.matching.learning import Judged, Lesson, Trial, learn
from intersector.matching.lists import Joiner, nearest
from intersector.matching.match import match
from intersector.matching.models import Models, models_text, read_models
from intersector.matching.pairs import Pairs
from intersector.matching.profile import Profile, profiles, rarity, stem
from intersector.matching.remembering import Remembering
from intersector.matching.scoring import Score, judge, score
from intersector.matching.spread import Spread, spread_nearest
from intersector.matching.words import Word, words

__all__ = [
    "SHIPPED",
    "Alignment",
    "Asked",
    "Encoder",
    "Formula",
    "Indexed",
    "Joiner",
    "Judged",
    "Known",
    "Lesson",
    "Models",
    "Pairs",
    "Passages",
    "Profile",
    "Remembering",
    "Score",
    "Spread",
    "Trial",
    "Watched",
    "Word",
    "align",
    "default_encoder",
    "encoder_named",
    "join",
    "join_again",
    "judge",
    "learn",
    "longest_shared",
    "match",
    "models_text",
    "nearest",
    "profiles",
    "rarity",
    "read_models",
    "score",
    "spread_nearest",
    "stem",
    "words",
]
