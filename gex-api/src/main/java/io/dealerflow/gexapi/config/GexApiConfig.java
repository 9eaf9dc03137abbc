package io.dealerflow.gexapi.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of gex-api. */
@ConfigMapping(prefix = "dealerflow.gex")
public interface GexApiConfig {
    /** How long an answer of Redis is waited for before PostgreSQL is asked. */
    @WithDefault("1s")
    Duration redisTimeout();

    /** How long Redis is left alone after it failed to answer. */
    @WithDefault("500ms")
    Duration redisPause();

    Pricing pricing();

    Alerts alerts();

    /** Pricing of books under other conventions than the stored one. */
    interface Pricing {
        /** Threads that price. */
        @WithDefault("2")
        int threads();

        /** Questions that may wait for a thread; more are answered with 503. */
        @WithDefault("32")
        int queue();

        /** How long an observation that a snapshot rests on is waited for, when the snapshot came first. */
        @WithDefault("3s")
        Duration observationWait();
    }

    /** The alert stream. */
    interface Alerts {
        /** A comment is sent this often, so that proxies keep a quiet stream open. */
        @WithDefault("15s")
        Duration heartbeat();

        /** Other replicas' alerts are looked for this often when the notification about them is lost. */
        @WithDefault("2s")
        Duration poll();

        /** Newest alerts kept in memory for readers who resume. */
        @WithDefault("1024")
        int window();
    }
}
