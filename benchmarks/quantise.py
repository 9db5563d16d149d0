"""Write the graphs that the encoder runs: ``python -m benchmarks.quantise FOLDER...``.

`src/intersector/matching/graphs/` gets the network of `intersector.matching.network` in ONNX form.
The convolutions are in eight bits: their inputs in steps of fixed size per channel, so that the
largest value met in the documents of the folders, and a bit more, still fits; their weights in
steps of fixed size per output, so large that no processor's product of bytes overflows. The float
weights are not in the graphs: they come from the package, when the graphs are loaded. The same
documents give the same graphs; those shipped were made with ``examples/union`` and, of the
labelled data, ``sdg``, ``un-resolutions`` and ``itu-pp18``.
"""

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from intersector import pipeline
from intersector.matching.encoder import Tokenizer
from intersector.matching.network import BRANCHES, GIVEN, GRAPHS, REACH, WIDTH, Floats, Weights
from intersector.organisations import shipped

MARGIN = 1.1
"""How much larger than any value of the calibration a value may be before it is cut."""
POWER = 0.7
"""How far the size of a channel's steps follows its range; at 0 all channels have the same."""
BYTE = 127
PAIR = 128
"""Two neighbouring weights may sum to this: 255 times that still fits sixteen bits."""
ZERO = np.uint8(128)
ALL = range(len(BRANCHES))
FLOAT, INT32 = TensorProto.FLOAT, TensorProto.INT32
Values = Mapping[str, Floats]


class Graph:
    """A graph under construction: a call adds an operation and returns the name of its result."""

    def __init__(self, **inputs: tuple[int, list[int | None]]) -> None:
        self._inputs = [helper.make_tensor_value_info(name, *kind) for name, kind in inputs.items()]
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def __call__(self, kind: str, *inputs: str, to: str = "", **attributes: object) -> str:
        """Add an operation of ONNX, or of onnxruntime's own."""
        result = to or f"{kind}{len(self._nodes)}"
        domain = "com.microsoft" if kind == "MatMulIntegerToFloat" else ""
        self._nodes.append(helper.make_node(kind, inputs, [result], domain=domain, **attributes))
        return result

    def constant(self, value: object) -> str:
        """Add a value that is part of the graph."""
        name = f"constant{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def weight(self, name: str, value: Floats) -> str:
        """Add a value that is given when the graph is loaded."""
        tensor = TensorProto(name=name, dims=value.shape, data_type=FLOAT)
        tensor.data_location = TensorProto.EXTERNAL
        tensor.external_data.add(key="location", value="weights")
        self._constants.append(tensor)
        return name

    def write(self, name: str, outputs: Mapping[str, int]) -> None:
        """Write the graph with these outputs, given with their types."""
        shaped = [helper.make_tensor_value_info(out, kind, None) for out, kind in outputs.items()]
        graph = helper.make_graph(self._nodes, name, self._inputs, shaped, self._constants)
        versions = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
        model = helper.make_model(graph, opset_imports=versions, ir_version=8)
        (GRAPHS / f"{name}.onnx").write_bytes(model.SerializeToString(deterministic=True))


def outer(tokens: Sequence[int], weights: Weights) -> Floats:
    """The inputs of the first convolutions of one text."""
    values = weights.values
    projected = weights.embed(np.array(tokens)) @ values["project"] + values["project_bias"]
    projected -= projected.mean(axis=1, keepdims=True)
    projected /= np.sqrt((projected**2).mean(axis=1, keepdims=True) + values["eps"])
    features: Floats = projected * values["inner_gain"] + values["inner_bias"]
    return features


def inner(features: Floats, values: Values, branch: int) -> Floats:
    """The inputs of the second convolution of one text."""
    order, left = BRANCHES[branch]
    padded = np.pad(features, ((left, order - 1 - left), (0, 0)))
    windows = np.concatenate([padded[k : k + len(features)] for k in range(order)], axis=1)
    convolved = windows @ values[f"w1_{order}"] + values[f"b1_{order}"]
    hidden: Floats = np.maximum(convolved, 0) + features
    return hidden


def ranges(segments: Iterable[Sequence[int]], weights: Weights) -> Floats:
    """The largest value of every channel: by convolution (first, second), branch and channel."""
    largest = np.zeros((2, len(BRANCHES), WIDTH), np.float32)
    for tokens in segments:
        for branch, own in enumerate(np.split(outer(tokens, weights), len(BRANCHES), axis=1)):
            for place, rows in enumerate((own, inner(own, weights.values, branch))):
                largest[place, branch] = np.maximum(largest[place, branch], abs(rows).max(axis=0))
    return largest


def steps(largest: Floats) -> Floats:
    """The size of one step of each channel of the last axis."""
    reach = np.maximum(largest * MARGIN, 1e-3)
    size = reach**POWER * (reach ** (1 - POWER)).max(axis=-1, keepdims=True) / BYTE
    return size.astype(np.float32)


def whole(weights: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Weights as whole numbers, and the size of one step of each output."""
    pairs = abs(weights).reshape(-1, 2, weights.shape[1]).sum(axis=1).max(axis=0)
    size = np.maximum(pairs / (PAIR - 1), abs(weights).max(axis=0) / BYTE).astype(np.float32)
    return np.rint(weights / size).astype(np.int8), size


def in_bytes(graph: Graph, rows: str, step: Floats) -> str:
    """Rows in steps, and below them a row for where there is no token."""
    scaled = graph("Mul", rows, graph.constant(1 / step))
    steps_ = graph("QuantizeLinear", scaled, graph.constant(np.float32(1)), graph.constant(ZERO))
    return graph("Concat", steps_, graph.constant(np.full((1, WIDTH), ZERO)), axis=0)


def convolve(graph: Graph, rows: str, window: str, matrix: Floats, bias: Floats) -> str:
    """One convolution of bytes: `window` has the rows that each row sees."""
    weights, size = whole(matrix)
    seen = graph(
        "Reshape", graph("Gather", rows, window, axis=0), graph.constant(np.array([0, -1]))
    )
    constants = (weights, np.float32(1), size, ZERO)
    product = graph(
        "MatMulIntegerToFloat", seen, *map(graph.constant, constants), "", graph.constant(bias)
    )
    return graph("Relu", product)


def tokens_graph(values: Values, step: Floats) -> None:
    """What depends on one token alone: its features, and the same in bytes."""
    graph = Graph(embedded=(FLOAT, [None, None]))
    project, low, gain, bias = (graph.weight(name, values[name]) for name in GIVEN["tokens"])
    raised = graph("Add", graph("MatMul", "embedded", project), low)
    eps = float(values["eps"])
    features = graph("LayerNormalization", raised, gain, bias, axis=1, epsilon=eps)
    for branch in ALL:
        ends = [graph.constant(np.array([at])) for at in (branch * WIDTH, (branch + 1) * WIDTH, 1)]
        own = graph("Slice", features, *ends, to=f"features{branch}")
        graph("Identity", in_bytes(graph, own, step[branch]), to=f"bytes{branch}")
    outputs = {f"features{b}": FLOAT for b in ALL} | {f"bytes{b}": TensorProto.UINT8 for b in ALL}
    graph.write("tokens", outputs)


def windows_graph(values: Values, step: Floats) -> None:
    """The three branches; beside their results, the sum of each row."""
    graph = Graph(
        token=(INT32, [None]),
        near_tokens=(INT32, [None, len(REACH)]),
        near_rows=(INT32, [None, len(REACH)]),
        **{f"features{b}": (FLOAT, [None, WIDTH]) for b in ALL},
        **{f"bytes{b}": (TensorProto.UINT8, [None, WIDTH]) for b in ALL},
    )
    for branch, (order, left) in enumerate(BRANCHES):
        seen = graph.constant(np.arange(order) - left - REACH[0])
        sizes = [np.tile(step[place, branch], order)[:, None] for place in (0, 1)]
        near = graph("Gather", "near_tokens", seen, axis=1)
        matrix, bias = values[f"w1_{order}"] * sizes[0], values[f"b1_{order}"]
        first = convolve(graph, f"bytes{branch}", near, matrix, bias)
        hidden = graph("Add", first, graph("Gather", f"features{branch}", "token", axis=0))
        near = graph("Gather", "near_rows", seen, axis=1)
        matrix, bias = values[f"w2_{order}"] * sizes[1], values[f"b2_{order}"]
        second = convolve(graph, in_bytes(graph, hidden, step[1, branch]), near, matrix, bias)
        graph("Add", second, hidden, to=f"result{branch}")
    axis = graph.constant(np.array([1]))
    graph("Sum", *(graph("ReduceSum", f"result{b}", axis) for b in ALL), to="total")
    graph.write("windows", dict.fromkeys([*(f"result{b}" for b in ALL), "total"], FLOAT))


def head_graph(values: Values) -> None:
    """From the sum of a text's normalised tokens to its direction."""
    one = (FLOAT, [None, 1])
    graph = Graph(sums=(FLOAT, [None, None]), share=one, root=one)
    given = {name: graph.weight(name, values[name]) for name in GIVEN["head"]}
    mean = graph("Mul", graph("MatMul", "sums", given["out"]), "share")
    mean = graph("Add", mean, graph("Mul", "root", given["out_bias"]))
    low = graph("Relu", graph("MatMul", mean, given["d0"]))
    parts = graph("MatMul", mean, given["p1"]), graph("MatMul", low, given["d1"])
    hidden = graph("Relu", graph("Add", *parts))
    wide = graph("Relu", graph("MatMul", hidden, given["d2"]))
    parts = graph("MatMul", hidden, given["p3"]), graph("MatMul", wide, given["d3"])
    graph("Tanh", graph("Add", *parts), to="vectors")
    graph.write("head", {"vectors": FLOAT})


def product_graph() -> None:
    """The product of two sets of vectors in bytes, for the join."""
    graph = Graph(left=(TensorProto.UINT8, [None, None]), right=(TensorProto.INT8, [None, None]))
    graph("MatMulInteger", "left", "right", graph.constant(ZERO), to="product")
    graph.write("product", {"product": INT32})


def texts(folders: Iterable[Path]) -> list[str]:
    """The clauses of all documents of the folders, and the strings of their JSON lines."""
    found: set[str] = set()
    for folder in folders:
        for read in pipeline.read_instruments([folder], organisations=shipped()):
            if isinstance(read, pipeline.Instrument):
                found |= {clause.words for clause in read.clauses}
        for path in folder.glob("*.jsonl"):
            found |= set(re.findall(r'"([^"\\]{20,})"', path.read_text(encoding="utf-8")))
    return sorted(found)


def main() -> None:
    """Calibrate and write the graphs."""
    tokenizer, weights = Tokenizer(), Weights()
    found = texts(map(Path, sys.argv[1:]))
    step = steps(ranges((ids for text in found for ids in tokenizer(text)), weights))
    GRAPHS.mkdir(exist_ok=True)
    tokens_graph(weights.values, step[0])
    windows_graph(weights.values, step)
    head_graph(weights.values)
    product_graph()


if __name__ == "__main__":
    main()
