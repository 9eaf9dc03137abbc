package io.dealerflow.gexapi.it;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.contracts.reports.Report;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertPhase;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.MarketFlow;
import io.dealerflow.contracts.scores.PressureDirection;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.positioning.GexSnapshots;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.testkit.KafkaProbe;
import io.dealerflow.testkit.TestServers;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A made-up market of a few contracts, and what the other services would publish and store about it. */
final class Market {
    static final Instant AS_OF = Instant.parse("2026-03-13T14:30:00Z");
    static final double SPOT = 100;
    /** Calls of 95, 100, 105, then puts of the same. */
    static final double[] VENDOR_GAMMA = {0.05, 0.08, 0.05, 0.05, 0.08, 0.05};

    static final long[] OPEN_INTEREST = {100, 300, 500, 400, 300, 100};

    private Market() {}

    /** Six contracts of one expiry, 28 days away; volume is twice the open interest. */
    static OptionChain chain(String symbol, Instant asOf) {
        var contracts = new OptionChain.Contracts(
                new int[6],
                new boolean[] {true, true, true, false, false, false},
                new double[] {95, 100, 105, 95, 100, 105},
                new double[] {5.5, 2.2, 0.6, 0.5, 2.1, 5.4},
                new double[] {5.7, 2.4, 0.8, 0.7, 2.3, 5.6},
                new double[6],
                new double[] {0.21, 0.20, 0.19, 0.21, 0.20, 0.19},
                new double[6],
                VENDOR_GAMMA,
                new long[] {200, 600, 1000, 800, 600, 200},
                OPEN_INTEREST);
        var series = new OptionChain.Series(symbol, LocalDate.parse("2026-04-10"), Settlement.PM, 100);
        return new OptionChain(
                UUID.randomUUID().toString(),
                "test",
                asOf,
                asOf.plusSeconds(1),
                1,
                symbol,
                SPOT,
                List.of(series),
                contracts);
    }

    static GexSnapshot snapshot(OptionChain chain, Convention convention) {
        return GexSnapshots.of(ChainBook.at(chain.asOf(), List.of(chain)).orElseThrow(), convention);
    }

    /** Sends the observation and its snapshot through every topic and table. */
    static GexSnapshot observe(KafkaProbe kafka, OptionChain chain, Convention convention) throws Exception {
        GexSnapshot snapshot = snapshot(chain, convention);
        store(snapshot);
        publish(kafka, chain);
        publish(kafka, snapshot);
        return snapshot;
    }

    static AssetScore score(String symbol, Instant asOf, double index) {
        return new AssetScore(
                UUID.randomUUID().toString(),
                "scoring-service",
                asOf,
                asOf,
                1,
                symbol,
                null,
                index,
                Regime.FRAGILE,
                null,
                PressureDirection.NEUTRAL,
                "no rule",
                List.of(),
                "f");
    }

    static Alert alert(String symbol, int number) {
        return alert(symbol, number, AlertType.GAMMA_FLIP_PROXIMITY, Severity.MEDIUM);
    }

    static Alert alert(String symbol, int number, AlertType type, Severity severity) {
        Instant asOf = AS_OF.plusSeconds(number);
        return new Alert(
                symbol + "-" + number,
                "scoring-service",
                asOf,
                asOf,
                Alert.VERSION,
                "flip_" + symbol + number,
                type,
                severity,
                symbol,
                "alert " + number,
                Map.of("number", number),
                asOf,
                "cause",
                AlertPhase.RAISED);
    }

    /** A later event of that alert. */
    static Alert later(Alert before, AlertPhase phase, Severity severity) {
        return new Alert(
                before.eventId() + "-" + phase,
                before.source(),
                before.asOf().plusSeconds(60),
                before.ingestTs(),
                before.version(),
                before.alertId(),
                before.alertType(),
                severity,
                before.symbol(),
                before.message(),
                before.details(),
                before.triggeredAt(),
                before.causeEventId(),
                phase);
    }

    static Report report(LocalDate date, int revision) {
        return report(date, revision, "SPX");
    }

    static Report report(LocalDate date, int revision, String... symbols) {
        return new Report(
                "event-" + date + "-" + revision,
                "report-service",
                AS_OF,
                AS_OF,
                1,
                "daily-" + date,
                date,
                revision,
                List.of(symbols),
                "Daily " + date,
                "# Daily " + date + "\n\nrevision " + revision + " – net GEX −1.43\n");
    }

    /** Publishes as the owning service would. */
    static void publish(KafkaProbe kafka, Event event) {
        kafka.send(
                topic(event),
                event.subject(),
                EventCodec.write(event),
                Map.of(HeaderNames.CONTENT_TYPE, contentType(event)));
    }

    private static String topic(Event event) {
        return Topics.of(event.getClass()).name();
    }

    private static String contentType(Event event) {
        return event instanceof OptionChain ? HeaderNames.CBOR : HeaderNames.JSON;
    }

    /** Stores as the owning service would. */
    static void store(Event event) throws Exception {
        String table = switch (event) {
            case GexSnapshot snapshot -> "feature.gex_snapshots";
            case AssetFeatures features -> "feature.asset_features";
            case MarketFlow flow -> "scoring.market_flows";
            default -> "scoring.asset_scores";
        };
        execute(
                "INSERT INTO " + table + " (event_id, symbol, as_of, body) VALUES (?, ?, ?::timestamptz, ?::jsonb)",
                event.eventId(),
                event.subject(),
                event.asOf().toString(),
                Wire.json().writeValueAsString(event));
    }

    static void store(Report report) throws Exception {
        execute(
                "INSERT INTO report.reports (report_id, date, revision, event_id, body, html, facts)"
                        + " VALUES (?, ?::date, ?::int, ?, ?::jsonb, ?, ?::jsonb)",
                report.reportId(),
                report.date().toString(),
                Integer.toString(report.revision()),
                report.eventId(),
                Wire.json().writeValueAsString(report),
                "<!DOCTYPE html><title>" + report.title() + "</title>",
                "{\"sections\": [{\"heading\": [\"SPX\"], \"symbol\": \"SPX\", \"tables\": []}]}");
    }

    static void execute(String sql, String... parameters) throws SQLException {
        try (var connection = TestServers.connect();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }
}
