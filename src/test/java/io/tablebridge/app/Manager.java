package io.tablebridge.app;

import io.tablebridge.app.batch.MorningChannel;
import io.tablebridge.app.batch.MorningMessage;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;
import java.util.ArrayList;
import java.util.List;

/** Somebody who reads the messages of the morning. */
final class Manager implements MorningChannel {

    private final List<MorningMessage> read = new ArrayList<>();
    private int refusals;
    private int asked;

    /** Refuses the next ones. */
    void refuse(int messages) {
        refusals = messages;
    }

    @Override
    public String name() {
        return "manager";
    }

    @Override
    public void send(MorningMessage message) {
        asked++;
        if (refusals > 0) {
            refusals--;
            throw new OperateException(Problem.at("manager", "TB-BAT-031"));
        }
        read.add(message);
    }

    /** How often anybody tried to send something. */
    int asked() {
        return asked;
    }

    List<MorningMessage> read() {
        return List.copyOf(read);
    }

    MorningMessage last() {
        return read.get(read.size() - 1);
    }

    /** The codes of what the last message says is to be looked at. */
    static List<String> alerts(MorningMessage message) {
        return message.lines().stream()
                .filter(MorningMessage::isAlert)
                .map(Problem::code)
                .toList();
    }
}
