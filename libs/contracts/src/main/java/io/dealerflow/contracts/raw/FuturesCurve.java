package io.dealerflow.contracts.raw;

import static io.dealerflow.contracts.event.Checks.finite;
import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The futures of one product at the end of a trading day. It replaces earlier observations of the contracts that it has; other
 * contracts of the day are unaffected.
 *
 * @param source    the data source, for example {@code cboe}
 * @param asOf      end of the trading day
 * @param root      the product's symbol: VX, ES
 * @param day       the trading day
 * @param contracts at least one, each symbol once, the earliest expiry first
 */
@RequiredUnlessNullable
public record FuturesCurve(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        String root,
        LocalDate day,
        List<Contract> contracts)
        implements Event {
    public static final int VERSION = 1;

    public FuturesCurve {
        text(eventId, "event_id");
        text(root, "root");
        contracts = List.copyOf(contracts);
        if (contracts.isEmpty()) {
            throw new IllegalArgumentException("contracts must not be empty");
        }
        Set<String> symbols = new HashSet<>();
        for (Contract contract : contracts) {
            if (!symbols.add(contract.symbol())) {
                throw new IllegalArgumentException("contracts has " + contract.symbol() + " twice");
            }
        }
    }

    @Override
    public String subject() {
        return root;
    }

    @Override
    public String type() {
        return "io.dealerflow.futures-curve.v1";
    }

    /**
     * One contract; what the source does not give is null.
     *
     * @param symbol       the contract's: VXK07, ESM4
     * @param expiry       last day of the contract
     * @param settlement   price, in the product's points of today; below 0 is possible
     * @param openInterest contracts, {@code >= 0}, at the end of the day
     * @param volume       contracts traded on the day, {@code >= 0}
     */
    public record Contract(
            String symbol,
            @Nullable LocalDate expiry,
            @Nullable Double settlement,
            @Nullable Long openInterest,
            @Nullable Long volume) {
        public Contract {
            text(symbol, "contracts.symbol");
            if (settlement != null) {
                finite(settlement, "contracts.settlement");
            }
            if ((openInterest != null && openInterest < 0) || (volume != null && volume < 0)) {
                throw new IllegalArgumentException("contracts.open_interest and volume must be >= 0 in " + symbol);
            }
        }
    }
}
