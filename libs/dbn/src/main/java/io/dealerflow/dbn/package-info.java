/**
 * Reads the Databento Binary Encoding (DBN), versions 1 to 3: {@link io.dealerflow.dbn.DbnReader}. Layouts are those of the format's
 * documentation and of its reference implementation, the {@code dbn} crate.
 */
@NullMarked
package io.dealerflow.dbn;

import org.jspecify.annotations.NullMarked;
