package io.dealerflow.ingest.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Sources that are asked for data, by name; none by default. */
@ConfigMapping(prefix = "dealerflow.ingest.pull")
public interface PullConfig {
    @WithParentName
    Map<String, Source> sources();

    /** One source. What is absent is as its connector says. */
    interface Source {
        /** The vendor: {@code cboe}, {@code databento}, {@code cftc}, {@code alpha_vantage}, {@code fred}, {@code ecb}, {@code yahoo}, {@code polygon}, {@code rss}. */
        String connector();

        /** Whether it is asked. */
        @WithDefault("true")
        boolean enabled();

        /** Symbols, series, pairs: what is asked for one by one. */
        Optional<List<String>> subjects();

        /** Endpoint in place of the vendor's public one; of a feed its address. */
        Optional<URI> url();

        /** Hosts that a redirect may lead to, besides that of the URL. */
        Optional<List<String>> redirectHosts();

        /** Whether {@code http:} is allowed. */
        @WithDefault("false")
        boolean allowHttp();

        /** Whether its addresses may be of private networks and of this machine. */
        @WithDefault("false")
        boolean allowPrivate();

        /** Name under which its observations are stored. */
        Optional<String> source();

        /** Date from which it is asked for data, where the connector asks by date. */
        Optional<LocalDate> start();

        /** Parameters of the connector. */
        Map<String, String> parameters();

        /** The key, from a secret. */
        Optional<String> apiKey();

        /** Mounted file with the key, read for each request. */
        Optional<Path> apiKeyFile();

        /** Most requests in a minute, of all instances together. */
        OptionalInt requestsPerMinute();

        /** Longest time of one request with its whole answer. */
        @WithDefault("2m")
        Duration timeout();

        /** Cron expression of five fields, or of six or seven as in Quartz. */
        Optional<String> cron();

        /** Zone of the cron expression. */
        @WithDefault("America/New_York")
        ZoneId zone();

        /** Interval, in place of a cron expression. */
        Optional<Duration> every();

        /** Whether the interval is kept only while the US option exchanges are open. */
        @WithDefault("false")
        boolean inSessions();

        /** How long after the close the last request of a session is made. */
        @WithDefault("20m")
        Duration afterClose();
    }
}
