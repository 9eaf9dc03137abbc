/** Jobs: work that is divided into units, which any number of workers share. */
@NullMarked
package io.dealerflow.contracts.jobs;

import org.jspecify.annotations.NullMarked;
