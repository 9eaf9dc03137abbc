package io.dealerflow.kit.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Access without a key, and rate limits. */
@ConfigMapping(prefix = "dealerflow.security")
public interface SecurityConfig {
    /** Scopes of callers without a key: {@code none}, or some of {@code read}, {@code write}, {@code admin}. */
    @WithDefault("none")
    List<String> anonymous();

    /** A key with every scope that is not in the database, for creating the first keys; {@code DEALERFLOW_ADMIN_KEY}, from a secret. */
    Optional<String> adminKey();

    /** How long a looked-up key is cached: a revocation takes effect within this time. */
    @WithDefault("10s")
    Duration keyCache();

    /** Rate plans by name; keys are created under {@code standard} unless another is named, the admin key has {@code internal}. */
    Map<String, Plan> plans();

    /** The plan of callers without a key, counted per client address. */
    @WithDefault("anonymous")
    String anonymousPlan();

    /** How long to wait for Redis before this replica limits a rate on its own. */
    @WithDefault("250ms")
    Duration redisTimeout();

    /** Paths at which a POST changes nothing, as its body is only a question: they are not audited. */
    Optional<Set<String>> readingPaths();

    /** A rate limit. */
    interface Plan {
        /** Sustained rate. */
        int requestsPerMinute();

        /** Requests at once, after a pause. */
        int burst();
    }
}
