/** Jobs: dividing them into units, doing units once whatever is repeated or lost, and ending them. */
@NullMarked
package io.dealerflow.feature.jobs;

import org.jspecify.annotations.NullMarked;
