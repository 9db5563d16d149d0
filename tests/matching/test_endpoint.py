"""An embeddings endpoint, a real one, on this machine."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

from intersector.errors import EncoderError
from intersector.matching import encoder_named, match
from intersector.matching.endpoint import BATCH, KEY, LONGEST, EndpointEncoder
from intersector.model import Passage

WORDS = ("buoy", "budget", "radio")


def counted(text: str) -> list[float]:
    """A vector that says how often the text has each of three words, and that it is a text."""
    return [*(float(text.count(word)) for word in WORDS), 0.1]


@dataclass
class Endpoint:
    """What a server was asked, and what it answers when it is asked next."""

    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    refusals: list[int] = field(default_factory=list)
    answer: Any = None

    @property
    def encoder(self) -> EndpointEncoder:
        """The encoder that asks it."""
        return EndpointEncoder(f"{self.url}#counter")

    def reply(self, request: dict[str, Any]) -> Any:
        """What is answered."""
        if self.answer is not None:
            return self.answer
        rows = [
            {"object": "embedding", "index": index, "embedding": counted(text)}
            for index, text in enumerate(request["input"])
        ]
        return {"object": "list", "model": request["model"], "data": rows[::-1]}


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    """A server that counts words, and gives its rows in any order."""
    state = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.asked.append(request)
            state.keys.append(self.headers["Authorization"])
            status = state.refusals.pop(0) if state.refusals else 200
            body = state.reply(request) if status == 200 else {"error": {"message": "not today"}}
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Retry-After-Ms", "1")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        state.url = f"http://127.0.0.1:{server.server_port}/v1"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield state
        server.shutdown()


def test_texts_become_unit_rows_in_their_order(endpoint: Endpoint) -> None:
    """Rows are put in order by their index; blank texts are not sent."""
    encoder = endpoint.encoder
    vectors = encoder.encode(["radio", "", "buoy", "radio"])
    assert vectors.shape == (4, encoder.dimensions) == (4, 4)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 0, 1, 1])
    assert (vectors[0] == vectors[3]).all()
    assert vectors.argmax(axis=1).tolist() == [2, 0, 0, 2]
    assert endpoint.asked[-1] == {
        "input": ["radio", "buoy"],
        "model": "counter",
        "encoding_format": "float",
    }
    assert encoder.encode([]).shape == (0, 4)


def test_the_identity_has_host_model_and_dimensions(endpoint: Endpoint) -> None:
    """And no key."""
    host = endpoint.url.removeprefix("http://").removesuffix("/v1")
    assert endpoint.encoder.identity == f"endpoint/{host}/counter/4"


def test_many_texts_go_in_batches_and_long_ones_in_parts(endpoint: Endpoint) -> None:
    """No request has more texts than `BATCH`, no text more characters than `LONGEST`."""
    texts = [f"buoy {number}" for number in range(2 * BATCH + 1)]
    vectors = endpoint.encoder.encode([*texts, "radio buoy " * 5000])
    sizes = [len(asked["input"]) for asked in endpoint.asked[1:]]
    sent = [text for asked in endpoint.asked for text in asked["input"]]
    assert max(sizes) == BATCH
    assert max(map(len, sent)) <= LONGEST
    assert vectors[-1] == pytest.approx([0.707, 0, 0.707, 0], abs=1e-2)


def test_the_key_comes_from_the_environment(
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The variable of the house, and no other program's."""
    monkeypatch.setenv(KEY, "of the house")
    monkeypatch.setenv("OPENAI_API_KEY", "another's")
    assert endpoint.encoder.encode(["buoy"]).any()
    assert set(endpoint.keys) == {"Bearer of the house"}


def test_what_is_refused_for_a_moment_is_asked_again(endpoint: Endpoint) -> None:
    """Too many requests, then a fault of the server, then the answer."""
    encoder = endpoint.encoder
    endpoint.refusals = [429, 503]
    assert encoder.encode(["buoy"]).any()
    assert len(endpoint.asked) == 4


def test_a_refusal_for_good_is_a_clear_error(endpoint: Endpoint) -> None:
    """It names the endpoint, what it said, and where the key is looked for."""
    endpoint.refusals = [401]
    with pytest.raises(EncoderError, match=f"(?s){endpoint.url}.*not today.*{KEY}"):
        _ = endpoint.encoder
    assert len(endpoint.asked) == 1


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ({"data": []}, "0 rows for 1 texts"),
        ({"data": [{"index": 0, "embedding": [1.0, 2.0]}]}, "2 numbers where it gave 4"),
        ({"data": [{"index": 0, "embedding": [float("nan")] * 4}]}, "not finite"),
        ({"data": [{"index": 0, "embedding": "AAAA"}]}, "no rows of numbers"),
        ({"weather": "fair"}, "did not encode|no rows of numbers"),
        ([], "did not encode|no rows of numbers"),
    ],
)
def test_a_wrong_answer_is_a_clear_error(endpoint: Endpoint, answer: object, says: str) -> None:
    """Vectors are never guessed."""
    encoder = endpoint.encoder
    endpoint.answer = answer
    with pytest.raises(EncoderError, match=says):
        encoder.encode(["buoy"])


def test_nobody_there_is_a_clear_error(endpoint: Endpoint) -> None:
    """A connection that is refused names the address."""
    url = endpoint.url.replace("/v1", "").rsplit(":", 1)[0] + ":1/v1"
    with pytest.raises(EncoderError, match=url):
        EndpointEncoder(f"{url}#counter", retries=0)


def test_the_model_must_be_named(endpoint: Endpoint) -> None:
    """The address alone does not say which model."""
    with pytest.raises(EncoderError, match="names no model"):
        encoder_named(endpoint.url)
    assert endpoint.asked == []


def test_passages_are_matched_by_it(endpoint: Endpoint) -> None:
    """The port is all that matching asks of an encoder."""
    left = [Passage("a", "on the buoy", language="en")]
    right = [Passage("b", "a budget", language="en"), Passage("c", "each buoy", language="en")]
    assert [found.right for found in match(left, right, encoder=endpoint.encoder)] == [1, 0]
