package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablebridge.settings.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Runs an inbound mapping. */
record CompiledInbound(
        String name,
        String file,
        Optional<String> source,
        Optional<FileColumns> columns,
        List<IgnoreRule> ignored,
        List<RecordRule> records)
        implements InboundMapping {

    @Override
    public MappingResult map(MappingInput input) {
        Outcome body = EventBody.read(input.body());
        return body instanceof Outcome.Value value
                ? map((JsonNode) value.value(), input.source(), input.headers())
                : unmappable("body", file, (Outcome.Wrong) body);
    }

    @Override
    public MappedEvent mapAndLook(MappingInput input) {
        Outcome body = EventBody.read(input.body());
        if (!(body instanceof Outcome.Value value)) {
            return new MappedEvent(unmappable("body", file, (Outcome.Wrong) body), OptionalLong.empty());
        }
        JsonNode node = (JsonNode) value.value();
        return new MappedEvent(
                map(node, input.source(), input.headers()), OptionalLong.of(EventShape.fingerprint(node)));
    }

    @Override
    public MappingResult map(String source, Map<String, String> headers, ObjectNode body) {
        return map((JsonNode) body, source, headers);
    }

    private MappingResult map(JsonNode body, String source, Map<String, String> headers) {
        try {
            return map(new Event(body, headers), source);
        } catch (RuntimeException e) {
            // A defect of ours must cost one event, not the pipeline; the class says enough without the data.
            Problem defect = Problem.at(file, "TB-MAP-049", e.getClass().getSimpleName());
            return new MappingResult.Unmappable(List.of(new FieldError("body", defect)));
        }
    }

    MappingResult map(Event event, String source) {
        for (IgnoreRule rule : ignored) {
            Condition.Answer answer = rule.applies(event);
            if (answer == Condition.Answer.YES) {
                return new MappingResult.Ignored(rule.reason());
            }
            if (answer == Condition.Answer.UNREADABLE) {
                return unmappable("ignore", file, rule.unreadable(event));
            }
        }
        Made made = new Made();
        for (int i = 0; i < records.size(); i++) {
            records.get(i).make(event, source, made);
        }
        return made.result();
    }

    private static MappingResult unmappable(String field, String place, Outcome.Wrong wrong) {
        return new MappingResult.Unmappable(List.of(new FieldError(field, wrong.at(place))));
    }
}
