package dev.plimsoll.gates.api;

import static dev.plimsoll.gates.Stage.DIGEST_A;
import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.SHA_B;
import static dev.plimsoll.gates.Stage.no;
import static dev.plimsoll.gates.Stage.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.Stage;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The shell client, run by a shell against the whole product; steps aside where there is no shell or no curl. */
@PlimsollTest
class GateClientTests {

    private static final Path CLIENT = Path.of("frontend", "static", "cli", "plimsoll");

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Gates gates;

    @Autowired
    private JdbcClient jdbc;

    private Stage stage;

    @BeforeEach
    void people() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")) && Files.isExecutable(Path.of("/usr/bin/curl")));
        plimsoll.empty();
        stage = new Stage(jdbc);
        stage.approver("Ann", null);
    }

    @AfterEach
    void leave() {
        if (stage != null) {
            stage.dismiss("ann");
            plimsoll.empty();
        }
    }

    @Test
    void asksAndWaitsUntilSomebodySaysYesAndUsesItOnce() throws Exception {
        var request = ask("run-1");
        var waiting = CompletableFuture.supplyAsync(() -> run("gate", "wait", id(request)));
        gates.vote(request.id(), yes(request), "ann");

        assertThat(waiting.get(30, TimeUnit.SECONDS).code()).isZero();
        var other = run("gate", "consume", id(request), "--digest", DIGEST_A);
        assertThat(other.code()).isEqualTo(21);
        assertThat(other.said()).contains("Ask again for what is about to be deployed");
        assertThat(run("gate", "consume", id(request), "--digest", DIGEST_B).code())
                .isZero();
        assertThat(run("gate", "consume", id(request), "--digest", DIGEST_B).code())
                .isEqualTo(21);
        assertThat(run("gate", "wait", id(request)).code()).isEqualTo(14);
    }

    @Test
    void tellsByItsExitCodeHowItEnded() {
        var denied = ask("run-1");
        gates.vote(denied.id(), no(denied, "not on a \"Friday\""), "ann");
        var result = run("gate", "wait", id(denied));
        assertThat(result.code()).isEqualTo(10);
        assertThat(result.said()).contains("denied: Ann said no: not on a \"Friday\"");

        var cancelled = ask("run-2");
        assertThat(run("gate", "cancel", id(cancelled), "--reason", "the run was stopped")
                        .code())
                .isZero();
        assertThat(run("gate", "wait", id(cancelled)).code()).isEqualTo(13);
    }

    @Test
    void givesUpOnAServerThatIsNotThere() {
        var result = runAt("http://127.0.0.1:9", "gate", "wait", "g_1", "--give-up", "0");
        assertThat(result.code()).isEqualTo(20);
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        var refused = run("gate", "ask", "--service", "pay", "--environment", "production", "--key", "k");
        assertThat(refused.code()).isEqualTo(21);
        assertThat(refused.said()).contains("Name what wants to pass: sha, digest or config_hash");
        assertThat(run("gate", "fly").code()).isEqualTo(64);
    }

    private GateRequest ask(String key) {
        var result = run(
                "gate",
                "ask",
                "--service",
                "pay",
                "--environment",
                "production",
                "--key",
                key,
                "--sha",
                SHA_B,
                "--digest",
                DIGEST_B,
                "--triggered-by",
                "maya \"the\" \\ admiral");
        assertThat(result.code()).as(result.said()).isZero();
        var id = result.said().lines().filter(line -> line.startsWith("g_")).findFirst();
        return gates.find(GateId.of(id.orElseThrow())).orElseThrow();
    }

    private static String id(GateRequest request) {
        return GateId.text(request.id());
    }

    private Result run(String... words) {
        return runAt(plimsoll.address(), words);
    }

    private static Result runAt(String address, String... words) {
        var command = new ArrayList<>(List.of("/bin/sh", CLIENT.toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PLIMSOLL_URL", address);
        builder.environment().put("PLIMSOLL_TOKEN", Plimsoll.REPORTER);
        try {
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), said);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Result(int code, String said) {}
}
