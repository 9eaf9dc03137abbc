package io.dealerflow.report.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The language model that writes narratives; off without an address. */
@ConfigMapping(prefix = "dealerflow.report.narrative")
public interface NarrativeConfig {
    /**
     * Base address of an API of OpenAI's form: that of OpenAI or another vendor, {@code https://RESOURCE.openai.azure.com/openai/v1} of Azure OpenAI,
     * {@code http://HOST:11434/v1} of Ollama. Facts of the reports are sent there.
     */
    Optional<URI> url();

    /** Name of the model, or of the deployment. */
    @WithDefault("none")
    String model();

    /** From a secret; none for a server that asks for none. */
    Optional<String> apiKey();

    /** Mounted file with the key, read at the start. */
    Optional<Path> apiKeyFile();

    /** Longest time of an answer. */
    @WithDefault("60s")
    Duration timeout();

    /** Longest answer, tokens. */
    @WithDefault("600")
    int maxTokens();

    /** Narratives that are asked for on one UTC day, each with two answers at most. */
    @WithDefault("50")
    int maxPerDay();

    /** A report has a narrative written after this time without a change. */
    @WithDefault("10m")
    Duration quietPeriod();

    /** Interval of the search for such reports; whole seconds. */
    @WithDefault("30s")
    Duration checkEvery();
}
