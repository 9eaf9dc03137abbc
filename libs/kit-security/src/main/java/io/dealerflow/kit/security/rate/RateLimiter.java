package io.dealerflow.kit.security.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dealerflow.kit.security.SecurityConfig;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket for each caller, shared by all replicas through Redis. While Redis does not answer every replica counts on
 * its own: callers get more than their plan rather than nothing.
 */
@ApplicationScoped
public class RateLimiter {
    private static final Logger LOG = Logger.getLogger(RateLimiter.class);
    private static final int MAX_LOCAL_BUCKETS = 10_000;
    private static final Duration LOCAL_LIFE = Duration.ofMinutes(10);
    private static final Duration REDIS_PAUSE = Duration.ofSeconds(1);

    private final Cache<String, Bucket> local = Caffeine.newBuilder()
            .maximumSize(MAX_LOCAL_BUCKETS)
            .expireAfterAccess(LOCAL_LIFE)
            .build();
    private final RedisBuckets redis;
    private final SecurityConfig config;
    private final Clock clock;
    /** When Redis is tried again after a failure; null while it answers. */
    private volatile @Nullable Instant redisRetryAt;

    RateLimiter(RedisBuckets redis, SecurityConfig config, Clock clock) {
        this.redis = redis;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Takes one request from the bucket of a caller. Most requests are answered at once, from this replica's part of the burst.
     *
     * @param planName a plan that is no longer configured counts as that of callers without a key
     */
    public CompletableFuture<Allowance> take(String caller, String planName) {
        SecurityConfig.Plan known = config.plans().get(planName);
        String name = known == null ? config.anonymousPlan() : planName;
        SecurityConfig.Plan plan =
                Objects.requireNonNull(config.plans().get(name), () -> "dealerflow.security.plans has no plan " + name);
        return take(caller, name, plan);
    }

    /** As {@link #take(String, String)}, from the caller's bucket of a rate that is no plan of keys. */
    public CompletableFuture<Allowance> take(String caller, String name, SecurityConfig.Plan plan) {
        // A bucket keeps its initial limits, so changed limits get a bucket of their own.
        String key = "rate:" + name + ":" + plan.requestsPerMinute() + ":" + plan.burst() + ":" + caller;
        return probe(key, plan).thenApply(probe -> allowance(name, plan, probe));
    }

    private CompletableFuture<ConsumptionProbe> probe(String key, SecurityConfig.Plan plan) {
        Instant retryAt = redisRetryAt;
        if (retryAt != null && clock.instant().isBefore(retryAt)) {
            return CompletableFuture.completedFuture(takeLocally(key, plan));
        }
        return redis.take(key, () -> configuration(plan)).handle((probe, failure) -> {
            if (failure == null) {
                redisAnswered();
                return probe;
            }
            redisFailed(failure);
            return takeLocally(key, plan);
        });
    }

    private ConsumptionProbe takeLocally(String key, SecurityConfig.Plan plan) {
        return local.get(key, name -> Bucket.builder().addLimit(limit(plan)).build())
                .tryConsumeAndReturnRemaining(1);
    }

    private void redisAnswered() {
        if (redisRetryAt != null) {
            redisRetryAt = null;
            LOG.info("Redis answers again: rates are limited across replicas");
        }
    }

    private void redisFailed(Throwable failure) {
        if (redisRetryAt == null) {
            LOG.warnf("Redis does not answer: this replica limits rates on its own (%s)", failure);
        }
        redisRetryAt = clock.instant().plus(REDIS_PAUSE);
    }

    private static BucketConfiguration configuration(SecurityConfig.Plan plan) {
        return BucketConfiguration.builder().addLimit(limit(plan)).build();
    }

    private static Bandwidth limit(SecurityConfig.Plan plan) {
        return Bandwidth.builder()
                .capacity(plan.burst())
                .refillGreedy(plan.requestsPerMinute(), Duration.ofMinutes(1))
                .build();
    }

    private static Allowance allowance(String name, SecurityConfig.Plan plan, ConsumptionProbe probe) {
        return new Allowance(
                name,
                plan.requestsPerMinute(),
                probe.isConsumed(),
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForRefill()),
                seconds(probe.getNanosToWaitForReset()));
    }

    /** Rounded up. */
    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
    }
}
