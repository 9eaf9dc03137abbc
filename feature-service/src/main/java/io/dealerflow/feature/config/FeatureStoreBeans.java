package io.dealerflow.feature.config;

import io.dealerflow.objects.ObjectStore;
import io.dealerflow.objects.ObjectStores;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The place of the feature store. */
class FeatureStoreBeans {
    @Produces
    @Singleton
    ObjectStore features(FeatureStoreSettings settings) {
        return new ObjectStores(settings).at(settings.store());
    }
}
