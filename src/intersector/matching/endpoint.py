"""Any endpoint that speaks the embeddings protocol of OpenAI, on this machine or another."""

import os
from collections.abc import Iterator, Sequence
from typing import Any, Final
from urllib.parse import urldefrag, urlsplit

import numpy as np

from intersector.errors import EncoderError
from intersector.matching.network import Floats
from intersector.matching.segments import encoded

KEY: Final = "INTERSECTOR_ENCODER_KEY"
"""The environment variable that holds the key, where the endpoint wants one."""
BATCH: Final = 32
"""Texts of one request: what the smallest of the common servers take."""
LONGEST: Final = 2000
"""Characters sent as one text; a longer one is cut."""
_SECONDS: Final = 60.0


class EndpointEncoder:
    """The model ``MODEL`` that ``URL#MODEL`` names; texts leave this machine for that URL only.

    What the endpoint refuses for a moment (busy, no answer) is asked again, each time after a
    longer pause. An answer that is not one row of finite numbers per text is an error. `identity`
    has the host, the model and its dimensions: whether the operator changes what stands behind
    the name can't be seen from here.
    """

    def __init__(self, address: str, *, retries: int = 4) -> None:
        self._url, self._model = urldefrag(address)
        if not self._model:
            raise EncoderError(
                address, "names no model.", mend="Write the URL, a # and the model's name."
            )
        self._client = _client(self._url, retries)
        self.dimensions = self._request(["?"]).shape[1]
        host = urlsplit(self._url).netloc.rpartition("@")[2]
        self.identity = f"endpoint/{host}/{self._model}/{self.dimensions}"

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return one row per text, of length one; a row of zeros for a blank text."""
        return encoded(
            texts,
            dimensions=self.dimensions,
            fits=lambda text: len(text) <= LONGEST,
            encode=self._in_batches,
        )

    def _in_batches(self, parts: Sequence[str]) -> Floats:
        return np.concatenate(list(self._answers(parts)))

    def _answers(self, parts: Sequence[str]) -> Iterator[Floats]:
        for at in range(0, len(parts), BATCH):
            rows = self._request(parts[at : at + BATCH])
            if rows.shape[1] != self.dimensions:
                raise self._wrong(f"{rows.shape[1]} numbers where it gave {self.dimensions} before")
            yield rows

    def _request(self, parts: Sequence[str]) -> Floats:
        """One row per part, as the endpoint gives them."""
        from openai import OpenAIError  # noqa: PLC0415

        try:
            answer = self._client.embeddings.create(
                model=self._model, input=list(parts), encoding_format="float"
            )
            found = sorted(answer.data, key=lambda each: each.index)
            rows = np.array([each.embedding for each in found], np.float32)
        except OpenAIError as error:
            raise EncoderError(
                self._url,
                f"did not encode ({error}).",
                mend=f"Check the address, the model's name and the key in {KEY}.",
            ) from error
        except (AttributeError, TypeError, ValueError) as error:
            raise self._wrong(f"no rows of numbers ({error})") from error
        if rows.ndim != 2 or len(rows) != len(parts):
            raise self._wrong(f"{len(rows)} rows for {len(parts)} texts")
        if not np.isfinite(rows).all():
            raise self._wrong("numbers that are not finite")
        return rows

    def _wrong(self, answer: str) -> EncoderError:
        return EncoderError(
            self._url, f"answered {answer}.", mend="Check that it is an embeddings endpoint."
        )


def _client(url: str, retries: int) -> Any:
    try:
        from openai import OpenAI  # noqa: PLC0415
    except ImportError as error:
        raise EncoderError(
            url,
            "is taken for an embeddings endpoint, and the library openai is not installed.",
            mend="Install it: pip install 'intersector[endpoint]'.",
        ) from error
    key = os.environ.get(KEY) or "none"
    return OpenAI(base_url=url, api_key=key, max_retries=retries, timeout=_SECONDS)
