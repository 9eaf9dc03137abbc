/** Conventions of every HTTP door. */
@NullMarked
package io.dealerflow.kit.http;

import org.jspecify.annotations.NullMarked;
