package io.dealerflow.gexapi.calculate;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.positioning.QuantBooks;
import io.dealerflow.quant.chain.Book;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The book of a chain in a request: one observation, at the current or the requested time. */
final class ChainBooks {
    private static final String SOURCE = "request";
    private static final Instant FIRST = Instant.parse("1980-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");
    /** With the rates that are taken, discount factors stay within what the engines compute. */
    private static final int MOST_YEARS = 45;

    private ChainBooks() {}

    /** Throws {@link RefusedRequestException} for a time at which no option was or will be listed, and for one that is never listed. */
    static Book of(CalculationRequest request, Instant asOf) {
        if (asOf.isBefore(FIRST) || asOf.isAfter(LAST)) {
            throw new RefusedRequestException(
                    List.of(RequestFault.ofQuery("as_of", "must lie between 1980 and 2199", "value_error")));
        }
        refuseFarExpiry(request, LocalDate.ofInstant(asOf, ZoneOffset.UTC).plusYears(MOST_YEARS));
        OptionChain chain = new OptionChain(
                SOURCE,
                SOURCE,
                asOf,
                asOf,
                OptionChain.VERSION,
                request.symbol(),
                request.spot(),
                request.series(),
                request.contracts());
        return QuantBooks.of(ChainBook.at(asOf, List.of(chain)).orElseThrow());
    }

    private static void refuseFarExpiry(CalculationRequest request, LocalDate last) {
        int[] series = request.contracts().series();
        for (int row = 0; row < series.length; row++) {
            LocalDate expiry = request.series().get(series[row]).expiry();
            if (expiry.isAfter(last)) {
                String msg = "must lie within " + MOST_YEARS + " years, was " + expiry;
                throw new RefusedRequestException(
                        List.of(new RequestFault(Faults.contract(row, "expiration"), msg, "value_error")));
            }
        }
    }
}
