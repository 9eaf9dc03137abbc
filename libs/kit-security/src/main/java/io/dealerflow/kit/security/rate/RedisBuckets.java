package io.dealerflow.kit.security.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dealerflow.kit.security.SecurityConfig;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.github.bucket4j.redis.consts.LuaScripts;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Bucket4j's buckets on the service's Redis client, for which bucket4j has no back end. */
@Singleton
class RedisBuckets extends AbstractCompareAndSwapBasedProxyManager<String> {
    /** How long a full bucket is kept. */
    private static final Duration KEPT = Duration.ofSeconds(30);
    /** A replica may take this part of a burst before it asks Redis again, which it does at the latest after this time. */
    private static final int LOCAL_PART = 20;

    private static final Duration LOCAL_TIME = Duration.ofSeconds(1);
    private static final int MAX_BUCKETS = 10_000;

    private final Redis redis;
    private final Duration timeout;
    private final Cache<String, AsyncBucketProxy> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_BUCKETS)
            .expireAfterAccess(KEPT)
            .build();

    RedisBuckets(Redis redis, SecurityConfig config) {
        super(ClientSideConfig.getDefault()
                .withExpirationAfterWriteStrategy(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT))
                .withRequestTimeout(config.redisTimeout()));
        this.redis = redis;
        this.timeout = config.redisTimeout();
    }

    /** Takes one token from the bucket of this name, created with {@code configuration} if it does not exist. */
    CompletableFuture<ConsumptionProbe> take(String key, Supplier<BucketConfiguration> configuration) {
        CompletableFuture<ConsumptionProbe> taken =
                buckets.get(key, name -> bucket(name, configuration.get())).tryConsumeAndReturnRemaining(1);
        return taken.isDone() ? taken : taken.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Requests at the same time share one exchange with Redis; a small part of the burst is taken before the next exchange. A caller
     * thus gets at most that part for each replica beyond its plan.
     */
    private AsyncBucketProxy bucket(String key, BucketConfiguration configuration) {
        long local = configuration.getBandwidths()[0].getCapacity() / LOCAL_PART;
        Optimization optimization =
                local == 0 ? Optimizations.batching() : Optimizations.delaying(new DelayParameters(local, LOCAL_TIME));
        return asAsync()
                .builder()
                .withOptimization(optimization)
                .build(key, () -> CompletableFuture.completedFuture(configuration));
    }

    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String key) {
        return new AsyncCompareAndSwapOperation() {
            @Override
            public CompletableFuture<Optional<byte[]>> getStateData(Optional<Long> timeoutNanos) {
                return redis.send(Request.cmd(Command.GET).arg(key))
                        .map(answer -> Optional.ofNullable(answer)
                                .map(found -> found.toBuffer().getBytes()))
                        .subscribeAsCompletionStage();
            }

            @Override
            public CompletableFuture<Boolean> compareAndSwap(
                    byte @Nullable [] expected, byte[] state, RemoteBucketState next, Optional<Long> timeoutNanos) {
                return redis.send(swap(key, expected, state, timeToLiveMillis(next)))
                        .map(answer -> answer.toInteger() == 1)
                        .subscribeAsCompletionStage();
            }
        };
    }

    private long timeToLiveMillis(RemoteBucketState state) {
        return getClientSideConfig()
                .getExpirationAfterWriteStrategy()
                .orElseThrow()
                .calculateTimeToLiveMillis(state, currentTimeNanos());
    }

    private static Request swap(String key, byte @Nullable [] expected, byte[] state, long ttlMillis) {
        Request script = Request.cmd(Command.EVAL);
        return expected == null
                ? script.arg(LuaScripts.SCRIPT_SET_NX_PX)
                        .arg(1)
                        .arg(key)
                        .arg(Buffer.buffer(state))
                        .arg(ttlMillis)
                : script.arg(LuaScripts.SCRIPT_COMPARE_AND_SWAP_PX)
                        .arg(1)
                        .arg(key)
                        .arg(Buffer.buffer(expected))
                        .arg(Buffer.buffer(state))
                        .arg(ttlMillis);
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(String key) {
        throw new UnsupportedOperationException("only asynchronous buckets are offered");
    }

    @Override
    protected CompletableFuture<Void> removeAsync(String key) {
        return redis.send(Request.cmd(Command.DEL).arg(key)).replaceWithVoid().subscribeAsCompletionStage();
    }

    @Override
    public void removeProxy(String key) {
        throw new UnsupportedOperationException("only asynchronous buckets are offered");
    }

    @Override
    public boolean isExpireAfterWriteSupported() {
        return true;
    }

    @Override
    public boolean isAsyncModeSupported() {
        return true;
    }
}
