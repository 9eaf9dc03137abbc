/** Answers about the newest book of a symbol, kept as the bytes that are sent. */
@NullMarked
package io.dealerflow.gexapi.rendered;

import org.jspecify.annotations.NullMarked;
