package io.dealerflow.gexapi.snapshot;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.quant.profile.GammaProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A book priced under some convention.
 *
 * @param profile null when it was not requested, empty when the convention's gammas cannot be priced at another spot
 */
public record PricedBook(GexSnapshot snapshot, @Nullable List<GammaProfile.Point> profile) {}
