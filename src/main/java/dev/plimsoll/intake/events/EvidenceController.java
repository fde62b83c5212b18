package dev.plimsoll.intake.events;

import dev.plimsoll.intake.BodyBudget;
import dev.plimsoll.intake.MachineDoor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes files that tools wrote about an artifact; which format one has shows in the file. */
@MachineDoor
@RestController
class EvidenceController {

    private final EvidenceFileIntake intake;
    private final BodyBudget budget;

    EvidenceController(EvidenceFileIntake intake, BodyBudget budget) {
        this.intake = intake;
        this.budget = budget;
    }

    /** 202 with what was understood; 400 if the file has no known format, 422 with the field that is wrong. */
    @Operation(
            requestBody =
                    @RequestBody(
                            required = true,
                            description = "The file as it is",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(type = "object")),
                                @Content(mediaType = MediaType.APPLICATION_XML_VALUE, schema = @Schema(type = "string"))
                            }))
    @ApiResponse(
            responseCode = "202",
            description = "It is durable",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Answer.class)))
    @PostMapping("/api/v1/evidence")
    ResponseEntity<Answer> take(
            HttpServletRequest request,
            @Parameter(
                            description =
                                    "The artifact that the file is about, such as sha256:…; not needed where the file names it")
                    @RequestParam(required = false)
                    @Nullable
                    String digest,
            @Parameter(description = "The commit that it was made of; enough if exactly one artifact of it is known")
                    @RequestParam(required = false)
                    @Nullable
                    String sha,
            @Parameter(
                            description =
                                    "Instead of what the format stands for: sbom, signature, provenance, scan, test, coverage or smoke")
                    @RequestParam(required = false)
                    @Nullable
                    String kind,
            @Parameter(description = "Where people read more of it") @RequestParam(required = false) @Nullable
                    String url)
            throws IOException, HttpMediaTypeNotSupportedException {
        var type = Objects.requireNonNullElse(request.getContentType(), "").toLowerCase(Locale.ROOT);
        if (type.contains("form")) {
            throw new HttpMediaTypeNotSupportedException(
                    "Send the file as it is, not as a form: with curl --data-binary @file and Content-Type:"
                            + " application/json or application/xml.");
        }
        var beside = new LinkedHashMap<String, String>();
        put(beside, "digest", digest);
        put(beside, "sha", sha);
        put(beside, "kind", kind);
        put(beside, "url", url);
        try (var body = budget.read(Packing.unpacked(request), request.getContentLengthLong())) {
            return ResponseEntity.accepted().body(intake.take(body.bytes(), type, beside));
        }
    }

    private static void put(Map<String, String> beside, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            beside.put(field, value);
        }
    }

    /**
     * What was understood.
     *
     * @param digests of the artifacts that it is about
     * @param repeated whether it had been there before
     */
    record Answer(
            String format,
            String kind,
            String status,
            Map<String, Object> summary,
            List<String> digests,
            boolean repeated) {}
}
