package dev.plimsoll.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data folder and its password: made at the first start, kept ever after. */
final class Cluster {

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    private static final Pattern MAJOR = Pattern.compile("\\) (\\d+)");

    private final Path home;
    private final Binaries binaries;
    private final ServerUser user;
    private final boolean isDurable;

    Cluster(Path home, Binaries binaries, ServerUser user, boolean isDurable) {
        this.home = home;
        this.binaries = binaries;
        this.user = user;
        this.isDurable = isDurable;
    }

    Path data() {
        return home.resolve("data");
    }

    Path logFile() {
        return home.resolve("postgres.log");
    }

    /** The password of the one user there is, made at the first start. */
    String password() throws IOException {
        var file = passwordFile();
        if (Files.exists(file) && !Files.readString(file).isBlank()) {
            return Files.readString(file).strip();
        }
        if (Files.exists(data())) {
            throw new PostgresUnusable(
                    "%s is missing, and with it the password of the data beside it.".formatted(file),
                    "Restore the file from a back-up, or set PLIMSOLL_HOME to a new folder to begin anew.");
        }
        Files.deleteIfExists(file);
        return write(file);
    }

    /** Makes the data folder if there is none; checks that it is of our version if there is one. */
    void init() throws IOException, InterruptedException {
        var version = data().resolve("PG_VERSION");
        if (Files.exists(version)) {
            check(Files.readString(version).strip(), major());
            return;
        }
        var fresh = home.resolve("data.new");
        Trees.delete(fresh);
        Command.run(
                user.command(List.of(
                        binaries.program("initdb"),
                        "-D",
                        fresh.toString(),
                        "-U",
                        "postgres",
                        "-E",
                        "UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + passwordFile(),
                        isDurable ? "--data-checksums" : "--no-sync")),
                120);
        Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The process that runs on the data folder by its own account; empty if there is none. */
    Optional<ProcessHandle> postmaster() throws IOException {
        return pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).filter(Cluster::isPostgres);
    }

    /** We hold the lock: a server still running here is the orphan of a killed run, any other pid is a leftover. */
    void settleOldServer() throws IOException, InterruptedException {
        if (!Files.exists(pidFile())) {
            return;
        }
        var old = postmaster();
        if (old.isEmpty()) {
            log.warn("Removing the stale {}", pidFile());
            Files.deleteIfExists(pidFile());
        } else {
            log.warn(
                    "Stopping the PostgreSQL server left by an earlier run (pid {})",
                    old.get().pid());
            stop();
        }
    }

    void stop() throws InterruptedException {
        Command.run(
                user.command(List.of(
                        binaries.program("pg_ctl"), "-D", data().toString(), "-m", "fast", "-t", "60", "-w", "stop")),
                70);
    }

    private Optional<Long> pid() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(pidFile());
        return lines.isEmpty() || lines.get(0).isBlank()
                ? Optional.empty()
                : Optional.of(Long.parseLong(lines.get(0).strip()));
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
    }

    private void check(String have, String major) {
        if (!have.equals(major)) {
            throw new PostgresUnusable(
                    "The data in %s was written by PostgreSQL %s; this Plimsoll brings PostgreSQL %s."
                            .formatted(data(), have, major),
                    "Start the Plimsoll that wrote it and move the data to a PostgreSQL server of your own, or set "
                            + "PLIMSOLL_HOME to a new folder to begin anew.");
        }
    }

    private String major() throws InterruptedException {
        var printed = Command.run(List.of(binaries.program("postgres"), "--version"), 20);
        var major = MAJOR.matcher(printed);
        if (!major.find()) {
            throw new IllegalStateException("No version in: " + printed);
        }
        return major.group(1);
    }

    private Path pidFile() {
        return data().resolve("postmaster.pid");
    }

    private Path passwordFile() {
        return home.resolve("postgres.password");
    }

    private static String write(Path file) throws IOException {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (Platform.isWindows()) {
            Files.createFile(file);
        } else {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, password);
        return password;
    }
}
