package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.gexapi.rendered.Rendered;
import io.dealerflow.gexapi.rendered.RenderedAnswers;
import io.dealerflow.gexapi.rendered.RenderedStore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Answers in Redis, in CBOR, by question. */
@ApplicationScoped
@RegisterForReflection(targets = {Rendered.class, Rendered.Heading.class})
class RenderedCache implements RenderedStore {
    private static final String PREFIX = "dealerflow:rendered:1:";

    private final RedisCommands redis;

    RenderedCache(RedisCommands redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Optional<Rendered>> find(String question) {
        return redis.send(Command.GET, List.of(PREFIX + question))
                .map(answer -> answer.map(bytes -> read(bytes.toBytes())));
    }

    @Override
    public Uni<Void> put(String question, Rendered answer) {
        return redis.send(
                        Command.SET,
                        List.of(PREFIX + question, write(answer), "EX", RenderedAnswers.LIFETIME.toSeconds()))
                .replaceWithVoid();
    }

    private static Rendered read(byte[] bytes) {
        try {
            return Wire.cbor().readValue(bytes, Rendered.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a rendered answer in Redis cannot be read", e);
        }
    }

    private static byte[] write(Rendered answer) {
        try {
            return Wire.cbor().writeValueAsBytes(answer);
        } catch (IOException e) {
            throw new UncheckedIOException("a rendered answer cannot be written", e);
        }
    }
}
