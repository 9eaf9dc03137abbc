package io.dealerflow.feature.asset;

import static io.dealerflow.contracts.features.FeatureName.BALANCE_SHEET_TREND_PCT;
import static io.dealerflow.contracts.features.FeatureName.CONTAGION;
import static io.dealerflow.contracts.features.FeatureName.CURVE_2S10S;
import static io.dealerflow.contracts.features.FeatureName.HY_IG_CHANGE_1M;
import static io.dealerflow.contracts.features.FeatureName.INVERSION_DAYS;
import static io.dealerflow.contracts.features.FeatureName.JAPAN_REFLEXIVITY;
import static io.dealerflow.contracts.features.FeatureName.NET_GEX_PERCENTILE;
import static io.dealerflow.contracts.features.FeatureName.OPEN_INTEREST_CHANGE_PCT;
import static io.dealerflow.contracts.features.FeatureName.REALIZED_VOL_20D;
import static io.dealerflow.contracts.features.FeatureName.REALIZED_VOL_PERCENTILE;
import static io.dealerflow.contracts.features.FeatureName.SPECULATORS_NET_PERCENTILE;
import static io.dealerflow.contracts.features.FeatureName.SPECULATORS_NET_Z;
import static io.dealerflow.contracts.features.FeatureName.SPX_DXY_CORRELATION_60D;
import static io.dealerflow.contracts.features.FeatureName.STRESSED_CORRELATION;
import static io.dealerflow.contracts.features.FeatureName.STRESSED_SHARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.FeatureName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How much history features need, which part of it they use, and what they do about gaps. */
class HistoryRulesTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 31);

    @Test
    void volatilityNeeds21ClosesAndItsPercentile60EarlierOnes() {
        Map<FeatureName, AssetFeatures.Feature> short20 = closes(wave(20));
        Map<FeatureName, AssetFeatures.Feature> short80 = closes(wave(80));

        assertThat(short20.get(REALIZED_VOL_20D).reason()).isEqualTo("SHORT_HISTORY");
        assertThat(short80.get(REALIZED_VOL_20D).value()).isPositive();
        assertThat(short80.get(REALIZED_VOL_PERCENTILE).reason()).isEqualTo("SHORT_HISTORY");
        assertThat(closes(wave(81)).get(REALIZED_VOL_PERCENTILE).value()).isNotNull();
    }

    @Test
    void equalValuesCountHalf() {
        double[] constant = IntStream.range(0, 100).mapToDouble(day -> 7.75).toArray();

        assertThat(closes(constant).get(REALIZED_VOL_20D).value()).isZero();
        assertThat(closes(constant).get(REALIZED_VOL_PERCENTILE).value()).isEqualTo(0.5);
    }

    @Test
    void aPriceOfZeroOrBelowTakesTheVolatilityAwayWhileItIsAmongThe21() {
        double[] closes = wave(100);
        closes[79] = -36.98;
        assertThat(closes(closes).get(REALIZED_VOL_20D).reason()).isEqualTo("NOT_POSITIVE");

        closes[78] = closes[79];
        closes[79] = 100;
        assertThat(closes(closes).get(REALIZED_VOL_20D).value()).isPositive();
        assertThat(closes(closes).get(REALIZED_VOL_PERCENTILE).reason()).isEqualTo("SHORT_HISTORY");
    }

    @Test
    void missingDatesAreBridgedUpToTenDays() {
        assertThat(volatilityWithGap(10).value()).isPositive();
        assertThat(volatilityWithGap(11).reason()).isEqualTo("GAP");
    }

    @Test
    void netGexStandsAmongTheLastBooksOfEarlierDates() {
        FactSamples samples = new FactSamples();
        for (int day = 1; day <= 60; day++) {
            LocalDate date = DAY.minusDays(day);
            samples.book(date, FactSamples.evening(date).minusSeconds(60), 1000, 10);
            samples.book(date, FactSamples.evening(date), day, 10);
        }
        samples.book(DAY, FactSamples.evening(DAY).minusSeconds(60), 0, 10);
        samples.book(DAY, FactSamples.evening(DAY), 30, 10);

        assertThat(samples.featureOn(DAY, NET_GEX_PERCENTILE).value()).isCloseTo(29.5 / 60, within(1e-15));
        assertThat(samples.featureOn(DAY.minusDays(1), NET_GEX_PERCENTILE).reason())
                .isEqualTo("SHORT_HISTORY");
    }

    @Test
    void openInterestIsComparedWithTheLastBookOfTheEarlierDate() {
        LocalDate friday = DAY.minusDays(3);
        FactSamples samples = new FactSamples()
                .book(friday, FactSamples.evening(friday).minusSeconds(60), 1, 50)
                .book(friday, FactSamples.evening(friday), 1, 100)
                .book(DAY, FactSamples.evening(DAY).minusSeconds(60), 1, 70)
                .book(DAY, FactSamples.evening(DAY), 1, 110);

        assertThat(samples.featureOn(DAY, OPEN_INTEREST_CHANGE_PCT).value()).isEqualTo(10);
        assertThat(samples.featureOn(friday, OPEN_INTEREST_CHANGE_PCT).reason()).isEqualTo("SHORT_HISTORY");
    }

    @Test
    @DisplayName("reports count that were released within three years of the newest release, both included")
    void reportsOfThreeYears() {
        LocalDate newest = LocalDate.of(2024, 3, 26);
        FactSamples samples = new FactSamples();
        for (int week = 0; week < 200; week++) {
            samples.report(newest.minusWeeks(week), 100, week == 0 ? 10 : 20);
        }

        AssetFeatures.Feature percentile = samples.featureOn(DAY, SPECULATORS_NET_PERCENTILE);

        // from Friday 2021-04-02 to Friday 2024-03-29
        assertThat(percentile.inputs().count()).isEqualTo(157);
        assertThat(percentile.value()).isCloseTo(0.5 / 157, within(1e-15));
    }

    @Test
    void scoresNeed52ReportsThatVary() {
        LocalDate newest = LocalDate.of(2024, 3, 26);
        FactSamples constant = new FactSamples();
        FactSamples little = new FactSamples();
        for (int week = 0; week < 52; week++) {
            constant.report(newest.minusWeeks(week), 300, 100);
            little.report(newest.minusWeeks(week), week == 30 ? 0 : 100, week);
        }

        assertThat(constant.featureOn(DAY, SPECULATORS_NET_Z).reason()).isEqualTo("NO_VARIATION");
        assertThat(constant.featureOn(DAY, SPECULATORS_NET_PERCENTILE).value()).isEqualTo(0.5);
        assertThat(little.featureOn(DAY, SPECULATORS_NET_Z).reason()).isEqualTo("SHORT_HISTORY");
    }

    @Test
    void aMonthBeforeTheLastOfMarchIsTheLastOfFebruary() {
        FactSamples samples = new FactSamples();
        for (Role role : new Role[] {Role.HIGH_YIELD, Role.INVESTMENT_GRADE}) {
            double unit = role == Role.HIGH_YIELD ? 2 : 1;
            samples.value(role, LocalDate.of(2024, 2, 28), 10 * unit)
                    .value(role, LocalDate.of(2024, 2, 29), 20 * unit)
                    .value(role, LocalDate.of(2024, 3, 1), 30 * unit)
                    .value(role, DAY, 50 * unit);
        }

        assertThat(samples.featureOn(DAY, HY_IG_CHANGE_1M).value()).isEqualTo(30);
        assertThat(samples.featureOn(LocalDate.of(2024, 3, 1), HY_IG_CHANGE_1M).reason())
                .isEqualTo("SHORT_HISTORY");
    }

    @Test
    void aValueMoreThanTenDaysOlderThanWantedIsAGap() {
        FactSamples samples = new FactSamples()
                .value(Role.BALANCE_SHEET, DAY.minusWeeks(13).minusDays(10), 100)
                .value(Role.BALANCE_SHEET, DAY, 98);

        assertThat(samples.featureOn(DAY, BALANCE_SHEET_TREND_PCT).value()).isCloseTo(-2, within(1e-12));
        assertThat(samples.value(Role.BALANCE_SHEET, DAY.plusDays(1), 98)
                        .featureOn(DAY.plusDays(1), BALANCE_SHEET_TREND_PCT)
                        .reason())
                .isEqualTo("GAP");
    }

    @Test
    @DisplayName("spreads are of dates that both series have, and an old common date is stale")
    void commonDates() {
        FactSamples samples = new FactSamples()
                .value(Role.YIELD_10Y, DAY.minusDays(12), 4)
                .value(Role.YIELD_2Y, DAY.minusDays(12), 5)
                .value(Role.YIELD_10Y, DAY.minusDays(1), 9)
                .value(Role.YIELD_2Y, DAY, 1);

        assertThat(samples.featureOn(DAY, CURVE_2S10S).reason()).isEqualTo("STALE");
        assertThat(samples.value(Role.YIELD_10Y, DAY, 0.5)
                        .featureOn(DAY, CURVE_2S10S)
                        .value())
                .isEqualTo(-0.5);
        assertThat(samples.featureOn(DAY, INVERSION_DAYS).value()).isEqualTo(2);
    }

    @Test
    void withoutACommonDateNothingIsKnown() {
        FactSamples samples =
                new FactSamples().value(Role.YIELD_10Y, DAY.minusDays(1), 9).value(Role.YIELD_2Y, DAY, 1);

        assertThat(samples.featureOn(DAY, CURVE_2S10S).reason()).isEqualTo("NO_DATA");
    }

    @Test
    void seriesThatDoNotVaryHaveNoCorrelation() {
        double[] steady =
                IntStream.range(0, 80).mapToDouble(day -> Math.pow(1.01, day)).toArray();
        FactSamples samples = new FactSamples()
                .daily(Role.SPX, DAY.minusDays(79), wave(80))
                .daily(Role.DXY, DAY.minusDays(79), steady);

        assertThat(samples.featureOn(DAY, SPX_DXY_CORRELATION_60D).reason()).isEqualTo("NO_VARIATION");
    }

    @Test
    void correlationIsOfReturnsBetweenCommonDates() {
        FactSamples samples = new FactSamples();
        double[] wave = wave(130);
        for (int day = 0; day < 130; day++) {
            LocalDate date = DAY.minusDays(129 - day);
            if (day % 2 == 1) {
                samples.value(Role.SPX, date, wave[day]);
            }
            samples.value(Role.DXY, date, day % 2 == 1 ? 1 / wave[day] : 5 + day % 3);
        }

        assertThat(samples.featureOn(DAY, SPX_DXY_CORRELATION_60D).value()).isCloseTo(-1, within(1e-12));
        assertThat(samples.featureOn(DAY, SPX_DXY_CORRELATION_60D).inputs().count())
                .isEqualTo(122);
    }

    @Test
    void contagionIsZeroWhenNoAssetIsStressed() {
        FactSamples samples = new FactSamples()
                .daily(Role.CLOSES, DAY.minusDays(99), wave(100))
                .other("CALM", DAY.minusDays(99), calming(100));

        assertThat(samples.featureOn(DAY, STRESSED_SHARE).value()).isZero();
        assertThat(samples.featureOn(DAY, STRESSED_CORRELATION).reason()).isEqualTo("NONE_STRESSED");
        assertThat(samples.featureOn(DAY, CONTAGION).value()).isZero();
    }

    @Test
    @DisplayName("other assets without a percentile are not counted; without any there is no share")
    void assetsThatCannotBeJudged() {
        FactSamples samples = new FactSamples()
                .daily(Role.CLOSES, DAY.minusDays(99), wave(100))
                .other("NEW", DAY.minusDays(30), wave(31))
                .other("STOPPED", DAY.minusDays(150), wave(100));

        assertThat(samples.featureOn(DAY, STRESSED_SHARE).reason()).isEqualTo("SHORT_HISTORY");
        samples.other("CALM", DAY.minusDays(99), calming(100));
        assertThat(samples.featureOn(DAY, STRESSED_SHARE).value()).isZero();
        samples.others.clear();
        assertThat(samples.featureOn(DAY, STRESSED_SHARE).reason()).isEqualTo("NO_DATA");
    }

    @Test
    @DisplayName("Japan's reflexivity needs a stronger yen, higher yields and lower stocks at once")
    void japan() {
        assertThat(reflexivity(-1, -1, 1)).isEqualTo(1);
        assertThat(reflexivity(1, -1, 1)).isEqualTo(0);
        assertThat(reflexivity(-1, 1, 1)).isEqualTo(0);
        assertThat(reflexivity(-1, -1, -1)).isEqualTo(0);
        assertThat(reflexivity(-1, -1, 0)).isEqualTo(0);
    }

    private static double reflexivity(int dollar, int stocks, int yields) {
        FactSamples samples = new FactSamples();
        for (int day = 0; day <= 20; day++) {
            samples.value(Role.USDJPY, DAY.minusDays(20 - day), 150 + dollar * day * 0.1);
            samples.value(Role.SPX, DAY.minusDays(20 - day), 5000 + stocks * day * 10);
        }
        Instant published = FactSamples.evening(DAY.minusDays(2));
        return samples.value(Role.YIELD_10Y_JP, LocalDate.of(2024, 1, 1), published, 0.7)
                .value(Role.YIELD_10Y_JP, LocalDate.of(2024, 2, 1), published, 0.7 + 0.1 * yields)
                .featureOn(DAY, JAPAN_REFLEXIVITY)
                .value();
    }

    private static AssetFeatures.Feature volatilityWithGap(int days) {
        double[] wave = wave(30);
        FactSamples samples = new FactSamples();
        for (int day = 0; day < 30; day++) {
            samples.value(Role.CLOSES, DAY.minusDays(29 - day + (day < 20 ? days - 1 : 0)), wave[day]);
        }
        return samples.featureOn(DAY, REALIZED_VOL_20D);
    }

    private static Map<FeatureName, AssetFeatures.Feature> closes(double... closes) {
        return new FactSamples()
                .daily(Role.CLOSES, DAY.minusDays(closes.length - 1), closes)
                .featuresOn(DAY);
    }

    /** Closes that never stand still. */
    private static double[] wave(int count) {
        return IntStream.range(0, count)
                .mapToDouble(day -> 100 + 10 * Math.sin(day) + Math.cos(day * day))
                .toArray();
    }

    /** Closes that move less every day. */
    private static double[] calming(int count) {
        return IntStream.range(0, count)
                .mapToDouble(day -> 100 + 10 * Math.sin(day) / (day + 1))
                .toArray();
    }
}
