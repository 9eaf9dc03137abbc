/** Screen captures: PNG and JPEG, one picture a file. */
@NullMarked
package io.dealerflow.ingest.source.captures;

import org.jspecify.annotations.NullMarked;
