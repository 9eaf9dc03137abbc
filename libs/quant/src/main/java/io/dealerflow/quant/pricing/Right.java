package io.dealerflow.quant.pricing;

/** The right an option gives: to buy or to sell. */
public enum Right {
    /** To buy the underlying at the strike. */
    CALL(1),
    /** To sell the underlying at the strike. */
    PUT(-1);

    private final int sign;

    Right(int sign) {
        this.sign = sign;
    }

    /** {@code +1} for a call, {@code -1} for a put. */
    public int sign() {
        return sign;
    }

    /** The right on the other side of the same strike. */
    public Right other() {
        return this == CALL ? PUT : CALL;
    }
}
