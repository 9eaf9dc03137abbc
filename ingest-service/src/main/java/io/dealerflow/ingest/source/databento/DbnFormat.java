package io.dealerflow.ingest.source.databento;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.dbn.DbnException;
import io.dealerflow.dbn.DbnLimits;
import io.dealerflow.dbn.DbnProblem;
import io.dealerflow.dbn.DbnReader;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.QualityReport;
import io.dealerflow.ingest.intake.Reading;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;

/**
 * Databento Binary Encoding: an option chain where the file has definitions, quotes and open interest of options; else futures curves where the file has definitions of futures, or their symbols, and statistics or daily bars of
 * them; else its bars; else its records are counted by type. The kind that the sender gives goes first.
 */
public final class DbnFormat implements Format {
    private final ParseLimits limits;

    public DbnFormat(ParseLimits limits) {
        this.limits = limits;
    }

    @Override
    public String name() {
        return "dbn";
    }

    @Override
    public Set<FileKind> kinds() {
        return Set.of(
                FileKind.OPTION_CHAIN, FileKind.FUTURES, FileKind.BARS, FileKind.INSTRUMENTS, FileKind.MARKET_DATA);
    }

    @Override
    public String source() {
        return "databento";
    }

    @Override
    public boolean recognises(byte[] head) {
        return DbnReader.recognises(head);
    }

    @Override
    public Reading read(Arrival arrival, InputStream bytes) throws IOException {
        DbnContents contents = new DbnContents(arrival.file(), limits);
        try (DbnReader reader = new DbnReader(new LeftOpen(bytes), dbnLimits())) {
            return contents.read(reader);
        } catch (DbnException e) {
            return new Reading.Refused(
                    reason(e.problem()).name(),
                    new SourceLocation(null, "offset", Long.toString(e.offset())),
                    e.getMessage() + " (At byte " + e.offset() + ".)",
                    new QualityReport(null, Map.of()));
        }
    }

    private DbnLimits dbnLimits() {
        int metadata = (int) Math.min(DbnLimits.DEFAULT.maxMetadataBytes(), limits.maxBytes());
        return new DbnLimits(limits.maxBytes(), limits.maxRatio(), metadata, limits.maxRecords());
    }

    private static RefusalReason reason(DbnProblem problem) {
        return switch (problem) {
            case EMPTY -> RefusalReason.EMPTY;
            case NOT_DBN -> RefusalReason.UNKNOWN_FORMAT;
            case DBZ, UNSUPPORTED_VERSION -> RefusalReason.UNSUPPORTED_VERSION;
            case INVALID_METADATA -> RefusalReason.INVALID_HEADER;
            case INVALID_RECORD -> RefusalReason.WRONG_STRUCTURE;
            case TRUNCATED -> RefusalReason.TRUNCATED;
            case DAMAGED -> RefusalReason.UNDECODABLE;
            case TOO_LARGE -> RefusalReason.TOO_LARGE;
        };
    }

    /** The intake closes the file itself. */
    private static final class LeftOpen extends FilterInputStream {
        LeftOpen(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // left to the caller
        }
    }
}
