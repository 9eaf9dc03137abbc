/** What runs, how it is, and how far behind its consumers are. */
@NullMarked
package io.dealerflow.launcher.status;

import org.jspecify.annotations.NullMarked;
