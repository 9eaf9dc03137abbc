/** News feeds: RSS, Atom, Google's news sitemaps and JSON Feed. */
@NullMarked
package io.dealerflow.ingest.source.news;

import org.jspecify.annotations.NullMarked;
