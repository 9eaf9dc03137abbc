package io.dealerflow.feature.messaging;

import io.dealerflow.feature.rates.Rate;
import io.dealerflow.feature.rates.TreasuryCurve;
import io.dealerflow.kit.streams.StateBytes;
import io.dealerflow.quant.time.ExchangeCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The rates that one partition knows, the curves that its published books rest on, and which rates have changed since. */
final class RateState {
    static final String STORE = "rates";

    /** Changes are acted on once no rate has arrived for so long: the series of a date come one by one. */
    static final Duration QUIET = Duration.ofSeconds(2);

    private static final String RATE = "rate";
    private static final String BOOK = "book";
    private static final Bytes CHANGES = StateBytes.key("changes", "");
    private static final Changes NONE = new Changes(0, Instant.EPOCH, Instant.EPOCH, 0, true);

    private final KeyValueStore<Bytes, byte[]> store;

    /** What may be known at the instants of one date. */
    private Window window = new Window(-1, LocalDate.MIN, List.of());

    private int knownRates = -1;
    private @Nullable TreasuryCurve newestCurve;

    RateState(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /**
     * A book that was published.
     *
     * @param curve id of its curve; empty for the rate of the convention
     */
    record Book(String underlying, Instant asOf, String curve) {}

    /**
     * Rates that have arrived, and the instants at which other rates are known now.
     *
     * @param count    of all that have arrived
     * @param from     the first instant; no book is older than the epoch
     * @param until    the last at which a changed rate counts
     * @param lastMs   when the last rate arrived, milliseconds since the epoch
     * @param compared whether the books of those instants have been compared
     */
    private record Changes(long count, Instant from, Instant until, long lastMs, boolean compared) {
        Changes with(Instant first, Instant last, long nowMs) {
            return new Changes(
                    count + 1,
                    compared || first.isBefore(from) ? first : from,
                    compared || last.isAfter(until) ? last : until,
                    nowMs,
                    false);
        }

        Changes whenCompared() {
            return new Changes(count, from, until, lastMs, true);
        }
    }

    /** @param rates by the instant from which they are known */
    private record Window(long count, LocalDate date, List<Rate> rates) {}

    /** Keeps a rate; a repeat changes nothing. */
    void add(Rate rate, long nowMs) {
        Bytes key = StateBytes.key(RATE, rate.series() + " " + rate.eventId(), start(rate.date()), rate.knownAt());
        byte[] stored = store.get(key);
        if (stored != null && !StateBytes.read(stored, Rate.class).ingestTs().isBefore(rate.ingestTs())) {
            return;
        }
        store.put(key, StateBytes.write(rate));
        Instant until = start(rate.date().plusDays(TreasuryCurve.MOST_DAYS + 2));
        store(changes().with(notBeforeEpoch(rate.knownAt()), notBeforeEpoch(until), nowMs));
    }

    /** The curve of a book; null when there is none. */
    @Nullable
    TreasuryCurve curve(Instant asOf) {
        LocalDate date = LocalDate.ofInstant(asOf, ExchangeCalendar.ZONE);
        long count = changes().count();
        if (window.count() != count || !window.date().equals(date)) {
            window = new Window(count, date, rates(date));
            knownRates = -1;
        }
        List<Rate> rates = window.rates();
        int known = (int)
                rates.stream().takeWhile(rate -> !rate.knownAt().isAfter(asOf)).count();
        if (known != knownRates) {
            newestCurve = TreasuryCurve.at(asOf, rates.subList(0, known));
            knownRates = known;
        }
        return newestCurve;
    }

    private List<Rate> rates(LocalDate date) {
        List<Rate> rates = new ArrayList<>();
        try (var found = store.range(
                StateBytes.key(RATE, "", start(date.minusDays(TreasuryCurve.MOST_DAYS))),
                StateBytes.key(RATE, "", start(date.plusDays(1))))) {
            found.forEachRemaining(entry -> rates.add(StateBytes.read(entry.value, Rate.class)));
        }
        rates.sort(Comparator.comparing(Rate::knownAt));
        return rates;
    }

    /** Notes what a book was published with. */
    void published(String underlying, Instant asOf) {
        store.put(key(underlying, asOf), StateBytes.write(new Book(underlying, asOf, curveId(asOf))));
    }

    /** That book cannot be published again. */
    void forget(String underlying, Instant asOf) {
        store.delete(key(underlying, asOf));
    }

    /** The books whose curve is another one now, once the rates have been quiet; they are answered once. */
    List<Book> changed(long nowMs) {
        Changes changes = changes();
        if (changes.compared() || nowMs - changes.lastMs() < QUIET.toMillis()) {
            return List.of();
        }
        store(changes.whenCompared());
        List<Book> books = new ArrayList<>();
        try (var found =
                store.range(StateBytes.key(BOOK, "", changes.from()), StateBytes.key(BOOK, "", changes.until()))) {
            found.forEachRemaining(entry -> books.add(StateBytes.read(entry.value, Book.class)));
        }
        books.removeIf(book -> book.curve().equals(curveId(book.asOf())));
        return books;
    }

    private String curveId(Instant asOf) {
        TreasuryCurve curve = curve(asOf);
        return curve == null ? "" : curve.id();
    }

    private Changes changes() {
        byte[] stored = store.get(CHANGES);
        return stored == null ? NONE : StateBytes.read(stored, Changes.class);
    }

    private void store(Changes changes) {
        store.put(CHANGES, StateBytes.write(changes));
    }

    private static Bytes key(String underlying, Instant asOf) {
        return StateBytes.key(BOOK, underlying, asOf);
    }

    /** Keys sort by time from the epoch on. */
    private static Instant notBeforeEpoch(Instant instant) {
        return instant.isBefore(Instant.EPOCH) ? Instant.EPOCH : instant;
    }

    private static Instant start(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
