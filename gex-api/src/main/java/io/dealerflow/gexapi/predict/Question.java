package io.dealerflow.gexapi.predict;

import org.jspecify.annotations.Nullable;

/**
 * A request to a model.
 *
 * @param answer null until there is one
 */
public record Question(String id, @Nullable Prediction answer) {}
