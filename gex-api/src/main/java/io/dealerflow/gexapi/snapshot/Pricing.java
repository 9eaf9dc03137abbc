package io.dealerflow.gexapi.snapshot;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.gexapi.tables.BookTable;
import io.dealerflow.gexapi.tables.OpenInterestTable;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.positioning.GexSnapshots;
import io.dealerflow.quant.chain.Convention;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Prices books again as feature-service does, on its own threads and a bounded number at a time. An answer depends on
 * nothing but the observations, the convention and the instant, so it is cached and shared by equal requests.
 */
@ApplicationScoped
public class Pricing {
    private static final Duration MIN_RETRY = Duration.ofMillis(50);
    private static final Duration MAX_RETRY = Duration.ofMillis(400);

    private record BookKey(List<String> observationIds, Convention convention, boolean profile) {}

    private record TableKey(List<String> observationIds, Convention convention, BookTable<?> table) {}

    private record ChangeKey(List<String> before, List<String> after) {}

    private final ObservationStore observations;
    private final Cache books;
    private final Cache tables;
    private final Duration observationWait;
    private final ThreadPoolExecutor threads;

    Pricing(
            ObservationStore observations,
            @CacheName("priced-books") Cache books,
            @CacheName("tables") Cache tables,
            GexApiConfig config,
            MeterRegistry registry) {
        GexApiConfig.Pricing settings = config.pricing();
        this.observations = observations;
        this.books = books;
        this.tables = tables;
        this.observationWait = settings.observationWait();
        this.threads = new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(settings.queue()),
                Thread.ofPlatform().name("pricing-", 0).daemon().factory());
        Gauge.builder(
                        "dealerflow.pricing.queue",
                        threads,
                        pool -> pool.getQueue().size())
                .description("Books that wait to be priced")
                .register(registry);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** The book of {@code snapshot} under {@code convention}; fails with {@link UnavailableException} when it is unavailable. */
    public Uni<PricedBook> price(GexSnapshot snapshot, Convention convention, boolean profile) {
        var key = new BookKey(snapshot.observationIds(), convention, profile);
        return books.getAsync(key, k -> compute(snapshot, book -> priced(book, convention, profile)));
    }

    /** What the snapshot of a book does not hold; fails like {@link #price}. */
    public <T> Uni<T> table(GexSnapshot snapshot, Convention convention, BookTable<T> table) {
        var key = new TableKey(snapshot.observationIds(), convention, table);
        return tables.getAsync(key, k -> compute(snapshot, book -> table.of(book, convention)));
    }

    /** How open interest changed between the books of two snapshots of one symbol; fails like {@link #price}. */
    public Uni<OpenInterestTable.Changes> openInterestChange(GexSnapshot before, GexSnapshot after) {
        var key = new ChangeKey(before.observationIds(), after.observationIds());
        return tables.getAsync(
                key,
                k -> chains(before)
                        .flatMap(earlier -> compute(after, book -> OpenInterestTable.between(bookOf(earlier), book))));
    }

    private static PricedBook priced(ChainBook book, Convention convention, boolean profile) {
        GexSnapshots.Profiled priced = GexSnapshots.profiled(book, convention);
        return new PricedBook(priced.snapshot(), profile ? priced.profile() : null);
    }

    /** Work that needs nothing but the pricing threads; fails with {@link UnavailableException} while too much of it waits. */
    public <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(threads)
                .onFailure(RejectedExecutionException.class)
                .transform(e -> new UnavailableException("too many books are being priced", e));
    }

    /** Work on the book of {@code snapshot}, whose outcome is not kept; fails like {@link #price}. */
    public <T> Uni<T> compute(GexSnapshot snapshot, Function<ChainBook, T> work) {
        return chains(snapshot)
                .emitOn(threads)
                .map(chains -> work.apply(bookOf(chains)))
                .onFailure(RejectedExecutionException.class)
                .transform(e -> new UnavailableException("too many books are being priced", e));
    }

    private static ChainBook bookOf(List<OptionChain> chains) {
        return ChainBook.at(Instant.MAX, chains).orElseThrow();
    }

    private Uni<List<OptionChain>> chains(GexSnapshot snapshot) {
        return Multi.createFrom()
                .iterable(snapshot.observationIds())
                .onItem()
                .transformToUniAndConcatenate(eventId -> observation(snapshot.symbol(), eventId))
                .collect()
                .asList();
    }

    /** A snapshot can arrive before its observation: they come by different topics. */
    private Uni<OptionChain> observation(String symbol, String eventId) {
        return Uni.createFrom()
                .deferred(() -> observations.find(symbol, eventId))
                .onFailure(NoSuchElementException.class)
                .retry()
                .withBackOff(MIN_RETRY, MAX_RETRY)
                .expireIn(observationWait.toMillis())
                .onFailure(Pricing::hasNotArrived)
                .transform(e -> new UnavailableException("observation " + eventId + " has not arrived", e));
    }

    /** An exhausted retry wraps its reason in another exception. */
    private static boolean hasNotArrived(Throwable failure) {
        return failure instanceof NoSuchElementException
                || failure.getCause() instanceof NoSuchElementException
                || List.of(failure.getSuppressed()).stream().anyMatch(NoSuchElementException.class::isInstance);
    }
}
