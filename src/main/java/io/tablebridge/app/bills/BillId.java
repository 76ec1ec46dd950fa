package io.tablebridge.app.bills;

import io.tablebridge.model.RecordKey;
import io.tablebridge.model.RecordType;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.settings.Problem;

/** How a person names a bill or a reservation: {@code source:id}. */
final class BillId {

    private BillId() {}

    static String of(RecordKey key) {
        return key.source() + ":" + key.externalId();
    }

    /** @throws OperateException when it is none */
    static RecordKey parse(String text, RecordType type) {
        int colon = text.indexOf(':');
        String source = colon < 0 ? "" : text.substring(0, colon).strip();
        String id = text.substring(colon + 1).strip();
        if (source.isEmpty() || id.isEmpty()) {
            throw OperateException.mistake(Problem.at("", "TB-APP-090"));
        }
        return new RecordKey(source, type, id);
    }
}
