/** Many options at once, in columns: with SIMD where it is faster, one by one elsewhere. */
@NullMarked
package io.dealerflow.quant.batch;

import org.jspecify.annotations.NullMarked;
