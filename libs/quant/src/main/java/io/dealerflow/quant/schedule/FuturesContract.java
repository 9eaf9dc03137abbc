package io.dealerflow.quant.schedule;

import java.time.LocalDate;

/**
 * A futures contract with what its place on the curve needs.
 *
 * @param settlement   price in the product's points; below 0 is possible
 * @param openInterest contracts; 0 where the source gives none
 */
public record FuturesContract(String symbol, LocalDate expiry, double settlement, long openInterest) {}
