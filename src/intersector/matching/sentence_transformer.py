"""Any model of the library sentence-transformers, by its name or from a folder."""

from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from intersector.errors import EncoderError
from intersector.matching.network import Floats
from intersector.matching.segments import encoded


class SentenceTransformerEncoder:
    """A model that lies on this machine: a folder, or a name in the cache of the model hub.

    Texts are encoded one at a time, so that no vector depends on the padding that its neighbours
    would ask for; a text longer than the model takes is cut. The digest in `identity` is that of
    the weights and of what the model does with them. Nothing is downloaded.
    """

    def __init__(self, name: str) -> None:
        self._model = _load(name)
        self.dimensions: int = self._model.get_embedding_dimension()
        self.identity = (
            f"sentence-transformers/{Path(name).name}/{_digest(self._model)}/{self.dimensions}"
        )

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return one row per text, of length one; a row of zeros for a blank text."""
        encode = partial(
            self._model.encode, batch_size=1, convert_to_numpy=True, show_progress_bar=False
        )
        return encoded(
            texts,
            dimensions=self.dimensions,
            fits=self._fits,
            encode=lambda parts: encode(list(parts)),
        )

    def _fits(self, text: str) -> bool:
        longest = self._model.max_seq_length
        tokens = self._model.tokenizer(text, verbose=False)["input_ids"]
        return longest is None or len(tokens) <= longest


def _load(name: str) -> Any:
    try:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415
    except ImportError as error:
        raise EncoderError(
            name,
            "is taken for a sentence-transformers model, and that library is not installed.",
            mend="Install it: pip install 'intersector[encoders]'.",
        ) from error
    try:
        return SentenceTransformer(name, local_files_only=True)
    except (OSError, ValueError) as error:
        raise EncoderError(
            name,
            f"is no sentence-transformers model on this machine ({str(error).splitlines()[0]})",
            mend=f"Give its folder, or fetch it first: hf download {name}.",
        ) from error


def _digest(model: Any) -> str:
    """Twelve digits that change with the weights, how they are pooled, the prompt and the reach."""
    settings = (model, model.prompts, model.default_prompt_name, model.max_seq_length)
    digest = sha256(repr(settings).encode())
    for key, weight in sorted(model.state_dict().items()):
        values = weight.detach().cpu().float().numpy()
        digest.update(f"{key} {values.shape}".encode())
        digest.update(np.ascontiguousarray(values).data)
    return digest.hexdigest()[:12]
