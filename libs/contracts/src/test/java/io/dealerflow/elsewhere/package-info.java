/** A record in a package of another module's name, for {@code RequiredUnlessNullableTest}. */
@NullMarked
package io.dealerflow.elsewhere;

import org.jspecify.annotations.NullMarked;
