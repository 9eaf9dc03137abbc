/** Where a system lives on this machine, and how another command finds it. */
@NullMarked
package io.dealerflow.launcher.system;

import org.jspecify.annotations.NullMarked;
