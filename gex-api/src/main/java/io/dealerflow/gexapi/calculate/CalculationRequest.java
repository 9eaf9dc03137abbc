package io.dealerflow.gexapi.calculate;

import io.dealerflow.contracts.raw.OptionChain;
import java.util.List;
import java.util.Map;

/**
 * A chain sent by the caller, as it was read.
 *
 * @param symbol     of the underlying, as written
 * @param spot       units of the underlying, {@code > 0}
 * @param pinRisk    whether pin risk is wanted
 * @param historical whether a comparison with the stored history of the symbol is wanted
 * @param options    the other scalar fields of the body by name, as text: those of a convention are read, the rest ignored
 * @param series     the series of the contracts
 * @param contracts  at least one
 */
record CalculationRequest(
        String symbol,
        double spot,
        boolean pinRisk,
        boolean historical,
        Map<String, String> options,
        List<OptionChain.Series> series,
        OptionChain.Contracts contracts) {}
