/** Makes, lists, rotates and revokes API keys. */
@NullMarked
package io.dealerflow.launcher.keys;

import org.jspecify.annotations.NullMarked;
