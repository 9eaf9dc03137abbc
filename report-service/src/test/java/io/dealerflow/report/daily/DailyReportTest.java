package io.dealerflow.report.daily;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.reports.Report;
import io.dealerflow.report.phrase.PhraseTable;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DailyReportTest {
    private final DailyReport renderer = new DailyReport(PhraseTable.daily());
    private final DayData day = new DayData(Samples.DATE, List.of(Samples.sparseDay(), Samples.fullDay()));
    private final String text = renderer.render(day, null);

    @Test
    void summaryHasOneRowASymbolInAlphabeticalOrder() {
        assertThat(text)
                .startsWith(
                        "# Dealer positioning on 2022-12-12\n\n"
                                + "Newest data: 2022-12-13T01:30:00Z (2022-12-12 20:30 in New York).\n\n"
                                + "| Symbol | Spot | Net GEX, $bn per 1 % move | Net/gross | Gamma regime | Gamma flip"
                                + " | Flip distance, points | Flip distance, % | Call wall | Put wall | Instability index"
                                + " | Since the date before, points | Regime | Regime before | Pressure | Largest component |\n"
                                + "| --- | ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- | --- | --- |\n"
                                + "| SPX | 3990.56 | -1.4261 | -0.0085 | NEAR_FLIP | 3997.83 | +7.27 | +0.18 | 4000.00 | 3950.00"
                                + " | 58.3 | - | FRAGILE | STABLE | DOWN | flow |\n"
                                + "| XYZ | 12.50 | 0.0000 | not available (gross GEX is 0) | NEUTRAL"
                                + " | not available (NO_SIGN_CHANGE from 3192.45 to 4788.67) | not available (no flip)"
                                + " | not available (no flip) | not available (no call exposure at or above spot)"
                                + " | not available (no put exposure at or below spot)"
                                + " | not available (no score of this date) | - | not available (no score of this date) | - | - | - |\n");
    }

    @Test
    @DisplayName("an asset without options has its features, and says which have no value")
    void features() {
        String report = renderer.render(new DayData(Samples.DATE, List.of(Samples.commodityDay())), null);

        assertThat(report)
                .contains("| WTI | 73.17 | - | - |")
                .contains("## WTI\n\n### Features\n")
                .contains("| roll_yield | 0.08125 | fraction_per_year | 2 | 2022-12-12T14:45:00Z |")
                .contains("Without a value: speculators_net_z (TOO_FEW_REPORTS).")
                .doesNotContain("Positioning: not available");
    }

    @Test
    @DisplayName("the flow map has each pair once, in the direction in which it leads")
    void flowMap() {
        String report =
                renderer.render(new DayData(Samples.DATE, List.of(Samples.fullDay()), Samples.flow(), List.of()), null);

        assertThat(report).contains("## Flow map").containsOnlyOnce("| WTI | SPX | 0.25 | 2 | +0.61 | 0.10 | 250 |");
        assertThat(report).doesNotContain("| SPX | WTI |").contains("1 of 3 ordered pairs");
    }

    @Test
    @DisplayName("an account has what it holds and its P&L of the date, and what it closed long ago is left out")
    void portfolio() {
        String report = renderer.render(
                new DayData(Samples.DATE, List.of(Samples.fullDay()), null, List.of(Samples.portfolio())), null);

        assertThat(report)
                .contains("### Account ACC-1")
                .contains("| ES | -2 | 4000.00 | 3990.50 | +950.00 | -120.00 | +425.50 |")
                .contains("P&L of the date: +425.50, after fees; cost by FIFO.")
                .contains("| SPX | 3 | 125.5 | 0.75 | -310.25 | 42.5 | 2022-12-13T01:30:00Z |")
                .contains("1 positions in options are in no book.")
                .doesNotContain("| CL |");
    }

    @Test
    @DisplayName("the week ahead has the expiries that matter and the next positioning report")
    void weekAhead() {
        assertThat(text)
                .contains("## The week ahead")
                .contains("| 2022-12-13 | SPX | SPXW | PM | 18.53 |")
                .contains("- Expiries that hold at least 2 % of their asset's gross exposure: 2.")
                .contains("| 2022-12-16 | Commitments of Traders, positions of 2022-12-13 | 15:30 | CFTC:")
                .contains("| 2022-12-15 | H.4.1, balance sheet of the Federal Reserve (WALCL) | 16:30 |")
                .contains("- Rolls of futures: not available (no curve of the last days).");
    }

    @Test
    void positioningNamesItsConvention() {
        assertThat(text)
                .contains(
                        "- Spot is near the gamma flip. Under CALLS_LONG_PUTS_SHORT dealers are already short gamma, net GEX"
                                + " -1.4261 $bn: their hedging trades with the move, which is destabilising,")
                .contains("- The gamma flip lies above spot, at 3997.83: +7.27 points or +0.18 % away.")
                .contains(
                        "- The call wall is 4000.00, +9.44 points from spot; the put wall is 3950.00, -40.56 points from spot.")
                .contains(
                        "- The options imply a spot of 3995.12, +0.11 % from the quoted 3990.56: the quote may be stale")
                .contains(
                        "- If spot moves -1.00 %, dealers under CALLS_LONG_PUTS_SHORT must sell to stay hedged, -0.0138 $bn");
    }

    @Test
    void tablesHoldTheFiguresOfTheSnapshot() {
        assertThat(text)
                .contains("| Further zero crossing | 3710.25 | -280.31 | -7.02 |")
                .contains("| Max pain of 2022-12-13 (SPXW) | 3975.00 | -15.56 | -0.39 |")
                .contains("| 4000.00 | 8.9000 | 12.0000 | -3.1000 | 210,300 | 61,777 |\n| 3950.00 | -6.2500 |")
                .contains("| 2022-12-13 | SPXW | PM | 0.81 | 3996.41 | PARITY, 10 strikes | -0.9000 | 31.2000 | 3975.00"
                        + " | 150,100 | 160,200 | 40.33 |")
                .contains("| -1.00 | -3482 | -0.0138 |")
                .contains("| proximity | 0.88 | 0.35 |")
                .contains("| contracts dropped | NO_IV | 102 |")
                .contains("| vols of used contracts | OTHER_SIDE | 591 |")
                .contains("| forwards | PARITY | 1 |")
                .contains("| rate, % a year | 4.30 |");
    }

    @Test
    void scoreNamesThoseThatAbstainedAndWhy() {
        assertThat(text)
                .contains("- Instability index 58.3 of 100: FRAGILE.")
                .contains("- The regime was STABLE at the observation before.")
                .contains("- 1 of 3 components abstained and carry no weight: credit.")
                .contains("| flow | 0.7150 | 0.6000 | PERCENTILE | net_to_gross -0.008468 | 2022-12-13T01:30:00Z |")
                .contains("| credit | not available (abstained: no credit feature arrived) | 0.0000 | - | - | - |");
    }

    @Test
    void alertsCannotBreakTheTable() {
        assertThat(text)
                .contains("| 2022-12-12T14:45:00Z | medium | gamma_flip_proximity"
                        + " | SPX is 0.18 % from its gamma flip at 3997.83 \\| \\<b\\>watch\\</b\\> |");
    }

    @Test
    void changesAreAgainstEarlierObservationsOfTheDayAndAnEarlierDate() {
        assertThat(text)
                .contains("- Net GEX turned negative since 2022-12-09: from 0.5000 to -1.4261 $bn.")
                .contains("Against the observation before, 2022-12-12T14:45:00Z:\n\n| Figure | Then | Now | Change |\n"
                        + "| --- | ---: | ---: | ---: |\n"
                        + "| Spot | 3955.25 | 3990.56 | +35.31 |\n"
                        + "| Net GEX, $bn | 2.0375 | -1.4261 | -3.4636 |")
                .contains("Against the last observation of an earlier date, 2022-12-09T21:00:00Z:")
                .contains("| Gamma regime | POSITIVE_GAMMA | NEAR_FLIP | changed |")
                .doesNotContain("Against the first observation");
    }

    @Test
    void missingFiguresSayWhy() {
        String sparse = text.substring(text.indexOf("## XYZ"), text.indexOf("## Conventions and units"));

        assertThat(sparse)
                .contains("no hedging pressure can be read from it under SHORT_ALL")
                .contains("- Gamma flip: not available, net GEX keeps its sign from 3192.45 to 4788.67.")
                .contains("- Implied spot: not available (no parity forward).")
                .contains("- Expected move: not available (no live expiry with quotes or vols at the money).")
                .contains("- Put/call ratio: not available (no calls to divide by).")
                .contains("- At-the-money vol over the coming month: not available (")
                .contains(
                        "| Call wall | not available (no call exposure at or above spot) | not available (no level) |")
                .contains("- Pin risk: not available (")
                .contains("- Hedging flow of a fall: not available (")
                .contains("- Instability index: not available (no score of this date has arrived).")
                .contains("- Change since an earlier date: not available (no snapshot of one).")
                .contains("No expiry has a parity forward: every forward rests on the curve")
                .contains("Strikes: not available (no contract is used).")
                .contains("No alert was raised.");
    }

    @Test
    void symbolWithoutSnapshotIsReportedAllTheSame() {
        SymbolDay alertsOnly = new SymbolDay(
                "SPX", null, null, null, null, null, null, null, List.of(Samples.alert("alert-1", Samples.MORNING)));

        String report = renderer.render(new DayData(Samples.DATE, List.of(alertsOnly)), null);

        assertThat(report)
                .contains("| SPX | not available (no snapshot of this date) |")
                .contains("Positioning: not available (no snapshot of this date has arrived).")
                .contains("| medium | gamma_flip_proximity |");
    }

    @Test
    void everyOtherConventionIsNamedToo() {
        assertThat(text).contains("Assumed dealer convention: SHORT_ALL, dealers are short every call and every put.");
    }

    @Test
    void sameDataGivesTheSameBytes() {
        DayData reordered = new DayData(Samples.DATE, List.of(Samples.fullDay(), Samples.sparseDay()));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("hi-IN-u-nu-deva"));

            assertThat(renderer.render(reordered, null)).isEqualTo(text);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    @DisplayName("sources name the event and the age of what the figures rest on")
    void sources() {
        assertThat(text)
                .contains("## Sources")
                .contains("| SPX | snapshot | feature-service | 2022-12-13T01:30:00Z | 0 min | 0 | snapshot-2 |")
                .contains("| SPX | score | scoring-service | 2022-12-13T01:30:00Z | 0 min | 1 | score-2 |");
    }

    @Test
    @DisplayName("the near future of a curve rolls five days before its expiry, and the curve is against the nearest")
    void futures() {
        String report = renderer.render(
                new DayData(Samples.DATE, List.of(Samples.fullDay()), null, List.of(), Samples.surroundings(List.of())),
                null);

        assertThat(report)
                .contains("## Futures curves\n\n### VX")
                .contains("| VXZ2 | 2022-12-21 | 25.00 | 0.00 | 100,000 |")
                .contains("| VXF3 | 2023-01-18 | 26.00 | +4.00 | 80,000 |")
                .contains("| 2022-12-16 | VX | VXZ2 | 2022-12-21 | VXF3 |")
                .contains("- Futures that leave the curve, 5 days before their expiry: 1 of 1 curves.");
    }

    @Test
    void eventIsIdentifiedByTextAndRevision() {
        Report first = DailyReport.event(day, text, 1);

        assertThat(first.reportId()).isEqualTo("daily-2022-12-12");
        assertThat(first.symbols()).containsExactly("SPX", "XYZ");
        assertThat(first.asOf()).isEqualTo(Samples.EVENING);
        assertThat(first.eventId()).isEqualTo(DailyReport.event(day, text, 1).eventId());
        assertThat(first.eventId()).isNotEqualTo(DailyReport.event(day, text, 2).eventId());
        assertThat(first.eventId())
                .isNotEqualTo(DailyReport.event(day, text + "x", 1).eventId());
    }
}
