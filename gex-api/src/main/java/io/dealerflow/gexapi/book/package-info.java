/** The observations that make up the newest book of a symbol. */
@NullMarked
package io.dealerflow.gexapi.book;

import org.jspecify.annotations.NullMarked;
