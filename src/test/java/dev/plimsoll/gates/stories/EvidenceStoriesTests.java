package dev.plimsoll.gates.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes, artifacts and variables: rows G6 to G11 and G13, A1, A2, A4, A9 to A12, C1 to C3 of the stories. */
class EvidenceStoriesTests extends StoryTest {

    @Test
    void aFileOfTestsIsTheProofThatAGateWaitsFor() {
        gate("evidence: {mode: enforced, kinds: [test]}\n");
        upload("<testsuite><testcase/><testcase><failure/></testcase></testsuite>");
        assertThat(ask().path("because").asString()).isEqualTo("test failed");

        clock.travelTo(clock.instant().plus(Duration.ofMinutes(5)));
        upload("<testsuite><testcase/><testcase/></testsuite>");

        var gate = ask();
        recheck(gate);
        assertThat(state(gate)).as("%s", gate).isEqualTo("approved");
    }

    private void upload(String file) {
        var answer = plimsoll.post(
                "/api/v1/evidence?digest=" + DIGEST_B,
                Map.of("Authorization", "Bearer " + Plimsoll.REPORTER, "Content-Type", "application/xml"),
                file.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    @Test
    void g6AChangeOfConfigurationIsHeldWithoutAReview() {
        gate("review: {mode: enforced}\n");
        var gate = ask("kind", "config", "sha", null, "digest", null, "config_hash", "onboarding-7");

        assertThat(gate.path("state").asString()).isEqualTo("held");
        assertThat(gate.path("because").asString()).isEqualTo("0 of 1 code reviews on the change");
        assertThat(words(gate)).contains("0 of 1 code reviews on the change");
        assertThat(page(gate, "ann").select(".reasons").text()).contains("It changes configuration, not code alone");
    }

    @Test
    void g7AChangeOfConfigurationStandsInTheSameLaneAsCode() {
        report(
                "{\"type\":\"deployment\",\"id\":\"code\",\"service\":\"pay\",\"environment\":\"production\",\"sha\":\"%s\",\"config_hash\":\"c-1\",\"status\":\"succeeded\",\"finished_at\":\"2026-11-20T09:35:00Z\"}"
                        .formatted(SHA_A));
        report(
                "{\"type\":\"deployment\",\"id\":\"bc\",\"service\":\"pay\",\"environment\":\"production\",\"kind\":\"config\",\"config_hash\":\"c-2\",\"description\":\"features.onboarding_revamp.enabled false -> true\",\"status\":\"succeeded\",\"finished_at\":\"2026-11-20T10:47:00Z\"}");

        var timeline = read("/timeline?from=2026-11-20T09:00:00Z&to=2026-11-20T11:00:00Z", "ann");

        var marks = timeline.select("table").text();
        assertThat(marks)
                .contains(
                        "10:47",
                        "features.onboarding_revamp.enabled false -> true",
                        "the configuration changed",
                        "09:35");
    }

    @Test
    void g8ThatAReleaseChangesThePipelineItselfIsSaid() {
        gate("approvals: {mode: enforced, count: 1}\n");
        commit(SHA_A, "", "maya", "\"src/pay.c\"");
        deployed("a", "production", SHA_A, DIGEST_A, clock.instant().minusSeconds(3600));
        commit(SHA_B, SHA_A, "maya", "\"src/pay.c\",\".github/workflows/deploy.yml\"");

        assertThat(page(ask(), "ann").select(".reasons").text())
                .contains("This release changes the pipeline itself: .github/workflows/deploy.yml");
    }

    @Test
    void g9NothingStartsWhileAMigrationRuns() {
        gate("migration: {mode: enforced}\n");
        var at1640 = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .plusDays(1)
                .atTime(16, 40)
                .toInstant(ZoneOffset.UTC);
        clock.travelTo(at1640);
        report(
                "{\"type\":\"deployment\",\"id\":\"m-1\",\"service\":\"pay\",\"environment\":\"production\",\"kind\":\"migration\",\"status\":\"running\",\"started_at\":\"%s\"}"
                        .formatted(at1640));
        clock.travelTo(at1640.plus(Duration.ofMinutes(7)));
        var gate = ask();

        assertThat(gate.path("because").asString()).isEqualTo("migration running since 16:40 UTC");
        assertThat(words(gate)).startsWith("Held: migration running since 16:40");
        report(
                "{\"type\":\"deployment\",\"id\":\"m-1\",\"service\":\"pay\",\"environment\":\"production\",\"kind\":\"migration\",\"status\":\"succeeded\",\"started_at\":\"%s\",\"finished_at\":\"%s\"}"
                        .formatted(at1640, clock.instant()));
        recheck(gate);
        assertThat(state(gate)).isEqualTo("approved");
    }

    @Test
    void g10HowManyFilesOfCodeAndOfDocumentationItChangesIsSaid() {
        gate("approvals: {mode: enforced, count: 1}\n");
        commit(SHA_A, "", "maya", "\"src/pay.c\"");
        deployed("a", "production", SHA_A, DIGEST_A, clock.instant().minusSeconds(3600));
        commit(SHA_B, SHA_A, "maya", "\"src/pay.c\",\"README.md\"");
        assertThat(page(ask(), "ann").text()).contains("1 code file, 1 docs file");

        var shaC = "c".repeat(40);
        commit(shaC, SHA_A, "maya", "\"README.md\",\"docs/how-to/pay.md\"");
        assertThat(page(ask("sha", shaC, "digest", DIGEST_B), "ann").text())
                .contains("0 code files, 2 docs files", "It changes documentation only: it need not be deployed");
    }

    @Test
    void g11AMissingRunbookAndAStaleOneAreSaid() {
        gate("approvals: {mode: enforced, count: 1}\n");
        var gate = ask();
        assertThat(page(gate, "ann").select("section:has(#h-back) .bad").text()).isEqualTo("no runbook");

        runbook(200);
        assertThat(page(gate, "ann").select("section:has(#h-back) .warn").text())
                .isEqualTo("stale: reviewed 200 days ago");
        runbook(180);
        assertThat(page(gate, "ann").select("section:has(#h-back)").text()).contains("Open it, reviewed 180 days ago");
    }

    private void runbook(int daysAgo) {
        jdbc.sql(
                        "update catalog.service set runbook_url = 'https://wiki.example.org/pay', runbook_reviewed_on = :on where name = 'pay'")
                .param(
                        "on",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(daysAgo))
                .update();
    }

    @Test
    void a1ASkippedBuildIsToldFromTheArtifactThatWasDeployed() {
        gate("build: {mode: enforced}\n");
        var yesterday = clock.instant().minus(Duration.ofDays(1));
        built("1", SHA_A, DIGEST_A, "succeeded", yesterday, "linux/amd64");
        built("2", SHA_B, "", "skipped", clock.instant().minusSeconds(600), "linux/amd64");
        var gate = ask("digest", DIGEST_A);

        assertThat(gate.path("state").asString()).isEqualTo("denied");
        assertThat(gate.path("because").asString())
                .isEqualTo("rule build: claims bbbbbbb but carries the artifact of aaaaaaa: the build job was skipped");
        assertThat(words(gate))
                .contains("Claims bbbbbbb but carries the artifact of aaaaaaa: the build job was skipped");
    }

    @Test
    void a2CodeThatChangedWithoutItsArtifactIsRefused() {
        gate("artifact: {mode: enforced}\n");
        deployed("a", "production", SHA_A, DIGEST_A, clock.instant().minusSeconds(3600));

        assertThat(words(ask("digest", DIGEST_A))).contains("code changed, artifact did not");
    }

    @ParameterizedTest
    @CsvSource({
        "prodacr.azurecr.io/pay:latest, denied, tagged “latest”: a rollback to latest is the broken one",
        "prodacr.azurecr.io/pay, denied, 'without a tag it means “latest”, and a rollback to latest is the broken one'",
        "prodacr.azurecr.io:443/pay:sha-bbbbbbb, approved, 2 conditions are met"
    })
    void a4LatestIsRefusedAndSaysWhy(String image, String state, String words) {
        gate("tag: {mode: enforced}\ncalendar: {mode: enforced}\n");
        var gate = ask("image", image);

        assertThat(state(gate)).isEqualTo(state);
        assertThat(words(gate)).containsIgnoringCase(words);
    }

    @ParameterizedTest
    @CsvSource({
        "prodacr.azurecr.io/pay:1, approved",
        "docker.io/dev/app:1, denied",
        "prodacr.azurecr.io.evil.example/pay:1, denied"
    })
    void a9OnlyTheRegistriesOfTheList(String image, String state) {
        gate("registry: {mode: enforced, allowed: [prodacr.azurecr.io]}\n");
        var gate = ask("image", image);

        assertThat(state(gate)).isEqualTo(state);
        if (state.equals("denied")) {
            assertThat(words(gate)).contains(image + " is not from prodacr.azurecr.io/");
        }
    }

    @Test
    void a10AnArtifactThatNoKnownBuildProducedDoesNotPass() {
        gate("build: {mode: enforced}\n");
        var gate = ask();

        assertThat(gate.path("state").asString()).isIn("pending", "held");
        assertThat(words(gate)).contains("No known build produced this digest");
        built("7", SHA_B, DIGEST_B, "succeeded", clock.instant(), "linux/amd64");
        recheck(gate);
        assertThat(state(gate)).isEqualTo("approved");
    }

    @Test
    void a11AnArtifactOfAnotherPlatformWouldNotEvenStart() {
        gate("platform: {mode: enforced, required: linux/amd64}\n");
        built("7", SHA_B, DIGEST_B, "succeeded", clock.instant(), "linux/arm64");
        var gate = ask();

        assertThat(gate.path("state").asString()).isEqualTo("denied");
        assertThat(words(gate))
                .contains("built for linux/arm64, the environment is linux/amd64: would fail with “exec format error”");
    }

    @Test
    void a12ALabelThatNamesAnotherCommitContradictsThePipeline() {
        gate("labels: {mode: enforced}\n");
        var gate = ask("labels", Map.of("org.opencontainers.image.revision", SHA_A));

        assertThat(gate.path("state").asString()).isEqualTo("denied");
        assertThat(words(gate))
                .contains("the label says it was made of %s, the pipeline says of %s".formatted(SHA_A, SHA_B));
    }

    @Test
    void c1ASecretThatIsMissingInProductionHoldsTheReleaseOfStoryCc() {
        gate("variables: {mode: enforced}\n");
        inventory("staging", "DATABASE_CONNECTION_URL", Duration.ofMinutes(5));
        inventory("production", "PORT", Duration.ofMinutes(5));
        var gate = ask("required_secrets", List.of("DATABASE_CONNECTION_URL"));

        assertThat(gate.path("state").asString()).isEqualTo("held");
        assertThat(gate.path("because").asString())
                .isEqualTo("missing in production: DATABASE_CONNECTION_URL (present in staging)");
        assertThat(words(gate)).startsWith("Held: missing in production: DATABASE_CONNECTION_URL (present in staging)");
        inventory("production", "DATABASE_CONNECTION_URL", Duration.ZERO);
        recheck(gate);
        assertThat(state(gate)).isEqualTo("approved");
    }

    @Test
    void c2AndG13WhatEnvRequiredListsMustBeThereInStoryBc() {
        gate("variables: {mode: enforced}\n");
        report("{\"type\":\"requirement\",\"service\":\"pay\",\"names\":[\"USER_ONBOARDING_BETA\"]}");
        inventory("staging", "USER_ONBOARDING_BETA", Duration.ofMinutes(5));
        inventory("production", "PORT", Duration.ofMinutes(5));

        assertThat(words(ask())).startsWith("Held: missing in production: USER_ONBOARDING_BETA (present in staging)");
    }

    @Test
    void c3AnOldInventoryVouchesForNothing() {
        gate("variables: {mode: enforced}\n");
        inventory("production", "DATABASE_CONNECTION_URL", Duration.ofDays(3));
        var gate = ask("required_secrets", List.of("DATABASE_CONNECTION_URL"));

        assertThat(gate.path("state").asString()).isNotEqualTo("approved");
        assertThat(words(gate)).contains("cannot vouch: inventory is 3 d old");
    }

    private void inventory(String environment, String name, Duration old) {
        report(
                "{\"type\":\"inventory\",\"service\":\"pay\",\"environment\":\"%s\",\"names\":[\"%s\"],\"taken_at\":\"%s\"}"
                        .formatted(environment, name, clock.instant().minus(old)));
    }
}
