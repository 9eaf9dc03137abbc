package io.dealerflow.load;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Pictures of candles with a double top, each with noise of its own. */
final class ChartFrame {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int CANDLES = 40;
    /** Bars and prices, as fractions of the picture, between which prices go in straight lines. */
    private static final double[][] SKELETON = {{0, 0.15}, {0.3, 0.85}, {0.5, 0.5}, {0.7, 0.85}, {1, 0.1}};

    private static final double NOISE = 0.012;

    private ChartFrame() {}

    static byte[] doubleTop(long seed) throws IOException {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        var random = new SplittableRandom(seed);
        double open = price(0);
        for (int i = 0; i < CANDLES; i++) {
            double close = price((i + 1.0) / CANDLES) + NOISE * random.nextGaussian();
            graphics.setColor(close >= open ? new Color(0x1F9D6B) : new Color(0xD64545));
            int middle = (i * 2 + 1) * WIDTH / CANDLES / 2;
            double high = Math.max(open, close) + NOISE * random.nextDouble();
            double low = Math.min(open, close) - NOISE * random.nextDouble();
            graphics.fillRect(middle, y(high), 1, y(low) - y(high) + 1);
            graphics.fillRect(middle - 5, y(Math.max(open, close)), 11, Math.abs(y(open) - y(close)) + 1);
            open = close;
        }
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static double price(double at) {
        int after = 1;
        while (SKELETON[after][0] < at) {
            after++;
        }
        double[] left = SKELETON[after - 1];
        double[] right = SKELETON[after];
        return left[1] + (right[1] - left[1]) * (at - left[0]) / (right[0] - left[0]);
    }

    private static int y(double price) {
        return (int) Math.round((1 - price) * HEIGHT);
    }
}
