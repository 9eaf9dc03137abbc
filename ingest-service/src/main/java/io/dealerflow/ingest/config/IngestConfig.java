package io.dealerflow.ingest.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How files come in. */
@ConfigMapping(prefix = "dealerflow.ingest")
public interface IngestConfig {
    /** Folder of the object store that keeps received bytes; created when absent, shared by all instances. */
    @WithDefault("landing")
    Path landingDir();

    /** Largest file that is accepted, as it arrives; at most {@code quarkus.http.limits.max-body-size}. */
    @WithDefault("32M")
    MemorySize maxUpload();

    /** Largest file after unpacking. */
    @WithDefault("256M")
    MemorySize maxUnpacked();

    /** Largest number of unpacked bytes per packed byte, beyond the first mebibyte. */
    @WithDefault("200")
    int maxRatio();

    /** Largest number of contracts in one file. */
    @WithDefault("250000")
    int maxContracts();

    /** Share of contracts with a bad value beyond which a file is refused: 0.05 = 5 %. */
    @WithDefault("0.05")
    double maxBadFraction();

    /** Files that are read at once; a chain of 20 000 contracts takes some 30 MB meanwhile. */
    @WithDefault("2")
    int concurrentFiles();

    /** Further uploads that may be received or wait for their turn; beyond, an upload is answered with 503. */
    @WithDefault("16")
    int waitingUploads();

    /** Longest time that an upload waits for its turn; then it is answered with 503. */
    @WithDefault("30s")
    Duration maxWait();

    /** How long the broker's acknowledgement is waited for before the sender is told that the file is landed and pending. */
    @WithDefault("8s")
    Duration publishTimeout();

    /**
     * How long an instance alone may publish an observation that it has claimed, and how long others leave its files to it. Longer than
     * the producer tries to deliver a record, so that no two instances publish the same observation.
     */
    @WithDefault("30s")
    Duration claimLifetime();

    /** How often work is resumed that a crash or an unavailable server left pending. */
    @WithDefault("5s")
    Duration recoveryInterval();
}
