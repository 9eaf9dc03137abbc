package io.dealerflow.ingest.quality;

import io.dealerflow.contracts.raw.CotReport;
import io.dealerflow.contracts.raw.CotReport.Group;
import java.util.function.Function;

/** Measures of Commitments of Traders. */
final class PositionMeasures {
    /** The CFTC rounds options to futures equivalents, group by group. */
    private static final long ROUNDING = 5;

    private static final double TOLERANCE = 0.001;

    private PositionMeasures() {}

    /** Sides of reports whose positions, with spreads, do not add up to the open interest, as those of all groups do. */
    static Measure unbalanced() {
        return new Share<>(CotReport.class, (report, share) -> {
            check(report, "long", Group::longs, share);
            check(report, "short", Group::shorts, share);
        });
    }

    private static void check(
            CotReport report, String side, Function<Group, CotReport.Side> positions, Share<CotReport> share) {
        long sum = 0;
        for (Group group : report.groups()) {
            CotReport.Side spreads = group.spreads();
            sum += positions.apply(group).positions() + (spreads == null ? 0 : spreads.positions());
        }
        long total = sum;
        share.check(
                Math.abs(total - report.openInterest()) > ROUNDING + TOLERANCE * report.openInterest(),
                () -> report.market() + " of " + report.reportDate() + ": " + total + " contracts " + side
                        + ", open interest " + report.openInterest());
    }
}
