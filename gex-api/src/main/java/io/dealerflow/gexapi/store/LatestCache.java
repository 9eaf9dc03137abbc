package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.gexapi.latest.LatestStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The newest event of each subject in Redis, by as-of and then by time of receipt: an event that arrives late or
 * again, through any replica, never replaces a newer one.
 */
final class LatestCache<T extends Event, B> implements LatestStore<T, B> {
    private static final String PREFIX = "dealerflow:latest:";
    private static final String EVENT = "event";
    private static final String REFILL = "refill";

    /** KEYS order, body, summary, id; ARGV subject, order, body, summary, mode, id. */
    private static final String PUT = """
            local stored = redis.call('HGET', KEYS[1], ARGV[1])
            if stored and (stored > ARGV[2] or (ARGV[5] == 'refill' and stored == ARGV[2])) then return 0 end
            redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
            redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
            redis.call('HSET', KEYS[3], ARGV[1], ARGV[4])
            redis.call('HSET', KEYS[4], ARGV[1], ARGV[6])
            return 1
            """;

    private final RedisCommands redis;
    private final Class<T> type;
    private final Class<B> summaryType;
    private final Function<T, B> summary;
    private final String orders;
    private final String bodies;
    private final String summaries;
    private final String ids;
    private final String complete;

    LatestCache(RedisCommands redis, String name, Class<T> type, Class<B> summaryType, Function<T, B> summary) {
        this.redis = redis;
        this.type = type;
        this.summaryType = summaryType;
        this.summary = summary;
        this.orders = PREFIX + name + ":order";
        this.bodies = PREFIX + name;
        this.summaries = PREFIX + name + ":brief";
        this.ids = PREFIX + name + ":id";
        this.complete = PREFIX + name + ":complete";
    }

    @Override
    public Uni<Void> put(T event, byte[] json) {
        return store(event, json, EVENT);
    }

    @Override
    public Uni<Void> refill(T event, byte[] json) {
        return store(event, json, REFILL);
    }

    private Uni<Void> store(T event, byte[] json, String mode) {
        List<Object> arguments = List.of(
                PUT,
                "4",
                orders,
                bodies,
                summaries,
                ids,
                event.subject(),
                order(event.asOf(), event.ingestTs()),
                json,
                Wire.writeJson(summary.apply(event)),
                mode,
                event.eventId());
        return redis.send(Command.EVAL, arguments).replaceWithVoid();
    }

    @Override
    public Uni<Optional<T>> find(String subject) {
        return redis.send(Command.HGET, List.of(bodies, subject))
                .map(answer -> answer.map(body -> Wire.readJson(body.toBytes(), type)));
    }

    @Override
    public Uni<Optional<String>> newestId(String subject) {
        return redis.send(Command.HGET, List.of(ids, subject)).map(answer -> answer.map(Response::toString));
    }

    @Override
    public Uni<Optional<List<B>>> list() {
        return redis.send(Command.EXISTS, List.of(complete))
                .flatMap(answer -> answer.orElseThrow().toInteger() == 1
                        ? all().map(Optional::of)
                        : Uni.createFrom().item(Optional.empty()));
    }

    @Override
    public Uni<Void> markComplete() {
        return redis.send(Command.SET, List.of(complete, "1")).replaceWithVoid();
    }

    private Uni<List<B>> all() {
        return redis.send(Command.HGETALL, List.of(summaries))
                .map(answer -> answer.map(this::sorted).orElse(List.of()));
    }

    private List<B> sorted(Response entries) {
        Map<String, B> bySubject = new TreeMap<>();
        for (String subject : entries.getKeys()) {
            bySubject.put(subject, Wire.readJson(entries.get(subject).toBytes(), summaryType));
        }
        return List.copyOf(bySubject.values());
    }

    /** Digits of fixed width, so that text sorts as time does. */
    static String order(Instant asOf, Instant ingestTs) {
        return digits(asOf) + digits(ingestTs);
    }

    private static String digits(Instant instant) {
        return String.format(Locale.ROOT, "%011d%09d", Math.max(0, instant.getEpochSecond()), instant.getNano());
    }
}
