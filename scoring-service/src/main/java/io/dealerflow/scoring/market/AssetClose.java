package io.dealerflow.scoring.market;

import java.time.LocalDate;

/**
 * A close of an asset.
 *
 * @param date New York date on which it became known
 */
public record AssetClose(String asset, LocalDate date, AssetCloses.Close close) {}
