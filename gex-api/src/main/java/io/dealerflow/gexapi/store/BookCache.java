package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.gexapi.book.BookEntry;
import io.dealerflow.gexapi.book.BookShelf;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The observations of each symbol's newest book in Redis: one hash of chains and one of the series they cover. */
@ApplicationScoped
class BookCache {
    /** Version 2 of the entries; version 1 named series by text. */
    private static final String KEY = "dealerflow:book:2:";

    /** KEYS chains, entries; ARGV event id, chain, entry. */
    private static final String PUT = """
            redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
            redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
            return redis.call('HVALS', KEYS[2])
            """;

    /** KEYS chains, entries; ARGV event ids. */
    private static final String DROP = """
            redis.call('HDEL', KEYS[1], unpack(ARGV))
            return redis.call('HDEL', KEYS[2], unpack(ARGV))
            """;

    private final RedisCommands redis;

    BookCache(RedisCommands redis) {
        this.redis = redis;
    }

    /** Adds the observation and drops those no longer part of the newest book, possibly itself. */
    Uni<Void> put(OptionChain chain, byte[] packed) {
        String symbol = chain.underlying();
        return redis.send(
                        Command.EVAL,
                        List.of(
                                PUT,
                                "2",
                                chains(symbol),
                                entries(symbol),
                                chain.eventId(),
                                packed,
                                Wire.writeJson(BookEntry.of(chain))))
                .flatMap(answer -> drop(symbol, BookShelf.superseded(read(answer.orElseThrow()))));
    }

    private Uni<Void> drop(String symbol, List<String> eventIds) {
        if (eventIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<String> arguments = new ArrayList<>(List.of(DROP, "2", chains(symbol), entries(symbol)));
        arguments.addAll(eventIds);
        return redis.send(Command.EVAL, arguments).replaceWithVoid();
    }

    /** The packed chain, when it is part of the newest book. */
    Uni<Optional<byte[]>> get(String symbol, String eventId) {
        return redis.send(Command.HGET, List.of(chains(symbol), eventId)).map(answer -> answer.map(Response::toBytes));
    }

    private static String chains(String symbol) {
        return KEY + symbol;
    }

    private static String entries(String symbol) {
        return KEY + symbol + ":entries";
    }

    private static List<BookEntry> read(Response values) {
        List<BookEntry> entries = new ArrayList<>();
        for (Response value : values) {
            entries.add(Wire.readJson(value.toBytes(), BookEntry.class));
        }
        return entries;
    }
}
