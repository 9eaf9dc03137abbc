/** Scores in PostgreSQL. */
@NullMarked
package io.dealerflow.scoring.store;

import org.jspecify.annotations.NullMarked;
