/** Features of the assets of the universe, across asset classes. */
@NullMarked
package io.dealerflow.feature.asset;

import org.jspecify.annotations.NullMarked;
