/** Option chains in tables and JSON of no particular exchange. */
@NullMarked
package io.dealerflow.ingest.source.options;

import org.jspecify.annotations.NullMarked;
