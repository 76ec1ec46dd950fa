package io.tablebridge.cli;

import io.tablebridge.settings.Problem;
import java.util.List;

/**
 * What was started, for the person who started it.
 *
 * @param store where the database is
 * @param door the address webhooks are taken at
 * @param management the address of health, metrics and commands
 * @param routes the routes that run
 * @param off connectors and destinations that stay off, with the reason
 * @param secrets the secrets that routes and destinations need, and whether each is there
 * @param notices what else a person should know, such as a recovery
 */
public record StartupSummary(
        String version,
        String dataFolder,
        String store,
        String door,
        String management,
        List<String> routes,
        List<Problem> off,
        List<SecretState> secrets,
        List<Problem> notices) {

    /**
     * Whether a secret is there; never its value.
     *
     * @param name of the variable or the file that holds it, or of the setting that must name one
     * @param places where it is asked for
     */
    public record SecretState(String name, List<String> places, boolean set) {}
}
