package io.dealerflow.ingest.source.cboe;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.contracts.raw.SpotSource;
import io.dealerflow.ingest.format.Defects;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.quant.time.OptionRoot;
import io.dealerflow.quant.time.OptionSymbol;
import io.dealerflow.quant.time.SettlementStyle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Collects contracts in the order of the file, counts those that cannot be used, and makes one observation of the others. */
public final class ChainAssembler {

    private final ParseLimits limits;
    private final Listing listing;
    private final ContractColumns contracts = new ContractColumns();
    private final Set<OptionSymbol> seen = new HashSet<>();
    private final Map<String, Occurrences> byUnderlying = new TreeMap<>();
    private final Defects<ContractDefect> defects = new Defects<>(ContractDefect.class);
    private int received;

    /** Of options listed in the US, whose roots say what they are. */
    public ChainAssembler(ParseLimits limits) {
        this(limits, new ListedRoots());
    }

    public ChainAssembler(ParseLimits limits, Listing listing) {
        this.limits = limits;
        this.listing = listing;
    }

    /** What options are that have a root and an expiry. */
    public interface Listing {
        String underlying(String root);

        OptionChain.Series series(String root, LocalDate expiry);
    }

    private static final class ListedRoots implements Listing {
        private static final double MULTIPLIER = 100;

        private final Map<String, String> underlyings = new HashMap<>();

        @Override
        public String underlying(String root) {
            return underlyings.computeIfAbsent(root, OptionRoot::underlying);
        }

        @Override
        public OptionChain.Series series(String root, LocalDate expiry) {
            boolean morning = OptionRoot.settlement(root) == SettlementStyle.AM;
            return new OptionChain.Series(root, expiry, morning ? Settlement.AM : Settlement.PM, MULTIPLIER);
        }
    }

    /** Time of the observation and price of the underlying, NaN where none is quoted. */
    public record Header(Instant asOf, double spot) {}

    private static final class Occurrences {
        final SourceLocation first;
        int count;

        Occurrences(SourceLocation first) {
            this.first = first;
        }
    }

    /**
     * Takes a contract.
     *
     * @param figures  one for each {@link ChainField}, NaN where the file has none; copied
     * @param location of the symbol
     */
    public void accept(OptionSymbol symbol, double[] figures, Supplier<SourceLocation> location)
            throws RefusalException {
        if (!seen.add(symbol)) {
            drop(ContractDefect.DUPLICATE, location.get());
            return;
        }
        count(location);
        contracts.add(symbol, figures);
        byUnderlying.computeIfAbsent(underlying(symbol), name -> new Occurrences(location.get())).count++;
    }

    /** Counts a contract that cannot be used. */
    public void drop(ContractDefect defect, SourceLocation location) throws RefusalException {
        count(() -> location);
        defects.add(defect, 1, location);
    }

    /**
     * The observation, or the refusal of the file.
     *
     * @param end where the file ends
     */
    public ParseOutcome finish(Header header, SourceLocation end) {
        if (received == 0) {
            return ParseOutcome.Refused.of(RefusalReason.NO_CONTRACTS, end, "The chain has no contracts.");
        }
        String underlying = mostFrequentUnderlying();
        int bad = defects.total();
        if (bad > limits.maxBadFraction() * received || bad == received) {
            return tooManyBad(bad, end);
        }
        int[] rows = IntStream.range(0, contracts.size())
                .filter(row -> underlying(contracts.symbol(row)).equals(underlying))
                .boxed()
                .sorted((a, b) -> order(contracts.symbol(a), contracts.symbol(b)))
                .mapToInt(Integer::intValue)
                .toArray();
        return new ParseOutcome.Parsed(
                observation(underlying, header, rows), received, defects.counts(), defects.records());
    }

    private ParseOutcome tooManyBad(int bad, SourceLocation end) {
        String message = String.format(
                Locale.ROOT,
                "%d of %d contracts cannot be used, more than the %.0f %% allowed: %s.",
                bad,
                received,
                100 * limits.maxBadFraction(),
                defects.description());
        return new ParseOutcome.Refused(
                RefusalReason.TOO_MANY_BAD_CONTRACTS,
                defects.firstOfMost().orElse(end),
                message,
                received,
                defects.counts(),
                defects.records());
    }

    private void count(Supplier<SourceLocation> location) throws RefusalException {
        received++;
        if (received > limits.maxContracts()) {
            throw new RefusalException(
                    RefusalReason.TOO_MANY_CONTRACTS,
                    location.get(),
                    "The file has more than " + limits.maxContracts() + " contracts.");
        }
    }

    /** The underlying of most contracts, the first by name of several; contracts of the others are counted as defects. */
    private String mostFrequentUnderlying() {
        String main = "";
        int most = 0;
        for (Map.Entry<String, Occurrences> entry : byUnderlying.entrySet()) {
            if (entry.getValue().count > most) {
                main = entry.getKey();
                most = entry.getValue().count;
            }
        }
        String kept = main;
        byUnderlying.forEach((name, found) -> {
            if (!name.equals(kept)) {
                defects.add(ContractDefect.OTHER_UNDERLYING, found.count, found.first);
            }
        });
        return kept;
    }

    private static int bySeries(OptionSymbol a, OptionSymbol b) {
        int byExpiry = a.expiry().compareTo(b.expiry());
        return byExpiry != 0 ? byExpiry : a.root().compareTo(b.root());
    }

    private static int order(OptionSymbol a, OptionSymbol b) {
        int bySeries = bySeries(a, b);
        int byStrike = bySeries != 0 ? bySeries : Double.compare(a.strike(), b.strike());
        return byStrike != 0 ? byStrike : a.right().compareTo(b.right());
    }

    private String underlying(OptionSymbol symbol) {
        return listing.underlying(symbol.root());
    }

    private ChainObservation observation(String underlying, Header header, int[] rows) {
        List<OptionChain.Series> series = new ArrayList<>();
        int[] seriesOf = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            OptionSymbol symbol = contracts.symbol(rows[i]);
            if (i == 0 || bySeries(contracts.symbol(rows[i - 1]), symbol) != 0) {
                series.add(listing.series(symbol.root(), symbol.expiry()));
            }
            seriesOf[i] = series.size() - 1;
        }
        return new ChainObservation(
                underlying, header.asOf(), header.spot(), series, contracts.select(rows, seriesOf), SpotSource.QUOTED);
    }
}
