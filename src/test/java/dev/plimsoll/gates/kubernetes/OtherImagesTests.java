package dev.plimsoll.gates.kubernetes;

import static dev.plimsoll.gates.Stage.DIGEST_A;
import static dev.plimsoll.gates.kubernetes.Manifests.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.catalog.Catalog;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.kubernetes.KubernetesProperties.Guard;
import dev.plimsoll.gates.kubernetes.KubernetesProperties.Others;
import dev.plimsoll.gates.platforms.DecisionPages;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/** Tests for what becomes of images that nobody of ours built, and of everything while a guard only watches. */
@PlimsollTest
class OtherImagesTests {

    private static final String SIDECAR = "docker.io/istio/proxyv2:1.24";
    private static final String OURS = "ghcr.io/acme/pay@" + DIGEST_A;

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Catalog catalog;

    @Autowired
    private ClearanceRows clearances;

    @Autowired
    private Gates gates;

    @Autowired
    private DecisionPages pages;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Clock clock;

    @BeforeEach
    void clear() {
        plimsoll.empty();
    }

    @AfterEach
    void leave() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void passWhereOthersAreAllowedAndOursDoNot() throws IOException {
        var guard = new KubernetesProperties(Guard.ENFORCED, List.of("ghcr.io/acme"), Others.ALLOW);

        assertThat(review(guard, SIDECAR).allowed()).isTrue();
        assertThat(review(guard, OURS).allowed()).isFalse();
    }

    @Test
    void areRefusedWithTheNameOfTheSettingWhereOthersAreDenied() throws IOException {
        var guard = new KubernetesProperties(Guard.ENFORCED, List.of("ghcr.io/acme"), Others.DENY);

        var refused = review(guard, SIDECAR);

        assertThat(refused.allowed()).isFalse();
        assertThat(refused.status().message())
                .startsWith(SIDECAR + " is none of plimsoll.gates.kubernetes.images, and the others are denied");
    }

    @Test
    void passWithAWarningWhileTheGuardOnlyWatches() throws IOException {
        var guard = new KubernetesProperties(Guard.DRY_RUN, List.of(), Others.DENY);

        var watched = review(guard, SIDECAR);

        assertThat(watched.allowed()).isTrue();
        assertThat(watched.status()).isNull();
        assertThat(watched.warnings())
                .hasSize(2)
                .allMatch(warning -> warning.length() <= 120)
                .first()
                .asString()
                .startsWith("Plimsoll would refuse: " + SIDECAR + " is not bound to what was approved");
    }

    private AdmissionAnswer.Response review(KubernetesProperties guard, String image) throws IOException {
        var request = new MockHttpServletRequest("POST", "/api/v1/gates/kubernetes/production");
        request.setContent("""
                {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"uid": "u",
                 "kind": {"group": "", "kind": "Pod"}, "operation": "CREATE", "object": %s}}
                """.formatted(pod(image)).getBytes(StandardCharsets.UTF_8));
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        var examiner = new Examiner(catalog, clearances, gates, guard, clock);
        return new AdmissionController(examiner, guard, pages, json)
                .review("production", request)
                .response();
    }
}
