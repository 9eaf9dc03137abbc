/** Models: what they are asked, what they answer, how far their data drifts, and which versions are served. */
@NullMarked
package io.dealerflow.contracts.models;

import org.jspecify.annotations.NullMarked;
