package io.dealerflow.kit.database;

/**
 * A schema that several services use. Each of them brings it up to date when it starts; Flyway's lock lets one do it.
 *
 * @param role     owns the schema; the roles of the services are members of it
 * @param location of the migrations on the class path
 */
public record SharedSchema(String name, String role, String location) {}
