/** What brings files in without being asked, and takes up again what was left undone. */
@NullMarked
package io.dealerflow.ingest.source;

import org.jspecify.annotations.NullMarked;
