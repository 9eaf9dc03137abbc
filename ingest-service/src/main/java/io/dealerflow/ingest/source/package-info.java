/** The simulated market as a source of files, and the loop that resumes pending work. */
@NullMarked
package io.dealerflow.ingest.source;

import org.jspecify.annotations.NullMarked;
