package io.dealerflow.ingest.chain;

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

    private record Problem(DropReason reason, String field, String value) {}

    private ParseOutcome parse() throws IOException {
        ChainAssembler.Header header = CsvHeader.read(lines);
        String line = lines.next();
        while (line != null) {
            if (!line.isBlank()) {
                row(fields(line));
            }
            line = lines.next();
        }
        return chain.finish(header, new Fault(lines.line(), null, null));
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
                new Fault(lines.line(), field, line),
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
            return new Problem(DropReason.MISSING, CsvHeader.COLUMNS.getFirst(), expiry);
        }
        if (QuoteTime.ofExpiry(expiry).isEmpty()) {
            return new Problem(DropReason.NOT_A_DATE, CsvHeader.COLUMNS.getFirst(), expiry);
        }
        String strike = fields.get(STRIKE);
        DropReason reason = problem(strike, Numbers.parse(strike), Quantity.LAST);
        return reason == null ? null : new Problem(reason, CsvHeader.COLUMNS.get(STRIKE), strike);
    }

    private void contract(Side side, List<String> fields) throws RefusalException {
        List<String> own = fields.subList(side.first + SYMBOL, side.first + 10);
        String text = own.get(SYMBOL);
        Optional<OptionSymbol> symbol = OptionSymbol.parse(text).filter(parsed -> parsed.right() == side.right);
        if (symbol.isEmpty()) {
            drop(new Problem(text.isBlank() ? DropReason.MISSING : DropReason.BAD_SYMBOL, side.label, text));
            return;
        }
        Map<Quantity, Double> figures = new EnumMap<>(Quantity.class);
        Problem problem = consistent(symbol.get(), fields);
        if (problem == null) {
            problem = figures(side, own, figures);
        }
        if (problem == null) {
            chain.accept(symbol.get(), figures, new Fault(lines.line(), side.label, text));
        } else {
            drop(problem);
        }
    }

    private static @Nullable Problem consistent(OptionSymbol symbol, List<String> fields) {
        LocalDate expiry = QuoteTime.ofExpiry(fields.getFirst()).orElseThrow();
        if (!symbol.expiry().equals(expiry)) {
            return new Problem(DropReason.INCONSISTENT, CsvHeader.COLUMNS.getFirst(), fields.getFirst());
        }
        boolean sameStrike = Math.abs(symbol.strike() - Numbers.parse(fields.get(STRIKE))) < HALF_TICK;
        return sameStrike
                ? null
                : new Problem(DropReason.INCONSISTENT, CsvHeader.COLUMNS.get(STRIKE), fields.get(STRIKE));
    }

    /** Fills {@code figures}; the first that is bad, or null. */
    private static @Nullable Problem figures(Side side, List<String> own, Map<Quantity, Double> figures) {
        for (Quantity quantity : Quantity.values()) {
            String text = own.get(CsvHeader.SIDE.indexOf(quantity.column()) + 1);
            double value = Numbers.parse(text);
            DropReason reason = problem(text, value, quantity);
            if (reason != null) {
                return new Problem(reason, side.label + " " + quantity.column(), text);
            }
            figures.put(quantity, value);
        }
        return netProblem(side, own.get(NET));
    }

    /** The net change is not kept, but a row in which it is no number is damaged. Any sign is right. */
    private static @Nullable Problem netProblem(Side side, String text) {
        DropReason reason = problem(text, Math.abs(Numbers.parse(text)), Quantity.LAST);
        return reason == null ? null : new Problem(reason, side.label + " Net", text);
    }

    private static @Nullable DropReason problem(String text, double value, Quantity quantity) {
        return text.isBlank() ? DropReason.MISSING : quantity.problem(value);
    }

    private void drop(Problem problem) throws RefusalException {
        chain.drop(problem.reason(), new Fault(lines.line(), problem.field(), problem.value()));
    }
}
