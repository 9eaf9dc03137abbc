package io.dealerflow.ingest.config;

import io.dealerflow.objects.ObjectStores;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Settings of the intake. */
@ConfigMapping(prefix = "dealerflow.ingest")
public interface IngestConfig extends ObjectStores.Settings {
    /**
     * Where received bytes are kept, shared by all instances: a folder, made when absent, {@code s3://bucket/prefix}, or
     * {@code azblob://container/prefix}.
     */
    @WithDefault("landing")
    String landingDir();

    /** Where staging is kept: as {@link #landingDir}. */
    @WithDefault("staging")
    String stagingDir();

    /**
     * How long rows of raw tables are kept, by kind of file ({@code option_chain}, {@code bars} …); others are kept for ever. They are
     * deleted by partitions: a month or a year is deleted when all of it is older.
     */
    Map<String, Duration> retention();

    /** Interval of looking for dates in staging whose files are to become one. */
    @WithDefault("1h")
    Duration compactionInterval();

    /** Largest file that is accepted, as received; at most {@code quarkus.http.limits.max-body-size}. */
    @WithDefault("32M")
    MemorySize maxUpload();

    /** Largest file after unpacking. */
    @WithDefault("256M")
    MemorySize maxUnpacked();

    /** Largest number of unpacked bytes per packed byte, beyond the first mebibyte. */
    @WithDefault("200")
    int maxRatio();

    /** Largest number of contracts in one option chain. */
    @WithDefault("250000")
    int maxContracts();

    /** Largest number of records in one file of another kind. */
    @WithDefault("500000")
    int maxRecords();

    /** Zone of times that the files of a source give without one, by source; of others it is UTC. */
    Map<String, ZoneId> zones();

    /** Share of contracts or records with a bad value beyond which a file is refused: 0.05 = 5 %. */
    @WithDefault("0.05")
    double maxBadFraction();

    /** Files that are read at once; a chain of 20 000 contracts takes some 30 MB meanwhile. */
    @WithDefault("2")
    int concurrentFiles();

    /** Further uploads that may be received or wait for a permit; beyond, an upload is answered with 503. */
    @WithDefault("16")
    int waitingUploads();

    /** Longest time that an upload waits for a permit; then it is answered with 503. */
    @WithDefault("30s")
    Duration maxWait();

    /** How long to wait for the broker's acknowledgement before the upload is answered as landed and pending. */
    @WithDefault("8s")
    Duration publishTimeout();

    /**
     * How long a claim to publish an observation is valid, and how long other instances do not resume its files. Longer than
     * the producer's delivery timeout, so that no two instances publish the same observation.
     */
    @WithDefault("30s")
    Duration claimLifetime();

    /** Folder whose files are taken, with a sub-folder for each source; none by default. Its file system must lock files. */
    Optional<Path> dropDir();

    /** How often the drop folder is looked at. */
    @WithDefault("1s")
    Duration dropInterval();

    /** How long a file in the drop folder must not have changed before it is taken. */
    @WithDefault("2s")
    Duration dropSettle();

    /** Sources that are asked at once. */
    @WithDefault("4")
    int pullConcurrency();

    /** How often is looked for sources that are due. */
    @WithDefault("1s")
    Duration pullInterval();

    /** Delay after a first failed request to a source; it doubles with each further one. */
    @WithDefault("30s")
    Duration pullFirstRetry();

    /** Longest delay between requests to a source that fails, and the one after an API key was not accepted. */
    @WithDefault("1h")
    Duration pullLongestRetry();

    /** Interval of resuming work left pending by a crash or an outage. */
    @WithDefault("5s")
    Duration recoveryInterval();
}
