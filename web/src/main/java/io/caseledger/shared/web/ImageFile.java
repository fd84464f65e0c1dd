package io.caseledger.shared.web;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.HashSet;

/** How large a picture says it is, read from its head alone: nothing is decoded, so that a small file that unpacks to gigabytes hurts nobody. */
final class ImageFile {
    /** Pixels a side; twice an A0 at 600 dpi. */
    private static final long LONGEST = 40_000;
    /** Pixels of one picture; an A0 at 300 dpi has 140 million. */
    private static final long MOST = 200_000_000;

    private static final int MOST_PAGES = 1_000;
    private static final int MOST_SEGMENTS = 10_000;
    private static final int SHORT = 3;

    private final RandomAccessFile file;

    private ImageFile(RandomAccessFile file) {
        this.file = file;
    }

    /** @throws io.caseledger.shared.contract.Rejection INVALID with the rule it breaks */
    static void check(Path path, FileType type) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var image = new ImageFile(file);
            switch (type) {
                case PNG -> image.png();
                case JPEG -> image.jpeg();
                case TIFF -> image.tiff();
                default -> throw new IllegalArgumentException(type + " is no picture");
            }
        } catch (EOFException e) {
            throw FileContent.refused("shared.FileIsReadable");
        }
    }

    private static void bound(long width, long height) {
        if (width <= 0 || height <= 0) {
            throw FileContent.refused("shared.FileIsReadable");
        }
        if (width > LONGEST || height > LONGEST || width * height > MOST) {
            throw FileContent.refused(
                    "shared.PicturesAreNotTooLarge", Long.toString(LONGEST), Long.toString(MOST / 1_000_000));
        }
    }

    /** The first chunk is IHDR. */
    private void png() throws IOException {
        file.seek(16);
        bound(Integer.toUnsignedLong(file.readInt()), Integer.toUnsignedLong(file.readInt()));
    }

    /** The frame's header stands behind segments that say how long they are. */
    private void jpeg() throws IOException {
        file.seek(2);
        for (int segments = 0; segments < MOST_SEGMENTS; segments++) {
            int marker = file.readUnsignedByte();
            if (marker != 0xFF) {
                throw FileContent.refused("shared.FileIsReadable");
            }
            while (marker == 0xFF) {
                marker = file.readUnsignedByte();
            }
            int length = file.readUnsignedShort();
            if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                file.skipBytes(1);
                int height = file.readUnsignedShort();
                bound(file.readUnsignedShort(), height);
                return;
            }
            file.seek(file.getFilePointer() + Math.max(length - 2, 0));
        }
        throw Budget.exceeded();
    }

    /** A chain of directories, one a page. */
    private void tiff() throws IOException {
        boolean little = file.readUnsignedShort() == 0x4949;
        if (number(2, little) != 42) {
            throw Budget.exceeded();
        }
        var seen = new HashSet<Long>();
        long at = number(4, little);
        while (at != 0) {
            if (!seen.add(at) || seen.size() > MOST_PAGES) {
                throw Budget.exceeded();
            }
            file.seek(at);
            long entries = number(2, little);
            long width = 0;
            long height = 0;
            for (long i = 0; i < entries; i++) {
                file.seek(at + 2 + i * 12);
                long tag = number(2, little);
                long type = number(2, little);
                number(4, little);
                long value = number(type == SHORT ? 2 : 4, little);
                width = tag == 256 ? value : width;
                height = tag == 257 ? value : height;
            }
            bound(width, height);
            file.seek(at + 2 + entries * 12);
            at = number(4, little);
        }
        if (seen.isEmpty()) {
            throw FileContent.refused("shared.FileIsReadable");
        }
    }

    private long number(int bytes, boolean little) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            long read = file.readUnsignedByte();
            value = little ? value | (read << (8 * i)) : (value << 8) | read;
        }
        return value;
    }
}
