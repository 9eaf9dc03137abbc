package io.dealerflow.worker.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How models are run, and which. */
@ConfigMapping(prefix = "dealerflow.worker")
public interface WorkerConfig {
    /** Whether models run on a CUDA device where there is one. */
    @WithDefault("true")
    boolean gpu();

    /** Threads of each model that run batches. */
    @WithDefault("1")
    int threads();

    /** Threads that decode pictures and tokenise, shared by all models. */
    @WithDefault("2")
    int preparationThreads();

    Batch batch();

    Models models();

    /** Batches of each model. */
    interface Batch {
        /** The most inputs of a batch on the CPU, where a larger one is only later, not faster. */
        @WithDefault("8")
        int cpuSize();

        /** The most inputs of a batch on a GPU. */
        @WithDefault("64")
        int gpuSize();

        /** How long an input waits for others that are being prepared. */
        @WithDefault("5ms")
        Duration maxWait();

        /** The most inputs of a model in preparation or waiting; beyond that its channels are paused. */
        @WithDefault("128")
        int capacity();
    }

    /** Where versions come from. */
    interface Models {
        /** A folder as in {@code DESIGN.md}. Models that are not in it, or all without one, are those that the program brings. */
        Optional<Path> folder();

        /** Address of an MLflow server, which replaces the folder. */
        Optional<URI> mlflow();

        /** Its bearer token. */
        Optional<String> mlflowToken();

        /** Folder for versions that are fetched. */
        @WithDefault("${java.io.tmpdir}/dealerflow-models")
        Path cache();

        /** Interval of looking for new versions; whole seconds. */
        @WithDefault("10s")
        Duration checkEvery();
    }
}
