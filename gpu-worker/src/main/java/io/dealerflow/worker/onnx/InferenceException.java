package io.dealerflow.worker.onnx;

/** ONNX Runtime could not open or run a graph. */
public class InferenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InferenceException(String message, Throwable cause) {
        super(message, cause);
    }

    InferenceException(String message) {
        super(message);
    }

    /** The memory of the CUDA device is used up; the same inputs can be run on the CPU. */
    static final class DeviceMemoryException extends InferenceException {
        private static final long serialVersionUID = 1L;

        DeviceMemoryException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
