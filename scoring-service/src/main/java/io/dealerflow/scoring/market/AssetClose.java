package io.dealerflow.scoring.market;

import java.time.LocalDate;

/**
 * A close of an asset.
 *
 * @param economy assets of one economy are compared with each other
 * @param date    that it is of
 */
public record AssetClose(String asset, String economy, LocalDate date, AssetCloses.Close close) {}
