/** What brings files in by itself, and the loop that resumes pending work. */
@NullMarked
package io.dealerflow.ingest.source;

import org.jspecify.annotations.NullMarked;
