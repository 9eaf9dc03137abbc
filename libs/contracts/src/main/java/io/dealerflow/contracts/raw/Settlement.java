package io.dealerflow.contracts.raw;

/** When a series settles on its expiry date: 09:30 or 16:00 in New York (earlier on a shortened session). */
public enum Settlement {
    AM,
    PM
}
