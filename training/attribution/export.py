"""Makes of a trained tagger what the program reads: two graphs for onnxruntime with int8 weights, and int8 embeddings.

usage: export.py STATE FOLDER          STATE as train.py writes it, FOLDER as src/retold/models/attribution

``encoder.onnx`` and ``linker.onnx`` hold most matrices as int8, scaled channel by channel and multiplied with activations that are
quantised as they come (dynamic quantisation); ``embeddings.npz`` holds the pieces' vectors as int8 with a scale a row, the
position, case and quotation vectors as float16. The graphs take one window, or one cue, at a time: nothing is padded, and what is
quantised together is one text.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from training.attribution.network import WIDTH, Tagger

OPSET = 17
EXACT = {
    "encoder": ("/layers.0/down/", "/layers.1/down/", "/layers.2/down/", "/cues/"),
    "linker": ("/tags/", "/valid/"),
}
"""Products that stay in floating point: the heads, which are small, and what follows the GELU of the first three layers, where
activations have outliers that int8 spoils (with them as int8 linked F1 falls by .8, without any of the others it does not move)."""
LARGE = 100_000
"""Numbers from which a matrix that stays in floating point is kept as float16 and widened when the graph is loaded."""


def write_graph(module: nn.Module, inputs: dict[str, torch.Tensor], outputs: tuple[str, ...], target: Path) -> None:
    """Write ``module`` as an int8 graph of one row of any number of pieces."""
    axes = {name: {1: "pieces"} for name in (*inputs, *outputs) if name != "valid"}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            module,
            tuple(inputs.values()),
            str(whole),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
        exact = [node.name for node in onnx.load(whole).graph.node if node.name.startswith(EXACT[target.stem])]
        quantize_dynamic(
            whole,
            target,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"],
            nodes_to_exclude=exact,
        )
    graph = onnx.load(target)
    _halve(graph)
    graph.producer_name, graph.producer_version, graph.doc_string = "retold", "", ""
    onnx.checker.check_model(graph)
    onnx.save(graph, target)


def _halve(graph: onnx.ModelProto) -> None:
    """Keep large float matrices as float16, each with a node that widens it again."""
    for weights in list(_large(graph)):
        name = weights.name
        half = onnx.numpy_helper.from_array(onnx.numpy_helper.to_array(weights).astype(np.float16), f"{name}.half")
        graph.graph.initializer.remove(weights)
        graph.graph.initializer.append(half)
        graph.graph.node.insert(0, onnx.helper.make_node("Cast", [half.name], [name], to=onnx.TensorProto.FLOAT))


def _large(graph: onnx.ModelProto) -> Iterator[onnx.TensorProto]:
    for weights in graph.graph.initializer:
        if weights.data_type == onnx.TensorProto.FLOAT and np.prod(weights.dims) >= LARGE:
            yield weights


def write_embeddings(tagger: Tagger, target: Path) -> None:
    """Write the vectors of pieces, places, cases and quotation marks."""
    words = tagger.words.weight.detach().numpy()
    scales = (np.abs(words).max(axis=1) / 127).astype(np.float32)
    scales[scales == 0] = 1
    small = {
        name: getattr(tagger, name).weight.detach().numpy().astype(np.float16) for name in ("positions", "cases", "quotes")
    }
    np.savez_compressed(
        target,
        words=np.round(words / scales[:, None]).astype(np.int8),
        scales=scales,
        positions=small["positions"],
        cases=small["cases"],
        quotes=small["quotes"],
    )


def main() -> None:
    """Read a state, write the three files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("state", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    tagger = Tagger()
    tagger.load_state_dict(torch.load(options.state, weights_only=True, map_location="cpu")["tagger"])
    tagger.eval()
    options.folder.mkdir(parents=True, exist_ok=True)
    states, marked = torch.randn(1, 40, WIDTH), torch.zeros(1, 40, dtype=torch.long)
    marked[:, 3] = 1
    with torch.no_grad():
        write_graph(tagger.encoder, {"embedded": states}, ("states", "cues"), options.folder / "encoder.onnx")
        inputs = {"states": states, "marked": marked, "distance": marked.clone()}
        write_graph(tagger.linker, inputs, ("tags", "valid"), options.folder / "linker.onnx")
    write_embeddings(tagger, options.folder / "embeddings.npz")
    written = [options.folder / name for name in ("encoder.onnx", "linker.onnx", "embeddings.npz")]
    print(f"{sum(p.stat().st_size for p in written) / 1e6:.1f} MB in {options.folder}")


if __name__ == "__main__":
    main()
