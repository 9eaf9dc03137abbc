/** Objects under keys, in a folder, in S3 or in Azure Blob Storage. */
@NullMarked
package io.dealerflow.objects;

import org.jspecify.annotations.NullMarked;
