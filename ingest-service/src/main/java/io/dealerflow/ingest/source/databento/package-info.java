/** Databento's files: futures curves from their definitions, statistics and daily bars; other records are counted. */
@NullMarked
package io.dealerflow.ingest.source.databento;

import org.jspecify.annotations.NullMarked;
