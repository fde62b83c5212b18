package dev.plimsoll.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Kills Plimsoll, its PostgreSQL, or both, at ten random moments while deliveries come in, and counts what is there
 * afterwards: everything that was acknowledged, once.
 */
class CrashBenchmark {

    private static final int DELIVERIES = Integer.getInteger("crash.deliveries", 2000);
    private static final int KILLS = Integer.getInteger("crash.kills", 10);
    private static final int CLIENTS = 4;
    private static final Path HOME = Path.of("target", "crash-home").toAbsolutePath();

    private final Random random = new Random(Long.getLong("crash.seed", System.nanoTime()));
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger repeats = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private int port;

    @Test
    void losesNothingThatItAcknowledgedAndCountsNothingTwice() throws Exception {
        deleteHome();
        port = freePort();
        var plimsoll = start();
        awaitReady();
        var senders = Executors.newFixedThreadPool(CLIENTS);
        for (var n = 0; n < DELIVERIES; n++) {
            senders.execute(this::deliver);
        }
        senders.shutdown();
        var killed = new ArrayList<String>();
        for (var kill = 0; kill < KILLS; kill++) {
            awaitProgress((kill + random.nextDouble()) * DELIVERIES / (KILLS + 1));
            killed.add(what(kill));
            plimsoll = kill(what(kill), plimsoll);
        }
        assertThat(senders.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
        awaitReady();
        report(killed);
        plimsoll.destroy();
        plimsoll.waitFor(30, TimeUnit.SECONDS);
    }

    private static String what(int kill) {
        return switch (kill % 3) {
            case 0 -> "Plimsoll";
            case 1 -> "PostgreSQL";
            default -> "both";
        };
    }

    /** Sends one delivery until it is acknowledged, as a sender does that redelivers. */
    private void deliver() {
        var request = DeploymentDelivery.next(port, "deployment_status");
        var guid = request.head().replaceAll("(?s).*X-GitHub-Delivery: (\\S+).*", "$1");
        for (; ; ) {
            try (var connection = new HttpConnection(port)) {
                var status = connection.send(request.head(), request.body());
                if (status == 202 || status == 200) {
                    acknowledged.add(guid);
                    repeats.addAndGet(status == 200 ? 1 : 0);
                    Thread.sleep(8);
                    return;
                }
                refused.incrementAndGet();
                Thread.sleep(100);
            } catch (IOException | RuntimeException e) {
                pause(100);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Process kill(String what, Process plimsoll) throws Exception {
        var server = postmaster();
        if (!what.equals("Plimsoll")) {
            server.ifPresent(ProcessHandle::destroyForcibly);
        }
        if (what.equals("PostgreSQL")) {
            return plimsoll;
        }
        plimsoll.destroyForcibly().waitFor();
        return start();
    }

    private static Optional<ProcessHandle> postmaster() throws IOException {
        var file = HOME.resolve("postgres/data/postmaster.pid");
        return Files.exists(file)
                ? ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).get(0).strip()))
                : Optional.empty();
    }

    private Process start() throws IOException {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.plimsoll.PlimsollApplication",
                "--server.port=" + port,
                "--plimsoll.home=" + HOME,
                "--plimsoll.intake.sources.bench.kind=github",
                "--plimsoll.intake.sources.bench.secrets=" + Product.SECRET,
                "--logging.level.root=warn");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/crash.log")))
                .start();
    }

    private void awaitReady() throws InterruptedException {
        for (var tries = 0; tries < 1200; tries++) {
            try (var connection = new HttpConnection(port)) {
                if (connection.send("GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n", new byte[0]) == 200) {
                    return;
                }
            } catch (IOException | RuntimeException e) {
                // Not there yet.
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("Plimsoll is not ready after two minutes: see target/crash.log");
    }

    private void awaitProgress(double deliveries) throws InterruptedException {
        while (acknowledged.size() < deliveries) {
            Thread.sleep(5);
        }
    }

    private void report(List<String> killed) throws SQLException, IOException {
        try (var connection = connect()) {
            var kept = texts(connection, "select delivery_key from intake.delivery_key");
            var lost =
                    acknowledged.stream().filter(guid -> !kept.contains(guid)).count();
            var bodies = count(connection, "select count(*) from intake.delivery where outcome = 'translated'");
            var deployments = count(connection, "select count(*) from deployments.deployment");
            var twice = count(
                    connection,
                    "select count(*) from (select from deployments.report group by deployment_id having count(*) > 1) t");
            var without = count(
                    connection,
                    "select count(*) from deployments.deployment d where not exists "
                            + "(select from deployments.report r where r.deployment_id = d.id)");
            print("killed %s", killed);
            print(
                    "%d deliveries, %d acknowledged (%d of them as repeats of one that was kept unanswered), %d refused with 503",
                    DELIVERIES, acknowledged.size(), repeats.get(), refused.get());
            print(
                    "kept %d, bodies %d, deployments %d; lost %d, projected twice %d, without a report %d",
                    kept.size(), bodies, deployments, lost, twice, without);
            assertThat(acknowledged).hasSize(DELIVERIES);
            assertThat(lost).isZero();
            assertThat(twice).isZero();
            assertThat(without).isZero();
            assertThat(bodies).isEqualTo(kept.size());
            assertThat(deployments).isEqualTo(kept.size());
        }
    }

    private static Connection connect() throws SQLException, IOException {
        var port = Files.readAllLines(HOME.resolve("postgres/data/postmaster.pid"))
                .get(3)
                .strip();
        var password =
                Files.readString(HOME.resolve("postgres/postgres.password")).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/plimsoll", "postgres", password);
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Set<String> texts(Connection connection, String sql) throws SQLException {
        var texts = ConcurrentHashMap.<String>newKeySet();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static void deleteHome() throws IOException {
        if (Files.exists(HOME)) {
            try (var files = Files.walk(HOME)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("SystemOut") // A benchmark is there to print.
    private static void print(String format, Object... values) {
        System.out.println("CRASH " + format.formatted(values));
    }
}
