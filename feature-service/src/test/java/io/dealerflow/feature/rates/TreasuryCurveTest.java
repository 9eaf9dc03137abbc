package io.dealerflow.feature.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.features.GexSnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TreasuryCurveTest {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 12);
    private static final Instant RECEIVED = Instant.parse("2024-02-01T00:00:00Z");

    private final List<Rate> rates = new ArrayList<>();

    @BeforeEach
    void yieldsOfADay() {
        add("DGS3MO", DAY, 0.1);
        add("DGS6MO", DAY, 0.2);
        add("DGS1", DAY, 0.5);
        add("DGS2", DAY, 1.2);
        add("DGS5", DAY, 3);
        add("DGS10", DAY, 4.5);
        add("DGS30", DAY, 5);
    }

    @Test
    @DisplayName("par yields in percent become continuously compounded zero rates")
    void zeroRates() {
        TreasuryCurve curve = on(DAY.plusDays(1));

        // curve "rising" of quant's par-curves.csv, by QuantLib
        assertZeroRate(curve, 0.25, 0.000999875020829762);
        assertZeroRate(curve, 1, 0.00499750665793792);
        assertZeroRate(curve, 2.5, 0.0181348850111224);
        assertZeroRate(curve, 10, 0.0469093460112297);
        assertZeroRate(curve, 30, 0.0521642641278809);
        assertThat(curve.date()).isEqualTo(DAY);
        assertThat(curve.yields())
                .extracting(TreasuryCurve.Yield::series)
                .containsExactly("DGS3MO", "DGS6MO", "DGS1", "DGS2", "DGS5", "DGS10", "DGS30");
        assertThat(curve.named().points().getFirst())
                .isEqualTo(new GexSnapshot.RateCurve.CurvePoint(
                        0.25, curve.rates().zeroRate(0.25), "DGS3MO", "DGS3MO 0.1"));
    }

    @Test
    @DisplayName("SOFR is the rate of a day: interest on 360 days becomes a continuously compounded rate on 365")
    void overnight() {
        add("SOFR", DAY, 5.31);

        // 365 · ln(1 + 0.0531 / 360)
        assertZeroRate(on(DAY.plusDays(1)), 1 / 365.0, 0.053833529874753844);
    }

    @Test
    void aDateWithoutShortOrLongYieldsIsPassedOver() {
        TreasuryCurve before = on(DAY.plusDays(5));
        add("DGS2", DAY.plusDays(3), 9);
        add("DGS3MO", DAY.plusDays(4), 9);

        assertThat(on(DAY.plusDays(5))).isEqualTo(before).isNotNull();
    }

    @Test
    void yieldsCountFromTheInstantTheyAreKnown() {
        add("DGS3MO", DAY.plusDays(1), 9);
        add("DGS2", DAY.plusDays(1), 9);

        Instant known = rates.getLast().knownAt();
        assertThat(TreasuryCurve.at(known.minusNanos(1), rates).date()).isEqualTo(DAY);
        assertThat(TreasuryCurve.at(known, rates).date()).isEqualTo(DAY.plusDays(1));
    }

    @Test
    @DisplayName("of the versions of a value the one known last counts, of two known at once the one received last")
    void versions() {
        String first = on(DAY.plusDays(1)).id();
        Rate correction = rate("DGS2", DAY, 2, RECEIVED.plusSeconds(1));
        rates.addFirst(correction);
        assertThat(yieldOf(on(DAY.plusDays(1)), "DGS2")).isEqualTo(2);
        assertThat(on(DAY.plusDays(1)).id()).isNotEqualTo(first);

        rates.add(new Rate("DGS2", DAY, correction.knownAt().plusSeconds(1), RECEIVED.minusSeconds(9), "revision", 3));
        assertThat(yieldOf(TreasuryCurve.at(correction.knownAt(), rates), "DGS2"))
                .isEqualTo(2);
        assertThat(yieldOf(TreasuryCurve.at(correction.knownAt().plusSeconds(1), rates), "DGS2"))
                .isEqualTo(3);
    }

    @Test
    void yieldsMayBeTenDaysOldInNewYork() {
        Instant lastNight = Instant.parse("2024-01-23T03:00:00Z");

        assertThat(TreasuryCurve.at(lastNight, rates)).isNotNull();
        assertThat(TreasuryCurve.at(lastNight.plusSeconds(2 * 3_600), rates)).isNull();
    }

    @Test
    void withoutYieldsThereIsNoCurve() {
        rates.removeIf(rate -> !rate.series().equals("DGS3MO"));
        add("EFFR", DAY, 5.3);

        assertThat(on(DAY.plusDays(1))).isNull();
    }

    @Test
    void aYieldOutOfLineGivesNoCurve() {
        add("DGS30", DAY, 90);

        assertThat(on(DAY.plusDays(1))).isNull();
    }

    /** At 15:00 UTC. */
    private @Nullable TreasuryCurve on(LocalDate date) {
        return TreasuryCurve.at(date.atTime(15, 0).toInstant(ZoneOffset.UTC), rates);
    }

    private void add(String series, LocalDate date, double percent) {
        rates.add(rate(series, date, percent, RECEIVED));
    }

    /** Known from the end of its date on. */
    private static Rate rate(String series, LocalDate date, double percent, Instant received) {
        Instant known = date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        return new Rate(series, date, known, received, series + " " + percent, percent);
    }

    private static double yieldOf(TreasuryCurve curve, String series) {
        return curve.yields().stream()
                .filter(one -> one.series().equals(series))
                .findFirst()
                .orElseThrow()
                .percent();
    }

    private static void assertZeroRate(TreasuryCurve curve, double years, double expected) {
        assertThat(curve.rates().zeroRate(years)).isCloseTo(expected, within(1e-12));
    }
}
