/** Queries from checked request parameters. */
@NullMarked
package io.dealerflow.gexapi.query;

import org.jspecify.annotations.NullMarked;
