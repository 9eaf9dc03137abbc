package io.dealerflow.worker.chart;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * From a PNG or JPEG to the pixels that the network takes, by the steps of {@code models/chart_pattern/pixels.py}. Size and format are read first;
 * a picture that is refused is not decoded.
 */
final class Pictures {
    static final int HEIGHT = 96;
    static final int WIDTH = 160;
    static final int MAX_SIDE = 8_192;
    static final int MAX_PIXELS = 24_000_000;

    private static final int RGB = 3;
    /** The margin makes every order of summation round a mean that is half way up. */
    private static final double HALF = 0.5001;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private Pictures() {}

    /** A picture that is not read; the message is a reason of an output. */
    static final class UnusablePictureException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusablePictureException(String reason, @Nullable Throwable cause) {
            super(reason, cause);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** Rows of red, green, blue, {@link #HEIGHT} x {@link #WIDTH}. */
    static byte[] networkInput(byte[] file) throws UnusablePictureException {
        ImageReader reader = reader(file);
        Truncation truncation = new Truncation();
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(stream, true, true);
            reader.addIIOReadWarningListener(truncation);
            checkSize(reader.getWidth(0), reader.getHeight(0));
            BufferedImage image = reader.read(0, storedValues(reader));
            if (truncation.seen) {
                throw new UnusablePictureException(ChartModel.UNREADABLE_IMAGE, null);
            }
            return resized(image);
        } catch (IOException | RuntimeException e) {
            // The decoders of the JDK answer damaged data with exceptions of many kinds.
            throw new UnusablePictureException(ChartModel.UNREADABLE_IMAGE, e);
        } finally {
            reader.dispose();
        }
    }

    /** A JPEG with a colour profile is not converted from it. */
    private static ImageReadParam storedValues(ImageReader reader) throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        while (types.hasNext()) {
            ImageTypeSpecifier type = types.next();
            ColorSpace colours = type.getColorModel().getColorSpace();
            if (colours.getType() == ColorSpace.TYPE_RGB && !colours.isCS_sRGB()) {
                param.setDestinationType(type);
            }
        }
        return param;
    }

    private static ImageReader reader(byte[] file) throws UnusablePictureException {
        String format;
        if (startsWith(file, PNG)) {
            format = "png";
        } else if (startsWith(file, JPEG)) {
            format = "jpeg";
        } else {
            throw new UnusablePictureException(ChartModel.UNREADABLE_IMAGE, null);
        }
        return ImageIO.getImageReadersByFormatName(format).next();
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }

    private static void checkSize(int width, int height) throws UnusablePictureException {
        if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
            throw new UnusablePictureException(ChartModel.IMAGE_TOO_LARGE, null);
        }
    }

    private static byte[] resized(BufferedImage image) {
        AreaFilter columns = new AreaFilter(image.getWidth(), WIDTH);
        AreaFilter rows = new AreaFilter(image.getHeight(), HEIGHT);
        double[][] sums = new double[HEIGHT][WIDTH * RGB];
        OpaqueRows opaque = OpaqueRows.of(image);
        int[] row = new int[image.getWidth() * RGB];
        for (int y = 0; y < image.getHeight(); y++) {
            opaque.read(y, row);
            rows.add(y, columns.row(row, RGB), sums);
        }
        byte[] pixels = new byte[HEIGHT * WIDTH * RGB];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (int) Math.floor(sums[i / (WIDTH * RGB)][i % (WIDTH * RGB)] + HALF);
        }
        return pixels;
    }

    /** The rows of a picture as red, green, blue of 8 bits, transparency over white. Stored values, without the colour spaces of the JDK. */
    private record OpaqueRows(Raster raster, @Nullable IndexColorModel palette, boolean hasAlpha) {
        private static final int BITS_8 = 8;
        private static final int OPAQUE = 255;

        static OpaqueRows of(BufferedImage image) {
            IndexColorModel palette = image.getColorModel() instanceof IndexColorModel index ? index : null;
            return new OpaqueRows(
                    image.getRaster(), palette, image.getColorModel().hasAlpha());
        }

        void read(int y, int[] row) {
            int bands = raster.getNumBands();
            int shift = Math.max(0, raster.getSampleModel().getSampleSize(0) - BITS_8);
            int[] samples = raster.getPixels(0, y, raster.getWidth(), 1, (int[]) null);
            int colours = hasAlpha ? bands - 1 : bands;
            for (int x = 0; x < raster.getWidth(); x++) {
                for (int channel = 0; channel < RGB; channel++) {
                    int value;
                    int alpha = OPAQUE;
                    if (palette != null) {
                        int rgb = palette.getRGB(samples[x]);
                        value = (rgb >> ((RGB - 1 - channel) * BITS_8)) & 0xFF;
                        alpha = rgb >>> (RGB * BITS_8);
                    } else {
                        value = samples[x * bands + (colours == 1 ? 0 : channel)] >> shift;
                        if (hasAlpha) {
                            alpha = samples[x * bands + bands - 1] >> shift;
                        }
                    }
                    row[x * RGB + channel] = alpha == OPAQUE ? value : overWhite(value, alpha);
                }
            }
        }

        private static int overWhite(int value, int alpha) {
            return (int) Math.floor((double) alpha * value / OPAQUE + OPAQUE - alpha + 0.5);
        }
    }

    /** The JPEG decoder fills up what is missing with grey, and says so in a warning alone. */
    private static final class Truncation implements IIOReadWarningListener {
        private boolean seen;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            seen |= warning.toLowerCase(Locale.ROOT).contains("premature end");
        }
    }
}
