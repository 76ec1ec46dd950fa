package io.tablebridge.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Keeps what a sandbox holds, a line for each change, forced before it is answered. Not thread-safe. */
final class ContactFile implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileChannel channel;

    private ContactFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Reads what was kept, a line without its end aside (the process was killed), and goes on behind it. */
    static ContactFile open(Path file, Consumer<SandboxContact> onContact, Consumer<JsonNode> onProperty) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            String text = Files.readString(file, StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n') + 1;
            for (String line : text.substring(0, end).split("\n")) {
                if (!line.isEmpty()) {
                    JsonNode node = JSON.readTree(line);
                    if (node.has("property")) {
                        onProperty.accept(node.path("property"));
                    } else {
                        onContact.accept(contact(node));
                    }
                }
            }
            channel.position(text.substring(0, end).getBytes(StandardCharsets.UTF_8).length);
            channel.truncate(channel.position());
            return new ContactFile(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void append(List<SandboxContact> contacts) {
        StringBuilder lines = new StringBuilder();
        contacts.forEach(c -> lines.append(node(c)).append('\n'));
        write(lines.toString());
    }

    void appendProperty(JsonNode property) {
        ObjectNode node = Reply.NODES.objectNode();
        node.set("property", property);
        write(node + "\n");
    }

    private void write(String lines) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode node(SandboxContact contact) {
        ObjectNode node = Reply.NODES
                .objectNode()
                .put("id", contact.id())
                .put("createdAt", contact.createdAt().toString())
                .put("updatedAt", contact.updatedAt().toString())
                .put("writes", contact.writes());
        ObjectNode properties = node.putObject("properties");
        contact.properties().forEach(properties::put);
        return node;
    }

    private static SandboxContact contact(JsonNode node) {
        Map<String, String> properties = new TreeMap<>();
        node.path("properties")
                .properties()
                .forEach(e -> properties.put(e.getKey(), e.getValue().asText()));
        return new SandboxContact(
                node.path("id").asText(),
                properties,
                Instant.parse(node.path("createdAt").asText()),
                Instant.parse(node.path("updatedAt").asText()),
                node.path("writes").asInt());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
