package io.dealerflow.contracts.raw;

import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Positions of groups of traders in one market and week, from the CFTC's Commitments of Traders. They become known at
 * {@code releasedAt}: what is computed for an earlier instant must not use them.
 *
 * @param asOf          close of business in New York on the report date
 * @param market        CFTC contract market code, for example {@code 13874A}
 * @param marketName    name of contract and exchange as in the report
 * @param combined      whether options are included as futures equivalents; false for futures alone
 * @param reportDate    of the positions: a Tuesday, or the Monday before where Tuesday is a holiday
 * @param releasedAt    when the CFTC publishes the report by its rules: Friday 15:30 in New York, later after holidays
 * @param openInterest  contracts, {@code >= 0}
 * @param contractUnits size of one contract in words; null where the report names none
 * @param groups        in the order of the report
 */
@RequiredUnlessNullable
public record CotReport(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        String market,
        String marketName,
        CotReportType report,
        boolean combined,
        LocalDate reportDate,
        Instant releasedAt,
        long openInterest,
        @Nullable String contractUnits,
        List<Group> groups)
        implements Event {
    public static final int VERSION = 1;

    public CotReport {
        text(eventId, "event_id");
        text(market, "market");
        if (openInterest < 0) {
            throw new IllegalArgumentException("open_interest must be >= 0, was " + openInterest);
        }
        groups = List.copyOf(groups);
    }

    @Override
    public String subject() {
        return market;
    }

    @Override
    public String type() {
        return "io.dealerflow.cot-report.v1";
    }

    /**
     * One group of traders. Positions and changes since the report before are in contracts, shares in percent of the report's open
     * interest; null where the report gives none.
     */
    public record Group(
            TraderGroup name,
            Side longs,
            Side shorts,
            @Nullable Side spreads) {}

    /**
     * Positions of one direction.
     *
     * @param positions contracts, {@code >= 0}
     * @param share     percent of open interest, rounded by the CFTC to one decimal
     * @param traders   number of traders
     */
    public record Side(
            long positions,
            @Nullable Long change,
            @Nullable Double share,
            @Nullable Integer traders) {
        public Side {
            if (positions < 0) {
                throw new IllegalArgumentException("positions must be >= 0, was " + positions);
            }
        }
    }
}
