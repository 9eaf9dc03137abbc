/** The levels of a symbol in one flat record, and the screen of all symbols by them. */
@NullMarked
package io.dealerflow.gexapi.levels;

import org.jspecify.annotations.NullMarked;
