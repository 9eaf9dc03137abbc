/** Reports as they are listed. */
@NullMarked
package io.dealerflow.gexapi.reports;

import org.jspecify.annotations.NullMarked;
