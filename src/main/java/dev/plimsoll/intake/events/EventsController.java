package dev.plimsoll.intake.events;

import dev.plimsoll.intake.BodyBudget;
import dev.plimsoll.intake.MachineDoor;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes events in our own vocabulary: one JSON object, or an array of them. */
@MachineDoor
@RestController
class EventsController {

    private static final int LARGEST_ARRAY = 10_000;
    private static final int PART = 500;

    private final EventIntake intake;
    private final BodyBudget budget;
    private final JsonMapper json;

    EventsController(EventIntake intake, BodyBudget budget, JsonMapper json) {
        this.intake = intake;
        this.budget = budget;
        this.json = json;
    }

    /** 202 with what became of each; 400 if nothing could be taken, with the reasons. */
    @Operation(
            requestBody =
                    @RequestBody(
                            required = true,
                            description = "One event, an array of at most 10,000, or one on each line",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(type = "object")),
                                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))
                            }))
    @ApiResponse(responseCode = "202", description = "What was accepted is durable; look at rejections for the rest")
    @PostMapping("/api/v1/events")
    ResponseEntity<Tally.Answer> take(HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var type = Objects.requireNonNullElse(request.getContentType(), "").toLowerCase(Locale.ROOT);
        var tally = new Tally();
        if (!type.contains("json") && !type.isEmpty()) {
            throw new HttpMediaTypeNotSupportedException(
                    "Send application/json, or application/x-ndjson with one event on each line.");
        }
        takeDocument(request, tally);
        return ResponseEntity.status(tally.isAllRejected() ? HttpStatus.BAD_REQUEST : HttpStatus.ACCEPTED)
                .body(tally.answer());
    }

    private void takeDocument(HttpServletRequest request, Tally tally)
            throws IOException, HttpMediaTypeNotSupportedException {
        try (var body = budget.read(Packing.unpacked(request), request.getContentLengthLong())) {
            var items = items(read(body.bytes()));
            for (var from = 0; from < items.size(); from += PART) {
                intake.take(items.subList(from, Math.min(from + PART, items.size())), tally);
            }
        }
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new UnreadableDelivery("The body is not JSON that can be read: " + Tree.where(e)
                    + ". Several events go into an array, or one on each line as application/x-ndjson.");
        }
    }

    private static List<Item> items(JsonNode body) {
        if (!body.isArray()) {
            return List.of(new Item.OfNode(0, body));
        }
        if (body.size() > LARGEST_ARRAY) {
            throw new UnreadableDelivery(
                    "The array has more than %,d events: send them as application/x-ndjson.".formatted(LARGEST_ARRAY));
        }
        var items = new ArrayList<Item>();
        body.forEach(node -> items.add(new Item.OfNode(items.size(), node)));
        return items;
    }
}
