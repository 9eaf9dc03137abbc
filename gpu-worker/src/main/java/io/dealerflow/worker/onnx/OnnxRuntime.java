package io.dealerflow.worker.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import io.dealerflow.worker.model.LoadedModel.Device;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime, with the device that models run on. A session has one thread of its own, the caller's: parallel calls come from the callers. One for a
 * process; it is never closed.
 */
public final class OnnxRuntime {
    private final OrtEnvironment environment;
    private final Device device;
    private final String choice;
    private final Consumer<String> fallbacks;

    private OnnxRuntime(OrtEnvironment environment, Device device, String choice, Consumer<String> fallbacks) {
        this.environment = environment;
        this.device = device;
        this.choice = choice;
        this.fallbacks = fallbacks;
    }

    /**
     * @param tryCuda   whether to use a CUDA device where there is one
     * @param fallbacks gets a line for each graph that was on the device and is on the CPU from now on
     * @throws InferenceException when the native library cannot be loaded
     */
    public static OnnxRuntime start(boolean tryCuda, Consumer<String> fallbacks) {
        OrtEnvironment environment;
        try {
            environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "dealerflow");
            environment.setTelemetry(false);
        } catch (OrtException | LinkageError e) {
            throw new InferenceException("ONNX Runtime cannot be loaded: " + e.getMessage(), e);
        }
        String version = "ONNX Runtime " + environment.getVersion();
        if (!tryCuda) {
            return new OnnxRuntime(environment, Device.CPU, version + " on the CPU, as configured", fallbacks);
        }
        // Options that a provider failed to be added to are not used again.
        try (var options = new OrtSession.SessionOptions()) {
            addCuda(options);
            return new OnnxRuntime(environment, Device.CUDA, version + " on CUDA", fallbacks);
        } catch (OrtException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return new OnnxRuntime(
                    environment, Device.CPU, version + " on the CPU, CUDA cannot be used: " + why, fallbacks);
        }
    }

    /** The device that models with a file for it are to run on. */
    public Device device() {
        return device;
    }

    /** What was chosen and why: one line for the log. */
    public String choice() {
        return choice;
    }

    /**
     * A graph on the CPU.
     *
     * @param name of the file in messages
     * @throws InferenceException when the bytes are no graph that this runtime can run, or have inputs or outputs of other types than {@link Port.ValueType}
     */
    public Graph onCpu(String name, byte[] file) {
        return open(name, file, Device.CPU);
    }

    /**
     * A graph on the CUDA device; when its memory is used up, now or later, on the CPU from then on.
     *
     * @param cpu gives the graph for the CPU, called at most once
     * @throws InferenceException as {@link #onCpu}
     */
    public Graph onCuda(String name, byte[] file, Supplier<Graph> cpu) {
        try {
            return new GraphWithFallback(open(name, file, Device.CUDA), cpu, cause -> left(name, cause));
        } catch (InferenceException.DeviceMemoryException e) {
            Graph graph = cpu.get();
            left(name, e);
            return graph;
        }
    }

    private void left(String name, InferenceException cause) {
        String why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        fallbacks.accept("%s runs on the CPU from now on, the memory of the GPU is used up: %s".formatted(name, why));
    }

    private Graph open(String name, byte[] file, Device on) {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // Shapes vary with the batch: a pattern is kept for each, and never freed.
            options.setMemoryPatternOptimization(false);
            if (on == Device.CUDA) {
                addCuda(options);
            }
            return new OnnxGraph(name, environment, environment.createSession(file, options), on);
        } catch (OrtException e) {
            throw failure(name + " cannot be opened: ", e);
        }
    }

    /** With options: without, the library between Java and the runtime would have to be one that is built for CUDA. */
    private static void addCuda(OrtSession.SessionOptions options) throws OrtException {
        try (var cuda = new OrtCUDAProviderOptions(0)) {
            options.addCUDA(cuda);
        }
    }

    static InferenceException failure(String what, OrtException e) {
        String message = what + e.getMessage();
        return isDeviceMemory(e.getMessage())
                ? new InferenceException.DeviceMemoryException(message, e)
                : new InferenceException(message, e);
    }

    /** As CUDA says it, and as ONNX Runtime's allocator for it does. */
    static boolean isDeviceMemory(@Nullable String message) {
        String lower = message == null ? "" : message.toLowerCase(Locale.ROOT);
        return (lower.contains("cuda") && lower.contains("out of memory"))
                || lower.contains("cudaerrormemoryallocation")
                || (lower.contains("bfcarena") && lower.contains("failed to allocate memory"));
    }
}
