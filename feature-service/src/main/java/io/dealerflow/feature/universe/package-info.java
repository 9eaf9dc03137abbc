/** Which assets have features, and what feeds them: read from a file, and events cut down to facts. Pure. */
@NullMarked
package io.dealerflow.feature.universe;

import org.jspecify.annotations.NullMarked;
