package dev.plimsoll.gates.azure;

import dev.plimsoll.gates.GateRefusal;
import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.platforms.DecisionPages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A check that invokes a REST API: answered within its three seconds, and decided later. */
@RestController
class AzureController {

    private static final String CALLBACK = "callback";
    private static final String SYNC = "sync";

    private final AzureChecks checks;
    private final Gates gates;
    private final DecisionPages pages;

    AzureController(AzureChecks checks, Gates gates, DecisionPages pages) {
        this.checks = checks;
        this.gates = gates;
        this.pages = pages;
    }

    @Operation(
            parameters = {
                @Parameter(in = ParameterIn.HEADER, name = "Service", description = "Which service wants to pass"),
                @Parameter(in = ParameterIn.HEADER, name = "Environment", description = "Where to"),
                @Parameter(in = ParameterIn.HEADER, name = "Sha", description = "The commit that wants to pass"),
                @Parameter(in = ParameterIn.HEADER, name = "Digest", description = "The digest that wants to pass"),
                @Parameter(in = ParameterIn.HEADER, name = "Ref", description = "The branch, such as refs/heads/main"),
                @Parameter(in = ParameterIn.HEADER, name = "TriggeredBy", description = "Who started the run"),
                @Parameter(in = ParameterIn.HEADER, name = "PlanUrl", description = "$(system.CollectionUri)"),
                @Parameter(in = ParameterIn.HEADER, name = "ProjectId", description = "$(system.TeamProjectId)"),
                @Parameter(in = ParameterIn.HEADER, name = "HubName", description = "$(system.HostType)"),
                @Parameter(in = ParameterIn.HEADER, name = "PlanId", description = "$(system.PlanId)"),
                @Parameter(in = ParameterIn.HEADER, name = "JobId", description = "$(system.JobId)"),
                @Parameter(in = ParameterIn.HEADER, name = "TaskInstanceId", description = "$(system.TaskInstanceId)"),
                @Parameter(in = ParameterIn.HEADER, name = "BuildId", description = "$(Build.BuildId)"),
                @Parameter(in = ParameterIn.HEADER, name = "AuthToken", description = "$(system.AccessToken)")
            })
    @ApiResponse(responseCode = "200", description = "It was taken; what was decided is told later, or asked for again")
    @PostMapping(path = "/api/v1/gates/azure", produces = MediaType.APPLICATION_JSON_VALUE)
    AzureAnswer check(
            @Parameter(description = "callback to be told the end, sync to ask again until the answer is a yes")
                    @RequestParam(defaultValue = CALLBACK)
                    String mode,
            HttpServletRequest request,
            Principal program) {
        var headers = new CheckHeaders(request);
        return switch (mode) {
            case CALLBACK -> answer(checks.take(program.getName(), headers));
            case SYNC -> answer(checks.look(program.getName(), headers));
            default -> throw new GateRefusal("mode", "The mode is callback or sync");
        };
    }

    private AzureAnswer answer(GateRequest request) {
        var answer = gates.answer(request.id()).orElseThrow();
        return AzureAnswer.of(request, answer, pages.of(request.id()));
    }
}
