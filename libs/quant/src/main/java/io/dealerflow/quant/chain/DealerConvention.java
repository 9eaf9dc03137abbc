package io.dealerflow.quant.chain;

import io.dealerflow.quant.pricing.Right;

/** What dealers are assumed to hold of the open contracts. An assumption: every result names it. */
public enum DealerConvention {
    /** Dealers hold the calls that customers sold and are short the puts that customers bought. */
    CALLS_LONG_PUTS_SHORT(1, -1),
    /** Dealers have sold every open contract. */
    SHORT_ALL(-1, -1),
    /** Dealers hold every open contract. */
    LONG_ALL(1, 1),
    /**
     * Dealers hold the opposite of what customers are seen to have traded: {@link OptionLine#signedFlow()} takes the place of
     * sign and weight. Only for books that have it, see {@link PreparedBook#refusal}.
     */
    SIGNED_FLOW(0, 0);

    private final int callSign;
    private final int putSign;

    DealerConvention(int callSign, int putSign) {
        this.callSign = callSign;
        this.putSign = putSign;
    }

    /** {@code +1} when dealers are long that right, {@code -1} when short; 0 when signed flow decides. */
    public int sign(Right right) {
        return right == Right.CALL ? callSign : putSign;
    }
}
