package io.dealerflow.ingest.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How files come in. */
@ConfigMapping(prefix = "dealerflow.ingest")
public interface IngestConfig {
    /** Folder of the object store that keeps received bytes; made when absent. */
    @WithDefault("landing")
    Path landingDir();

    /** Largest file that is taken, as it arrives. */
    @WithDefault("32M")
    MemorySize maxUpload();

    /** Largest file after unpacking. */
    @WithDefault("256M")
    MemorySize maxUnpacked();

    /** Most unpacked bytes for one packed byte, beyond the first mebibyte. */
    @WithDefault("200")
    int maxRatio();

    /** Most contracts in one file. */
    @WithDefault("250000")
    int maxContracts();

    /** Share of contracts with a bad value beyond which a file is refused: 0.05 = 5 %. */
    @WithDefault("0.05")
    double maxBadFraction();

    /** How long the broker's acknowledgement is waited for before the sender is told that his file is landed and waits. */
    @WithDefault("8s")
    Duration publishTimeout();

    /** How often work that a crash or an absent server left undone is taken up again. */
    @WithDefault("5s")
    Duration recoveryInterval();
}
