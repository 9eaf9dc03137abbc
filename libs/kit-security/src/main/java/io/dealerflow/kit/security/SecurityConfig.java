package io.dealerflow.kit.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may use the public doors without a key, and how often each caller may ask. */
@ConfigMapping(prefix = "dealerflow.security")
public interface SecurityConfig {
    /** Scopes of callers without a key: {@code none}, or some of {@code read}, {@code write}, {@code admin}. */
    @WithDefault("none")
    List<String> anonymous();

    /** A key with every scope that is in no table, to create the first keys with; {@code DEALERFLOW_ADMIN_KEY}, from a secret. */
    Optional<String> adminKey();

    /** How long a looked-up key is believed: a revocation takes effect within this time. */
    @WithDefault("10s")
    Duration keyCache();

    /** Rate plans by name; keys are created under {@code standard} unless another is named, the admin key has {@code internal}. */
    Map<String, Plan> plans();

    /** The plan of callers without a key, each client address by itself. */
    @WithDefault("anonymous")
    String anonymousPlan();

    /** How long Redis may take to answer before a rate is limited by this replica alone. */
    @WithDefault("250ms")
    Duration redisTimeout();

    /** How often a caller may ask. */
    interface Plan {
        /** Over a longer time. */
        int requestsPerMinute();

        /** At once, after a pause. */
        int burst();
    }
}
