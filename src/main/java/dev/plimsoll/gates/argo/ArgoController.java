package dev.plimsoll.gates.argo;

import dev.plimsoll.gates.platforms.Doorway;
import dev.plimsoll.gates.platforms.PlatformAnswer;
import dev.plimsoll.gates.platforms.PlatformAsk;
import io.swagger.v3.oas.annotations.Parameter;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A metric that is measured until it is true. Always 200: to Argo Rollouts every other status is an error of the
 * measurement, and the fifth ends the analysis.
 */
@RestController
class ArgoController {

    private final Doorway doorway;

    ArgoController(Doorway doorway) {
        this.doorway = doorway;
    }

    @GetMapping(path = "/api/v1/gates/argo", produces = MediaType.APPLICATION_JSON_VALUE)
    PlatformAnswer measure(
            @Parameter(description = "Which service wants to pass") @RequestParam(defaultValue = "") String service,
            @Parameter(description = "Where to") @RequestParam(defaultValue = "") String environment,
            @Parameter(description = "The commit that wants to pass") @RequestParam(required = false) @Nullable
                    String sha,
            @Parameter(description = "The digest of the image that wants to pass")
                    @RequestParam(required = false)
                    @Nullable
                    String digest,
            @Parameter(description = "The hash of the pod template that wants to pass")
                    @RequestParam(required = false)
                    @Nullable
                    String hash,
            @Parameter(description = "Another value asks anew, such as the revision of the rollout")
                    @RequestParam(defaultValue = "")
                    String attempt,
            Principal program) {
        var ask = new PlatformAsk("argo", List.of(attempt), service, environment, said(sha), said(digest), said(hash));
        return PlatformAnswer.of(doorway.ask(program.getName(), ask));
    }

    /** An argument that is not set arrives as nothing. */
    private static @Nullable String said(@Nullable String argument) {
        return argument == null || argument.isBlank() ? null : argument;
    }
}
