/** Economic series of FRED. */
@NullMarked
package io.dealerflow.ingest.source.fred;

import org.jspecify.annotations.NullMarked;
