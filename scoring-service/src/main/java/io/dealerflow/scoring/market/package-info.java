/** How the assets of the universe move together, from their daily closes, pure. */
@NullMarked
package io.dealerflow.scoring.market;

import org.jspecify.annotations.NullMarked;
