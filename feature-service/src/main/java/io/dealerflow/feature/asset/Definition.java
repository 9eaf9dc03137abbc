package io.dealerflow.feature.asset;

import java.util.List;
import java.util.function.Function;

/**
 * How a feature is computed.
 *
 * @param roles       the inputs it needs
 * @param calculation called when something is known of each of them that is not too old
 */
record Definition(List<Role> roles, Function<Known, Calculated> calculation) {}
