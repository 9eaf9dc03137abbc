package io.dealerflow.gexapi.store;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.kit.core.UnavailableException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Commands to Redis behind a circuit breaker: after a failure no command is sent for a while, so that a hanging Redis costs one
 * reader the timeout, not all of them. A command whose reader does not wait any longer still waits for its answer; there are at most
 * {@link GexApiConfig#redisWaiting()} of these, as a command may have megabytes. More fail at once, which says nothing about Redis: the
 * circuit breaker does not count them.
 */
@ApplicationScoped
class RedisCommands {
    private static final Logger LOG = Logger.getLogger(RedisCommands.class);

    /** Error replies of a temporarily unavailable server, and the error of the client on a lost connection; any other is about the command. */
    private static final Set<String> TRANSIENT_ERRORS = Set.of(
            "LOADING",
            "MASTERDOWN",
            "READONLY",
            "OOM",
            "BUSY",
            "CLUSTERDOWN",
            "TRYAGAIN",
            "NOAUTH",
            "MISCONF",
            "CONNECTION_CLOSED");

    private final Redis redis;
    private final TypedGuard<Uni<Optional<Response>>> guard;
    private final Semaphore waiting;
    private volatile boolean down;

    RedisCommands(Redis redis, GexApiConfig config, MeterRegistry registry) {
        this.redis = redis;
        this.waiting = new Semaphore(config.redisWaiting());
        Gauge.builder("dealerflow.redis.available", this, commands -> commands.down ? 0 : 1)
                .description("Whether the circuit breaker lets commands through to Redis")
                .register(registry);
        this.guard = TypedGuard.create(new TypeLiteral<Uni<Optional<Response>>>() {})
                .withDescription("redis")
                .withTimeout()
                .duration(config.redisTimeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .name("redis")
                .requestVolumeThreshold(1)
                .failureRatio(1)
                .delay(config.redisPause().toMillis(), ChronoUnit.MILLIS)
                .when(RedisCommands::isOutage)
                .onStateChange(this::onStateChange)
                .done()
                .build();
    }

    /**
     * Sends one command.
     *
     * @param arguments strings or byte arrays
     * @return empty where Redis answers nil; fails with {@link UnavailableException} when Redis does not answer, or too many commands wait
     */
    Uni<Optional<Response>> send(Command command, List<?> arguments) {
        return Uni.createFrom().deferred(() -> {
            if (waiting.tryAcquire()) {
                return guarded(command, arguments);
            }
            return Uni.createFrom()
                    .failure(new UnavailableException(
                            "Redis does not answer", new IOException("too many commands wait for Redis")));
        });
    }

    /** With a permit, which is given back here where the circuit breaker lets no command through. */
    private Uni<Optional<Response>> guarded(Command command, List<?> arguments) {
        var begun = new AtomicBoolean();
        return guard.get(() -> begun.compareAndSet(false, true)
                        ? answer(command, arguments)
                        : Uni.createFrom().nothing())
                .onTermination()
                .invoke(() -> {
                    if (begun.compareAndSet(false, true)) {
                        waiting.release();
                    }
                })
                .onFailure(RedisCommands::isOutage)
                .transform(e -> new UnavailableException("Redis does not answer", e));
    }

    /** Not the timeout ends the waiting of a command, but its answer or the end of its connection. */
    private Uni<Optional<Response>> answer(Command command, List<?> arguments) {
        Future<io.vertx.redis.client.@Nullable Response> answer;
        try {
            answer = redis.getDelegate().send(request(command, arguments).getDelegate());
        } catch (RuntimeException | Error e) {
            waiting.release();
            throw e;
        }
        var _ = answer.onComplete(answered -> waiting.release());
        return UniHelper.toUni(answer).map(found -> Optional.ofNullable(found).map(Response::newInstance));
    }

    private static Request request(Command command, List<?> arguments) {
        Request request = Request.cmd(command);
        for (Object argument : arguments) {
            if (argument instanceof byte[] bytes) {
                request.arg(Buffer.buffer(bytes));
            } else {
                request.arg(String.valueOf(argument));
            }
        }
        return request;
    }

    private static boolean isOutage(Throwable failure) {
        return switch (failure) {
            case ErrorType reply -> TRANSIENT_ERRORS.stream().anyMatch(reply::is);
            case IOException _ -> true;
            case VertxException _ -> true;
            case NoStackTraceThrowable _ -> true;
            case FaultToleranceException _ -> true;
            default -> false;
        };
    }

    private void onStateChange(CircuitBreakerState state) {
        if (state == CircuitBreakerState.OPEN && !down) {
            down = true;
            LOG.warn("Redis is unavailable: answers come from PostgreSQL");
        } else if (state == CircuitBreakerState.CLOSED && down) {
            down = false;
            LOG.info("Redis answers again");
        }
    }
}
