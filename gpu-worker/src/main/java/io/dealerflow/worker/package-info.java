/** Inference of the models on ONNX Runtime. */
@NullMarked
package io.dealerflow.worker;

import org.jspecify.annotations.NullMarked;
