package io.tablebridge.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.tablebridge.intake.SignatureScheme.Mode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How long a refusal takes says nothing about how much of a secret or a signature was right. */
class ConstantTimeTest {

    private static final int LENGTH = 1 << 16;
    private static final int ROUNDS = 401;

    @Test
    void nothingButTheConstantTimeComparisonDecides() {
        JavaClass verifier = new ClassFileImporter().importClass(SignatureVerifier.class);
        for (String name : List.of("verifyHmac", "verifyFixed")) {
            JavaMethod method = verifier.getMethod(name, WebhookRequest.class);
            assertThat(method.getMethodCallsFromSelf().stream()
                            .map(call -> call.getTarget().getOwner().getSimpleName() + "."
                                    + call.getTarget().getName())
                            .collect(Collectors.toSet()))
                    .contains("MessageDigest.isEqual")
                    .noneMatch(call -> call.matches(".*\\.(equals|equalsIgnoreCase|contentEquals|compare.*|mismatch)"));
        }
    }

    @Test
    void aSecretThatIsWrongAtItsBeginningTakesAsLongAsOneThatIsWrongAtItsEnd() {
        String secret = "s".repeat(LENGTH);
        SignatureVerifier verifier = verifier(List.of(secret));
        assertThat(medianOfRatios(verifier, "x" + secret.substring(1), secret.substring(1) + "x"))
                .isBetween(0.7, 1.4);
    }

    @Test
    void whichOfSeveralSecretsWasRightCannotBeTold() {
        List<String> secrets = new ArrayList<>();
        for (char last = 'a'; last < 'i'; last++) {
            secrets.add("s".repeat(LENGTH) + last);
        }
        assertThat(medianOfRatios(verifier(secrets), secrets.get(0), secrets.get(7)))
                .isBetween(0.7, 1.4);
    }

    private static SignatureVerifier verifier(List<String> secrets) {
        return new SignatureVerifier(new Scheme().mode(Mode.STATIC_HEADER).build(), secrets, Clock.systemUTC());
    }

    /** Of pairs that ran one after the other, so that whatever else the machine does concerns both. */
    private static double medianOfRatios(SignatureVerifier verifier, String one, String other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            ratios.add((double) nanos(verifier, one) / nanos(verifier, other));
        }
        Collections.sort(ratios);
        return ratios.get(ROUNDS / 2);
    }

    private static long nanos(SignatureVerifier verifier, String given) {
        WebhookRequest request = new WebhookRequest(Map.of("x-signature", given), Map.of(), new byte[0]);
        long began = System.nanoTime();
        try {
            verifier.verify(request);
        } catch (RefusedException e) {
            assertThat(e.refusal()).isEqualTo(Refusal.BAD_SIGNATURE);
        }
        return System.nanoTime() - began;
    }
}
