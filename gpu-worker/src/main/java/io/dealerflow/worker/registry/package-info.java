/** Which versions of the models are served, and where they come from. */
@NullMarked
package io.dealerflow.worker.registry;

import org.jspecify.annotations.NullMarked;
