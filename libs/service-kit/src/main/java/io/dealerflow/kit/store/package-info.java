/** The service's database schema. */
@NullMarked
package io.dealerflow.kit.store;

import org.jspecify.annotations.NullMarked;
