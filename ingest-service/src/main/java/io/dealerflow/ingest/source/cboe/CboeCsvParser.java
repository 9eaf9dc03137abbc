package io.dealerflow.ingest.source.cboe;

import io.dealerflow.ingest.format.CsvRow;
import io.dealerflow.ingest.format.LineReader;
import io.dealerflow.ingest.format.Numbers;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.time.OptionSymbol;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cboe's quotedata CSV: a call and a put of one strike in each row of 22 columns. */
final class CboeCsvParser {
    private static final int STRIKE = 11;
    private static final int SYMBOL = 0;
    private static final int NET = 2;

    private static final double HALF_TICK = 0.0005;

    private final LineReader lines;
    private final ChainAssembler chain;
    private final double[] figures = new double[ChainField.values().length];

    private CboeCsvParser(LineReader lines, ParseLimits limits) {
        this.lines = lines;
        this.chain = new ChainAssembler(limits);
    }

    /** @param asOf instant that replaces the one of the file, null to read it */
    static ParseOutcome parse(LineReader lines, ParseLimits limits, @Nullable Instant asOf) throws IOException {
        return new CboeCsvParser(lines, limits).parse(asOf);
    }

    /** Columns of one right. */
    private enum Side {
        CALLS("Calls", Right.CALL, 1),
        PUTS("Puts", Right.PUT, 12);

        private final String label;
        private final Right right;
        private final int first;

        Side(String label, Right right, int first) {
            this.label = label;
            this.right = right;
            this.first = first;
        }
    }

    private record Problem(ContractDefect defect, String field, String value) {}

    private ParseOutcome parse(@Nullable Instant asOf) throws IOException {
        ChainAssembler.Header header = CsvHeader.read(lines, asOf);
        String line = lines.next();
        while (line != null) {
            if (!line.isBlank()) {
                row(fields(line));
                requireLineEnd(line);
            }
            line = lines.next();
        }
        return chain.finish(header, new SourceLocation(lines.line(), null, null));
    }

    /** Cboe ends every row with a line end, so that a last value without one may have lost digits. */
    private void requireLineEnd(String line) throws RefusalException {
        if (!lines.terminated()) {
            throw new RefusalException(
                    RefusalReason.TRUNCATED,
                    new SourceLocation(lines.line(), CsvHeader.label(CsvHeader.COLUMNS.size() - 1), line),
                    "The file ends without a line end after its last row, so it may be cut short.");
        }
    }

    private List<String> fields(String line) throws IOException {
        Optional<List<String>> fields = CsvRow.split(line);
        int count = fields.map(List::size).orElse(0);
        if (count == CsvHeader.COLUMNS.size()) {
            return fields.orElseThrow();
        }
        boolean shortened = count < CsvHeader.COLUMNS.size();
        String field = CsvHeader.label(shortened ? count : CsvHeader.COLUMNS.size());
        boolean cut = shortened && lines.ended();
        throw new RefusalException(
                cut ? RefusalReason.TRUNCATED : RefusalReason.WRONG_COLUMN_COUNT,
                new SourceLocation(lines.line(), field, line),
                cut ? "The last row is cut short." : "The row has " + count + " columns instead of 22.");
    }

    private void row(List<String> fields) throws RefusalException {
        Problem common = commonProblem(fields);
        for (Side side : Side.values()) {
            if (common == null) {
                contract(side, fields);
            } else {
                drop(common);
            }
        }
    }

    private @Nullable Problem commonProblem(List<String> fields) {
        String expiry = fields.getFirst();
        if (expiry.isBlank()) {
            return new Problem(ContractDefect.MISSING, CsvHeader.COLUMNS.getFirst(), expiry);
        }
        if (QuoteTime.ofExpiry(expiry).isEmpty()) {
            return new Problem(ContractDefect.NOT_A_DATE, CsvHeader.COLUMNS.getFirst(), expiry);
        }
        String strike = fields.get(STRIKE);
        ContractDefect defect =
                strike.isBlank() ? ContractDefect.MISSING : ChainField.LAST.defect(Numbers.parseWithThousands(strike));
        return defect == null ? null : new Problem(defect, CsvHeader.COLUMNS.get(STRIKE), strike);
    }

    private void contract(Side side, List<String> fields) throws RefusalException {
        List<String> own = fields.subList(side.first + SYMBOL, side.first + 10);
        String text = own.get(SYMBOL);
        Optional<OptionSymbol> symbol = OptionSymbol.parse(text).filter(parsed -> parsed.right() == side.right);
        if (symbol.isEmpty()) {
            drop(new Problem(text.isBlank() ? ContractDefect.MISSING : ContractDefect.BAD_SYMBOL, side.label, text));
            return;
        }
        Problem problem = consistent(symbol.get(), fields);
        if (problem == null) {
            problem = readFigures(side, own);
        }
        if (problem == null) {
            int line = lines.line();
            chain.accept(symbol.get(), figures, () -> new SourceLocation(line, side.label, text));
        } else {
            drop(problem);
        }
    }

    private static @Nullable Problem consistent(OptionSymbol symbol, List<String> fields) {
        LocalDate expiry = QuoteTime.ofExpiry(fields.getFirst()).orElseThrow();
        if (!symbol.expiry().equals(expiry)) {
            return new Problem(ContractDefect.INCONSISTENT, CsvHeader.COLUMNS.getFirst(), fields.getFirst());
        }
        boolean sameStrike = Math.abs(symbol.strike() - Numbers.parseWithThousands(fields.get(STRIKE))) < HALF_TICK;
        return sameStrike
                ? null
                : new Problem(ContractDefect.INCONSISTENT, CsvHeader.COLUMNS.get(STRIKE), fields.get(STRIKE));
    }

    /** Fills {@link #figures}; returns the first defect, or null. */
    private @Nullable Problem readFigures(Side side, List<String> own) {
        for (ChainField field : ChainField.values()) {
            String text = own.get(CsvHeader.SIDE.indexOf(field.column()) + 1);
            double value = field.parse(text);
            ContractDefect defect = text.isBlank() ? absent(field) : field.defect(value);
            if (defect != null) {
                return new Problem(defect, side.label + " " + field.column(), text);
            }
            figures[field.index()] = value;
        }
        return netProblem(side, own.get(NET));
    }

    private static @Nullable ContractDefect absent(ChainField field) {
        return field.isRequired() ? ContractDefect.MISSING : null;
    }

    /** The net change is not stored, but text in it means a damaged row. */
    private static @Nullable Problem netProblem(Side side, String text) {
        ContractDefect defect =
                text.isBlank() ? null : ChainField.LAST.defect(Math.abs(Numbers.parseWithThousands(text)));
        return defect == null ? null : new Problem(defect, side.label + " Net", text);
    }

    private void drop(Problem problem) throws RefusalException {
        chain.drop(problem.defect(), new SourceLocation(lines.line(), problem.field(), problem.value()));
    }
}
