package dev.plimsoll.gates.kubernetes;

import dev.plimsoll.gates.kubernetes.AdmissionAnswer.Annotations;
import dev.plimsoll.gates.kubernetes.KubernetesProperties.Guard;
import dev.plimsoll.gates.platforms.DecisionPages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Admits to a cluster what is approved. Always 200: every other status is no answer to an API server, but a failure. */
@RestController
class AdmissionController {

    /** Twice the largest object that a cluster keeps, which is 1.5 MB: as it is and as it was. */
    private static final int LARGEST_BODY = 3 * 1024 * 1024;

    private static final int MOST_SAID = 5;

    private final Examiner examiner;
    private final KubernetesProperties properties;
    private final DecisionPages pages;
    private final JsonMapper json;

    AdmissionController(Examiner examiner, KubernetesProperties properties, DecisionPages pages, JsonMapper json) {
        this.examiner = examiner;
        this.properties = properties;
        this.pages = pages;
        this.json = json;
    }

    @Operation(
            requestBody =
                    @RequestBody(
                            required = true,
                            description = "An AdmissionReview of admission.k8s.io/v1, at most 3 MB",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(type = "object"))))
    @ApiResponse(responseCode = "200", description = "Look at response.allowed")
    @PostMapping(path = "/api/v1/gates/kubernetes/{environment}", produces = MediaType.APPLICATION_JSON_VALUE)
    AdmissionAnswer review(
            @Parameter(description = "The environment that the cluster is, by any of its names") @PathVariable
                    String environment,
            HttpServletRequest request)
            throws IOException {
        var review = read(request);
        try {
            return answer(environment, Admission.of(review));
        } catch (ReviewRefused refusal) {
            return AdmissionAnswer.refused(refusal.uid(), String.valueOf(refusal.getMessage()));
        }
    }

    private AdmissionAnswer answer(String environment, Admission asked) {
        if (asked.isOfPods()) {
            return answer(asked.uid(), examiner.examine(environment, asked.images(), asked.isDryRun()));
        }
        var warning = "Plimsoll finds no pods in %s and lets it pass".formatted(asked.kind());
        return AdmissionAnswer.allowed(
                asked.uid(), asked.isSubresource() ? List.of() : List.of(warning), new Annotations(null));
    }

    private AdmissionAnswer answer(String uid, List<Ruling> rulings) {
        var refused = rulings.stream().filter(ruling -> !ruling.isAdmitted()).toList();
        if (refused.isEmpty()) {
            return AdmissionAnswer.allowed(uid, List.of(), gates(rulings));
        }
        return properties.mode() == Guard.DRY_RUN
                ? AdmissionAnswer.allowed(uid, warnings(refused), new Annotations(null))
                : AdmissionAnswer.refused(uid, message(refused));
    }

    private String message(List<Ruling> refused) {
        var said = refused.stream()
                .limit(MOST_SAID)
                .map(ruling -> ruling.refusal() + ". " + page(ruling))
                .collect(Collectors.joining("; "));
        return refused.size() > MOST_SAID ? said + "; and %d more".formatted(refused.size() - MOST_SAID) : said;
    }

    /** The page has a line of its own, since a warning is short. */
    private List<String> warnings(List<Ruling> refused) {
        var warnings = new ArrayList<String>();
        refused.stream().limit(MOST_SAID).forEach(ruling -> {
            warnings.add("Plimsoll would refuse: " + ruling.refusal());
            warnings.add(page(ruling));
        });
        return warnings;
    }

    private String page(Ruling ruling) {
        return ruling.clearance() == null
                ? pages.all()
                : pages.of(ruling.clearance().id());
    }

    private static Annotations gates(List<Ruling> rulings) {
        var gates = rulings.stream()
                .map(Ruling::clearance)
                .filter(Objects::nonNull)
                .map(clearance -> "g_" + clearance.id())
                .distinct()
                .collect(Collectors.joining(","));
        return new Annotations(gates.isEmpty() ? null : gates);
    }

    private JsonNode read(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new ReviewTooLarge(LARGEST_BODY);
        }
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new NoReview("The body must be an AdmissionReview as JSON, and is no JSON that can be read");
        }
    }
}
