package io.tablebridge.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.util.BitSet;

/** Which characters an encoding gives back as they were: some it takes and gives back as others. One thread. */
final class HeldCharacters {

    private static final int ASCII = 0x80;

    private final CharsetEncoder encoder;
    private final CharsetDecoder decoder;
    private final BitSet tried = new BitSet();
    private final BitSet held = new BitSet();

    HeldCharacters(Charset charset) {
        encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
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
            return decoder.decode(bytes).toString().equals(character);
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
