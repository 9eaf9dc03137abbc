/** Which observations make up the book of an underlying at an instant, and which of them are kept, pure. */
@NullMarked
package io.dealerflow.feature.gex;

import org.jspecify.annotations.NullMarked;
