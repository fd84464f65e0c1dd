package io.caseledger.shared.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Whether a PDF names an action that runs something (ISO 32000-2, 12.6.4): JavaScript or the launch of a program. Looks at names in the file and in its
 * compressed object streams; names inside encrypted streams stay unseen, which is what a scanner is for.
 */
final class PdfActions {
    private static final Set<String> RUNS = Set.of("JavaScript", "Launch");
    private static final String OBJECT_STREAM = "ObjStm";
    private static final int NAME_BYTES = 64;
    /** Between an object stream's name and its data there is only the rest of a small dictionary. */
    private static final int DICTIONARY_BYTES = 4096;
    /** Unpacked in all, of one file. */
    private static final int UNPACKED_BYTES = 64 * 1024 * 1024;

    private int left = UNPACKED_BYTES;

    private PdfActions() {}

    static boolean in(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return new PdfActions().found(bytes, true);
        }
    }

    private boolean found(ByteBuffer bytes, boolean withStreams) {
        for (int i = 0; i < bytes.limit(); i++) {
            if (bytes.get(i) != '/') {
                continue;
            }
            var name = name(bytes, i + 1);
            if (RUNS.contains(name)) {
                return true;
            }
            if (withStreams && name.equals(OBJECT_STREAM) && foundInStream(bytes, i)) {
                return true;
            }
        }
        return false;
    }

    /** A name may write any of its characters as {@code #xx}. */
    private static String name(ByteBuffer bytes, int start) {
        var name = new StringBuilder();
        for (int i = start; i < bytes.limit() && name.length() < NAME_BYTES; i++) {
            int character = bytes.get(i);
            if (character == '#' && i + 2 < bytes.limit()) {
                int high = Character.digit(bytes.get(i + 1), 16);
                int low = Character.digit(bytes.get(i + 2), 16);
                if (high >= 0 && low >= 0) {
                    name.append((char) (high * 16 + low));
                    i += 2;
                    continue;
                }
            }
            if (character <= ' ' || character == 127 || "/<>[](){}%".indexOf(character) >= 0) {
                break;
            }
            name.append((char) character);
        }
        return name.toString();
    }

    private boolean foundInStream(ByteBuffer bytes, int from) {
        int data = dataStart(bytes, from);
        if (data < 0 || left <= 0) {
            return false;
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(bytes.slice(data, bytes.limit() - data));
            var out = new byte[Math.min(left, 8 * 1024 * 1024)];
            int length = inflater.inflate(out);
            left -= length;
            return found(ByteBuffer.wrap(out, 0, length), false);
        } catch (DataFormatException e) {
            // another filter, or none
            return false;
        } finally {
            inflater.end();
        }
    }

    private static int dataStart(ByteBuffer bytes, int from) {
        var word = "stream".getBytes(StandardCharsets.US_ASCII);
        int end = Math.min(bytes.limit() - word.length - 2, from + DICTIONARY_BYTES);
        for (int i = from; i < end; i++) {
            int matched = 0;
            while (matched < word.length && bytes.get(i + matched) == word[matched]) {
                matched++;
            }
            if (matched == word.length) {
                int data = i + word.length;
                if (bytes.get(data) == '\r') {
                    data++;
                }
                return bytes.get(data) == '\n' ? data + 1 : data;
            }
        }
        return -1;
    }
}
