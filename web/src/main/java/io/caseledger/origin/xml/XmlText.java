package io.caseledger.origin.xml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From bytes to characters, before any parser sees them. A parser left to itself replaces what it cannot decode in some encodings; here a wrong byte is
 * refused where it stands, as is a character that XML cannot carry.
 */
final class XmlText {
    private static final int DECLARATION_BYTES = 200;
    private static final Pattern DECLARATION = Pattern.compile("^<\\?xml\\s[^>]*\\?>");
    private static final Pattern ENCODING = Pattern.compile("\\sencoding\\s*=\\s*[\"']([^\"']{1,40})[\"']");
    private static final Pattern VERSION = Pattern.compile("\\sversion\\s*=\\s*[\"']([^\"']{1,10})[\"']");

    /** Characters that XML 1.0, production 2, does not allow. */
    static final Pattern FORBIDDEN =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private XmlText() {}

    /** @throws RefusedXml with line, column and reason */
    static String of(byte[] bytes) throws RefusedXml {
        var charset = charset(bytes);
        var text = decode(bytes, charset);
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        refuseForeignVersion(text);
        refuseForbiddenCharacters(text);
        return text;
    }

    private static Charset charset(byte[] bytes) throws RefusedXml {
        int first = at(bytes, 0);
        int second = at(bytes, 1);
        if (first == 0xEF && second == 0xBB && at(bytes, 2) == 0xBF) {
            return StandardCharsets.UTF_8;
        }
        if ((first == 0xFE && second == 0xFF) || (first == 0 && second == '<')) {
            return StandardCharsets.UTF_16BE;
        }
        if ((first == 0xFF && second == 0xFE && at(bytes, 2) != 0) || (first == '<' && second == 0)) {
            return StandardCharsets.UTF_16LE;
        }
        var start = new String(bytes, 0, Math.min(bytes.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
        var name = declared(start, ENCODING);
        if (name == null) {
            return StandardCharsets.UTF_8;
        }
        // named, not asked for by Charset.forName: what the JVM knows is more than what anybody should send
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "UTF-8", "UTF8", "US-ASCII", "ASCII" -> StandardCharsets.UTF_8;
            case "BIG5", "BIG-5" -> Charset.forName("Big5");
            case "MS950", "CP950", "WINDOWS-950", "X-WINDOWS-950" -> Charset.forName("x-windows-950");
            default -> throw RefusedXml.at(1, 1, "origin.XmlEncodingIsKnown", shown(name));
        };
    }

    private static @Nullable String declared(String start, Pattern what) {
        var declaration = DECLARATION.matcher(start);
        if (!declaration.find()) {
            return null;
        }
        var found = what.matcher(declaration.group());
        return found.find() ? found.group(1) : null;
    }

    private static String decode(byte[] bytes, Charset charset) throws RefusedXml {
        var in = ByteBuffer.wrap(bytes);
        try {
            // a new decoder reports what it cannot read
            return charset.newDecoder().decode(in).toString();
        } catch (CharacterCodingException e) {
            var place = Place.endOf(new String(bytes, 0, in.position(), charset));
            var wrong = "0x%02X".formatted(bytes[in.position()] & 0xFF);
            throw RefusedXml.at(place.line(), place.column(), "origin.XmlTextIsDecodable", charset.name(), wrong);
        }
    }

    /** XML 1.1 could name control characters that our records and the rest of the world cannot keep. */
    private static void refuseForeignVersion(String text) throws RefusedXml {
        var version = declared(text.substring(0, Math.min(text.length(), DECLARATION_BYTES)), VERSION);
        if (version != null && !version.equals("1.0")) {
            throw RefusedXml.at(1, 1, "origin.XmlIsVersionOne", shown(version));
        }
    }

    private static void refuseForbiddenCharacters(String text) throws RefusedXml {
        var found = FORBIDDEN.matcher(text);
        if (found.find()) {
            var place = Place.endOf(text.substring(0, found.start()));
            var character = "U+%04X".formatted(text.codePointAt(found.start()));
            throw RefusedXml.at(place.line(), place.column(), "origin.XmlCharactersAreAllowed", character);
        }
    }

    /** What a message repeats of a file: short, and without characters that would spoil the line. */
    static String shown(String text) {
        var clean = text.strip().replaceAll("\\p{Cntrl}", " ");
        return clean.codePointCount(0, clean.length()) <= 60
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, 60)) + "…";
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & 0xFF : -1;
    }

    private record Place(int line, int column) {
        static Place endOf(String text) {
            int line = 1;
            int start = 0;
            for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
                line++;
                start = i + 1;
            }
            return new Place(line, text.codePointCount(start, text.length()) + 1);
        }
    }
}
