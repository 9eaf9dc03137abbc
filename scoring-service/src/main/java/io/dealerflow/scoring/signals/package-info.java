/** The score of an asset beside its daily bar and what models say of it: pure. */
@NullMarked
package io.dealerflow.scoring.signals;

import org.jspecify.annotations.NullMarked;
