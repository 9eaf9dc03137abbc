package io.dealerflow.ingest.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Candles of a simulated symbol as a PNG of few colours (W3C, Portable Network Graphics, third edition), as a screen would show them. */
public final class ChartPicture {
    static final int WIDTH = 640;
    static final int HEIGHT = 400;

    private static final int CANDLES = 40;
    private static final int MARGIN = 20;
    private static final int GRID_LINES = 6;
    private static final byte GRID = 1;
    private static final byte UP = 2;
    private static final byte DOWN = 3;
    /** The first is the background. */
    private static final int[] PALETTE = {0xFFFFFF, 0xE3E6EA, 0x1F9D6B, 0xD64545};

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final byte[][] rows = new byte[HEIGHT][WIDTH];

    private ChartPicture() {}

    /**
     * The last bars of a symbol.
     *
     * @param level price about which they are
     */
    public static byte[] of(long seed, String symbol, double level, Instant now) {
        var picture = new ChartPicture();
        picture.draw(new ChartBars(seed, symbol, level).until(now, CANDLES));
        return picture.png();
    }

    private void draw(List<ChartBars.Bar> bars) {
        for (int line = 0; line < GRID_LINES; line++) {
            int y = MARGIN + line * (HEIGHT - 2 * MARGIN) / (GRID_LINES - 1);
            fill(MARGIN, WIDTH - MARGIN, y, y + 1, GRID);
        }
        double high = bars.stream().mapToDouble(ChartBars.Bar::high).max().orElseThrow();
        double low = bars.stream().mapToDouble(ChartBars.Bar::low).min().orElseThrow();
        double pixelsPerPrice = (HEIGHT - 2 * MARGIN - 1) / (high - low);
        double slot = (double) (WIDTH - 2 * MARGIN) / bars.size();
        for (int i = 0; i < bars.size(); i++) {
            ChartBars.Bar bar = bars.get(i);
            byte colour = bar.close() >= bar.open() ? UP : DOWN;
            int middle = (int) (MARGIN + (i + 0.5) * slot);
            int half = (int) (slot * 0.35);
            fill(
                    middle,
                    middle + 1,
                    y(bar.high(), high, pixelsPerPrice),
                    y(bar.low(), high, pixelsPerPrice) + 1,
                    colour);
            int top = y(Math.max(bar.open(), bar.close()), high, pixelsPerPrice);
            int bottom = y(Math.min(bar.open(), bar.close()), high, pixelsPerPrice);
            fill(middle - half, middle + half + 1, top, bottom + 1, colour);
        }
    }

    private static int y(double price, double high, double pixelsPerPrice) {
        return MARGIN + (int) Math.round((high - price) * pixelsPerPrice);
    }

    /** Columns and rows from the first to before the second. */
    private void fill(int left, int right, int top, int bottom, byte colour) {
        for (int y = top; y < bottom; y++) {
            Arrays.fill(rows[y], left, right, colour);
        }
    }

    private byte[] png() {
        ByteBuffer header = ByteBuffer.allocate(13);
        // 8 bits, by palette; compression, filter and interlace are 0.
        header.putInt(WIDTH).putInt(HEIGHT).put((byte) 8).put((byte) 3);
        ByteBuffer palette = ByteBuffer.allocate(PALETTE.length * 3);
        for (int colour : PALETTE) {
            palette.put((byte) (colour >> 16)).put((byte) (colour >> 8)).put((byte) colour);
        }
        ByteBuffer raw = ByteBuffer.allocate(HEIGHT * (WIDTH + 1));
        for (byte[] row : rows) {
            raw.put((byte) 0).put(row); // each row says first that it is not filtered
        }
        var png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        chunk(png, "IHDR", header.array());
        chunk(png, "PLTE", palette.array());
        chunk(png, "IDAT", compressed(raw.array()));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        png.writeBytes(ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) crc.getValue())
                .array());
    }

    private static byte[] compressed(byte[] raw) {
        var deflater = new Deflater();
        try {
            deflater.setInput(raw);
            deflater.finish();
            var compressed = new ByteArrayOutputStream();
            byte[] part = new byte[8192];
            while (!deflater.finished()) {
                compressed.write(part, 0, deflater.deflate(part));
            }
            return compressed.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
