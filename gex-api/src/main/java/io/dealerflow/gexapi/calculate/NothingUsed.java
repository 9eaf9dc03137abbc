package io.dealerflow.gexapi.calculate;

import io.dealerflow.quant.chain.BookQuality;
import io.dealerflow.quant.chain.DropReason;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Why a chain gives no exposure, in terms of the fields that would have to be otherwise. */
final class NothingUsed {
    private static final String TYPE = "value_error";

    private NothingUsed() {}

    /** Throws {@link RefusedRequestException} for a chain of a caller's without exposure: it names the first row where all are alike. */
    static void refuseChain(Calculation calculation) {
        if (hasExposure(calculation)) {
            return;
        }
        BookQuality quality = calculation.quality();
        Map<DropReason, Integer> dropped = quality.dropped();
        if (dropped.isEmpty()) {
            throw refusal(Faults.chain(), calculation);
        }
        DropReason most = dropped.entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
        boolean alike = dropped.size() == 1;
        throw refusal(alike ? Faults.contract(0, field(most)) : Faults.chain(), calculation);
    }

    /** The same for a stored book. */
    static void refuseStored(Calculation calculation) {
        if (!hasExposure(calculation)) {
            throw refusal(List.of("path", "symbol"), calculation);
        }
    }

    private static boolean hasExposure(Calculation calculation) {
        return calculation.analysis().totals().gross() > 0;
    }

    private static RefusedRequestException refusal(List<Object> place, Calculation calculation) {
        BookQuality quality = calculation.quality();
        String msg = "no contract has any exposure at " + calculation.book().asOf() + ": " + quality.used() + " of "
                + quality.received() + " can be used, dropped are " + quality.dropped();
        return new RefusedRequestException(List.of(new RequestFault(place, msg, TYPE)));
    }

    private static String field(DropReason reason) {
        return switch (reason) {
            case ADJUSTED -> "symbol";
            case EXPIRED, STALE -> "expiration";
            case ZERO_OPEN_INTEREST, NO_SIGNED_FLOW, ZERO_SIGNED_FLOW -> "open_interest";
            case ZERO_VOLUME -> "volume";
            case NO_IV -> "implied_volatility";
            case NO_VENDOR_GAMMA -> "gamma";
        };
    }
}
