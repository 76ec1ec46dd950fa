package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever arrives, a mapping answers; whatever a file holds, the compiler answers. */
class MappingFuzzTest {

    private final List<MappingFile.Inbound> mappings = new ArrayList<>();
    private final List<byte[]> seeds = new ArrayList<>();
    private final List<String> files = new ArrayList<>();

    MappingFuzzTest() throws IOException {
        for (MappingFile file : new MappingFolder(new MappingCompiler())
                .validate(Path.of("mappings"))
                .usable()) {
            files.add(file.text());
            if (file instanceof MappingFile.Inbound inbound) {
                mappings.add(inbound);
                inbound.tests().forEach(t -> seeds.add(t.given().toString().getBytes(StandardCharsets.UTF_8)));
            }
        }
        try (var samples = Files.list(Path.of("src/test/resources/square"))) {
            samples.filter(f -> f.toString().endsWith(".json")).sorted().forEach(f -> seeds.add(bytes(f)));
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fuzzEvents(long seed, int rounds) {
        Random random = new Random(seed);
        int records = 0;
        for (int i = 0; i < rounds; i++) {
            byte[] body = mutated(seeds.get(random.nextInt(seeds.size())), random);
            MappingResult result = mappings.get(random.nextInt(mappings.size()))
                    .mapping()
                    .map(new MappingInput("fuzz", Map.of(), body));
            if (result instanceof MappingResult.Unmappable dead) {
                assertThat(dead.errors())
                        .isNotEmpty()
                        .noneMatch(e -> e.problem().code().equals("TB-MAP-049"));
            } else if (result instanceof MappingResult.Mapped) {
                records++;
            }
        }
        assertThat(records).as("not everything was broken").isPositive();
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] body = seed.clone();
        for (int n = random.nextInt(4); n >= 0; n--) {
            int at = random.nextInt(body.length);
            switch (random.nextInt(4)) {
                case 0 -> body[at] = (byte) random.nextInt(256);
                case 1 -> body[at] = (byte) "{}[]\",:0-9eEn\\".charAt(random.nextInt(14));
                case 2 -> body = java.util.Arrays.copyOf(body, Math.max(1, at));
                default -> System.arraycopy(seed, 0, body, 0, Math.min(Math.min(at, seed.length), body.length));
            }
        }
        return body;
    }

    private void fuzzFiles(long seed, int rounds) {
        Random random = new Random(seed);
        MappingCompiler compiler = new MappingCompiler();
        for (int i = 0; i < rounds; i++) {
            String text = files.get(random.nextInt(files.size()));
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(12));
            String insert = List.of("", " ", "\n", ": ", "{", "]", "/", "null", "'", "&a ", "- ", "\t")
                    .get(random.nextInt(12));
            try {
                compiler.compile("fuzz.yaml", text.substring(0, from) + insert + text.substring(to));
            } catch (MappingException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
    }

    @Test
    void noEventMakesAMappingThrow() {
        fuzzEvents(20261122, 20_000);
    }

    @Test
    void noFileMakesTheCompilerThrow() {
        fuzzFiles(20261122, 1_000);
    }

    @Test
    @Tag("long")
    void noEventOfAMillionMakesAMappingThrow() {
        fuzzEvents(System.nanoTime(), 1_000_000);
    }

    @Test
    @Tag("long")
    void noFileOfFiftyThousandMakesTheCompilerThrow() {
        fuzzFiles(System.nanoTime(), 50_000);
    }
}
