package dev.plimsoll.intake.evidence;

import static dev.plimsoll.intake.evidence.Upload.DIGEST;
import static dev.plimsoll.intake.evidence.Upload.SHA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files of evidence: what is asked for beside them, what is kept of them, and what is said of those that are refused. */
@PlimsollTest
class UploadsTests {

    private static final String TESTS = """
            <testsuite name="cart" tests="2" timestamp="2026-11-20T09:41:07">
              <testcase name="total" time="0.9"/><testcase name="vat" time="1.1"/>
            </testsuite>""";

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    private Upload upload;

    @BeforeEach
    void empty() {
        plimsoll.empty();
        upload = new Upload(plimsoll);
    }

    @Test
    void aFileIsKeptAsEvidenceAboutItsArtifact() {
        var answer = upload.send("?digest=" + DIGEST + "&sha=" + SHA + "&url=https://ci.example/7", TESTS);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("\"format\":\"junit\"", "\"kind\":\"test\"", "\"repeated\":false", DIGEST);
        assertThat(rows())
                .containsExactly(
                        "%s %s test passed 2026-11-20 09:41:07+00 https://ci.example/7".formatted(DIGEST, SHA));
    }

    @Test
    void theSameFileAgainIsARepeat() {
        upload.answer(TESTS);

        assertThat(upload.answer(TESTS).path("repeated").asBoolean()).isTrue();
        assertThat(rows()).hasSize(1);
    }

    @Test
    void theCommitIsEnoughIfOneArtifactWasBuiltOfIt() {
        build("b-1", DIGEST);

        var answer = upload.send("?sha=" + SHA, TESTS);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"digests\":[\"" + DIGEST + "\"]");
    }

    @Test
    void aCommitOfSeveralArtifactsIsNotEnough() {
        build("b-1", DIGEST);
        build("b-2", "sha256:" + "cd".repeat(32));

        refused("?sha=" + SHA, "digest", "Several artifacts were built of commit");
    }

    @Test
    void aCommitWithoutBuildsIsNotEnough() {
        refused("?sha=" + SHA, "digest", "report the build first, or name the artifact with digest=");
    }

    @Test
    void whatIsMissingOrCannotBeIsNamed() {
        refused("", "digest", "name the artifact with digest=sha256:");
        refused("?digest=latest", "digest", "write sha256: and 64 hexadecimal digits");
        refused("?digest=" + DIGEST + "&kind=sbom", "kind", "leave “kind” out, or write test or smoke");
        refused("?digest=" + DIGEST + "&url=javascript:alert(1)", "url", "must begin with https://");
        refused("?digest=" + DIGEST + "&sha=a%20b", "sha", "without blanks");
        assertThat(rows()).isEmpty();
    }

    @Test
    void whatIsOfNoKnownFormatIsRefusedWithTheFormats() {
        for (var file :
                List.of("{}", "{\"runs\":7}", "[1]", "7", "null", "", "not a file", "<html/>", "{\"a\":", "<a")) {
            var answer = upload.send("?digest=" + DIGEST, file);

            assertThat(answer.statusCode()).as(file).isEqualTo(400);
            if (!file.equals("<a")) {
                assertThat(answer.body()).as(file).contains("CTRF", "JUnit", "CycloneDX", "SPDX", "SARIF", "in-toto");
            }
        }
    }

    @Test
    void aFormIsRefusedWithTheCommandThatIsMeant() {
        var answer = upload.send("?digest=" + DIGEST, "application/x-www-form-urlencoded", Upload.bytes(TESTS));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("curl --data-binary @file");
    }

    @Test
    void credentialsInFilesAreMaskedBeforeTheyAreKept() {
        var token = "ghp_" + "a1B2c3D4e5F6g7H8i9J0".repeat(2).substring(0, 36);
        upload.answer(TESTS.replace(
                "<testcase name=\"total\"", "<system-out>token " + token + "</system-out><testcase name=\"total\""));

        assertThat(kept()).contains("evidence_file", "system-out").doesNotContain(token);
    }

    @Test
    void aFileCanBeReplayed() {
        upload.answer(TESTS);
        var kept = kept();

        var answer = plimsoll.report(kept);

        assertThat(answer.body()).contains("\"repeated\":1");
    }

    @Test
    void anEventMayHoldAFileToo() {
        var answer = plimsoll.report("""
                {"type": "evidence_file", "digest": "%s",
                 "file": {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"name": "a"}]}}
                """.formatted(DIGEST));

        assertThat(answer.body()).contains("\"accepted\":1");
        assertThat(plimsoll.report("{\"type\": \"evidence_file\", \"digest\": \"%s\"}".formatted(DIGEST))
                        .body())
                .contains("“file” is missing");
        assertThat(rows()).singleElement().asString().contains("sbom passed");
    }

    @Test
    void onlyReportersMaySend() {
        var answer = plimsoll.post(
                "/api/v1/evidence?digest=" + DIGEST,
                Map.of("Authorization", "Bearer " + Plimsoll.VIEWER),
                Upload.bytes(TESTS));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    private void refused(String query, String field, String why) {
        var answer = upload.send(query, TESTS);

        assertThat(answer.statusCode()).as(query).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"", why);
    }

    private void build(String id, String digest) {
        plimsoll.report("{\"type\":\"build\",\"id\":\"%s\",\"service\":\"pay\",\"sha\":\"%s\",\"digest\":\"%s\"}"
                .formatted(id, SHA, digest));
    }

    private List<String> rows() {
        return jdbc.sql("""
                        select concat_ws(' ', digest, sha, kind, status,
                                         to_char(given_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS+00'), url)
                          from changes.evidences
                         order by id
                        """).query(String.class).list();
    }

    private String kept() {
        var body = jdbc.sql("select body from intake.delivery order by received_at desc limit 1")
                .query(byte[].class)
                .single();
        return new String(body, StandardCharsets.UTF_8);
    }
}
