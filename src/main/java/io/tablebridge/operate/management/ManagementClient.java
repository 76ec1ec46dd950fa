package io.tablebridge.operate.management;

import io.tablebridge.operate.backup.DataFolder;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Gives commands to the process that holds the data folder. Thread-safe. */
public final class ManagementClient {

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final DataFolder folder;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public ManagementClient(DataFolder folder) {
        this.folder = folder;
    }

    /**
     * Gives the command and waits for its answer.
     *
     * @throws OperateException when the process can't be reached or does not take it
     */
    public CommandResult run(CommandRequest command) throws InterruptedException {
        try {
            List<String> address = Files.readAllLines(folder.managementPort());
            String token = Files.readString(folder.managementToken());
            if (address.size() < 2) {
                throw new OperateException(Problem.at(folder.root().toString(), "TB-OPS-054"));
            }
            String host = address.get(0).contains(":") ? "[" + address.get(0) + "]" : address.get(0);
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://" + host + ":" + address.get(1) + "/commands/" + command.name()))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .timeout(LONGEST)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(CommandJson.write(command)))
                    .build();
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new OperateException(Problem.at(command.name(), "TB-OPS-055", response.statusCode()));
            }
            return CommandJson.readResult(response.body());
        } catch (IOException e) {
            throw new OperateException(Problem.at(folder.root().toString(), "TB-OPS-054"), e);
        }
    }
}
