/** The queries of the API in GraphQL. */
@NullMarked
package io.dealerflow.gexapi.rest.graphql;

import org.jspecify.annotations.NullMarked;
