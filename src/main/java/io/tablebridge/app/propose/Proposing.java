package io.tablebridge.app.propose;

import io.tablebridge.app.imports.MappingChoice;
import io.tablebridge.cli.ProposeOrder;
import io.tablebridge.mapping.MappingCompiler;
import io.tablebridge.mapping.MappingException;
import io.tablebridge.mapping.MappingFile;
import io.tablebridge.mapping.MappingFolder;
import io.tablebridge.mapping.MappingReport.FileReport;
import io.tablebridge.model.RecordType;
import io.tablebridge.operate.backup.OperateException;
import io.tablebridge.operate.management.CommandResult;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Problem;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Proposes a mapping for a file, and saves it when a person says so. One thread. */
public final class Proposing {

    private static final String NAME = "[a-z][a-z0-9-]{0,63}";

    private final Settings settings;
    private final ProposeOrder order;
    private final Locale language;

    public Proposing(Settings settings, ProposeOrder order, Locale language) {
        this.settings = settings;
        this.order = order;
        this.language = language;
    }

    /**
     * Does it and gives the exit status: 1 while something must be decided before the mapping can be used.
     *
     * @throws OperateException when it can't be done
     */
    public int run(PrintWriter out) {
        String name = name();
        FileSample sample = FileSample.of(order.file(), order.encoding(), order.delimiter());
        ProposalTerms terms = new ProposalTerms(
                settings.get(SettingsCatalog.REGION),
                settings.get(SettingsCatalog.ZONE),
                order.currency(),
                order.status(),
                language);
        Proposal proposal = new Proposer(HeaderDictionary.load(), StatusWords.load(), terms)
                .of(name, type(), sample.columns())
                .orElseThrow(() -> OperateException.mistake(
                        Problem.at(String.valueOf(order.file().getFileName()), "TB-IMP-053")));
        String text = text(name, proposal, sample);
        List<String> known =
                known(sample.columns().stream().map(SampleColumn::name).toList());
        if (!known.isEmpty()) {
            Problem there =
                    Problem.at(String.valueOf(order.file().getFileName()), "TB-IMP-057", String.join(", ", known));
            out.println(there.text(language));
        }
        out.print(new ProposalText(language, order.values()).of(proposal));
        if (order.save()) {
            save(name, text);
        }
        String key = order.save()
                ? proposal.open() ? "import.propose.open" : "import.propose.saved"
                : "import.propose.unsaved";
        out.println(Messages.text(language, key, target(name).toString(), name));
        out.flush();
        return proposal.open() ? CommandResult.DOES_NOT_HOLD : CommandResult.OK;
    }

    /** The whole file; it is checked like every other before a person sees it. */
    private String text(String name, Proposal proposal, FileSample sample) {
        try {
            String text = proposal.text() + new ProposedTests(proposal, language).of(name, sample.rows());
            FileReport report = new MappingFolder(new MappingCompiler()).check(name + ".yaml", text);
            if (!proposal.open() && !report.isGood()) {
                throw new OperateException(report.problems().get(0));
            }
            return text;
        } catch (MappingException e) {
            throw new OperateException(e.problems().get(0), e);
        }
    }

    /** The mappings that read such files already. */
    private List<String> known(List<String> columns) {
        Path folder = settings.path(SettingsCatalog.MAPPINGS);
        try {
            Map<String, String> texts = new TreeMap<>();
            new MappingFolder(new MappingCompiler())
                    .validate(folder).usable().stream()
                            .filter(MappingFile.Inbound.class::isInstance)
                            .forEach(file -> texts.put(file.name(), file.text()));
            return MappingChoice.among(texts, texts.keySet()).fitting(columns);
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(folder.toString(), "TB-APP-002", e.getClass().getSimpleName()), e);
        }
    }

    private Optional<RecordType> type() {
        return order.record().map(code -> Arrays.stream(RecordType.values())
                .filter(type -> type.code().equals(code))
                .findFirst()
                .orElseThrow());
    }

    /** As a person says, or else made of the file's name. */
    private String name() {
        String name = order.name().orElseGet(() -> {
            String file = String.valueOf(order.file().getFileName());
            int dot = file.lastIndexOf('.');
            return (dot > 0 ? file.substring(0, dot) : file)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "-")
                    .replaceAll("^[^a-z]+|-+$", "");
        });
        if (!name.matches(NAME)) {
            throw OperateException.mistake(Problem.at("--as", "TB-IMP-054", name));
        }
        return name;
    }

    private Path target(String name) {
        return settings.path(SettingsCatalog.MAPPINGS).resolve(name + ".yaml");
    }

    private void save(String name, String text) {
        Path target = target(name);
        try {
            Files.writeString(target, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw OperateException.mistake(Problem.at(target.toString(), "TB-IMP-055"));
        } catch (IOException e) {
            throw new OperateException(
                    Problem.at(target.toString(), "TB-IMP-056", e.getClass().getSimpleName()), e);
        }
    }
}
