package io.dealerflow.ingest.simulator;

import java.time.LocalDate;

/**
 * The figures of the simulated economy at the end of one session.
 *
 * @param index      prices of SIMX
 * @param volume     shares traded in the members of SIMX
 * @param implied    volatility that options on SIMX imply for a month, percent per year
 * @param pair       prices of SIMUSD: dollars for one SIM
 * @param yen        prices of SIMJPY: yen for one SIM
 * @param dollar     the dollar index, SIMDXY
 * @param crude      price of a barrel for delivery at once, dollars
 * @param crudeCarry cost of carry of crude, fraction per year; below 0 when there is a shortage
 * @param rates      in percent per year
 * @param highYield  option-adjusted spread, percent
 * @param investment option-adjusted spread of investment-grade bonds, percent
 * @param balance    total assets of the central bank, million dollars
 */
record Day(
        LocalDate date,
        Prices index,
        long volume,
        double implied,
        Prices pair,
        Prices yen,
        double dollar,
        double crude,
        double crudeCarry,
        Rates rates,
        double highYield,
        double investment,
        double balance) {
    record Prices(double open, double high, double low, double close) {}

    /** Yields of governments by term and country; {@code sim3m} is that of the currency SIM. */
    record Rates(double us3m, double us2y, double us10y, double jp10y, double au10y, double sim3m) {}
}
