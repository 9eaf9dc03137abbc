package io.dealerflow.kit.security.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.kit.security.TestConfig;
import io.dealerflow.testkit.MovableClock;
import io.dealerflow.testkit.TestServers;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RateLimiterIT {
    private static final TestConfig CONFIG =
            new TestConfig(List.of("none"), Optional.empty(), new TestConfig.TestPlan(6, 3));
    private static Vertx vertx;

    private final String caller = UUID.randomUUID().toString();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-13T14:30:00Z"));

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.closeAndAwait();
    }

    private RateLimiter replica(String redis) {
        return new RateLimiter(new RedisBuckets(client(redis), CONFIG), CONFIG, clock);
    }

    private static Redis client(String redis) {
        return Redis.createClient(vertx, new RedisOptions().setConnectionString("redis://" + redis));
    }

    private RateLimiter replica(TestConfig config, AtomicInteger exchanges) {
        var counted = new RedisBuckets(client(TestServers.redis()), config) {
            @Override
            protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String key) {
                exchanges.incrementAndGet();
                return super.beginAsyncCompareAndSwapOperation(key);
            }
        };
        return new RateLimiter(counted, config, clock);
    }

    private Allowance take(RateLimiter limiter) {
        return limiter.take(caller, "standard").join();
    }

    @Test
    void replicasShareTheBucketOfACaller() {
        RateLimiter one = replica(TestServers.redis());
        RateLimiter other = replica(TestServers.redis());

        assertThat(take(one)).isEqualTo(new Allowance("standard", 6, true, 2, 0, 10));
        assertThat(take(other).remaining()).isEqualTo(1);
        assertThat(take(one).remaining()).isZero();
        Allowance refused = take(other);

        assertThat(refused.allowed()).isFalse();
        assertThat(refused.retryAfterSeconds()).isBetween(1L, 10L);
        assertThat(one.take("another", "standard").join().allowed()).isTrue();
    }

    @Test
    @DisplayName("requests of one caller at the same time are counted once each, without a retry for every conflict")
    void simultaneousRequestsAreEachCounted() {
        RateLimiter limiter = replica(TestServers.redis());

        List<Allowance> allowances =
                IntStream.range(0, 50).mapToObj(i -> limiter.take(caller, "standard")).toList().stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(allowances.stream().filter(Allowance::allowed)).hasSize(3);
    }

    @Test
    @DisplayName("a replica takes a twentieth of the burst before it asks Redis again")
    void mostRequestsDoNotNeedRedis() {
        var exchanges = new AtomicInteger();
        RateLimiter limiter = replica(plan(60_000, 6_000), exchanges);

        for (int i = 0; i < 200; i++) {
            assertThat(take(limiter).allowed()).isTrue();
        }

        assertThat(exchanges).hasPositiveValue().hasValueLessThan(20);
    }

    @Test
    @DisplayName("a caller gets at most a twentieth of the burst for each replica beyond its plan")
    void portionsOfReplicasAreAllThatExceedsThePlan() {
        var exchanges = new AtomicInteger();
        List<RateLimiter> replicas =
                Stream.generate(() -> replica(plan(1, 100), exchanges)).limit(3).toList();

        long allowed = IntStream.range(0, 300)
                .filter(i -> take(replicas.get(i % 3)).allowed())
                .count();

        assertThat(allowed).isBetween(100L, 100L + 3 * 5);
    }

    private static TestConfig plan(int requestsPerMinute, int burst) {
        return new TestConfig(List.of("none"), Optional.empty(), new TestConfig.TestPlan(requestsPerMinute, burst));
    }

    @Test
    void whileRedisIsDownEachReplicaLimitsOnItsOwn() {
        RateLimiter one = replica("127.0.0.1:1");
        RateLimiter other = replica("127.0.0.1:1");

        assertThat(IntStream.range(0, 4).mapToObj(i -> take(one).allowed())).containsExactly(true, true, true, false);
        assertThat(take(other).allowed()).isTrue();
    }

    @Test
    void aRemovedPlanCountsAsThatOfCallersWithoutAKey() {
        Allowance allowance = replica(TestServers.redis()).take(caller, "gone").join();

        assertThat(allowance.plan()).isEqualTo("anonymous");
    }
}
