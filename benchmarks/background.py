"""Count how often words and runs of words stand in public resolutions: the formula's background.

    python -m benchmarks.background DATA

writes ``src/intersector/matching/background.npz``: figures only, no text. A run is a hash of
three words with the share of the English resolutions in DATA that have it, in the family
(``itu-pp18`` or ``un-resolutions``) where that is larger. A word is a hash with the larger of two
shares: in those resolutions, and in a document of 1,500 words of any of the six languages, by the
frequencies that the tokenizer of the shipped encoder was trained on.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from math import exp
from pathlib import Path

import numpy as np
import sentencepiece

from intersector.matching.network import resource
from intersector.matching.words import fold, key, sequences, words

TARGET = Path(__file__).parent.parent / "src/intersector/matching/background.npz"
LENGTH = 1500
LEAST = {"runs": 0.04, "words": 0.008}
FAMILIES = (("itu-pp18", "*.txt"), ("un-resolutions", "[AS]_*.json"))


def documents(data: Path, folder: str, pattern: str) -> Iterator[str]:
    """The text of each public resolution of one family, whole."""
    for path in sorted((data / folder).glob(pattern)):
        text = path.read_text(encoding="utf-8")
        written = path.suffix == ".json"
        yield "\n".join(p["text"] for p in json.loads(text)) if written else text


def counted(data: Path) -> tuple[dict[int, float], dict[int, float]]:
    """The share of documents that have each run and each word, in the family that has it most.

    What is everywhere in one organisation's texts is formula there, however rare elsewhere.
    """
    runs: dict[int, float] = {}
    forms: dict[int, float] = {}
    for family in FAMILIES:
        seen: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
        texts = list(documents(data, *family))
        for cut in map(words, texts):
            seen[0].update({run for run, _, _ in sequences(cut)})
            seen[1].update({key([form]) for form in {word.form for word in cut}})
        for shares, counts in zip((runs, forms), seen, strict=True):
            for k, n in counts.items():
                shares[k] = max(shares.get(k, 0.0), n / len(texts))
    return runs, forms


def pieces() -> dict[int, float]:
    """The share of documents that a word stands in, by the tokenizer's own frequencies."""
    model = sentencepiece.SentencePieceProcessor()
    model.LoadFromSerializedProto(resource("sp.model").read_bytes())
    frequency: Counter[str] = Counter()
    for piece in range(3, model.GetPieceSize()):
        chance = exp(model.GetScore(piece))
        written = model.IdToPiece(piece)
        for word in words(written.removeprefix("▁")):
            if written.startswith("▁") or word.end - word.start == 1:
                frequency[fold(word.form)] += chance
    return {key([word]): 1 - (1 - min(p, 1)) ** LENGTH for word, p in frequency.items()}


def stored(shares: dict[int, float], least: float) -> tuple[np.ndarray, np.ndarray]:
    """Sorted keys with their shares in steps of 1/255."""
    kept = sorted(k for k, share in shares.items() if share >= least)
    return np.array(kept, np.uint32), np.array([round(shares[k] * 255) for k in kept], np.uint8)


def main() -> None:
    """Write the background file from the folder given on the command line."""
    runs, forms = counted(Path(sys.argv[1]))
    for word, share in pieces().items():
        forms[word] = max(share, forms.get(word, 0.0))
    run_keys, run_shares = stored(runs, LEAST["runs"])
    word_keys, word_shares = stored(forms, LEAST["words"])
    np.savez_compressed(
        TARGET, runs=run_keys, run_shares=run_shares, words=word_keys, word_shares=word_shares
    )
    print(f"{len(run_keys)} runs, {len(word_keys)} words: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
