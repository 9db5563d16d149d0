"""Encoders by name."""

from functools import cache
from typing import Final

from intersector.matching.encoder import Encoder, default_encoder
from intersector.matching.endpoint import EndpointEncoder
from intersector.matching.sentence_transformer import SentenceTransformerEncoder

SHIPPED: Final = "shipped"


@cache
def encoder_named(name: str = SHIPPED) -> Encoder:
    """The encoder of that name, loaded once.

    ``shipped`` is the one that comes with the package; ``https://HOST/PATH#MODEL`` an embeddings
    endpoint, asked at once for the length of its vectors; any other name a model of
    sentence-transformers, or its folder. Raises `EncoderError` where there is no such encoder.
    """
    if name == SHIPPED:
        return default_encoder()
    if name.startswith(("http://", "https://")):
        return EndpointEncoder(name)
    return SentenceTransformerEncoder(name)
