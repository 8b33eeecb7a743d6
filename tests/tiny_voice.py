"""Piper voices made on the spot: real ONNX models that say everything as a tone, a fixed time for each phoneme.

They have the inputs and the output of a voice that piper trained; piper, its espeak and onnxruntime are real.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from recapcast.speech.engines import piper_library

RATE = 22050
HOP = 1024
"""Samples for each phoneme number: 46 ms, so that a word takes about as long as in speech."""
PITCH = 220.0
"""In Hz: speaker 0's. Each further speaker is as much higher."""


def write(
    folder: Path,
    name: str = "en_US-tiny-medium",
    *,
    code: str = "en_US",
    quality: str = "medium",
    speakers: Mapping[str, int] | None = None,
    pitch: float = PITCH,
) -> Path:
    """Put a voice into `folder`, which is made; tells its `.onnx` file."""
    piper_library.start()  # before piper is imported, which then tells nobody of it
    from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.onnx"
    onnx.save(_model(pitch, several=bool(speakers)), file)
    settings = {
        "dataset": "tiny",
        "audio": {"sample_rate": RATE, "quality": quality},
        "espeak": {"voice": code.partition("_")[0]},
        "language": {"code": code},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "phoneme_id_map": DEFAULT_PHONEME_ID_MAP,
        "num_symbols": 256,
        "num_speakers": max(1, len(speakers or {})),
        "speaker_id_map": dict(speakers or {}),
    }
    file.with_name(f"{file.name}.json").write_text(json.dumps(settings), encoding="utf-8")
    return file


def _model(pitch: float, *, several: bool) -> onnx.ModelProto:
    numbers = {
        "zero": np.int64(0),
        "one": np.int64(1),
        "hop": np.int64(HOP),
        "second": np.array([1]),
        "shape": np.array([1, 1, 1, -1]),
        "step": np.float32(2 * np.pi * pitch / RATE),
        "faint": np.float32(0.001),
    }
    speaker = "sid" if several else "nobody"
    if not several:
        numbers["nobody"] = np.array([0])
    nodes = [
        helper.make_node("Shape", ["input"], ["dimensions"]),
        helper.make_node("Gather", ["dimensions", "one"], ["phonemes"]),
        helper.make_node("Mul", ["phonemes", "hop"], ["samples"]),
        helper.make_node("Range", ["zero", "samples", "one"], ["counted"]),
        helper.make_node("Cast", ["counted"], ["time"], to=TensorProto.FLOAT),
        helper.make_node("Add", [speaker, "second"], ["times"]),
        helper.make_node("Cast", ["times"], ["higher"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["step", "higher"], ["turn"]),
        helper.make_node("Mul", ["time", "turn"], ["phase"]),
        helper.make_node("Sin", ["phase"], ["tone"]),
        # As a real voice does: its noise has the strength that `scales` says, and no seed of its own.
        helper.make_node("RandomNormalLike", ["tone"], ["noise"]),
        helper.make_node("Gather", ["scales", "zero"], ["strength"]),
        helper.make_node("Mul", ["noise", "strength"], ["some"]),
        helper.make_node("Mul", ["some", "faint"], ["less"]),
        helper.make_node("Add", ["tone", "less"], ["voice"]),
        helper.make_node("Reshape", ["voice", "shape"], ["output"]),
    ]
    inputs = [
        helper.make_tensor_value_info("input", TensorProto.INT64, [1, "phonemes"]),
        helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
        *([helper.make_tensor_value_info("sid", TensorProto.INT64, [1])] if several else []),
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        inputs,
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, 1, "samples"])],
        [numpy_helper.from_array(np.asarray(value), name) for name, value in numbers.items()],
    )
    # Versions that the oldest onnxruntime that we allow reads too.
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
