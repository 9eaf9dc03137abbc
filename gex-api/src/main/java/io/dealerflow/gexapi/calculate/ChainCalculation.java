package io.dealerflow.gexapi.calculate;

import io.dealerflow.gexapi.calculate.Calculated.NoAlertsReason;
import io.dealerflow.gexapi.query.BookOptions;
import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The exposure of a chain sent by the caller: read and priced, never stored. */
public final class ChainCalculation {
    private ChainCalculation() {}

    /**
     * Calculates under the definitions of record, and what the request changes of them.
     *
     * @param body          a request as JSON
     * @param query         parameters beside it; those of a convention count as if they stood in the body, others are ignored
     * @param now           the time of the quotes where the request gives none
     * @param mostContracts longest chain that is taken
     * @throws RefusedRequestException naming what is missing, unreadable or has no exposure
     */
    public static Calculated of(byte[] body, Map<String, List<String>> query, Instant now, int mostContracts) {
        CalculationRequest request = RequestReader.read(body, mostContracts);
        BookOptions options = RequestOptions.of(request.options(), query);
        Book book = ChainBooks.of(request, options.asOf() == null ? now : options.asOf());
        Convention convention = options.change().applyTo(Convention.DEFAULT);
        Calculation calculation = Calculation.of(book, convention, request.pinRisk());
        NothingUsed.refuseChain(calculation);
        int repeated = request.contracts().size() - calculation.quality().received();
        return new Calculated(
                request.symbol(),
                calculation,
                repeated,
                List.of(),
                NoAlertsReason.AD_HOC_CHAIN,
                request.historical(),
                null,
                false);
    }
}
