/** Conventions of the HTTP APIs. */
@NullMarked
package io.dealerflow.kit.http;

import org.jspecify.annotations.NullMarked;
