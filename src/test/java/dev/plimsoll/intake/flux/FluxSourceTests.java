package dev.plimsoll.intake.flux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intake.clusters.ToldByClusters;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Events come in over HTTP as the providers of Flux send them. */
@PlimsollTest
class FluxSourceTests {

    private static final String OLD = "\"revision\": \"4.17.0\", \"app-version\": \"2.30.0\"";
    private static final String NEW = "\"revision\": \"4.18.0\", \"app-version\": \"2.31.0\"";
    private static final String MAIN =
            "\"revision\": \"main@sha1:744ef414bc48\", \"service\": \"shop\", \"environment\": \"production\","
                    + " \"image\": \"acme/shop:9f2c4e6\"";

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    private ToldByClusters flux;

    @BeforeEach
    void empty() {
        plimsoll.empty();
        flux = new ToldByClusters(plimsoll, jdbc, "flux");
    }

    @AfterEach
    void leaveNothing() {
        plimsoll.empty();
    }

    @Test
    void aRevisionIsADeploymentUntilItIsInPlaceAndNoneAfterThat() {
        flux.send(event("Kustomization", "Progressing", "10:00", MAIN));
        flux.send(event("Kustomization", "HealthCheckFailed", "10:05", MAIN));
        flux.send(event("Kustomization", "HealthCheckFailed", "10:05", MAIN + ", \"commit_status\": \"update\""));
        assertThat(flux.deployments()).containsExactly("shop production failed 9f2c4e6 - 10:00 10:05");

        flux.send(event("Kustomization", "ReconciliationSucceeded", "10:15", MAIN));
        flux.send(event("Kustomization", "ReconciliationSucceeded", "10:25", MAIN));
        assertThat(flux.deployments()).containsExactly("shop production succeeded 9f2c4e6 - 10:00 10:15");
    }

    @Test
    void whatHelmRollsBackIsARollback() {
        flux.send(event("HelmRelease", "UpgradeSucceeded", "09:00", OLD));
        flux.send(event("HelmRelease", "UpgradeFailed", "10:00", NEW));
        flux.send(event("HelmRelease", "RollbackSucceeded", "10:02", OLD));
        flux.send(event("HelmRelease", "UninstallSucceeded", "11:00", OLD));

        assertThat(flux.deployments())
                .containsExactly(
                        "apps checkout succeeded 2.30.0 - - 09:00",
                        "apps checkout failed 2.31.0 - - 10:00",
                        "apps checkout succeeded 2.30.0 - - 10:02");
        assertThat(flux.texts("select counts_as from deployments.effect where counts_as = 'rollback'"))
                .hasSize(1);
        assertThat(flux.observations()).containsExactly("apps checkout stable - - - gone");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    sha224=, HmacSHA224, 202
                    sha256=, HmacSHA256, 202
                    sha384=, HmacSHA384, 202
                    sha512=, HmacSHA512, 202
                    sha1=  , HmacSHA1  , 401
                    sha256=, HmacSHA512, 401
                    """)
    void anEventIsSignedByAnAlgorithmThatItNames(String name, String algorithm, int status) throws Exception {
        var body = event("Kustomization", "Progressing", "10:00", MAIN);
        for (var secret : new String[] {Plimsoll.SECRET, Plimsoll.SECOND_SECRET}) {
            plimsoll.empty();
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
            var signature = name + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));

            assertThat(flux.status(body, Map.of("X-Signature", signature, "Gotk-Component", "kustomize-controller")))
                    .isEqualTo(status);
        }
    }

    @Test
    void aWrongSignatureIsNotMadeGoodByASecretThatIsShown() {
        var body = event("Kustomization", "Progressing", "10:00", MAIN);
        var bearer = "Bearer " + Plimsoll.SECRET;

        assertThat(flux.status(body, Map.of("X-Signature", "sha256=00", "Authorization", bearer)))
                .isEqualTo(401);
        assertThat(flux.status(body, Map.of())).isEqualTo(401);
        assertThat(flux.status(body, Map.of("Authorization", bearer))).isEqualTo(202);
    }

    @Test
    void everyRealBodyIsTakenIn() {
        assertThat(flux.sendFiles("flux")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(flux.deployments())
                .containsExactly(
                        "checkout checkout failed - - - 10:11", "checkout-api checkout failed 2.31.0 - - 10:12");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "kind"                      | "sort"                    | UNRECOGNISED | involvedObject
                    "Kustomization"             | "GitRepository"           | IGNORED      | GitRepository deploys nothing
                    "Progressing"               | "DependencyNotReady"      | IGNORED      | DependencyNotReady
                    "environment": "production" | "commit_status": "update" | IGNORED      | copy
                    "environment"               | "elsewhere"               | UNREADABLE   | eventMetadata
                    """)
    void whatIsNotTakenHasAReason(String what, String instead, String outcome, String reason) {
        var body = event("Kustomization", "Progressing", "10:00", MAIN)
                .replace("\"namespace\": \"checkout\"", "\"namespace\": \"flux-system\"")
                .replace(what, instead);

        var translation = new FluxSource(JsonMapper.shared()).translate(ToldByClusters.inbound(body));

        assertThat(translation.outcome()).hasToString(outcome);
        assertThat(translation.reason()).contains(reason);
    }

    private static String event(String kind, String reason, String at, String metadata) {
        return """
                {"involvedObject": {"kind": "%s", "namespace": "checkout", "name": "apps", "uid": "u-1"},
                 "severity": "info", "timestamp": "2026-11-20T%s:00Z", "message": "took 4.1s", "reason": "%s",
                 "metadata": {%s}, "reportingController": "kustomize-controller"}
                """.formatted(kind, at, reason, metadata);
    }
}
