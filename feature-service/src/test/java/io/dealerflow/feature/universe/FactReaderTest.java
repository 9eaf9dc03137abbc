package io.dealerflow.feature.universe;

import static io.dealerflow.feature.Chains.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.raw.CotReport;
import io.dealerflow.contracts.raw.MacroValue;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.feature.Chains;
import io.dealerflow.feature.Observations;
import io.dealerflow.feature.asset.Fact;
import io.dealerflow.feature.gex.SnapshotEngine;
import io.dealerflow.feature.rates.Rate;
import io.dealerflow.kit.core.InvalidEventException;
import io.dealerflow.quant.chain.Convention;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FactReaderTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 13);
    private static final FactReader READER = new FactReader(UniverseFile.read("test.yaml", new StringReader("""
            assets:
              A:
                class: equity
                inputs:
                  chain: {topic: gex, symbol: TST}
                  positions: {topic: positioning, market: M, report: financial}
                  closes: {topic: macro, series: PRICE, lag: P2D}
                  sentiment: {topic: signals, asset: TST}
            """)));

    private static Fact fact(io.dealerflow.contracts.event.Event event) {
        return READER.read(event).orElseThrow().fact();
    }

    @Test
    @DisplayName(
            "a value without vintage is known its series' lag after the end of its date, one with vintage at the end of that")
    void valuesAreKnownAfterTheirDate() {
        LocalDate date = LocalDate.of(2026, 3, 2);

        assertThat(fact(Observations.value("PRICE", date, 1, null, START)).knownAt())
                .isEqualTo("2026-03-05T00:00:00Z");
        assertThat(fact(Observations.value("PRICE", date, 1, FRIDAY, START)).knownAt())
                .isEqualTo("2026-03-14T00:00:00Z");
    }

    @Test
    @DisplayName("values of the series of the curve are rates, whether they feed an asset or not")
    void rates() {
        MacroValue value = Observations.value("DGS2", FRIDAY, 3.5, null, START);

        assertThat(READER.rate(value))
                .contains(new Rate("DGS2", FRIDAY, Instant.parse("2026-03-15T00:00:00Z"), START, value.eventId(), 3.5));
        assertThat(READER.rate(Observations.value("PRICE", FRIDAY, 3.5, null, START)))
                .isEmpty();
    }

    @Test
    void positionsAreKnownAtTheirRelease() {
        Fact.Positions positions = (Fact.Positions) fact(Observations.report("M", FRIDAY.minusDays(3), 5_000, START));

        assertThat(positions.knownAt()).isEqualTo("2026-03-13T19:30:00Z");
        assertThat(positions.date()).isEqualTo(FRIDAY.minusDays(3));
        assertThat(positions.openInterest()).isEqualTo(10_000);
        assertThat(positions.speculatorsNet()).isEqualTo(3_000);
        assertThat(positions.hedgersNet()).isEqualTo(1_000);
    }

    @Test
    void aReportWithoutSpeculatorsIsInvalid() {
        CotReport report = Observations.report("M", FRIDAY, 5_000, START);
        var broken = new CotReport(
                report.eventId(),
                report.source(),
                report.asOf(),
                report.ingestTs(),
                report.version(),
                report.market(),
                report.marketName(),
                report.report(),
                report.combined(),
                report.reportDate(),
                report.releasedAt(),
                report.openInterest(),
                report.contractUnits(),
                report.groups().subList(0, 1));

        assertThatThrownBy(() -> READER.read(broken))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("M on 2026-03-13 lacks the group LEVERAGED_FUNDS");
    }

    @Test
    @DisplayName(
            "the score of a news item counts from its time on, for the New York date of that; other signals are no facts")
    void sentiment() {
        Instant night = Instant.parse("2026-03-14T01:30:00Z");
        Fact.Value score = (Fact.Value) fact(signal(ModelName.NEWS_SENTIMENT, "TST", -0.4, night));

        assertThat(score).isEqualTo(new Fact.Value("signal", FRIDAY, night, -0.4));
        assertThat(READER.read(signal(ModelName.NEWS_SENTIMENT, null, -0.4, night)))
                .isEmpty();
        assertThat(READER.read(signal(ModelName.NEWS_SENTIMENT, "OTHER", -0.4, night)))
                .isEmpty();
        assertThat(READER.read(signal(ModelName.NEWS_SENTIMENT, "TST", null, night)))
                .isEmpty();
        assertThat(READER.read(signal(ModelName.CHART_PATTERN, "TST", 0.4, night)))
                .isEmpty();
    }

    private static ModelSignal signal(ModelName model, @Nullable String asset, @Nullable Double score, Instant asOf) {
        return new ModelSignal(
                "signal",
                "feed",
                asOf,
                asOf,
                ModelSignal.VERSION,
                asset,
                model,
                "1",
                new ModelOutput(null, Map.of(), score, Map.of(), List.of(), null, null),
                "cause",
                null,
                null);
    }

    @Test
    void whatFeedsNoAssetIsNoFact() {
        assertThat(READER.read(Observations.value("OTHER", FRIDAY, 1, null, START)))
                .isEmpty();
        assertThat(READER.read(Observations.close("TST", FRIDAY, 1, START))).isEmpty();
    }

    @Test
    @DisplayName("the shares of a book add up, and its date is that of New York")
    void books() {
        Instant night = Instant.parse("2026-03-14T01:30:00Z");
        OptionChain chain = Chains.of("TST", night, 0, 100, FRIDAY.plusDays(7), FRIDAY.plusDays(35));
        GexSnapshot snapshot = SnapshotEngine.of(Convention.DEFAULT).snapshot(night, List.of(chain), null);

        Fact.Book book = (Fact.Book) fact(snapshot);

        assertThat(book.date()).isEqualTo(FRIDAY);
        assertThat(book.knownAt()).isEqualTo(night);
        double atSpot = snapshot.byStrike().stream()
                .filter(strike -> strike.strike() == 100)
                .mapToDouble(strike -> strike.callGex() - strike.putGex())
                .sum();
        assertThat(book.aboveSpotShare() + book.belowSpotShare())
                .isCloseTo(1 - atSpot / snapshot.grossGex(), within(1e-12));
        assertThat(book.zeroDteShare()).isZero();
        assertThat(book.nearExpiryShare())
                .isCloseTo(snapshot.byExpiry().getFirst().grossGex() / snapshot.grossGex(), within(1e-12));
        assertThat(book.openInterest())
                .isEqualTo(snapshot.byExpiry().stream()
                        .mapToLong(expiry -> expiry.callOpenInterest() + expiry.putOpenInterest())
                        .sum());
        assertThat(book.hedgingFlowDownShare()).isNotNull();
    }
}
