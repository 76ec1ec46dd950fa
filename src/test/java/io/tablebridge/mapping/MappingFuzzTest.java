package io.tablebridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
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

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "-",
            "/",
            "0",
            "NaN",
            "1e9",
            "-0",
            "９",
            "115/13/45",
            "99999-12-31T24:00:00+99:99",
            "0912-345-678",
            "+886 912 345 678 ext. 12",
            "a@b@c",
            "@",
            "先生",
            "花生過敏",
            "不吃牛，不過敏",
            "NT$1,2,3",
            "open",
            "\ud83d",
            "x".repeat(9_000),
            "／".repeat(300),
            "過敏".repeat(500));

    private final List<MappingFile.Inbound> mappings = new ArrayList<>();
    private final List<byte[]> seeds = new ArrayList<>();
    private final List<String> files = new ArrayList<>();

    MappingFuzzTest() throws IOException {
        MappingFolder folder = new MappingFolder(new MappingCompiler());
        MappingReport.FileReport everything = folder.check(
                "everything.yaml", Files.readString(Path.of("src/test/resources/mapping/everything.yaml")));
        assertThat(everything.problems()).isEmpty();
        List<MappingFile> usable =
                new ArrayList<>(folder.validate(Path.of("mappings")).usable());
        everything.file().ifPresent(usable::add);
        for (MappingFile file : usable) {
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
            byte[] sound = seeds.get(random.nextInt(seeds.size()));
            byte[] body =
                    switch (random.nextInt(8)) {
                        case 0 -> random(random);
                        case 1, 2, 3 -> mutated(sound, random);
                        default -> scrambled(sound, random);
                    };
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

    private static byte[] random(Random random) {
        byte[] body = new byte[random.nextInt(200)];
        random.nextBytes(body);
        return body;
    }

    /** The same event with some values replaced by others of any kind: still JSON, no longer what was agreed. */
    private static byte[] scrambled(byte[] seed, Random random) {
        try {
            JsonNode event = JSON.readTree(seed);
            scramble(event, random);
            return JSON.writeValueAsBytes(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void scramble(JsonNode node, Random random) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                if (random.nextInt(12) == 0) {
                    object.set(name, anything(random, 0));
                } else {
                    scramble(object.get(name), random);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (random.nextInt(12) == 0) {
                    array.set(i, anything(random, 0));
                } else {
                    scramble(array.get(i), random);
                }
            }
        }
    }

    private static JsonNode anything(Random random, int depth) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > 3 ? 6 : 8)) {
            case 0 -> json.nullNode();
            case 1 -> json.booleanNode(random.nextBoolean());
            case 2 -> json.numberNode(random.nextLong());
            case 3 ->
                json.numberNode(new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(4_000) - 2_000));
            case 4 -> json.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
            case 5 -> json.textNode(new String(random(random), StandardCharsets.UTF_16));
            case 6 -> json.arrayNode().add(anything(random, depth + 1)).add(anything(random, depth + 1));
            default -> json.objectNode().set("id", anything(random, depth + 1));
        };
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
