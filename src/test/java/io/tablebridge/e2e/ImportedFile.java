package io.tablebridge.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.CommandRequest;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.operate.management.ManagementClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A file of bookings that the service is asked to import, as {@code tablebridge import} asks it. */
record ImportedFile(Path path) {

    private static final String HEADER = "訂位編號,訂位日期,訂位時間,姓名,電話,人數,桌號,備註,狀態\r\n";

    /** With several bookings of each guest, and of each two hundred rows one that is rejected. */
    static ImportedFile of(Path path, int rows, int guests) throws IOException {
        String text = IntStream.range(0, rows)
                .mapToObj(row -> "B%d,%d/11/%02d,19:00,王小明,%s,%d,A%d,靠窗,已訂位"
                        .formatted(
                                row,
                                116 + row % 3,
                                1 + row % 30,
                                row % 200 == 7 ? "9.12E+08" : "0912%06d".formatted(345_000 + row % guests),
                                1 + row % 8,
                                row % 9))
                .collect(Collectors.joining("\r\n", HEADER, "\r\n"));
        return new ImportedFile(Files.writeString(path, text));
    }

    /** Has it taken over; the same again is harmless. Empty when the service is gone. */
    Optional<String> order(Path data) throws InterruptedException {
        return ask(
                        data,
                        "import-order",
                        Map.of("file", path.toString(), "mapping", "csv-booking-zh", "source", "csv-booking-zh"))
                .map(answer -> answer.path("id").asText());
    }

    /** How it stands; empty when the service is gone. */
    static Optional<JsonNode> state(Path data, String id) throws InterruptedException {
        return ask(data, "import-state", Map.of("id", id));
    }

    private static Optional<JsonNode> ask(Path data, String command, Map<String, String> arguments)
            throws InterruptedException {
        try {
            CommandResult result = new ManagementClient(DataFolder.at(data))
                    .run(new CommandRequest(command, arguments, Locale.ENGLISH));
            return result.exit() == CommandResult.OK
                    ? Optional.of(new ObjectMapper().readTree(result.text()))
                    : Optional.empty();
        } catch (OperateException | IOException e) {
            return Optional.empty();
        }
    }
}
