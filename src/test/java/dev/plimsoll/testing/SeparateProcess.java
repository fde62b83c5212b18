package dev.plimsoll.testing;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The product in a process of its own on the database of a test, so that it can be killed as a machine kills it. */
public final class SeparateProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private SeparateProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns when it is ready. */
    public static SeparateProcess beside(JdbcConnectionDetails database) throws IOException {
        var port = freePort();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.plimsoll.PlimsollApplication",
                "--server.port=" + port,
                "--plimsoll.home=" + Path.of("target/test-home").toAbsolutePath(),
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--spring.datasource.password=" + database.getPassword(),
                "--plimsoll.versions.workers=0",
                "--plimsoll.access.tokens.ci.role=reporter",
                "--plimsoll.access.tokens.ci.secret=" + Plimsoll.REPORTER,
                "--logging.level.root=warn"));
        command.addAll(DeclaredKinds.arguments());
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/separate-process.log")))
                .start();
        var started = new SeparateProcess(process, port);
        Awaitility.await("target/separate-process.log says more")
                .atMost(Duration.ofMinutes(2))
                .until(started::isReady);
        return started;
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** At once, as {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private boolean isReady() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("It ended: see target/separate-process.log");
        }
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(address() + "/readyz")).build();
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
