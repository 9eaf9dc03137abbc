/** Training of models as jobs, by the programs of {@code models/}. */
@NullMarked
package io.dealerflow.feature.training;

import org.jspecify.annotations.NullMarked;
