package io.dealerflow.feature.asset;

import io.dealerflow.contracts.features.AssetClass;
import java.util.Set;

/**
 * An asset of the universe.
 *
 * @param name  for example {@code SPX}
 * @param roles those for which the universe names a source; features of another role are left out, unless the class demands
 *              them: they then abstain with {@code NO_SOURCE}
 */
public record Asset(String name, AssetClass assetClass, Set<Role> roles) {
    public Asset {
        roles = Set.copyOf(roles);
    }
}
