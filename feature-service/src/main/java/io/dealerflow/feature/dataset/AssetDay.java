package io.dealerflow.feature.dataset;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * A partition of the feature store.
 *
 * @param date in UTC, of the instants of its rows
 */
public record AssetDay(String asset, LocalDate date) {
    /** The key of its file; characters of the asset's name that have a meaning in paths are escaped, as Hive does. */
    public String key() {
        return "asset=" + URLEncoder.encode(asset, StandardCharsets.UTF_8) + "/date=" + date + "/features.parquet";
    }
}
