package io.tablebridge.app;

import io.tablebridge.camel.EnvironmentSecrets;
import io.tablebridge.guests.BillCount;
import io.tablebridge.operate.audit.AuditReport;
import io.tablebridge.operate.audit.AuditText;
import io.tablebridge.sandbox.HubSpotSandbox;
import io.tablebridge.sandbox.SandboxContact;
import io.tablebridge.sandbox.SandboxOptions;
import io.tablebridge.settings.Messages;
import io.tablebridge.settings.Settings;
import io.tablebridge.settings.SettingsLoader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * The demonstration: the real service with its shipped routes and mappings, in a folder of its own, between simulated
 * platforms and a simulated HubSpot. Nothing of the user's own configuration or data is touched.
 */
final class Demo {

    private static final String ONCE = "--once";
    private static final int HOLDS = 0;
    private static final int DOES_NOT_HOLD = 1;
    private static final int USAGE = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path home;
    private final PrintWriter out;
    private final Locale language;
    private final Clock clock;

    /**
     * @param home the folder with routes and mappings
     */
    Demo(Path home, PrintWriter out, Locale language, Clock clock) {
        this.home = home;
        this.out = out;
        this.language = language;
        this.clock = clock;
    }

    /** Plays the evening; without {@code --once} it stays up until it is interrupted. */
    int run(List<String> arguments) {
        Optional<String> unknown =
                arguments.stream().filter(argument -> !argument.equals(ONCE)).findFirst();
        if (unknown.isPresent()) {
            say("app.demo.usage", unknown.get());
            return USAGE;
        }
        Path folder;
        try {
            folder = Files.createTempDirectory("tablebridge-demo");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return play(folder, arguments.contains(ONCE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return DOES_NOT_HOLD;
        } finally {
            delete(folder);
        }
    }

    private int play(Path folder, boolean once) throws InterruptedException {
        say("app.demo.begin");
        try (HubSpotSandbox hubSpot = HubSpotSandbox.start(SandboxOptions.standard(), clock)) {
            Map<String, String> secrets =
                    DemoSecrets.draw(SandboxOptions.standard().token());
            CountDownLatch stopped = new CountDownLatch(1);
            try (Service service = Service.start(
                    settings(folder, hubSpot.baseUri(), secrets),
                    new EnvironmentSecrets(secrets, Optional.empty()),
                    clock)) {
                Thread hook = new Thread(() -> stop(service, folder, stopped), "stop");
                Runtime.getRuntime().addShutdownHook(hook);
                boolean holds = evening(service, hubSpot, secrets);
                if (!once) {
                    stay(service, hubSpot);
                }
                stopped.countDown();
                unhook(hook);
                return holds ? HOLDS : DOES_NOT_HOLD;
            }
        }
    }

    private boolean evening(Service service, HubSpotSandbox hubSpot, Map<String, String> secrets)
            throws InterruptedException {
        DemoEvening evening = new DemoEvening(service.doorPort(), secrets, clock);
        DemoProgress progress = new DemoProgress(service, hubSpot, out, language);
        evening.play(hubSpot, progress);
        boolean drained = progress.awaitQuiet(PATIENCE);
        progress.line();
        out.println();
        AuditReport report = service.core().audit().run();
        out.println(AuditText.render(report, language));
        DemoVerdict verdict = DemoVerdict.of(
                report, hubSpot.contacts(), evening.acknowledged(), bills(service, evening.bills()), drained);
        verdict.print(out, language);
        hubSpot.contacts().stream()
                .filter(contact ->
                        DemoEvening.FRIDAY_PHONE.equals(contact.properties().get("phone")))
                .findFirst()
                .ifPresent(this::show);
        return verdict.holds();
    }

    private static DemoVerdict.BillsFound bills(Service service, DemoBills sent) {
        List<BillCount> counts = service.core().bills().counts();
        return new DemoVerdict.BillsFound(
                counts.stream().mapToLong(BillCount::withGuest).sum(),
                counts.stream().mapToLong(BillCount::withoutGuest).sum(),
                sent.ofGuests(),
                sent.ofNobody());
    }

    private void show(SandboxContact contact) {
        say("app.demo.contact");
        contact.properties().entrySet().stream()
                .filter(property -> !property.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .forEach(property -> out.println("  " + property.getKey() + " = " + property.getValue()));
        out.println();
    }

    private void stay(Service service, HubSpotSandbox hubSpot) throws InterruptedException {
        say(
                "app.demo.urls",
                hubSpot.baseUri() + "/__sandbox/contacts",
                service.summary().door() + "/hooks/inline",
                service.summary().management() + "/health/ready");
        service.awaitStop();
    }

    private void stop(Service service, Path folder, CountDownLatch stopped) {
        service.close();
        // The main thread deletes the folder when it still runs; after Ctrl-C it does not.
        if (stopped.getCount() > 0) {
            delete(folder);
        }
    }

    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is on its way out already: the hook runs and does the same.
        }
    }

    private Settings settings(Path folder, URI hubSpot, Map<String, String> secrets) {
        Map<String, String> chosen = new HashMap<>();
        chosen.put("tablebridge.config", folder.resolve("config").toString());
        chosen.put("tablebridge.data", folder.resolve("data").toString());
        chosen.put("tablebridge.routes", home.resolve("routes").toString());
        chosen.put("tablebridge.mappings", home.resolve("mappings").toString());
        chosen.put("tablebridge.door.port", "0");
        chosen.put("tablebridge.management.port", "0");
        chosen.put("tablebridge.destination.hubspot.kind", "hubspot");
        chosen.put("tablebridge.destination.hubspot.base-url", hubSpot.toString());
        chosen.put("tablebridge.destination.hubspot.token", "env:" + DemoSecrets.HUBSPOT);
        chosen.put("route.square.notification-url", DemoEvening.SQUARE_ADDRESS);
        return new SettingsLoader(secrets, home).load(new Properties(), chosen);
    }

    private void say(String key, Object... arguments) {
        out.println(Messages.text(language, key, arguments));
        out.flush();
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
