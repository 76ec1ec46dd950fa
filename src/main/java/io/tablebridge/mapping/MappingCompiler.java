package io.tablebridge.mapping;

import io.tablebridge.settings.Problem;
import java.util.List;
import java.util.Optional;

/** Compiles mapping files: once, then the mapping runs millions of times. Thread-safe. */
public final class MappingCompiler {

    private final Transforms transforms = new Transforms();

    /**
     * An inbound or outbound mapping, whichever the text is: an outbound one has {@code destination}.
     *
     * @param fileName the file's name; the mapping must have the same name
     * @throws MappingException with every problem found, in the order of lines
     */
    public MappingFile compile(String fileName, String yaml) throws MappingException {
        Problems problems = new Problems(fileName);
        Optional<YamlNode.Keys> keys = YamlFile.read(yaml, problems);
        if (keys.isEmpty()) {
            throw new MappingException(problems.list());
        }
        Section root = new Section(keys.get(), problems);
        Optional<MappingFile> file = root.has("destination") || root.has("properties")
                ? outbound(fileName, yaml, keys.get(), problems)
                : inbound(fileName, yaml, keys.get(), problems);
        if (file.isEmpty() || problems.any()) {
            throw new MappingException(problems.list());
        }
        return file.get();
    }

    /**
     * @throws MappingException with every problem found, also when it is an outbound mapping
     */
    public InboundMapping inbound(String fileName, String yaml) throws MappingException {
        if (compile(fileName, yaml) instanceof MappingFile.Inbound file) {
            return file.mapping();
        }
        throw new MappingException(List.of(Problem.at(fileName + ":1", "TB-MAP-029")));
    }

    /**
     * @throws MappingException with every problem found, also when it is an inbound mapping
     */
    public OutboundMapping outbound(String fileName, String yaml) throws MappingException {
        if (compile(fileName, yaml) instanceof MappingFile.Outbound file) {
            return file.mapping();
        }
        throw new MappingException(List.of(Problem.at(fileName + ":1", "TB-MAP-029")));
    }

    private Optional<MappingFile> inbound(String fileName, String yaml, YamlNode.Keys keys, Problems problems) {
        Section root = Fragments.writtenOut(keys, problems);
        List<InboundTest> tests = new TestReader(problems).inbound(root);
        return new InboundReader(fileName, problems, transforms)
                .read(root)
                .map(mapping -> new MappingFile.Inbound(fileName, yaml, mapping, tests, warnings(fileName, tests)));
    }

    private static Optional<MappingFile> outbound(String fileName, String yaml, YamlNode.Keys keys, Problems problems) {
        Section root = Fragments.writtenOut(keys, problems);
        List<OutboundTest> tests = new TestReader(problems).outbound(root);
        return new OutboundReader(fileName, problems)
                .read(root)
                .map(mapping -> new MappingFile.Outbound(fileName, yaml, mapping, tests, warnings(fileName, tests)));
    }

    private static List<Problem> warnings(String fileName, List<?> tests) {
        return tests.isEmpty() ? List.of(Problem.at(fileName + ":1", "TB-MAP-031")) : List.of();
    }
}
