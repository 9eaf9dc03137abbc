/** HTTP: resources, streams, problems and the dashboard's page. */
@NullMarked
package io.dealerflow.gexapi.rest;

import org.jspecify.annotations.NullMarked;
