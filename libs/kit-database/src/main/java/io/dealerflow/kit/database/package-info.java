/** The service's database schema. */
@NullMarked
package io.dealerflow.kit.database;

import org.jspecify.annotations.NullMarked;
