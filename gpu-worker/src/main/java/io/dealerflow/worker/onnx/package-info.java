/** Graphs on ONNX Runtime, on the CPU or a CUDA device. */
@NullMarked
package io.dealerflow.worker.onnx;

import org.jspecify.annotations.NullMarked;
