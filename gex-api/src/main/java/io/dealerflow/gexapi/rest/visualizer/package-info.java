/** The paths of the GEX Visualizer: its names, bodies and status codes, so that its clients work unchanged. */
@NullMarked
package io.dealerflow.gexapi.rest.visualizer;

import org.jspecify.annotations.NullMarked;
