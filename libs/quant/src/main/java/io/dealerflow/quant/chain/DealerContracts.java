package io.dealerflow.quant.chain;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How many contracts of a line dealers hold under a convention. */
final class DealerContracts {
    private DealerContracts() {}

    /** Contracts held (+) or owed (-); valid where {@link #uncounted} gives no reason. */
    static double held(Series series, int contract, Convention convention) {
        if (convention.dealer() == DealerConvention.SIGNED_FLOW) {
            return -series.signedFlow(contract);
        }
        long count = convention.weight() == Weight.VOLUME ? series.volume(contract) : series.openInterest(contract);
        return (double) convention.dealer().sign(series.right(contract)) * count;
    }

    /** Why a line is not counted, null when it is. */
    static @Nullable DropReason uncounted(Series series, int contract, Convention convention) {
        if (convention.dealer() == DealerConvention.SIGNED_FLOW) {
            if (!series.hasSignedFlow(contract)) {
                return DropReason.NO_SIGNED_FLOW;
            }
            return series.signedFlow(contract) == 0 ? DropReason.ZERO_SIGNED_FLOW : null;
        }
        if (convention.weight() == Weight.VOLUME) {
            return series.volume(contract) == 0 ? DropReason.ZERO_VOLUME : null;
        }
        return series.openInterest(contract) == 0 ? DropReason.ZERO_OPEN_INTEREST : null;
    }

    static boolean hasSignedFlow(Series series) {
        return IntStream.range(0, series.size()).anyMatch(series::hasSignedFlow);
    }
}
