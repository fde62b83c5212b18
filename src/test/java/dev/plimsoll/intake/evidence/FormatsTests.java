package dev.plimsoll.intake.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.intake.RefusedDelivery;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What is read of each format. */
class FormatsTests {

    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);
    private static final String COMMIT = "c".repeat(40);

    private final EvidenceFiles files = new EvidenceFiles(JsonMapper.shared());

    @Test
    void ctrfCountsItsTests() {
        var found = read("""
                {"reportFormat": "CTRF", "results": {"tool": {"name": "runner"},
                 "summary": {"tests": 9, "start": 1795000000000, "stop": 1795000005000},
                 "tests": [{"status": "passed", "flaky": true}, {"status": "failed"}, {"status": "pending"}, {"status": "other"}]}}
                """);

        assertThat(found.status()).isEqualTo("failed");
        assertThat(found.summary())
                .containsEntry("tests", 4L)
                .containsEntry("passed", 1L)
                .containsEntry("failed", 1L)
                .containsEntry("skipped", 2L)
                .containsEntry("flaky", 1L)
                .containsEntry("duration_ms", 5000L)
                .containsEntry("tool", "runner");
        assertThat(found.at()).isEqualTo(Instant.ofEpochMilli(1_795_000_005_000L));
    }

    @Test
    void ctrfWithoutTestsIsTakenAtItsWord() {
        var found = read("""
                {"results": {"tool": {"name": "runner"}, "summary": {"tests": 3, "passed": 2, "failed": 0, "skipped": 1}}}
                """);

        assertThat(found.status()).isEqualTo("passed");
        assertThat(found.summary()).containsEntry("tests", 3L).containsEntry("skipped", 1L);
    }

    @Test
    void junitCountsItsTestCasesAndNotItsRetries() {
        var found = read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites time="3.21"><testsuite timestamp="2026-11-20T09:41:07"><testsuite>
                  <testcase><failure message="no"><![CDATA[<!DOCTYPE html>]]></failure><rerunFailure/></testcase>
                  <testcase><flakyFailure/></testcase><testcase><error/></testcase><testcase><skipped/></testcase>
                </testsuite></testsuite></testsuites>
                """);

        assertThat(found.status()).isEqualTo("failed");
        assertThat(found.summary())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "tests", 4L, "passed", 1L, "failed", 2L, "skipped", 1L, "flaky", 1L, "duration_ms", 3210L));
        assertThat(found.at()).isEqualTo("2026-11-20T09:41:07Z");
    }

    @ParameterizedTest
    @CsvSource({
        "<testsuite tests='3' failures='1' errors='0' skipped='1'/>, failed",
        "<testsuite tests='3'/>, passed",
        "<testsuite tests='1' errors='1'><testcase/></testsuite>, failed",
        "<testsuite/>, skipped",
        "<testsuites><testsuite><testcase><skipped/></testcase></testsuite></testsuites>, skipped",
        "<testsuite><testcase time='1e999'/><testcase time='x'/><testcase time='1.2.3'/></testsuite>, passed"
    })
    void whatJunitSaysAltogether(String file, String status) {
        assertThat(read(file).status()).isEqualTo(status);
    }

    @Test
    void junitIsReadInTheEncodingThatItDeclares() {
        var text = "<?xml version=\"1.0\" encoding=\"%s\"?><testsuite name=\"caf\u00e9\"><testcase/></testsuite>";

        for (var charset :
                new Charset[] {StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16, StandardCharsets.UTF_8}) {
            var node = files.node(text.formatted(charset.name()).getBytes(charset));
            assertThat(node.asString()).contains("caf\u00e9");
            assertThat(files.read(node, null).status()).isEqualTo("passed");
        }
        assertThat(files.node(("\ufeff" + text.formatted("UTF-8")).getBytes(StandardCharsets.UTF_8))
                        .asString())
                .startsWith("<?xml");
    }

    @Test
    void sarifCountsByLevelWithWhatTheRulesSay() {
        var found = read("""
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "linter", "rules": [
                   {"id": "R1", "defaultConfiguration": {"level": "error"}}, {"id": "R2"}]}},
                  "versionControlProvenance": [{"revisionId": "%s"}],
                  "invocations": [{"executionSuccessful": true, "endTimeUtc": "2026-11-20T09:00:00Z"}],
                  "results": [{"ruleId": "R1"}, {"ruleIndex": 0}, {"ruleId": "R2"}, {"ruleId": "R2", "level": "note"},
                   {"level": "error", "kind": "pass"}, {"level": "error", "suppressions": [{"kind": "inSource"}]},
                   {"level": "error", "baselineState": "absent"}]}]}
                """.formatted(COMMIT));

        assertThat(found.status()).isEqualTo("failed");
        assertThat(found.summary())
                .containsEntry("error", 2)
                .containsEntry("warning", 1)
                .containsEntry("note", 1)
                .containsEntry("none", 1)
                .containsEntry("suppressed", 1);
        assertThat(found.sha()).isEqualTo(COMMIT);
        assertThat(found.at()).isEqualTo("2026-11-20T09:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null|skipped",
                "[]|skipped",
                "[{}]|skipped",
                "[{\"results\":[]}]|passed",
                "[{\"results\":[{\"level\":\"warning\"}]}]|passed",
                "[{\"results\":[],\"invocations\":[{\"executionSuccessful\":false}]}]|failed"
            })
    void aScanThatDidNotRunIsNotPassed(String runs, String status) {
        assertThat(read("{\"version\":\"2.1.0\",\"runs\":%s}".formatted(runs)).status())
                .isEqualTo(status);
    }

    @Test
    void cyclonedxIsAListOfPartsOrAScan() {
        var parts = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[{\"components\":[{}]},{}]%s}";
        var list = read(parts.formatted(""));
        var scan = read(parts.formatted("""
                ,"vulnerabilities":[{"ratings":[{"severity":"low"},{"severity":"high"}]},{},
                  {"ratings":[{"severity":"critical"}],"analysis":{"state":"not_affected"}}]
                """));

        assertThat(list.kind() + " " + list.status()).isEqualTo("sbom passed");
        assertThat(list.summary()).containsEntry("components", 3);
        assertThat(scan.kind() + " " + scan.status()).isEqualTo("scan failed");
        assertThat(scan.summary())
                .containsEntry("critical", 0)
                .containsEntry("high", 1)
                .containsEntry("low", 0)
                .containsEntry("unknown", 1)
                .containsEntry("settled", 1);
        var found = read(parts.formatted(",\"vulnerabilities\":[]"), "scan");
        assertThat(found.kind() + " " + found.status()).isEqualTo("scan passed");
        assertThatThrownBy(() -> read(parts.formatted(""), "scan")).isInstanceOf(RefusedDelivery.class);
    }

    @Test
    void spdxCountsItsPackages() {
        var second = read("""
                {"spdxVersion": "SPDX-2.3", "packages": [{}, {}], "files": [{}],
                 "creationInfo": {"created": "2026-11-20T09:00:00Z"}}
                """);
        var third = read("""
                {"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [
                  {"type": "CreationInfo", "specVersion": "3.0.1", "created": "2026-11-20T09:00:00Z"},
                  {"type": "software_Package"}, {"type": "software_File"}, {"type": "Relationship"}]}
                """);

        assertThat(second.summary()).containsEntry("packages", 2L).containsEntry("spec_version", "2.3");
        assertThat(third.summary())
                .containsEntry("packages", 1L)
                .containsEntry("files", 1L)
                .containsEntry("spec_version", "3.0.1");
        assertThat(second.at()).isEqualTo(third.at()).isEqualTo("2026-11-20T09:00:00Z");
    }

    @Test
    void aStatementIsAboutItsSubjectsHoweverItIsWrapped() {
        var statement = """
                {"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://slsa.dev/provenance/v1",
                 "subject": [{"digest": {"sha256": "%s"}}, {"digest": {"sha256": "%s"}}],
                 "predicate": {"buildDefinition": {"resolvedDependencies": [{"digest": {"gitCommit": "%s"}}]},
                  "runDetails": {"builder": {"id": "https://builder.example/v1"},
                   "metadata": {"finishedOn": "2026-11-20T09:00:00Z"}}}}
                """.formatted(A, B, COMMIT);
        var envelope = Upload.envelope(statement);
        var bundle = "{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\",\"dsseEnvelope\":%s}"
                .formatted(envelope);

        for (var file : new String[] {statement, envelope, bundle}) {
            var found = read(file);
            assertThat(found.format() + " " + found.kind() + " " + found.status())
                    .isEqualTo("in-toto provenance passed");
            assertThat(found.digests()).containsExactly("sha256:" + A, "sha256:" + B);
            assertThat(found.sha()).isEqualTo(COMMIT);
            assertThat(found.summary())
                    .containsEntry("builder", "https://builder.example/v1")
                    .containsEntry("predicate_type", "https://slsa.dev/provenance/v1");
        }
    }

    @Test
    void aStatementMayHoldAListOfParts() {
        var found = read("""
                {"_type": "https://in-toto.io/Statement/v0.1", "predicateType": "https://cyclonedx.org/bom",
                 "subject": [{"digest": {"sha256": "%s"}}],
                 "predicate": {"bomFormat": "CycloneDX", "components": [{}]}}
                """.formatted(A));

        assertThat(found.kind()).isEqualTo("sbom");
        assertThat(found.summary()).containsEntry("components", 1);
    }

    @ParameterizedTest
    @CsvSource({
        "https://slsa.dev/verification_summary/v1, verificationResult, FAILED, provenance failed",
        "https://slsa.dev/verification_summary/v1, verificationResult, PASSED, provenance passed",
        "https://in-toto.io/attestation/test-result/v0.1, result, FAILED, test failed",
        "https://in-toto.io/attestation/test-result/v0.1, result, PASSED, test passed"
    })
    void aStatementMaySayThatSomethingFailed(String type, String field, String word, String said) {
        var found = read(("{\"_type\":\"https://in-toto.io/Statement/v1\",\"predicateType\":\"%s\","
                        + "\"subject\":[{\"digest\":{\"sha256\":\"%s\"}}],\"predicate\":{\"%s\":\"%s\"}}")
                .formatted(type, A, field, word));

        assertThat(found.kind() + " " + found.status()).isEqualTo(said);
    }

    @Test
    void aStatementOfAnotherTypeIsProvenanceOnlyIfItsSenderSaysSo() {
        var statement =
                ("{\"_type\":\"https://in-toto.io/Statement/v1\",\"predicateType\":\"https://acme.example/party\","
                                + "\"subject\":[{\"digest\":{\"sha256\":\"%s\"}}],\"predicate\":{}}")
                        .formatted(A);

        assertThatThrownBy(() -> read(statement))
                .isInstanceOf(RefusedDelivery.class)
                .hasMessageContaining("write kind=provenance if it is");
        assertThat(read(statement, "provenance").status()).isEqualTo("passed");
    }

    @Test
    void aBundleMaySignAnArtifactAlone() {
        var found = read(("{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\",\"messageSignature\":"
                        + "{\"messageDigest\":{\"algorithm\":\"SHA2_256\",\"digest\":\"%s\"},\"signature\":\"\"}}")
                .formatted(Base64.getEncoder().encodeToString(new byte[32])));

        assertThat(found.kind()).isEqualTo("signature");
        assertThat(found.digests()).containsExactly("sha256:" + "0".repeat(64));
    }

    private FoundOut read(String file) {
        return files.read(files.node(Upload.bytes(file)), null);
    }

    private FoundOut read(String file, String kind) {
        return files.read(files.node(Upload.bytes(file)), kind);
    }
}
