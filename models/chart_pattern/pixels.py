"""From a picture of any size to the network's input.

1. Decode to 8-bit RGB. A picture with transparency is composited on white: c = round_half_up(alpha c / 255 + 255 - alpha). Grey is repeated three times.
2. Resize each axis on its own to HEIGHT x WIDTH, without keeping the aspect ratio, by the mean over area: output pixel i of an axis of n pixels made from m covers
   the source interval [i m / n, (i + 1) m / n); it is the mean of the source pixels weighted by the length of their overlap with that interval.
   Both axes are done in float64; only the result is rounded, floor(v + 0.5001): a mean that is half way is common, and the margin makes every order of summation
   round it up. The same rule enlarges a small picture.
3. The network takes the rows of uint8 ``[n, 96, 160, 3]``, red first, and scales them itself.
"""

import numpy as np

HEIGHT, WIDTH = 96, 160
_overlaps = {}


def overlaps(source, target):
    """Weights ``[target, source]``, rows of sum 1."""
    if (source, target) not in _overlaps:
        edges = np.arange(target + 1) * source / target
        at = np.arange(source)
        covered = np.minimum(edges[1:, None], at + 1) - np.maximum(edges[:-1, None], at)
        _overlaps[source, target] = np.clip(covered, 0, None) * target / source
    return _overlaps[source, target]


def resized(pixels):
    """``[height, width, 3]`` uint8 of any size to ``[96, 160, 3]`` uint8."""
    rows, columns = overlaps(pixels.shape[0], HEIGHT), overlaps(pixels.shape[1], WIDTH)
    small = np.tensordot(rows, pixels.astype(np.float64), axes=(1, 0))
    small = np.tensordot(small, columns, axes=(1, 1)).transpose(0, 2, 1)
    return np.floor(small + 0.5001).astype(np.uint8)


def opaque(image):
    """A Pillow image as RGB pixels, transparency over white."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = np.asarray(image.convert("RGBA")).astype(np.float64)
        alpha = rgba[:, :, 3:]
        return np.floor(alpha * rgba[:, :, :3] / 255 + 255 - alpha + 0.5).astype(np.uint8)
    return np.asarray(image.convert("RGB"))


def network_input(image):
    return resized(opaque(image))
