package io.dealerflow.worker.config;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/** Which stored series belong to an asset. */
@ConfigMapping(prefix = "dealerflow.assets")
public interface SeriesConfig {
    /** By asset; one that is not named has bars of its own name, and the implied volatility of its own options. */
    Map<String, Asset> series();

    interface Asset {
        /** Symbol of its daily bars. */
        Optional<String> bars();

        /** Symbol of daily bars of an index of its implied volatility. */
        Optional<String> volatilityBars();

        /** Series of such an index. */
        Optional<String> volatilitySeries();
    }
}
