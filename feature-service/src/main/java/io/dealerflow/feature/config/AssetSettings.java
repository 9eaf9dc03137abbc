package io.dealerflow.feature.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of each asset's history the service keeps, and for how much of it features are published. */
@ConfigMapping(prefix = "dealerflow.assets")
public interface AssetSettings {
    /** Days before an asset's newest date for which facts are kept: what percentiles of three years need for the days that are published. */
    @WithDefault("1600")
    int factDays();

    /** Days before an asset's newest instant for which features are published, and published again when something late changes them. */
    @WithDefault("400")
    int publishedDays();

    /** Option books kept one by one; before them the last of each New York date is kept. */
    @WithDefault("500")
    int books();
}
