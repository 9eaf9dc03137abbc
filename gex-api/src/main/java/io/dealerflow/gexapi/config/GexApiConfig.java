package io.dealerflow.gexapi.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of gex-api. */
@ConfigMapping(prefix = "dealerflow.gex")
public interface GexApiConfig {
    /** How long to wait for Redis before PostgreSQL is read. */
    @WithDefault("1s")
    Duration redisTimeout();

    /** How long the circuit breaker of Redis stays open after a failure. */
    @WithDefault("500ms")
    Duration redisPause();

    /** Largest body of every path but {@code /api/v1/gex/calculate}, which takes what {@code quarkus.http.limits.max-body-size} lets pass. */
    @WithDefault("64K")
    MemorySize maxBody();

    Pricing pricing();

    Alerts alerts();

    Calculation calculation();

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
    }

    /** The alert stream. */
    interface Alerts {
        /** Interval of comments that keep an idle stream open through proxies. */
        @WithDefault("15s")
        Duration heartbeat();

        /** Interval of polling for other replicas' alerts, in case a notification is lost. */
        @WithDefault("2s")
        Duration poll();

        /** Newest alerts kept in memory for readers who resume. */
        @WithDefault("1024")
        int window();
    }
}
