/** Answers in the form of the GEX Visualizer, whose clients know it: decimals of prices as text, figures as numbers. */
@NullMarked
package io.dealerflow.gexapi.visualizer;

import org.jspecify.annotations.NullMarked;
