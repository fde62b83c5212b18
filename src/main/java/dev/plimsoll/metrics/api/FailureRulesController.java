package dev.plimsoll.metrics.api;

import dev.plimsoll.metrics.FailureRules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What counts as a failure, for programs. */
@RestController
class FailureRulesController {

    private static final String PATH = "/api/v1/metrics/failure-rules";

    private final FailureRules rules;

    FailureRulesController(FailureRules rules) {
        this.rules = rules;
    }

    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = FailureRulesAnswer.class)))
    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    FailureRulesAnswer rules() {
        return FailureRulesAnswer.of(rules.inForce());
    }

    /** Sets what the body names, all of it or nothing; what it does not name stays. */
    @PutMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = FailureRulesBody.class))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = FailureRulesAnswer.class))))
    FailureRulesAnswer set(@RequestBody Map<String, @Nullable Object> said, Principal program) {
        var body = FailureRulesBody.of(said);
        rules.set(body.threshold(), body.blamed(), body.windows(), program.getName());
        return rules();
    }
}
