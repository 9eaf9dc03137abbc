/** Tables of one symbol's book: surface, hedging what-ifs, max pain, expected move, 0DTE, change of open interest. */
@NullMarked
package io.dealerflow.gexapi.tables;

import org.jspecify.annotations.NullMarked;
