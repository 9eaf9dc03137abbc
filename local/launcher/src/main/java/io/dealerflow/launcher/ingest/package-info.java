/** Sends files through a running system. */
@NullMarked
package io.dealerflow.launcher.ingest;

import org.jspecify.annotations.NullMarked;
