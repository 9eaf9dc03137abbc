/** What models are served and what they say of observations. */
@NullMarked
package io.dealerflow.gexapi.models;

import org.jspecify.annotations.NullMarked;
