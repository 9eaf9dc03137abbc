/** Conventions of every HTTP door. */
@NullMarked
package io.dealerflow.kit.rest;

import org.jspecify.annotations.NullMarked;
