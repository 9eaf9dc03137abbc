/** A symbol's exposure over days: points, their summary, and where a figure stands among them. */
@NullMarked
package io.dealerflow.gexapi.history;

import org.jspecify.annotations.NullMarked;
