/** Many options at once, in columns: by SIMD lanes where the machine is faster with them, one by one elsewhere. */
@NullMarked
package io.dealerflow.quant.batch;

import org.jspecify.annotations.NullMarked;
