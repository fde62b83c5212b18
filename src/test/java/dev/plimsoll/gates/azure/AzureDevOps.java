package dev.plimsoll.gates.azure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Takes the ends of checks as Azure DevOps does: over TLS, with the token of the check, for a run that is there. */
final class AzureDevOps implements AutoCloseable {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final HttpsServer server;
    private final SSLContext tls;

    /** What it was told, in order: method and address, token, body. */
    final List<String> heard = new CopyOnWriteArrayList<>();

    /** What it answers; 0 for what Azure DevOps would. */
    private volatile int status;

    AzureDevOps() {
        try {
            tls = tls();
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", this::answer);
        server.start();
    }

    /** A client that trusts it. */
    SSLContext trust() {
        return tls;
    }

    String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    void answers(int other) {
        status = other;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        heard.add("%s %s %s %s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        body));
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", "https://%s/elsewhere".formatted(host()));
        }
        exchange.sendResponseHeaders(status == 0 ? 204 : status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static SSLContext tls() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            try (var file = Files.newInputStream(key())) {
                store.load(file, PASSWORD);
            }
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("stub", store.getCertificate("stub"));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate of its own for each run of the tests. */
    private static Path key() throws IOException {
        var file = Files.createTempDirectory("azure-stub").resolve("key.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "stub",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return file;
    }
}
