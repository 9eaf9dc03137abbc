package io.dealerflow.ingest.source.cboe;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.time.OptionRoot;
import io.dealerflow.quant.time.OptionSymbol;
import io.dealerflow.quant.time.SettlementStyle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes contracts in the order of the file, counts the bad ones, and puts the good ones together. */
final class ChainAssembler {
    private static final double MULTIPLIER = 100;
    private static final Comparator<Contract> BY_SERIES = Comparator.comparing(
                    (Contract contract) -> contract.symbol().expiry())
            .thenComparing(contract -> contract.symbol().root());
    private static final Comparator<Contract> ORDER = BY_SERIES
            .thenComparingDouble(contract -> contract.symbol().strike())
            .thenComparing(contract -> contract.symbol().right());

    private final ParseLimits limits;
    private final List<Contract> contracts = new ArrayList<>();
    private final Set<OptionSymbol> seen = new HashSet<>();
    private final Map<ContractDefect, Integer> dropped = new EnumMap<>(ContractDefect.class);
    private int received;
    private @Nullable SourceLocation firstBad;

    ChainAssembler(ParseLimits limits) {
        this.limits = limits;
    }

    /** @param figures one for each {@link ChainField} */
    private record Contract(OptionSymbol symbol, Map<ChainField, Double> figures, SourceLocation place) {
        double get(ChainField quantity) {
            return Objects.requireNonNull(figures.get(quantity));
        }
    }

    /** When and at what price of the underlying the chain was seen. */
    record Header(Instant asOf, double spot) {}

    /** @param figures one for each {@link ChainField} */
    void accept(OptionSymbol symbol, Map<ChainField, Double> figures, SourceLocation place) throws RefusalException {
        if (seen.add(symbol)) {
            count(place);
            contracts.add(new Contract(symbol, figures, place));
        } else {
            drop(ContractDefect.DUPLICATE, place);
        }
    }

    void drop(ContractDefect reason, SourceLocation place) throws RefusalException {
        count(place);
        bad(reason, place);
    }

    ParseOutcome finish(Header header, SourceLocation end) {
        if (received == 0) {
            return ParseOutcome.Refused.of(RefusalReason.NO_CONTRACTS, end, "The chain has no contract.");
        }
        String underlying = dropOtherUnderlyings();
        int bad = dropped.values().stream().mapToInt(Integer::intValue).sum();
        if (firstBad != null && (bad > limits.maxBadFraction() * received || contracts.isEmpty())) {
            String message = bad + " of " + received + " contracts have a bad value; the first is in "
                    + (firstBad.field() == null ? "its symbol" : firstBad.field()) + ".";
            return new ParseOutcome.Refused(RefusalReason.TOO_MANY_BAD_CONTRACTS, firstBad, message, received, dropped);
        }
        contracts.sort(ORDER);
        return new ParseOutcome.Parsed(observation(underlying, header), received, dropped);
    }

    private void count(SourceLocation place) throws RefusalException {
        received++;
        if (received > limits.maxContracts()) {
            throw new RefusalException(
                    RefusalReason.TOO_MANY_CONTRACTS,
                    place,
                    "More than " + limits.maxContracts() + " contracts in one file.");
        }
    }

    private void bad(ContractDefect reason, SourceLocation place) {
        dropped.merge(reason, 1, Integer::sum);
        if (firstBad == null) {
            firstBad = place;
        }
    }

    /** The underlying of most contracts; the first by name of several. */
    private String dropOtherUnderlyings() {
        Map<String, Integer> counts = new TreeMap<>();
        contracts.forEach(contract -> counts.merge(underlying(contract), 1, Integer::sum));
        String main = "";
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > counts.getOrDefault(main, 0)) {
                main = entry.getKey();
            }
        }
        if (counts.size() > 1) {
            String kept = main;
            contracts.stream()
                    .filter(contract -> !underlying(contract).equals(kept))
                    .forEach(contract -> bad(ContractDefect.OTHER_UNDERLYING, contract.place()));
            contracts.removeIf(contract -> !underlying(contract).equals(kept));
        }
        return main;
    }

    private static String underlying(Contract contract) {
        return OptionRoot.underlying(contract.symbol().root());
    }

    private ChainObservation observation(String underlying, Header header) {
        List<OptionChain.Series> series = new ArrayList<>();
        int[] seriesOf = new int[contracts.size()];
        for (int i = 0; i < seriesOf.length; i++) {
            if (i == 0 || BY_SERIES.compare(contracts.get(i - 1), contracts.get(i)) != 0) {
                series.add(series(contracts.get(i).symbol()));
            }
            seriesOf[i] = series.size() - 1;
        }
        return new ChainObservation(underlying, header.asOf(), header.spot(), series, columns(seriesOf));
    }

    private static OptionChain.Series series(OptionSymbol symbol) {
        boolean morning = OptionRoot.settlement(symbol.root()) == SettlementStyle.AM;
        return new OptionChain.Series(
                symbol.root(), symbol.expiry(), morning ? Settlement.AM : Settlement.PM, MULTIPLIER);
    }

    private OptionChain.Contracts columns(int[] seriesOf) {
        boolean[] call = new boolean[seriesOf.length];
        for (int i = 0; i < call.length; i++) {
            call[i] = contracts.get(i).symbol().right() == Right.CALL;
        }
        return new OptionChain.Contracts(
                seriesOf,
                call,
                contracts.stream().mapToDouble(c -> c.symbol().strike()).toArray(),
                column(ChainField.BID),
                column(ChainField.ASK),
                column(ChainField.LAST),
                column(ChainField.IV),
                column(ChainField.DELTA),
                column(ChainField.GAMMA),
                whole(ChainField.VOLUME),
                whole(ChainField.OPEN_INTEREST));
    }

    private double[] column(ChainField quantity) {
        return contracts.stream().mapToDouble(c -> c.get(quantity)).toArray();
    }

    private long[] whole(ChainField quantity) {
        return contracts.stream().mapToLong(c -> (long) c.get(quantity)).toArray();
    }
}
