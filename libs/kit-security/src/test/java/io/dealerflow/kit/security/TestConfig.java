package io.dealerflow.kit.security;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings of a test. */
public record TestConfig(List<String> anonymous, Optional<String> adminKey, Plan plan) implements SecurityConfig {
    public static final TestConfig DEFAULT = new TestConfig(List.of("none"), Optional.empty(), new TestPlan(60, 3));

    /** A rate. */
    public record TestPlan(int requestsPerMinute, int burst) implements Plan {}

    @Override
    public Duration keyCache() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Map<String, Plan> plans() {
        return Map.of("standard", plan, "anonymous", plan);
    }

    @Override
    public String anonymousPlan() {
        return "anonymous";
    }

    @Override
    public Optional<Set<String>> readingPaths() {
        return Optional.empty();
    }

    @Override
    public Duration redisTimeout() {
        return Duration.ofSeconds(2);
    }
}
