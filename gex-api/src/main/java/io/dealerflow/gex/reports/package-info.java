/** Reports as they are listed. */
@NullMarked
package io.dealerflow.gex.reports;

import org.jspecify.annotations.NullMarked;
