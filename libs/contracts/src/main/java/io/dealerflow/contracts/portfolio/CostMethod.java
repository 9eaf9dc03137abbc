package io.dealerflow.contracts.portfolio;

/** What a unit that is sold, or bought back, had cost. */
public enum CostMethod {
    /** The price of the unit that was bought first, of those that are held. */
    FIFO,
    /** The mean price of all that are held. */
    AVERAGE
}
