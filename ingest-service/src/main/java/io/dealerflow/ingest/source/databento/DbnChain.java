package io.dealerflow.ingest.source.databento;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.dbn.RecordView;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RecordDefect;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.ingest.source.cboe.ChainAssembler;
import io.dealerflow.ingest.source.cboe.ChainField;
import io.dealerflow.ingest.source.cboe.ContractDefect;
import io.dealerflow.ingest.source.cboe.ParseOutcome;
import io.dealerflow.ingest.source.databento.OptionDefinitions.Option;
import io.dealerflow.ingest.source.databento.OptionDefinitions.Unusable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The option chain of a file that has definitions of options, quotes and open interest of them: the last of each, up to the instant that the
 * sender gives. The chain is of the newest of its quotes. Its spot is the newest price in the file of the instrument that the first
 * expiries are on, and where there is none {@link ParitySpot}. Records of the chain are contracts.
 */
final class DbnChain {
    private static final long NANOS = 1_000_000_000L;
    private static final SourceLocation NOWHERE = new SourceLocation(null, null, null);

    private final ParseLimits limits;
    private final @Nullable Instant given;
    private final long until;
    private final OptionDefinitions definitions = new OptionDefinitions();
    private final LastPrices prices = new LastPrices();
    private final Statistics statistics = new Statistics();
    private final Map<Long, RecordDefect> badStatistics = new HashMap<>();

    /** @param asOf given by the sender; null to take all of the file */
    DbnChain(ParseLimits limits, @Nullable Instant asOf) {
        this.limits = limits;
        this.given = asOf;
        this.until = asOf == null ? Long.MAX_VALUE : asOf.getEpochSecond() * NANOS + asOf.getNano();
    }

    void define(RecordView record) {
        definitions.define(record);
    }

    void statistic(RecordView record) {
        if (record.tsIndex() <= until) {
            note(record, statistics.statistic(record));
        }
    }

    /** @param record of a type that {@link LastPrices} knows */
    void price(RecordView record) {
        prices.take(record, until);
    }

    /** How many instruments have a price. */
    int priced() {
        return prices.size();
    }

    private void note(RecordView record, @Nullable RecordDefect defect) {
        if (defect != null && defect != RecordDefect.MISSING) {
            badStatistics.put(record.instrumentId(), defect);
        }
    }

    /** What the file lacks for a chain; empty when it has one. */
    Optional<String> missing() {
        if (definitions.isEmpty()) {
            return Optional.of("definitions of options");
        }
        if (definitions.all().keySet().stream().map(prices::of).noneMatch(DbnChain::isQuoted)) {
            return Optional.of(
                    "quotes of the options that it defines (schema mbp-1, tbbo, bbo-1s, cbbo-1m or another with bid and ask)");
        }
        Set<Long> defined = definitions.all().keySet();
        boolean hasOpenInterest = statistics.figures().entrySet().stream()
                .anyMatch(each -> each.getValue().openInterest != null
                        && defined.contains(each.getKey().instrumentId()));
        return hasOpenInterest
                ? Optional.empty()
                : Optional.of("open interest of the options that it defines (schema statistics, stat_type 9)");
    }

    private static boolean isQuoted(LastPrices.@Nullable Price price) {
        return price != null && price.isQuoted();
    }

    /** The chain, where nothing is {@link #missing}. */
    ParseOutcome outcome() {
        Map<Long, DayFigures> newest = newestFigures();
        List<Option> options = options();
        var assembler = new ChainAssembler(limits, new Defined(options));
        try {
            for (OptionDefinitions.Definition each : definitions.all().values()) {
                switch (each) {
                    case Option option -> accept(assembler, option, newest.get(option.id()));
                    case Unusable bad ->
                        assembler.drop(
                                bad.defect(), new SourceLocation(null, bad.symbol() + " " + bad.field(), bad.value()));
                }
            }
        } catch (RefusalException e) {
            return ParseOutcome.Refused.of(e.reason(), e.location(), e.sentence());
        }
        String underlying = mostFrequentUnderlying(options);
        List<Option> ofChain = options.stream()
                .filter(option -> option.underlying().equals(underlying))
                .toList();
        Optional<LastPrices.Price> spot = spot(ofChain);
        var header = new ChainAssembler.Header(
                asOf(ofChain, spot), spot.map(LastPrices.Price::value).orElse(Double.NaN));
        ParseOutcome outcome = assembler.finish(header, NOWHERE);
        boolean isOnFutures = ofChain.stream().anyMatch(Option::isOnFuture);
        return spot.isEmpty() && outcome instanceof ParseOutcome.Parsed parsed
                ? withImpliedSpot(parsed, isOnFutures)
                : outcome;
    }

    /** As the assembler has it: the first by name of several. */
    private static String mostFrequentUnderlying(List<Option> options) {
        Map<String, Long> counts = options.stream()
                .collect(Collectors.groupingBy(Option::underlying, TreeMap::new, Collectors.counting()));
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return counts.entrySet().stream()
                .filter(each -> each.getValue() == most)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private List<Option> options() {
        return definitions.all().values().stream()
                .filter(Option.class::isInstance)
                .map(Option.class::cast)
                .toList();
    }

    private static ParseOutcome withImpliedSpot(ParseOutcome.Parsed parsed, boolean isOnFutures) {
        OptionalDouble implied = ParitySpot.of(parsed.observation(), isOnFutures);
        if (implied.isPresent()) {
            return parsed.withImpliedSpot(implied.getAsDouble());
        }
        return ParseOutcome.Refused.of(
                RefusalReason.NO_SPOT,
                NOWHERE,
                "The file has no price of " + parsed.observation().underlying()
                        + ", and no expiry with three strikes at which call and put have a bid and an ask, which would imply one.");
    }

    /** Of each instrument the figures of its last day that has any. */
    private Map<Long, DayFigures> newestFigures() {
        Map<Long, Map.Entry<Statistics.Key, DayFigures>> newest = new HashMap<>();
        for (Map.Entry<Statistics.Key, DayFigures> each : statistics.figures().entrySet()) {
            if (each.getValue().isAny()) {
                newest.merge(
                        each.getKey().instrumentId(),
                        each,
                        (a, b) -> a.getKey().day().isAfter(b.getKey().day()) ? a : b);
            }
        }
        Map<Long, DayFigures> figures = new HashMap<>();
        newest.forEach((id, entry) -> figures.put(id, entry.getValue()));
        return figures;
    }

    private void accept(ChainAssembler assembler, Option option, @Nullable DayFigures day) throws RefusalException {
        double[] figures = new double[ChainField.values().length];
        Arrays.fill(figures, Double.NaN);
        LastPrices.Price price = prices.of(option.id());
        if (price != null) {
            figures[ChainField.BID.index()] = price.bid();
            figures[ChainField.ASK.index()] = price.ask();
            figures[ChainField.LAST.index()] = price.last();
        }
        figures[ChainField.OPEN_INTEREST.index()] = day == null ? 0 : orZero(day.openInterest);
        figures[ChainField.VOLUME.index()] = day == null ? 0 : orZero(day.volume());
        RecordDefect bad = badStatistics.get(option.id());
        if (bad != null) {
            assembler.drop(
                    ContractDefect.valueOf(bad.name()),
                    new SourceLocation(null, option.symbol() + " statistics", null));
            return;
        }
        for (ChainField field : ChainField.values()) {
            double value = figures[field.index()];
            ContractDefect defect = Double.isNaN(value) ? null : field.defect(value);
            if (defect != null) {
                assembler.drop(defect, new SourceLocation(null, option.symbol() + " " + field, Double.toString(value)));
                return;
            }
        }
        assembler.accept(option.terms(), figures, () -> new SourceLocation(null, option.symbol(), null));
    }

    private static double orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    /** The newest time of a price of the options, and of the price that is the spot. */
    private Instant asOf(List<Option> options, Optional<LastPrices.Price> spot) {
        if (given != null) {
            return given;
        }
        long newest = Stream.concat(options.stream().flatMap(option -> price(option.id())), spot.stream())
                .mapToLong(LastPrices.Price::time)
                .max()
                .orElse(0);
        return Instant.ofEpochSecond(newest / NANOS, newest % NANOS);
    }

    /** The price of the instrument that the options of the first expiry are on, or else of the next. */
    private Optional<LastPrices.Price> spot(List<Option> options) {
        return options.stream()
                .filter(option -> option.underlyingId() != 0)
                .sorted(Comparator.comparing(option -> option.terms().expiry()))
                .flatMap(option -> price(option.underlyingId()))
                .filter(price -> price.value() > 0)
                .findFirst();
    }

    private Stream<LastPrices.Price> price(long id) {
        return Stream.ofNullable(prices.of(id));
    }

    /** What the definitions say of roots and expiries. */
    private static final class Defined implements ChainAssembler.Listing {
        private final Map<String, String> underlyings = new HashMap<>();
        private final Map<SeriesId, OptionChain.Series> series = new HashMap<>();

        private record SeriesId(String root, LocalDate expiry) {}

        Defined(List<Option> options) {
            for (Option option : options) {
                OptionChain.Series of = option.series();
                underlyings.putIfAbsent(of.root(), option.underlying());
                series.putIfAbsent(new SeriesId(of.root(), of.expiry()), of);
            }
        }

        @Override
        public String underlying(String root) {
            return Objects.requireNonNull(underlyings.get(root));
        }

        @Override
        public OptionChain.Series series(String root, LocalDate expiry) {
            return Objects.requireNonNull(series.get(new SeriesId(root, expiry)));
        }
    }
}
