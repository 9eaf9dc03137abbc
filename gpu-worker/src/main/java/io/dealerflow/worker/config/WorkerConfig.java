package io.dealerflow.worker.config;

import io.dealerflow.objects.ObjectStores;
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

    Queue queue();

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
    interface Models extends ObjectStores.Settings {
        /**
         * A folder, {@code s3://bucket/prefix} or {@code azblob://container/prefix}, with versions as in {@code DESIGN.md}. Models that are not in it, or
         * all without one, are those that the program brings.
         */
        Optional<String> folder();

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

    /** An Azure Storage queue of requests, besides their topic; none is read without a connection string or an endpoint. */
    interface Queue {
        @WithDefault("gpu-worker")
        String name();

        /** Connection string of the storage account, with its key or a shared access signature; from a secret. */
        Optional<String> connectionString();

        /** Address of the account's queues, over HTTPS, that is asked with the workload identity of the pod. */
        Optional<URI> endpoint();

        /** How long a message that was taken is hidden from others; it is renewed every third of that while it is worked on. */
        @WithDefault("60s")
        Duration visibility();

        /** How often a message is taken; one that is not answered by then is dead-lettered. */
        @WithDefault("5")
        int maxTakes();

        /** The most messages in progress. */
        @WithDefault("16")
        int maxInProgress();

        /** Interval of asking while there are none. */
        @WithDefault("1s")
        Duration pollEvery();
    }
}
