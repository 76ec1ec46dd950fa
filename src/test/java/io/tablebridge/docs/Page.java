package io.tablebridge.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param file relative to the repository
 * @param text in Markdown
 */
record Page(Path file, String text) {

    private static final Pattern BLOCK = Pattern.compile("(?m)^ *```(\\w*)\\n(.*?)^ *```", Pattern.DOTALL);
    private static final Pattern SPAN = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
    private static final Pattern COMMENT = Pattern.compile("#.*");
    private static final Pattern COMMAND =
            Pattern.compile("(?<![\\w/.-])(?:\\./|/opt/tablebridge/)?tablebridge ((?:--|[a-z])[^`\\n#|「」]*)");

    static Page read(Path file) {
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every page there is, those at the top of the repository first. */
    static List<Page> all() {
        List<Page> pages = new ArrayList<>();
        for (Path folder : List.of(Path.of(""), Path.of("docs"))) {
            try (Stream<Path> files = Files.walk(folder, folder.toString().isEmpty() ? 1 : 3)) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(file -> pages.add(read(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return pages;
    }

    /** The texts of its blocks of this language. */
    List<String> blocks(String language) {
        List<String> found = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                found.add(matcher.group(2));
            }
        }
        return found;
    }

    /** What it tells the reader to type, each as arguments; what is in square brackets counts as typed. */
    Set<List<String>> commands() {
        Set<List<String>> found = new LinkedHashSet<>();
        List<String> code = new ArrayList<>(blocks("sh"));
        code.addAll(blocks("ini"));
        Matcher spans = SPAN.matcher(BLOCK.matcher(text).replaceAll(""));
        while (spans.find()) {
            code.add(spans.group(1));
        }
        for (String piece : code) {
            Matcher matcher = COMMAND.matcher(COMMENT.matcher(piece).replaceAll(""));
            while (matcher.find()) {
                found.add(List.of(
                        matcher.group(1).replaceAll("[\\[\\]]", "").strip().split("\\s+")));
            }
        }
        return found;
    }

    /** Its links to other files of the repository or places in them. */
    List<String> localLinks() {
        List<String> found = new ArrayList<>();
        Matcher matcher = LINK.matcher(BLOCK.matcher(text).replaceAll(""));
        while (matcher.find()) {
            if (!matcher.group(1).contains("://")) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }

    /** The anchors that its headings get on the web. */
    Set<String> anchors() {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = HEADING.matcher(BLOCK.matcher(text).replaceAll(""));
        while (matcher.find()) {
            found.add(matcher.group(1)
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-'));
        }
        return found;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
