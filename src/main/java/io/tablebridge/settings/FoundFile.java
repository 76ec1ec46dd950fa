package io.tablebridge.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that a person edits, as it was found.
 *
 * @param name without its folder
 * @param state whether it could be read
 * @param text what it holds; of a file that is too large its size in bytes; of one that can't be read the kind of failure
 */
public record FoundFile(String name, State state, String text) {

    /** Whether a file could be read. */
    public enum State {
        /** It is there as text. */
        READ,
        /** It is not there. */
        GONE,
        /** It is larger than such files may be. */
        TOO_LARGE,
        /** It is not UTF-8. */
        NOT_UTF8,
        /** It is there and can't be read. */
        UNREADABLE
    }

    /**
     * Reads a file.
     *
     * @param most bytes that are read at all
     */
    public static FoundFile read(Path file, long most) {
        return read(file, most, Files::readString);
    }

    /** How the text of a file is read. */
    interface Reader {

        /**
         * @throws CharacterCodingException when the file is not UTF-8
         * @throws IOException when it can't be read
         */
        String text(Path file) throws IOException;
    }

    static FoundFile read(Path file, long most, Reader reader) {
        String name = String.valueOf(file.getFileName());
        try {
            long size = Files.size(file);
            return size > most
                    ? new FoundFile(name, State.TOO_LARGE, Long.toString(size))
                    : new FoundFile(name, State.READ, reader.text(file));
        } catch (CharacterCodingException e) {
            return new FoundFile(name, State.NOT_UTF8, "");
        } catch (NoSuchFileException e) {
            return gone(name);
        } catch (IOException e) {
            return new FoundFile(name, State.UNREADABLE, e.getClass().getSimpleName());
        }
    }

    /** A file that was there before. */
    public static FoundFile gone(String name) {
        return new FoundFile(name, State.GONE, "");
    }

    /** Its name and state only: what it holds belongs into no log. */
    @Override
    public String toString() {
        return name + " " + state;
    }
}
