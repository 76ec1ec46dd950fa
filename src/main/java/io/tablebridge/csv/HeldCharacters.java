package io.tablebridge.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which characters an encoding gives back as they were, to programs that know it in one way or another: some it takes and
 * gives back as others. One thread.
 */
final class HeldCharacters {

    private static final int ASCII = 0x80;

    private final CharsetEncoder encoder;
    private final List<CharsetDecoder> decoders;
    private final BitSet tried = new BitSet();
    private final BitSet held = new BitSet();

    /**
     * @param charset in which they are written
     * @param alsoRead as what else the file may be read
     */
    HeldCharacters(Charset charset, Charset alsoRead) {
        encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        decoders = Stream.of(charset, alsoRead)
                .distinct()
                .map(each -> each.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))
                .toList();
    }

    boolean holds(int character) {
        if (character < ASCII) {
            return true;
        }
        if (!tried.get(character)) {
            tried.set(character);
            held.set(character, comesBack(Character.toString(character)));
        }
        return held.get(character);
    }

    private boolean comesBack(String character) {
        try {
            ByteBuffer bytes = encoder.encode(CharBuffer.wrap(character));
            for (CharsetDecoder decoder : decoders) {
                if (!decoder.decode(bytes.duplicate()).toString().equals(character)) {
                    return false;
                }
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
