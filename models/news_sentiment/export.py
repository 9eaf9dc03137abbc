"""The trained network as one ONNX file: 4-bit weights in blocks of 64, embedding table in 8 bits, temperature inside."""

import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import nn

OPSET, IR_VERSION = 17, 9
BLOCK = 64


class Shipped(nn.Module):
    """Token ids and mask to probabilities, score (positive minus negative) and the mean of the last layer."""

    def __init__(self, model, temperature):
        super().__init__()
        self.model, self.temperature = model, temperature

    def forward(self, ids, mask):
        logits, embedding = self.model(ids, mask)
        probabilities = torch.softmax(logits / self.temperature, 1)
        return probabilities, probabilities[:, 2] - probabilities[:, 0], embedding


def export(model, temperature, path):
    names = ["input_ids", "attention_mask"], ["probabilities", "score", "embedding"]
    rows_and_length = {name: {0: "n", 1: "length"} for name in names[0]}
    example = torch.ones(2, 7, dtype=torch.int64), torch.tensor([[1] * 7, [1] * 5 + [0] * 2])
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder) / "float32.onnx", Path(folder) / "4bit.onnx"
        torch.onnx.export(
            Shipped(model, temperature).eval(), example, str(whole), dynamo=False, opset_version=OPSET, input_names=names[0], output_names=names[1],
            dynamic_axes=rows_and_length | {name: {0: "n"} for name in names[1]})
        # Level 1 keeps the arithmetic in float32, so that the figures do not depend on the CPU's 8-bit instructions.
        quantizer = MatMulNBitsQuantizer(onnx.load(whole), bits=4, block_size=BLOCK, is_symmetric=True, accuracy_level=1)
        quantizer.process()
        onnx.save(quantizer.model.model, small)
        quantize_dynamic(small, path, op_types_to_quantize=["Gather"], weight_type=QuantType.QUInt8)
    shipped = onnx.load(path)
    shipped.ir_version = IR_VERSION
    onnx.save(shipped, path)
