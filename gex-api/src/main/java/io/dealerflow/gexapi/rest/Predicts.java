package io.dealerflow.gexapi.rest;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Refused before its body is read while the bodies of other questions to models fill the memory set aside for them. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@interface Predicts {}
