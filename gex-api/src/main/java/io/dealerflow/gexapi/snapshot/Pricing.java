package io.dealerflow.gexapi.snapshot;

import io.dealerflow.contracts.api.GexAnalytics;
import io.dealerflow.contracts.api.GexAnalytics.HedgingShift;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.quant.chain.Convention;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Prices books again on threads of its own, a bounded number at a time. An answer depends on nothing but the observations, the
 * convention and the instant, so it is kept and shared by all who ask the same.
 */
@ApplicationScoped
public class Pricing {
    private static final Duration FIRST_LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration LAST_LOOK_AGAIN = Duration.ofMillis(400);

    private record Question(List<String> observationIds, Convention convention, boolean profile) {}

    private record AnalyticsQuestion(List<String> observationIds, Convention convention, HedgingShift shift) {}

    private final ObservationStore observations;
    private final Pricer pricer;
    private final Duration observationWait;
    private final SharedAnswers<Question, Priced> answers;
    private final SharedAnswers<AnalyticsQuestion, GexAnalytics> analytics;
    private final Recent<String, OptionChain> chains;
    private final ThreadPoolExecutor threads;

    Pricing(ObservationStore observations, Pricer pricer, GexApiConfig config) {
        GexApiConfig.Pricing settings = config.pricing();
        this.observations = observations;
        this.pricer = pricer;
        this.observationWait = settings.observationWait();
        this.answers = new SharedAnswers<>(settings.cachedAnswers());
        this.analytics = new SharedAnswers<>(settings.cachedAnswers());
        this.chains = new Recent<>(settings.cachedChains());
        this.threads = new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(settings.queue()),
                Thread.ofPlatform().name("pricing-", 0).daemon().factory());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** The book of {@code snapshot} under {@code convention}; fails with {@link UnavailableException} when it cannot be had now. */
    public Uni<Priced> price(GexSnapshot snapshot, Convention convention, boolean profile) {
        var question = new Question(snapshot.observationIds(), convention, profile);
        return answers.answer(question, () -> compute(snapshot, book -> pricer.price(book, convention, profile)));
    }

    /** What more there is to say of the book of {@code snapshot}; fails like {@link #price}. */
    public Uni<GexAnalytics> analyse(GexSnapshot snapshot, Convention convention, HedgingShift shift) {
        var question = new AnalyticsQuestion(snapshot.observationIds(), convention, shift);
        return analytics.answer(question, () -> compute(snapshot, book -> pricer.analyse(book, convention, shift)));
    }

    private <T> Uni<T> compute(GexSnapshot snapshot, Function<List<OptionChain>, T> work) {
        return book(snapshot)
                .emitOn(threads)
                .map(packed -> work.apply(unpack(snapshot.observationIds(), packed)))
                .onFailure(RejectedExecutionException.class)
                .transform(e -> new UnavailableException("too many books are being priced", e));
    }

    private Uni<List<PackedChain>> book(GexSnapshot snapshot) {
        return Multi.createFrom()
                .iterable(snapshot.observationIds())
                .onItem()
                .transformToUniAndConcatenate(eventId -> observation(snapshot.symbol(), eventId))
                .collect()
                .asList();
    }

    /** A snapshot can be here before the observation that it rests on: they come by different topics. */
    private Uni<PackedChain> observation(String symbol, String eventId) {
        OptionChain known = chains.get(eventId);
        if (known != null) {
            PackedChain unpacked = () -> known;
            return Uni.createFrom().item(unpacked);
        }
        return Uni.createFrom()
                .deferred(() -> observations.find(symbol, eventId))
                .map(Optional::orElseThrow)
                .onFailure(NoSuchElementException.class)
                .retry()
                .withBackOff(FIRST_LOOK_AGAIN, LAST_LOOK_AGAIN)
                .expireIn(observationWait.toMillis())
                .onFailure(e -> !(e instanceof UnavailableException))
                .transform(e -> new UnavailableException("observation " + eventId + " has not arrived", e));
    }

    private List<OptionChain> unpack(List<String> eventIds, List<PackedChain> packed) {
        List<OptionChain> book = new ArrayList<>(packed.size());
        for (int i = 0; i < packed.size(); i++) {
            PackedChain chain = packed.get(i);
            OptionChain unpacked = chain.unpack();
            chains.put(eventIds.get(i), unpacked);
            book.add(unpacked);
        }
        return book;
    }
}
