package io.dealerflow.ingest.source.cftc;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.CotReport;
import io.dealerflow.contracts.raw.CotReportType;
import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.Dates;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RecordDefect;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.intake.RecordTally;
import io.dealerflow.quant.schedule.CotTimes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns the records of one file into events. */
final class CotRecords {
    private static final String COMBINED = "combined";
    private static final String FUTURES_ONLY = "futonly";

    private final LandedFile file;
    private final RecordTally tally;
    private final CotTimes times = new CotTimes();
    private final List<Reading.Observed> events = new ArrayList<>();
    private final Set<Key> seen = new HashSet<>();

    CotRecords(LandedFile file, ParseLimits limits) {
        this.file = file;
        this.tally = new RecordTally(limits);
    }

    private record Key(String market, LocalDate date, CotReportType report, boolean combined) {}

    /** @param line of the record */
    void add(CotRow row, CotColumns.Layout layout, int line) throws RefusalException {
        try {
            CotReport report = report(row, layout);
            tally.accept(line);
            Set<String> covers = Set.of(report.report() + (report.combined() ? " COMBINED" : " FUTURES_ONLY"));
            events.add(new Reading.Observed(report, covers, Map.of("open_interest", report.openInterest())));
        } catch (BadValueException e) {
            tally.drop(line, e.defect(), e.field(), e.value());
        }
    }

    /** @param end line where the file ends */
    Reading finish(int end) {
        return tally.finish(FileKind.POSITIONING, events, end);
    }

    private CotReport report(CotRow row, CotColumns.Layout layout) throws BadValueException {
        String market = row.required(CotColumns.MARKET);
        String name = row.required(CotColumns.NAME);
        LocalDate date = date(row);
        boolean combined = combined(row);
        List<CotReport.Group> groups = new ArrayList<>();
        for (CotColumns.GroupSlots slots : layout.groups()) {
            groups.add(group(row, slots));
        }
        long openInterest = row.positions(CotColumns.OPEN_INTEREST);
        if (!seen.add(new Key(market, date, layout.report(), combined))) {
            throw row.bad(RecordDefect.DUPLICATE, CotColumns.MARKET);
        }
        String units = row.text(CotColumns.UNITS);
        CotTimes.Times when = times.of(date);
        byte[] content = Wire.writeJson(Arrays.asList(layout.report(), combined, name, openInterest, units, groups));
        return new CotReport(
                EventIds.of(file.source(), market, when.asOf(), EventIds.sha256(content)),
                file.source(),
                when.asOf(),
                file.receivedAt(),
                CotReport.VERSION,
                market,
                name,
                layout.report(),
                combined,
                date,
                when.released(),
                openInterest,
                units,
                groups);
    }

    private static LocalDate date(CotRow row) throws BadValueException {
        return row.has(CotColumns.US_DATE) && !row.has(CotColumns.DATE)
                ? Dates.us(row.required(CotColumns.US_DATE), CotColumns.name(CotColumns.US_DATE))
                : Dates.iso(row.required(CotColumns.DATE), CotColumns.name(CotColumns.DATE));
    }

    /** Files of the legacy report do not say it: one that includes options is sent under a source that ends with {@code combined}. */
    private boolean combined(CotRow row) throws BadValueException {
        String scope = row.text(CotColumns.SCOPE);
        if (scope == null) {
            return file.source().endsWith(COMBINED);
        }
        if (!scope.equalsIgnoreCase(COMBINED) && !scope.equalsIgnoreCase(FUTURES_ONLY)) {
            throw row.bad(RecordDefect.INCONSISTENT, CotColumns.SCOPE);
        }
        return scope.equalsIgnoreCase(COMBINED);
    }

    private static CotReport.Group group(CotRow row, CotColumns.GroupSlots slots) throws BadValueException {
        CotColumns.SideSlots spreads = slots.spreads();
        return new CotReport.Group(
                slots.name(),
                side(row, slots.longs()),
                side(row, slots.shorts()),
                spreads == null ? null : side(row, spreads));
    }

    private static CotReport.Side side(CotRow row, CotColumns.SideSlots slots) throws BadValueException {
        return new CotReport.Side(
                row.positions(slots.positions()),
                row.change(slots.change()),
                row.share(slots.share()),
                row.traders(slots.traders()));
    }
}
