package io.dealerflow.gexapi.rest.visualizer;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Refused before its body is read while too many calculations wait. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@interface Calculates {}
