package io.caseledger.shared.web;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.jspecify.annotations.Nullable;

/**
 * Whether a PDF runs, carries or fetches something (ISO 32000-2, 7.11 and 12.6.4). All its objects are parsed and looked at, packed ones too; pages are not
 * drawn and nothing else is unpacked. One that is encrypted or packed in an unusual way cannot be looked into and is refused.
 */
final class PdfFile {
    /** Of streams that hold objects: a document of twenty megabytes has a few. */
    static final long MOST_UNPACKED = 48L * 1024 * 1024;

    private static final int MOST_ENTRIES = 1_000_000;
    private static final int WIDEST_ROW = 100_000;

    private static final String RUNS = "shared.FileHoldsNoMacros";
    private static final String CARRIES = "shared.FileHoldsNoOtherFiles";
    private static final String FETCHES = "shared.FileLoadsNothingFromElsewhere";

    private static final Map<String, String> KEYS =
            Map.of("JS", RUNS, "XFA", RUNS, "RichMediaContent", RUNS, "EF", CARRIES, "EmbeddedFiles", CARRIES);
    private static final Map<String, String> ACTIONS = Map.of(
            "JavaScript",
            RUNS,
            "Launch",
            RUNS,
            "Rendition",
            RUNS,
            "RichMediaExecute",
            RUNS,
            "GoToE",
            CARRIES,
            "GoToR",
            FETCHES,
            "ImportData",
            FETCHES,
            "SubmitForm",
            FETCHES);
    private static final Map<String, String> SUBTYPES =
            Map.of("FileAttachment", CARRIES, "RichMedia", RUNS, "Movie", RUNS, "Sound", RUNS, "3D", RUNS);
    private static final Set<COSName> FLATE = Set.of(COSName.FLATE_DECODE, COSName.FLATE_DECODE_ABBREVIATION);

    private PdfFile() {}

    /** @throws io.caseledger.shared.contract.Rejection INVALID with the rule it breaks */
    static void check(Path file, Budget budget) throws IOException {
        var names = new PdfNames();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            names.check(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()), budget);
        }
        try (var source = new Counted(new RandomAccessReadBufferedFile(file), budget)) {
            new Parser(source, names, budget).checkAll();
        } catch (IOException e) {
            throw FileContent.refused("shared.FileIsReadable");
        }
    }

    private static final class Parser extends PDFParser {
        private final PdfNames names;
        private final Budget budget;

        Parser(RandomAccessRead source, PdfNames names, Budget budget) throws IOException {
            super(source);
            this.names = names;
            this.budget = budget;
        }

        void checkAll() throws IOException {
            try (var parsed = document) {
                if (!parsePDFHeader()) {
                    throw new IOException("no header");
                }
                var trailer = retrieveTrailer();
                look(trailer);
                for (var key : new ArrayList<>(parsed.getXrefTable().keySet())) {
                    look(parsed.getObjectFromPool(key).getObject());
                }
                PdfPages.check(trailer, budget);
            }
        }

        /** What holds objects is unpacked here first, to its end or to the budget's: the parser itself would unpack all of it. */
        @Override
        protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
            var stream = super.parseCOSStream(dictionary);
            var type = dictionary.getItem(COSName.TYPE);
            if (COSName.XREF.equals(type)
                    || COSName.OBJ_STM.equals(type)
                    || dictionary.containsKey(COSName.W)
                    || dictionary.containsKey(COSName.FIRST)) {
                checkPacked(stream);
            }
            return stream;
        }

        private void checkPacked(COSStream stream) throws IOException {
            var filter = only(stream.getItem(COSName.FILTER));
            var parameters = only(stream.getItem(COSName.DECODE_PARMS));
            var rows = parameters == null
                    || (parameters instanceof COSDictionary known
                            && number(known, COSName.COLUMNS) <= WIDEST_ROW
                            && number(known, COSName.COLORS) <= 32
                            && number(known, COSName.BITS_PER_COMPONENT) <= 32);
            var flate = filter == null || (filter instanceof COSName name && FLATE.contains(name));
            if (!rows || !flate) {
                throw Budget.exceeded();
            }
            checkEntries(stream);
            var content = new ByteArrayOutputStream();
            try (var raw = stream.createRawInputStream();
                    var in = budget.unpacking(filter == null ? raw : new InflaterInputStream(raw))) {
                in.transferTo(content);
            } catch (ZipException | EOFException e) {
                // it ends where it is damaged, for the parser too
            }
            names.check(ByteBuffer.wrap(content.toByteArray()), budget);
        }

        /** A table of positions says how many there are, and may lie. */
        private static void checkEntries(COSStream stream) {
            var counts = new ArrayList<COSBase>();
            if (stream.getItem(COSName.INDEX) instanceof COSArray index) {
                index.forEach(counts::add);
            }
            if (stream.getItem(COSName.SIZE) instanceof COSBase size) {
                counts.add(size);
            }
            if (stream.getItem(COSName.N) instanceof COSBase count) {
                counts.add(count);
            }
            var widths = stream.getItem(COSName.W);
            var empty = widths instanceof COSArray all
                    && all.toList().stream()
                            .noneMatch(width -> width instanceof COSNumber number && number.intValue() > 0);
            if (empty
                    || (widths != null && !(widths instanceof COSArray))
                    || counts.stream()
                            .anyMatch(count ->
                                    !(count instanceof COSNumber number) || number.longValue() > MOST_ENTRIES)) {
                throw Budget.exceeded();
            }
        }

        /** Directly given, alone: what is given by reference or in a chain the parser might read another way. */
        private static @Nullable COSBase only(@Nullable COSBase item) {
            if (item instanceof COSArray list) {
                if (list.size() > 1) {
                    throw Budget.exceeded();
                }
                return list.size() == 0 ? null : list.get(0);
            }
            return item;
        }

        private static long number(COSDictionary parameters, COSName name) {
            return switch (parameters.getItem(name)) {
                case null -> 0;
                case COSNumber number -> number.longValue();
                default -> Long.MAX_VALUE;
            };
        }

        private void look(@Nullable COSBase object) {
            var waiting = new ArrayDeque<COSBase>();
            if (object != null) {
                waiting.add(object);
            }
            while (!waiting.isEmpty()) {
                budget.read(1);
                switch (waiting.pop()) {
                    case COSDictionary dictionary -> {
                        check(dictionary);
                        dictionary.entrySet().forEach(entry -> push(waiting, entry.getValue()));
                    }
                    case COSArray array -> array.forEach(item -> push(waiting, item));
                    default -> {}
                }
            }
        }

        /** What is referred to has its own turn. */
        private static void push(ArrayDeque<COSBase> waiting, @Nullable COSBase item) {
            if (item instanceof COSDictionary || item instanceof COSArray) {
                waiting.push(item);
            }
        }

        private static void check(COSDictionary dictionary) {
            refuse(KEYS, dictionary.keySet().stream().map(COSName::getName).toList());
            refuse(ACTIONS, named(dictionary, COSName.S));
            refuse(SUBTYPES, named(dictionary, COSName.SUBTYPE));
            if (dictionary instanceof COSStream && dictionary.containsKey(COSName.F)) {
                throw FileContent.refused(FETCHES);
            }
        }

        private static List<String> named(COSDictionary dictionary, COSName key) {
            return dictionary.getDictionaryObject(key) instanceof COSName name ? List.of(name.getName()) : List.of();
        }

        private static void refuse(Map<String, String> rules, List<String> names) {
            names.stream().map(rules::get).filter(Objects::nonNull).findFirst().ifPresent(rule -> {
                throw FileContent.refused(rule);
            });
        }
    }

    /** The file, each read of it counted. */
    private record Counted(RandomAccessRead file, Budget budget) implements RandomAccessRead {
        @Override
        public int read() throws IOException {
            budget.read(1);
            return file.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            budget.read(length);
            return file.read(bytes, offset, length);
        }

        @Override
        public long getPosition() throws IOException {
            return file.getPosition();
        }

        @Override
        public void seek(long position) throws IOException {
            budget.read(1);
            file.seek(position);
        }

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public boolean isClosed() {
            return file.isClosed();
        }

        @Override
        public boolean isEOF() throws IOException {
            return file.isEOF();
        }

        @Override
        public RandomAccessReadView createView(long start, long length) {
            return new RandomAccessReadView(this, start, length);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
