/** Alert rules of users: created and changed here, published for scoring-service, which evaluates them. */
@NullMarked
package io.dealerflow.gexapi.rules;

import org.jspecify.annotations.NullMarked;
