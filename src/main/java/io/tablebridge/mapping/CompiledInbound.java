package io.tablebridge.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablebridge.settings.Problem;
import java.util.List;

/** Runs an inbound mapping. */
record CompiledInbound(String name, String file, List<IgnoreRule> ignored, List<RecordRule> records)
        implements InboundMapping {

    @Override
    public MappingResult map(MappingInput input) {
        try {
            Outcome body = EventBody.read(input.body());
            return body instanceof Outcome.Value value
                    ? map(new Event((JsonNode) value.value(), input.headers()), input.source())
                    : unmappable("body", file, (Outcome.Wrong) body);
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
