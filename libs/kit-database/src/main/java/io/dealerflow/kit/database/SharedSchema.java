package io.dealerflow.kit.database;

/**
 * A schema that several services use. Each of them migrates it at its start; Flyway's lock admits one at a time.
 *
 * @param role     owns the schema; the roles of the services are members of it
 * @param location of the migrations on the class path
 */
public record SharedSchema(String name, String role, String location) {}
