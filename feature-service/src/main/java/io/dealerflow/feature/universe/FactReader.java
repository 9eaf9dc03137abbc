package io.dealerflow.feature.universe;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.contracts.raw.CotReport;
import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.contracts.raw.FxRate;
import io.dealerflow.contracts.raw.MacroValue;
import io.dealerflow.contracts.raw.TraderGroup;
import io.dealerflow.feature.asset.Fact;
import io.dealerflow.feature.rates.Rate;
import io.dealerflow.feature.rates.TreasuryCurve;
import io.dealerflow.kit.core.InvalidEventException;
import io.dealerflow.quant.time.ExchangeCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Cuts events down to facts for the assets of a universe. */
public final class FactReader {
    private final Universe universe;
    private final Map<String, Duration> lags = new HashMap<>();

    public FactReader(Universe universe) {
        this.universe = universe;
        universe.feeds(Feed.Macro.class).forEach(series -> lags.put(series.series(), series.lag()));
    }

    /** @param assets those to which the fact says something */
    public record Read(Feed feed, Set<String> assets, Fact fact) {}

    /**
     * What an event says; empty when it feeds no asset.
     *
     * @throws InvalidEventException when a report lacks the groups that features need
     */
    public Optional<Read> read(Event event) {
        if (event instanceof ModelSignal signal && !isSentiment(signal)) {
            return Optional.empty();
        }
        Feed feed = feed(event);
        Set<String> assets = universe.assetsFedBy(feed);
        return assets.isEmpty() ? Optional.empty() : Optional.of(new Read(feed, assets, fact(event)));
    }

    /** Whether it is the score of an item of news about an asset. */
    private static boolean isSentiment(ModelSignal signal) {
        return signal.model() == ModelName.NEWS_SENTIMENT
                && signal.asset() != null
                && signal.output().score() != null;
    }

    /** A value of the curve of rates, known by the lag of its series or else a day after the end of its date; empty for other series. */
    public Optional<Rate> rate(MacroValue value) {
        if (!TreasuryCurve.hasSeries(value.series())) {
            return Optional.empty();
        }
        Duration lag = lags.getOrDefault(value.series(), UniverseFile.DEFAULT_LAG);
        return Optional.of(new Rate(
                value.series(), value.date(), knownAt(value, lag), value.ingestTs(), value.eventId(), value.value()));
    }

    private Feed feed(Event event) {
        return switch (event) {
            case GexSnapshot snapshot -> new Feed.Gex(snapshot.symbol());
            case BarSeries bars -> new Feed.Bars(bars.symbol(), bars.interval());
            case FuturesCurve curve -> new Feed.Futures(curve.root());
            case FxRate rate -> new Feed.Fx(rate.pair());
            case CotReport report -> new Feed.Cot(report.market(), report.report(), report.combined());
            case MacroValue value -> new Feed.Macro(value.series(), lag(value));
            case ModelSignal signal -> new Feed.Sentiment(signal.subject());
            default -> throw new IllegalArgumentException("no facts are read from " + event.type());
        };
    }

    private Duration lag(MacroValue value) {
        return Objects.requireNonNullElse(lags.get(value.series()), Duration.ZERO);
    }

    private Fact fact(Event event) {
        return switch (event) {
            case GexSnapshot snapshot -> BookFact.of(snapshot);
            case BarSeries bars ->
                new Fact.Value(
                        bars.eventId(), bars.date(), bars.asOf(), bars.close().getLast());
            case FuturesCurve curve ->
                new Fact.Curve(
                        curve.eventId(),
                        curve.day(),
                        curve.asOf(),
                        curve.contracts().stream().map(FactReader::contract).toList());
            case FxRate rate -> new Fact.Value(rate.eventId(), rate.date(), rate.asOf(), rate.close());
            case CotReport report -> positions(report);
            case MacroValue value ->
                new Fact.Value(value.eventId(), value.date(), knownAt(value, lag(value)), value.value());
            case ModelSignal signal ->
                new Fact.Value(
                        signal.eventId(),
                        LocalDate.ofInstant(signal.asOf(), ExchangeCalendar.ZONE),
                        signal.asOf(),
                        Objects.requireNonNull(signal.output().score(), "a score of news"));
            default -> throw new IllegalArgumentException("no facts are read from " + event.type());
        };
    }

    private static Fact.Curve.Contract contract(FuturesCurve.Contract contract) {
        return new Fact.Curve.Contract(
                contract.symbol(), contract.expiry(), contract.settlement(), contract.openInterest());
    }

    /** With the end of its vintage, since a vintage is a date; without one by the lag of its series. */
    private static Instant knownAt(MacroValue value, Duration lag) {
        LocalDate vintage = value.vintage();
        return vintage == null ? endOf(value.date()).plus(lag) : endOf(vintage);
    }

    private static Instant endOf(LocalDate date) {
        return date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Fact.Positions positions(CotReport report) {
        return switch (report.report()) {
            case LEGACY -> positions(report, TraderGroup.COMMERCIAL, TraderGroup.NONCOMMERCIAL);
            case DISAGGREGATED -> positions(report, TraderGroup.PRODUCER_MERCHANT, TraderGroup.MANAGED_MONEY);
            case FINANCIAL -> positions(report, TraderGroup.DEALER, TraderGroup.LEVERAGED_FUNDS);
        };
    }

    private static Fact.Positions positions(CotReport report, TraderGroup hedgers, TraderGroup speculators) {
        return new Fact.Positions(
                report.eventId(),
                report.reportDate(),
                report.releasedAt(),
                report.openInterest(),
                net(report, hedgers),
                net(report, speculators));
    }

    private static long net(CotReport report, TraderGroup name) {
        return report.groups().stream()
                .filter(group -> group.name() == name)
                .mapToLong(group -> group.longs().positions() - group.shorts().positions())
                .findFirst()
                .orElseThrow(() -> new InvalidEventException("the report of " + report.market() + " on "
                        + report.reportDate() + " lacks the group " + name));
    }
}
