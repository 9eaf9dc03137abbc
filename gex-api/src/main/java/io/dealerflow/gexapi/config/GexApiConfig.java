package io.dealerflow.gexapi.config;

import io.dealerflow.kit.security.SecurityConfig;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of gex-api. */
@ConfigMapping(prefix = "dealerflow.gex")
public interface GexApiConfig {
    /** How long to wait for Redis before PostgreSQL is read. */
    @WithDefault("1s")
    Duration redisTimeout();

    /** Most commands that wait for an answer of Redis; while there are as many, PostgreSQL is read. */
    @WithDefault("256")
    int redisWaiting();

    /** How long the circuit breaker of Redis stays open after a failure. */
    @WithDefault("500ms")
    Duration redisPause();

    /**
     * Largest body of every path but {@code /api/v1/gex/calculate} and {@code /api/v1/predict}, which take what {@code
     * quarkus.http.limits.max-body-size} lets pass.
     */
    @WithDefault("64K")
    MemorySize maxBody();

    Pricing pricing();

    Streams streams();

    Webhooks webhooks();

    Rules rules();

    Calculation calculation();

    Predict predict();

    Captures captures();

    /** Pricing of books under other conventions than the stored one. */
    interface Pricing {
        /** Threads that price. */
        @WithDefault("2")
        int threads();

        /** Requests that may wait for a thread; more are answered with 503. */
        @WithDefault("32")
        int queue();

        /** How long to wait for an observation of a snapshot when the snapshot arrived first. */
        @WithDefault("3s")
        Duration observationWait();
    }

    /** Calculations of chains sent by callers. */
    interface Calculation {
        /** Longest chain that is taken. */
        @WithDefault("25000")
        int maxContracts();

        /** Most bytes of the bodies of all calculations that are received, wait or are priced; more are answered with 503. */
        @WithDefault("16M")
        MemorySize maxBodies();
    }

    /** The streams of events and of alerts. */
    interface Streams {
        /** Interval of comments and pings that keep an idle stream open through proxies. */
        @WithDefault("15s")
        Duration heartbeat();

        /** Interval of polling for other replicas' events, in case a notification is lost. */
        @WithDefault("2s")
        Duration poll();

        /** Newest events kept in memory, and as many alerts. */
        @WithDefault("2048")
        int window();

        /** Number of pending events above which a reader gets only the newest snapshot of each symbol. */
        @WithDefault("64")
        int conflateBeyond();

        /** Maximum number of open streams of one replica; further ones are answered with 503. */
        @WithDefault("5000")
        int maxSubscribers();
    }

    /** Questions to models. */
    interface Predict {
        /** What a caller may ask beside the rate of its plan: {@code rate.requests-per-minute} and {@code rate.burst}. */
        SecurityConfig.Plan rate();

        /** Most bytes of the bodies of all requests that are received or being published; more are answered with 503. */
        @WithDefault("32M")
        MemorySize maxBodies();

        /** How long to wait for Kafka to acknowledge a request. */
        @WithDefault("5s")
        Duration publishTimeout();
    }

    /** Where browsers reach ingest-service, for the dashboard: its pictures, and the capture of a screen. */
    interface Captures {
        /** Its address, {@code https://host}; without it the dashboard shows no pictures. */
        Optional<URI> url();

        /** Its address for WebSockets, {@code wss://host}; without it the dashboard captures no screen. */
        Optional<URI> streamUrl();
    }

    /** Alert rules of users. */
    interface Rules {
        /** Maximum number of rules. */
        @WithDefault("100")
        int max();

        /** Interval of publishing rules that could not be published when they were changed. */
        @WithDefault("500ms")
        Duration interval();
    }

    /** Webhooks. */
    interface Webhooks {
        /** Whether targets may have addresses of private networks and of this machine. */
        @WithDefault("false")
        boolean allowPrivateTargets();

        /** Whether targets may start with {@code http:}. */
        @WithDefault("false")
        boolean allowHttp();

        /**
         * Keys that encrypt the secrets of webhooks in the database, from a secret ({@code DEALERFLOW_WEBHOOK_KEYS}): each an id, a
         * colon and 32 bytes in Base64. The first encrypts, all decrypt; without one no webhook with a secret can be created.
         */
        Optional<List<String>> secretKeys();

        /** Maximum number of webhooks. */
        @WithDefault("100")
        int max();

        /** Interval of looking for new events and due deliveries. */
        @WithDefault("500ms")
        Duration interval();

        /** Timeout of one attempt, less than a minute. */
        @WithDefault("10s")
        Duration timeout();

        /** Delay after the first failed attempt; it doubles with each further one. */
        @WithDefault("5s")
        Duration firstRetry();

        /** Longest delay between attempts. */
        @WithDefault("1h")
        Duration longestRetry();

        /** Attempts before a delivery is given up; 12 take about three hours. */
        @WithDefault("12")
        int maxAttempts();
    }
}
