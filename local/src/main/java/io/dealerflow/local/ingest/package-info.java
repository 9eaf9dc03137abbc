/** Sends files through a running system. */
@NullMarked
package io.dealerflow.local.ingest;

import org.jspecify.annotations.NullMarked;
