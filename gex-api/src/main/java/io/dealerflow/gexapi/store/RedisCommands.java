package io.dealerflow.gexapi.store;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.kit.core.UnavailableException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * Commands to Redis that fail fast: a failure leaves Redis alone for a moment, so that a cache that hangs costs one reader its
 * timeout, not all of them.
 */
@ApplicationScoped
class RedisCommands {
    private final Redis redis;
    private final GexApiConfig config;
    private final Clock clock;
    private volatile Instant resting = Instant.MIN;

    RedisCommands(Redis redis, GexApiConfig config, Clock clock) {
        this.redis = redis;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Sends one command.
     *
     * @param arguments strings or byte arrays
     * @return empty where Redis answers nil; fails with {@link UnavailableException}
     */
    Uni<Optional<Response>> send(Command command, List<?> arguments) {
        return Uni.createFrom().deferred(() -> {
            if (clock.instant().isBefore(resting)) {
                return Uni.createFrom().failure(unavailable(new TimeoutException("resting after a failure")));
            }
            return redis.send(request(command, arguments))
                    .map(Optional::ofNullable)
                    .ifNoItem()
                    .after(config.redisTimeout())
                    .fail()
                    .onFailure()
                    .transform(this::failed);
        });
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

    private Throwable failed(Throwable failure) {
        resting = clock.instant().plus(config.redisPause());
        return unavailable(failure);
    }

    private static UnavailableException unavailable(Throwable cause) {
        return new UnavailableException("Redis does not answer", cause);
    }
}
