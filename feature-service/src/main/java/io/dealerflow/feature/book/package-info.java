/** Which observations make up the book of an underlying at an instant, and which of them are kept, pure. */
@NullMarked
package io.dealerflow.feature.book;

import org.jspecify.annotations.NullMarked;
