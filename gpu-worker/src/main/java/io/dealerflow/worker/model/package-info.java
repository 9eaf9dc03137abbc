/** What a served model is: its files, its preprocessing, and what it answers. */
@NullMarked
package io.dealerflow.worker.model;

import org.jspecify.annotations.NullMarked;
