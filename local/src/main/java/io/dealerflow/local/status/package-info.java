/** What runs, how it is, and how far behind its consumers are. */
@NullMarked
package io.dealerflow.local.status;

import org.jspecify.annotations.NullMarked;
