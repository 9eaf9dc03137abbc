package io.dealerflow.quant.openinterest;

import io.dealerflow.quant.pricing.Right;

/** Contracts opened (+) or closed (-), by right. */
public record RightChanges(long calls, long puts) {
    static final RightChanges NONE = new RightChanges(0, 0);

    static RightChanges of(ContractChange contract) {
        long change = contract.change();
        return contract.right() == Right.CALL ? new RightChanges(change, 0) : new RightChanges(0, change);
    }

    RightChanges plus(RightChanges other) {
        return new RightChanges(calls + other.calls, puts + other.puts);
    }

    /** Of both rights. */
    public long total() {
        return calls + puts;
    }
}
