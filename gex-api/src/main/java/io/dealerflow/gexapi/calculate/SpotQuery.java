package io.dealerflow.gexapi.calculate;

import io.dealerflow.gexapi.query.BookOptions;

/**
 * A stored book at another spot.
 *
 * @param spot       units of the underlying, {@code > 0}
 * @param pinRisk    whether pin risk is wanted
 * @param historical whether a comparison with the stored history is wanted
 * @param options    which book, under which convention
 */
public record SpotQuery(double spot, boolean pinRisk, boolean historical, BookOptions options) {}
