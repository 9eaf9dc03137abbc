"""The trained network as ONNX: float32 for the GPU, 8-bit for the CPU."""

import logging
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

from chart_pattern.network import Shipped
from chart_pattern.pixels import HEIGHT, WIDTH

OPSET, IR_VERSION = 17, 9
OUTPUTS = ["formation_probabilities", "candle_probabilities", "score", "embedding"]


def export(network, formation_temperature, candle_temperature, path):
    example = torch.zeros(2, HEIGHT, WIDTH, 3, dtype=torch.uint8)
    torch.onnx.export(
        Shipped(network, formation_temperature, candle_temperature).eval(), (example,), str(path), dynamo=False, opset_version=OPSET,
        input_names=["images"], output_names=OUTPUTS, dynamic_axes={name: {0: "n"} for name in ["images", *OUTPUTS]})
    with_ir_version(path)


class Batches(CalibrationDataReader):
    def __init__(self, images):
        self.batches = iter([{"images": images[i : i + 32]} for i in range(0, len(images), 32)])

    def get_next(self):
        return next(self.batches, None)


def quantise(whole, path, images):
    """Convolutions and the embedding layer in 8 bits, ranges taken from ``images``; the heads stay in float32."""
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(whole, prepared)
        logging.disable(logging.WARNING)
        heads = [node.name for node in onnx.load(prepared).graph.node if node.op_type == "Gemm" and "/embed/" not in node.name]
        quantize_static(
            prepared, path, Batches(images), quant_format=QuantFormat.QDQ, per_channel=True, weight_type=QuantType.QInt8, activation_type=QuantType.QUInt8,
            reduce_range=True,  # CPUs without VNNI saturate sums of full 8-bit products
            op_types_to_quantize=["Conv", "Gemm"], nodes_to_exclude=heads)
        logging.disable(logging.NOTSET)
    with_ir_version(path)


def with_ir_version(path):
    model = onnx.load(path)
    model.ir_version = IR_VERSION
    onnx.save(model, path)
