/** Sources of data. */
@NullMarked
package io.dealerflow.gexapi.sources;

import org.jspecify.annotations.NullMarked;
