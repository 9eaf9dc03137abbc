package io.dealerflow.contracts.raw;

/** Format of a picture. */
public enum ImageFormat {
    PNG,
    JPEG
}
