package io.dealerflow.gexapi.snapshot;

/**
 * One point of the profile.
 *
 * @param spot   the spot that the whole book is priced at, each contract with its own vol
 * @param netGex dollars of delta per 1 % move there
 */
public record ProfilePoint(double spot, double netGex) {}
