package dev.plimsoll.intake.events;

import dev.plimsoll.intake.Import;
import dev.plimsoll.intake.Imports;
import dev.plimsoll.intake.IntakeProblems;
import dev.plimsoll.intake.MachineDoor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Takes in events that stand one on each line, up to years of history, and says how far such imports are. */
@MachineDoor
@RestController
class ImportController {

    private static final int NEWEST = 50;

    private final LineIntake intake;
    private final Imports imports;
    private final IntakeProblems problems;
    private final JsonMapper json;

    ImportController(LineIntake intake, Imports imports, IntakeProblems problems, JsonMapper json) {
        this.intake = intake;
        this.imports = imports;
        this.problems = problems;
        this.json = json;
    }

    /**
     * As the event API answers; or, to whoever accepts NDJSON, a line after each few thousand events, and what became of
     * all of them on the last.
     */
    @PostMapping(
            path = "/api/v1/events",
            consumes = {
                "application/x-ndjson",
                "application/ndjson",
                "application/jsonl",
                "application/x-jsonlines",
                "application/jsonlines",
                "application/json-seq"
            })
    @Nullable
    ResponseEntity<Tally.Answer> take(HttpServletRequest request, HttpServletResponse response, Principal sender)
            throws IOException, HttpMediaTypeNotSupportedException {
        var tally = new Tally();
        if (wantsProgress(request)) {
            stream(request, sender, tally, new ProgressStream(response, json));
            return null;
        }
        take(request, sender, tally, counts -> {});
        return ResponseEntity.status(tally.isAllRejected() ? HttpStatus.BAD_REQUEST : HttpStatus.ACCEPTED)
                .body(tally.answer());
    }

    /** The imports that began last, newest first. */
    @GetMapping("/api/v1/imports")
    Map<String, List<Import>> newest() {
        return Map.of("imports", imports.newest(NEWEST));
    }

    private void stream(HttpServletRequest request, Principal sender, Tally tally, ProgressStream answer)
            throws IOException, HttpMediaTypeNotSupportedException {
        try {
            take(request, sender, tally, answer);
            answer.end(tally);
        } catch (RuntimeException e) {
            if (!answer.hasBegun()) {
                throw e;
            }
            answer.abort(tally, Objects.requireNonNull(problems.of(e).getBody()));
        }
    }

    private void take(HttpServletRequest request, Principal sender, Tally tally, LineImport.Progress heard)
            throws IOException, HttpMediaTypeNotSupportedException {
        var announced = request.getContentLengthLong();
        var most = announced < 0 || Packing.isPacked(request) ? Long.MAX_VALUE : announced;
        intake.take(Packing.unpacked(request), most, sender.getName(), tally, heard);
    }

    private static boolean wantsProgress(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "")
                .toLowerCase(Locale.ROOT)
                .contains("ndjson");
    }
}
