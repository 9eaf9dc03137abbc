package io.dealerflow.contracts.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes {@link Wire} check components for null: a component that is missing or null is an error unless its type is
 * {@link org.jspecify.annotations.Nullable}. Applies to the annotated record and to all records within the annotated type,
 * whatever their package.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RequiredUnlessNullable {}
