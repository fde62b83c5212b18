package dev.plimsoll.intake.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shell script that tells the history of a git repository; steps aside where there is no shell, git or curl. */
@PlimsollTest
class HistoryClientTests {

    private static final Path CLIENT = Path.of("frontend", "static", "cli", "plimsoll-history");

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @TempDir
    private Path folder;

    @BeforeEach
    void repository() {
        assumeTrue(List.of("/bin/sh", "/usr/bin/git", "/usr/bin/curl", "/usr/bin/awk", "/usr/bin/od").stream()
                .allMatch(tool -> Files.isExecutable(Path.of(tool))));
        plimsoll.empty();
        git("init", "--quiet", "--initial-branch=main");
    }

    @Test
    void tellsCommitsWithTheirParentsTimesAndFiles() {
        write("services/pay/a.txt", "a\n");
        commit("Pay in instalments\n\nThe whole story.\n");
        git("checkout", "--quiet", "-b", "side");
        write("libs/b.txt", "b\n");
        commit("Round");
        git("checkout", "--quiet", "main");
        write("c.txt", "c\n");
        commit("See");
        git("merge", "--quiet", "--no-ff", "-m", "Merge side", "side");

        var told = commits(run("acme/pay"));

        assertThat(told).hasSize(4);
        var first = told.get(0);
        assertThat(text(first, "type") + " " + text(first, "repository") + " " + text(first, "sha"))
                .isEqualTo("commit acme/pay " + git("rev-parse", "main~2").strip());
        assertThat(text(first, "message")).isEqualTo("Pay in instalments\n\nThe whole story.");
        assertThat(text(first, "authored_at")).isEqualTo("2024-02-29T21:50:00Z");
        assertThat(text(first, "committed_at")).isEqualTo("2024-03-01T05:04:05Z");
        assertThat(text(first, "author")).isEqualTo("Maya");
        assertThat(text(first, "committer")).isEqualTo("ilir@example.org");
        assertThat(texts(first, "parents")).isEmpty();
        assertThat(texts(first, "paths")).containsExactly("services/pay/a.txt");
        assertThat(texts(told.get(3), "parents"))
                .containsExactly(
                        git("rev-parse", "main^1").strip(),
                        git("rev-parse", "main^2").strip());
        assertThat(texts(told.get(3), "paths")).isEmpty();
    }

    @Test
    void writesJsonWhateverStandsInMessagesAndNames() {
        write("say \"hi\"\\\n\u00e9.txt", "a");
        commit("Tab\tquote \" back \\ bell \u0007 one \u0001 return \r\n\u20ac \ud83d\ude80"
                .getBytes(StandardCharsets.UTF_8));
        raw("a\u00e9b\u00e2\u0082 \u00ed\u00a0\u0080");

        var told = commits(run("acme/pay", "main", "raw"));

        assertThat(text(told.get(0), "message"))
                .isEqualTo("Tab\tquote \" back \\ bell \u0007 one \u0001 return \r\n\u20ac \ud83d\ude80");
        assertThat(texts(told.get(0), "paths")).containsExactly("say \"hi\"\\\n\u00e9.txt");
        assertThat(text(told.get(1), "message")).isEqualTo("a\ufffdb\ufffd \ufffd\ufffd\ufffd");
    }

    @Test
    void givesTwinsTheSamePatchId() {
        write("a", "a\n");
        commit("One");
        git("checkout", "--quiet", "-b", "release");
        write("r", "r\n");
        commit("Only here");
        git("checkout", "--quiet", "main");
        write("fix", "fix\n");
        commit("Fix");
        git("checkout", "--quiet", "release");
        git("cherry-pick", "-x", "main");

        var told = commits(run("--all", "--patch-ids", "acme/pay")).stream()
                .filter(one -> text(one, "message").startsWith("Fix"))
                .map(one -> text(one, "patch_id"))
                .toList();

        assertThat(told).hasSize(2).allMatch(id -> id.equals(told.get(0)) && id.matches("[0-9a-f]{40}"));
        assertThat(commits(run("acme/pay", "main..release"))).hasSize(2);
        assertThat(commits(run("acme/pay", "--since", "2024-03-02", "main"))).isEmpty();
    }

    @Test
    void leavesOutWhatAShallowCloneDoesNotKnow() {
        write("a", "a");
        commit("One");
        write("b", "b");
        commit("Two");
        git(
                "clone",
                "--quiet",
                "--depth=1",
                "file://" + folder,
                folder.resolve("clone").toString());

        var result = run("-C", folder.resolve("clone").toString(), "acme/pay");

        assertThat(result.error()).contains("this clone is shallow", "git fetch --unshallow", "1 commit");
        var told = commits(result).get(0);
        assertThat(text(told, "message")).isEqualTo("Two");
        assertThat(told.has("parents") || told.has("paths")).isFalse();
    }

    @Test
    void whatItPrintsIsTaken() {
        write("a", "a");
        commit("One");
        write("b", "b");
        commit("Back\n\nThis reverts commit 9b1d03c.");

        var answer = plimsoll.post(
                "/api/v1/events",
                Map.of("Authorization", "Bearer " + Plimsoll.REPORTER, "Content-Type", "application/x-ndjson"),
                run("acme/pay").output().getBytes(StandardCharsets.UTF_8));

        assertThat(answer.body()).contains("\"accepted\":2");
        assertThat(jdbc.sql("""
                                select subject || ' ' || cardinality(parents) || ' ' || array_to_string(paths, ',') || ' '
                                       || array_to_string(reverts, ',')
                                  from changes.commits
                                 where reverts is not null
                                """).query(String.class).single()).isEqualTo("Back 1 b 9b1d03c");
    }

    @Test
    void sendsAtMostTenThousandAtOnceAndMayBeRepeated() {
        var stream = IntStream.rangeClosed(1, 10_001)
                .mapToObj("commit refs/heads/main\ncommitter Maya <m@example.org> %d +0000\ndata 1\nx\n"::formatted)
                .collect(Collectors.joining());
        run(stream.getBytes(StandardCharsets.UTF_8), List.of("git", "fast-import", "--quiet"));

        var first = run("--post", plimsoll.address(), "acme/pay");
        var second = run("--post", plimsoll.address() + "/api/v1/events", "acme/pay", "main");

        assertThat(first.error())
                .contains("10000 taken, 0 known already, 0 refused", ": 1 taken, 0 known already", "10001 commits");
        assertThat(first.output()).isEmpty();
        assertThat(second.error()).contains("0 taken, 10000 known already, 0 refused");
        assertThat(jdbc.sql("select count(*) from changes.commit")
                        .query(Long.class)
                        .single())
                .isEqualTo(10_001);
    }

    @Test
    void saysWhatIsWrongAndHowToPutItRight() {
        write("a", "a");
        commit("One");

        assertThat(failure(64)).contains("name the repository as the code forge does, such as acme/pay");
        assertThat(failure(64, "--nope", "acme/pay")).contains("there is no option --nope", "--help");
        assertThat(failure(64, "acme/\"pay")).contains("has a quote");
        assertThat(failure(66, "acme/pay", "nowhere")).contains("git knows no range nowhere");
        assertThat(failure(66, "-C", "/", "acme/pay")).contains("no git repository: name its folder with -C");
        assertThat(failure(20, "--post", "http://127.0.0.1:1", "acme/pay")).contains("nobody answers at");
        assertThat(run("--help").output()).contains("--patch-ids", "Exit codes");
        assertThat(plimsoll.answer("/cli/plimsoll-history", Plimsoll.VIEWER).body())
                .startsWith("#!/bin/sh");
    }

    private String failure(int code, String... arguments) {
        var result = run(arguments);
        assertThat(result.code()).as(result.error()).isEqualTo(code);
        return result.error();
    }

    private List<JsonNode> commits(Result result) {
        assertThat(result.code()).as(result.error()).isZero();
        return result.output().lines().map(json::readTree).toList();
    }

    private static String text(JsonNode commit, String field) {
        return commit.path(field).asString();
    }

    private static List<String> texts(JsonNode commit, String field) {
        return commit.path(field).valueStream().map(JsonNode::asString).toList();
    }

    private void write(String file, String content) {
        try {
            var path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void commit(String message) {
        commit(message.getBytes(StandardCharsets.UTF_8));
    }

    private void commit(byte[] message) {
        git("add", "--all");
        assertThat(run(message, List.of("git", "commit", "--quiet", "--cleanup=verbatim", "--file=-"))
                        .code())
                .isZero();
    }

    /** A commit on a branch called raw whose message has these bytes: git itself would make UTF-8 of them. */
    private void raw(String message) {
        var stream = "commit refs/heads/raw\ncommitter Maya <m@example.org> 1709300000 +0000\ndata %d\n%s\nfrom main\n"
                .formatted(message.length(), message);
        run(stream.getBytes(StandardCharsets.ISO_8859_1), List.of("git", "fast-import", "--quiet"));
    }

    private String git(String... arguments) {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        var result = run(new byte[0], command);
        assertThat(result.code()).as(command + result.error()).isZero();
        return result.output();
    }

    private Result run(String... arguments) {
        var command = new ArrayList<>(List.of("/bin/sh", CLIENT.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return run(new byte[0], command);
    }

    private Result run(byte[] input, List<String> command) {
        try {
            var errors = Files.createTempFile(folder.getParent(), "errors", ".txt");
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "HOME", folder.toString(),
                            "GIT_CONFIG_NOSYSTEM", "1",
                            "GIT_AUTHOR_NAME", "Maya",
                            "GIT_AUTHOR_EMAIL", "maya@example.org",
                            "GIT_AUTHOR_DATE", "2024-02-29T23:50:00+02:00",
                            "GIT_COMMITTER_NAME", "Ilir",
                            "GIT_COMMITTER_EMAIL", "ilir@example.org",
                            "GIT_COMMITTER_DATE", "2024-03-01T05:04:05Z",
                            "PLIMSOLL_TOKEN", Plimsoll.REPORTER));
            var process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input);
            }
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Result(process.exitValue(), output, Files.readString(errors));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Result(int code, String output, String error) {}
}
