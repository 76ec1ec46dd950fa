package io.tablebridge.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @Test
    void aRenewedCertificateIsUsedWithoutARestartAndABrokenOneIsNot(@TempDir Path folder) throws Exception {
        TlsFiles files = new TlsFiles(folder.resolve("cert.pem"), folder.resolve("key.pem"));
        write(folder, files, "first");
        try (Rig rig = new Rig(folder)
                .start(new DoorServerSettings(
                        "127.0.0.1", 0, Optional.of(files), Set.of(), Duration.ofMillis(50), DoorLimits.DEFAULT))) {
            assertThat(subject(rig)).isEqualTo("CN=first");

            write(folder, files, "second");
            awaitSecond(rig);

            Files.writeString(files.certificate(), "half a file");
            assertThat(subject(rig)).isEqualTo("CN=second");
        }
    }

    @Test
    void aRenewalHalfDoneKeepsTheOldPairInUse(@TempDir Path folder) throws Exception {
        TlsFiles files = new TlsFiles(folder.resolve("cert.pem"), folder.resolve("key.pem"));
        TlsFiles renewed = new TlsFiles(folder.resolve("new-cert.pem"), folder.resolve("new-key.pem"));
        write(folder, files, "first");
        write(folder, renewed, "second");
        try (Rig rig = new Rig(folder)
                .start(new DoorServerSettings(
                        "127.0.0.1", 0, Optional.of(files), Set.of(), Duration.ofMillis(20), DoorLimits.DEFAULT))) {
            Files.move(renewed.key(), files.key(), StandardCopyOption.REPLACE_EXISTING);
            // Many looks at the files, each of which would have broken what follows it.
            await().during(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> subject(rig).equals("CN=first"));
            Files.move(renewed.certificate(), files.certificate(), StandardCopyOption.REPLACE_EXISTING);
            awaitSecond(rig);
        }
    }

    @Test
    void aKeyOfAnotherCertificateIsRefusedAtTheStart(@TempDir Path folder) throws Exception {
        TlsFiles files = new TlsFiles(folder.resolve("cert.pem"), folder.resolve("key.pem"));
        TlsFiles other = new TlsFiles(folder.resolve("other-cert.pem"), folder.resolve("other-key.pem"));
        write(folder, files, "first");
        write(folder, other, "second");
        DoorServerSettings mixed = new DoorServerSettings(
                "127.0.0.1",
                0,
                Optional.of(new TlsFiles(files.certificate(), other.key())),
                Set.of(),
                Duration.ofMinutes(1),
                DoorLimits.DEFAULT);
        Rig rig = new Rig(folder);
        assertThatThrownBy(() -> rig.start(mixed))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("TB-CML-013");
    }

    @Test
    void beyondThisMachineThereIsNoDoorWithoutEncryption(@TempDir Path folder) throws Exception {
        DoorServerSettings open = new DoorServerSettings(
                "0.0.0.0", 0, Optional.empty(), Set.of(), Duration.ofMinutes(1), DoorLimits.DEFAULT);
        Rig rig = new Rig(folder);
        assertThatThrownBy(() -> rig.start(open))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("TB-CML-011");
    }

    @Test
    void aDeclaredProxyIsTheOnlyOneThatMayConnect(@TempDir Path folder) throws Exception {
        try (Rig rig = new Rig(folder)
                .shipped("inline.camel.yaml")
                .start(new DoorServerSettings(
                        "0.0.0.0",
                        0,
                        Optional.empty(),
                        Set.of("192.0.2.1"),
                        Duration.ofMinutes(1),
                        DoorLimits.DEFAULT))) {
            assertThat(rig.send(rig.inline(Rig.EVENT)).statusCode()).isEqualTo(403);
        }
    }

    /** Vert.x closes a connection that comes in the very moment of the change; whoever sends a webhook sends it again. */
    private static void awaitSecond(Rig rig) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(SSLException.class)
                .until(() -> subject(rig).equals("CN=second"));
    }

    private static void write(Path folder, TlsFiles files, String name) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "door",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=" + name,
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        Files.writeString(
                files.key(), pem("PRIVATE KEY", keys.getKey("door", PASSWORD).getEncoded()));
        Files.writeString(
                files.certificate(),
                pem("CERTIFICATE", keys.getCertificate("door").getEncoded()));
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + what
                + "-----\n";
    }

    private static String subject(Rig rig) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAll()}, null);
        try (SSLSocket socket = (SSLSocket)
                context.getSocketFactory().createSocket("127.0.0.1", rig.camel().port())) {
            socket.startHandshake();
            X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return certificate.getSubjectX500Principal().getName();
        }
    }

    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
