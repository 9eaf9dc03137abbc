package io.dealerflow.report.daily;

import io.dealerflow.report.text.Markdown;
import java.util.List;

/** Units and signs of the columns. */
final class UnitsSection {
    private static final List<String> UNITS = List.of(
            "GEX: US dollars of delta that dealers must trade per 1 % move of spot, in billions ($bn), or in millions ($mn) for a"
                    + " symbol whose gross exposure is below a billion. Calls and puts carry the signs of the dealer convention named with each symbol; the convention is an assumption, not an observation.",
            "Net/gross: net GEX divided by gross GEX, from -1 to 1.",
            "Gamma flip: spot at which net GEX of the re-priced book changes sign, the crossing nearest to spot; distance is flip"
                    + " minus spot.",
            "Call wall, put wall: strike at or above spot with the largest call exposure, at or below spot with the largest put"
                    + " exposure.",
            "Max pain: listed strike at which the option holders' pay-off is smallest.",
            "Days: years to settlement under the day count, times 365. ATM vol: at-the-money-forward implied vol, % a year.",
            "Forward source: PARITY from put-call parity of quoted strikes, CURVE from rate and dividend yield.",
            "Hedging flow: what dealers must buy (+) or sell (-) to stay hedged after the move; dollars at the moved spot.",
            "Instability index: 0 to 100, higher is more fragile; a component that abstains has no weight.",
            "Prices, strikes and distances are in dollars or index points. Times are UTC unless they say New York; the date is"
                    + " New York's.",
            "A figure that is missing is written as not available, with the reason; it is never shown as 0.");

    private UnitsSection() {}

    static void write(Markdown out) {
        out.heading(2, "Conventions and units").bullets(UNITS);
    }
}
