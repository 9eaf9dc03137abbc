package io.dealerflow.feature.config;

import io.dealerflow.objects.ObjectStores;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where the feature store is, and how often its files are written. */
@ConfigMapping(prefix = "dealerflow.feature")
public interface FeatureStoreSettings extends ObjectStores.Settings {
    /** A folder, {@code s3://bucket/prefix}, or {@code azblob://container/prefix}. */
    @WithDefault("features")
    String store();

    /** How often is looked for files that are to be written. */
    @WithDefault("30s")
    Duration storeEvery();

    /** How long the file of a date that is not over stays as it is at least. */
    @WithDefault("10m")
    Duration storeOpenDateEvery();
}
