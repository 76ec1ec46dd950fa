package io.tablebridge.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.tablebridge.remote.RemoteRequest;
import io.tablebridge.remote.RemoteResponse;
import io.tablebridge.remote.RemoteUnreachableException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CamelRemoteTransportTest {

    private final WireMockServer remote =
            new WireMockServer(options().dynamicPort().dynamicHttpsPort());
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final CamelRemoteTransport transport = new CamelRemoteTransport(camel, 100_000);

    @BeforeAll
    void start() {
        remote.start();
        camel.start();
    }

    @AfterAll
    void stop() throws Exception {
        transport.close();
        camel.close();
        remote.stop();
    }

    @BeforeEach
    void reset() {
        remote.resetAll();
    }

    @Test
    void methodHeadersQueryAndBodyArriveAndAnyStatusIsAnAnswer() {
        remote.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(429)
                        .withHeader("Retry-After", "3")
                        .withBody("slow down")));

        RemoteResponse answer = transport.send(new RemoteRequest(
                "PATCH",
                http() + "/crm/v3/objects/contacts/1?idProperty=email&x=%2B",
                Map.of("Authorization", "Bearer t", "Content-Type", "application/json"),
                "{\"a\":\"王\"}".getBytes(StandardCharsets.UTF_8),
                Duration.ofSeconds(5)));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("retry-after")).contains("3");
        assertThat(answer.body()).asString().isEqualTo("slow down");
        remote.verify(
                1,
                patchRequestedFor(urlEqualTo("/crm/v3/objects/contacts/1?idProperty=email&x=%2B"))
                        .withHeader("Authorization", equalTo("Bearer t"))
                        .withRequestBody(equalToJson("{\"a\":\"王\"}")));
    }

    @Test
    void redirectsAreNotFollowed() {
        remote.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(302).withHeader("Location", "/elsewhere")));
        assertThat(get("/", 5_000).status()).isEqualTo(302);
        assertThat(remote.getAllServeEvents()).hasSize(1);
    }

    @Test
    void aLateAnswerADrippingOneAResetAndALargeOneMayHaveBeenSent() {
        remote.stubFor(any(urlEqualTo("/late")).willReturn(aResponse().withFixedDelay(3_000)));
        remote.stubFor(any(urlEqualTo("/drip"))
                .willReturn(aResponse().withBody("x".repeat(50)).withChunkedDribbleDelay(50, 20_000)));
        remote.stubFor(any(urlEqualTo("/reset")).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        remote.stubFor(any(urlEqualTo("/large")).willReturn(aResponse().withBody("x".repeat(200_000))));

        assertThat(failure("/late", 500).mayHaveBeenSent()).isTrue();
        long began = System.nanoTime();
        assertThat(failure("/drip", 1_000).mayHaveBeenSent()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(failure("/reset", 5_000).mayHaveBeenSent()).isTrue();
        assertThat(failure("/large", 5_000).mayHaveBeenSent()).isTrue();
        assertThat(remote.getAllServeEvents()).as("nothing is tried twice").hasSize(4);
    }

    @Test
    void withoutAConnectionNothingWasSent() throws Exception {
        assertThat(failureAt("http://nobody.invalid/", 2_000))
                .satisfies(CamelRemoteTransportTest::wasNotSent)
                .extracting(RemoteUnreachableException::reason)
                .isEqualTo("UnknownHostException");
        int closed;
        try (ServerSocket silent = new ServerSocket(0)) {
            closed = silent.getLocalPort();
            // It takes connections and never says a word of TLS.
            assertThat(failureAt("https://127.0.0.1:" + closed + "/", 500))
                    .satisfies(CamelRemoteTransportTest::wasNotSent);
        }
        assertThat(failureAt("http://127.0.0.1:" + closed + "/", 2_000))
                .satisfies(CamelRemoteTransportTest::wasNotSent)
                .extracting(RemoteUnreachableException::reason)
                .isEqualTo("HttpHostConnectException");
    }

    @Test
    void afterAFailedHandshakeNothingWasSent() {
        assertThat(failureAt("https://127.0.0.1:" + remote.httpsPort() + "/untrusted", 5_000))
                .satisfies(CamelRemoteTransportTest::wasNotSent)
                .extracting(RemoteUnreachableException::reason)
                .isEqualTo("SSLHandshakeException");
        assertThat(failureAt("https://127.0.0.1:" + remote.port() + "/plain", 5_000))
                .satisfies(CamelRemoteTransportTest::wasNotSent);
        assertThat(remote.getAllServeEvents()).isEmpty();
    }

    @Test
    void aHandshakeThatFailsWhenTheRequestIsOnItsWayMayHaveBeenSent() throws Exception {
        WireMockServer strict =
                new WireMockServer(options().dynamicPort().dynamicHttpsPort().needClientAuth(true));
        strict.start();
        try (DefaultCamelContext trusting = trusting();
                CamelRemoteTransport strangers = new CamelRemoteTransport(trusting, 100_000)) {
            String host = "https://127.0.0.1:";
            remote.stubFor(any(anyUrl()).willReturn(aResponse()));
            assertThat(strangers
                            .send(request(host + remote.httpsPort() + "/", 5_000))
                            .status())
                    .isEqualTo(200);
            assertThat(catchThrowableOfType(
                            RemoteUnreachableException.class,
                            () -> strangers.send(request(host + strict.httpsPort() + "/", 5_000))))
                    .satisfies(e -> assertThat(e.mayHaveBeenSent()).isTrue());
        } finally {
            strict.stop();
        }
    }

    private static DefaultCamelContext trusting() {
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setTrustManager(new X509ExtendedTrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        });
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(trust);
        DefaultCamelContext context = new DefaultCamelContext();
        HttpComponent http = context.getComponent("https", HttpComponent.class);
        http.setSslContextParameters(tls);
        http.setX509HostnameVerifier(NoopHostnameVerifier.INSTANCE);
        context.start();
        return context;
    }

    private static void wasNotSent(RemoteUnreachableException failure) {
        assertThat(failure.mayHaveBeenSent()).isFalse();
    }

    private static RemoteRequest request(String url, int millis) {
        return new RemoteRequest("GET", url, Map.of(), new byte[0], Duration.ofMillis(millis));
    }

    private String http() {
        return "http://127.0.0.1:" + remote.port();
    }

    private RemoteResponse get(String path, int millis) {
        return transport.send(request(http() + path, millis));
    }

    private RemoteUnreachableException failure(String path, int millis) {
        return failureAt(http() + path, millis);
    }

    private RemoteUnreachableException failureAt(String url, int millis) {
        return catchThrowableOfType(RemoteUnreachableException.class, () -> transport.send(request(url, millis)));
    }
}
