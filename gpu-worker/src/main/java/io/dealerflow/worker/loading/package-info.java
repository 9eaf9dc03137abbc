/** From a folder to a model that is checked and ready to run. */
@NullMarked
package io.dealerflow.worker.loading;

import org.jspecify.annotations.NullMarked;
