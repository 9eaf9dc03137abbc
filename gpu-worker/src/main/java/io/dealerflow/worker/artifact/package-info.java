/** The folder of a model: its description, its files, and what it answered when it was made. */
@NullMarked
package io.dealerflow.worker.artifact;

import org.jspecify.annotations.NullMarked;
