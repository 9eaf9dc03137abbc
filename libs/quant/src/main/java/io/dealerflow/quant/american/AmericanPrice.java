package io.dealerflow.quant.american;

import io.dealerflow.quant.Require;

/** The price of an American option, or why there is none. */
public sealed interface AmericanPrice {

    /**
     * A price.
     *
     * @param price in units of the underlying, finite, {@code >= 0}
     * @param exercise when the holder should exercise
     */
    record Priced(double price, Exercise exercise) implements AmericanPrice {
        /** Throws {@link IllegalArgumentException}, naming the value that is out of its range. */
        public Priced {
            Require.notNegative(price, "price");
        }
    }

    /** This engine does not price the option. */
    record Unpriced(Reason reason) implements AmericanPrice {}

    /** Why an option has no price. */
    enum Reason {
        /**
         * The exercise region lies between two boundaries: a call where {@code rate < yield < 0}, a put where
         * {@code yield < rate < 0} (L. Andersen and M. Lake, <i>Fast American Option Pricing: The Double-Boundary
         * Case</i>, 2021). This engine handles one boundary.
         */
        TWO_BOUNDARIES,
        /** The dividends before expiry are worth as much as the underlying, or more. */
        DIVIDENDS_EXCEED_SPOT,
        /** The boundary iteration left the range of doubles; inputs are far from any market. */
        NO_CONVERGENCE
    }
}
