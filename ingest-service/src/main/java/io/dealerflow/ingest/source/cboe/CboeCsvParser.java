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
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

    private CboeCsvParser(LineReader lines, ParseLimits limits) {
        this.lines = lines;
        this.chain = new ChainAssembler(limits);
    }

    static ParseOutcome parse(LineReader lines, ParseLimits limits) throws IOException {
        return new CboeCsvParser(lines, limits).parse();
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

    private record Problem(ContractDefect reason, String field, String value) {}

    private ParseOutcome parse() throws IOException {
        ChainAssembler.Header header = CsvHeader.read(lines);
        String line = lines.next();
        while (line != null) {
            if (!line.isBlank()) {
                row(fields(line));
            }
            line = lines.next();
        }
        return chain.finish(header, new SourceLocation(lines.line(), null, null));
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
        ContractDefect reason = problem(strike, Numbers.parse(strike), ChainField.LAST);
        return reason == null ? null : new Problem(reason, CsvHeader.COLUMNS.get(STRIKE), strike);
    }

    private void contract(Side side, List<String> fields) throws RefusalException {
        List<String> own = fields.subList(side.first + SYMBOL, side.first + 10);
        String text = own.get(SYMBOL);
        Optional<OptionSymbol> symbol = OptionSymbol.parse(text).filter(parsed -> parsed.right() == side.right);
        if (symbol.isEmpty()) {
            drop(new Problem(text.isBlank() ? ContractDefect.MISSING : ContractDefect.BAD_SYMBOL, side.label, text));
            return;
        }
        Map<ChainField, Double> figures = new EnumMap<>(ChainField.class);
        Problem problem = consistent(symbol.get(), fields);
        if (problem == null) {
            problem = figures(side, own, figures);
        }
        if (problem == null) {
            chain.accept(symbol.get(), figures, new SourceLocation(lines.line(), side.label, text));
        } else {
            drop(problem);
        }
    }

    private static @Nullable Problem consistent(OptionSymbol symbol, List<String> fields) {
        LocalDate expiry = QuoteTime.ofExpiry(fields.getFirst()).orElseThrow();
        if (!symbol.expiry().equals(expiry)) {
            return new Problem(ContractDefect.INCONSISTENT, CsvHeader.COLUMNS.getFirst(), fields.getFirst());
        }
        boolean sameStrike = Math.abs(symbol.strike() - Numbers.parse(fields.get(STRIKE))) < HALF_TICK;
        return sameStrike
                ? null
                : new Problem(ContractDefect.INCONSISTENT, CsvHeader.COLUMNS.get(STRIKE), fields.get(STRIKE));
    }

    /** Fills {@code figures}; the first that is bad, or null. */
    private static @Nullable Problem figures(Side side, List<String> own, Map<ChainField, Double> figures) {
        for (ChainField quantity : ChainField.values()) {
            String text = own.get(CsvHeader.SIDE.indexOf(quantity.column()) + 1);
            double value = Numbers.parse(text);
            ContractDefect reason = problem(text, value, quantity);
            if (reason != null) {
                return new Problem(reason, side.label + " " + quantity.column(), text);
            }
            figures.put(quantity, value);
        }
        return netProblem(side, own.get(NET));
    }

    /** The net change is not kept, but a row in which it is no number is damaged. Any sign is right. */
    private static @Nullable Problem netProblem(Side side, String text) {
        ContractDefect reason = problem(text, Math.abs(Numbers.parse(text)), ChainField.LAST);
        return reason == null ? null : new Problem(reason, side.label + " Net", text);
    }

    private static @Nullable ContractDefect problem(String text, double value, ChainField quantity) {
        return text.isBlank() ? ContractDefect.MISSING : quantity.problem(value);
    }

    private void drop(Problem problem) throws RefusalException {
        chain.drop(problem.reason(), new SourceLocation(lines.line(), problem.field(), problem.value()));
    }
}
