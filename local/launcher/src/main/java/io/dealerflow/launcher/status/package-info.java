/** Running processes, their health, and consumer lag. */
@NullMarked
package io.dealerflow.launcher.status;

import org.jspecify.annotations.NullMarked;
