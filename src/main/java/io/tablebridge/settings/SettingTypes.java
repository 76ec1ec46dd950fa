package io.tablebridge.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/** The kinds of value a setting can have. */
final class SettingTypes {

    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})\\s*([A-Za-z]{1,3})");
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}(/\\d{1,3})?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,199}");
    private static final Pattern MAIL_ADDRESS = Pattern.compile("[^\\s,<>@\"]{1,64}@[^\\s,<>@\"]{1,190}");
    private static final Pattern ACCOUNT_NAME = Pattern.compile("[^\\s\\p{Cntrl}]{1,200}");
    private static final Pattern ENCRYPTIONS = Pattern.compile("starttls|tls|none");
    private static final Pattern POSTGRES =
            Pattern.compile("jdbc:postgresql://[A-Za-z0-9._:,\\[\\]-]{1,300}/[^\\s?/&]{1,63}(\\?\\S{1,500})?");
    /** Who enters has settings of its own, so that no password stands in a file. */
    private static final Pattern WHO_ENTERS = Pattern.compile("(?i)[?&](user|password|sslpassword)=");

    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());

    static final SettingType<Path> PATH = new SettingType<>("path", List.of(), SettingTypes::path);
    static final SettingType<String> WORD_TYPE = new SettingType<>("word", List.of(), text -> matching(WORD, text));
    static final SettingType<String> JDBC_URL = new SettingType<>("jdbc", List.of(), SettingTypes::jdbcUrl);
    static final SettingType<Boolean> YES_NO = new SettingType<>("boolean", List.of(), SettingTypes::yesNo);
    static final SettingType<Duration> DURATION = new SettingType<>("duration", List.of(), SettingTypes::duration);
    static final SettingType<ZoneId> ZONE = new SettingType<>("zone", List.of(), SettingTypes::zone);
    static final SettingType<String> REGION = new SettingType<>(
            "region", List.of(), text -> REGIONS.contains(text) ? Optional.of(text) : Optional.empty());
    static final SettingType<URI> WEB_ADDRESS = new SettingType<>("url", List.of(), SettingTypes::webAddress);
    static final SettingType<String> HOST = new SettingType<>("host", List.of(), text -> matching(WORD, text));
    static final SettingType<String> LOOPBACK = new SettingType<>("loopback", List.of(), SettingTypes::loopback);
    static final SettingType<List<String>> ADDRESSES = new SettingType<>("addresses", List.of(), SettingTypes::list);
    static final SettingType<String> CRON = new SettingType<>(
            "cron",
            List.of(),
            text -> text.equals(SettingsCatalog.OFF) || CronExpression.isValidExpression(text)
                    ? Optional.of(text)
                    : Optional.empty());
    static final SettingType<List<String>> MAIL = new SettingType<>("mail", List.of(), SettingTypes::mail);
    static final SettingType<String> ACCOUNT =
            new SettingType<>("account", List.of(), text -> matching(ACCOUNT_NAME, text));
    static final SettingType<String> ENCRYPTION =
            new SettingType<>("encryption", List.of(), text -> matching(ENCRYPTIONS, text));
    static final SettingType<LocalTime> TIME = new SettingType<>("time", List.of(), SettingTypes::time);
    static final SettingType<Secret> SECRET = new SettingType<>(
            "secret", List.of(), text -> text.isEmpty() ? Optional.empty() : Optional.of(new Secret(text)));

    private SettingTypes() {}

    static SettingType<Integer> number(int least, int greatest) {
        return new SettingType<>(
                "number", List.of(Integer.toString(least), Integer.toString(greatest)), text -> wholeNumber(text)
                        .filter(value -> value >= least && value <= greatest)
                        .map(Long::intValue));
    }

    static SettingType<Long> bytes(long least, long greatest) {
        return new SettingType<>("bytes", List.of(bytesText(least), bytesText(greatest)), text -> bytes(text)
                .filter(value -> value >= least && value <= greatest));
    }

    private static String bytesText(long bytes) {
        for (String unit : List.of("GiB", "MiB", "KiB")) {
            long factor = factor(unit).orElseThrow();
            if (bytes % factor == 0) {
                return bytes / factor + " " + unit;
            }
        }
        return bytes + " B";
    }

    private static Optional<String> jdbcUrl(String text) {
        boolean file = text.startsWith("jdbc:h2:file:");
        boolean server =
                POSTGRES.matcher(text).matches() && !WHO_ENTERS.matcher(text).find();
        return file || server ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> matching(Pattern pattern, String text) {
        return pattern.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Boolean> yesNo(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> wholeNumber(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static Optional<Long> bytes(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        if (!matcher.matches()) {
            return wholeNumber(text);
        }
        return factor(matcher.group(2)).map(factor -> Long.parseLong(matcher.group(1)) * factor);
    }

    private static Optional<Long> factor(String unit) {
        return switch (unit) {
            case "B" -> Optional.of(1L);
            case "KiB" -> Optional.of(1L << 10);
            case "MiB" -> Optional.of(1L << 20);
            case "GiB" -> Optional.of(1L << 30);
            default -> Optional.empty();
        };
    }

    private static Optional<Duration> duration(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Optional.of(Duration.ofMillis(amount));
            case "s" -> Optional.of(Duration.ofSeconds(amount));
            case "m" -> Optional.of(Duration.ofMinutes(amount));
            case "h" -> Optional.of(Duration.ofHours(amount));
            case "d" -> Optional.of(Duration.ofDays(amount));
            default -> Optional.empty();
        };
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return text.matches("\\d{2}:\\d{2}") ? Optional.of(LocalTime.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<URI> webAddress(String text) {
        try {
            URI uri = URI.create(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            boolean plain = uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null;
            return web && plain ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> loopback(String text) {
        if (text.equals("localhost")) {
            return Optional.of(text);
        }
        try {
            boolean numeric = ADDRESS.matcher(text).matches();
            return numeric && InetAddress.getByName(text).isLoopbackAddress() ? Optional.of(text) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> mail(String text) {
        List<String> parts = List.of(text.split("\\s*,\\s*"));
        return parts.stream().allMatch(part -> MAIL_ADDRESS.matcher(part).matches())
                ? Optional.of(parts)
                : Optional.empty();
    }

    private static Optional<List<String>> list(String text) {
        List<String> parts = List.of(text.split("\\s*,\\s*"));
        return parts.stream().allMatch(part -> ADDRESS.matcher(part).matches()) ? Optional.of(parts) : Optional.empty();
    }
}
