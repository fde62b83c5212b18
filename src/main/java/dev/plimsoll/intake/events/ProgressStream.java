package dev.plimsoll.intake.events;

import dev.plimsoll.intake.Imports;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** An answer that is written while the request is still read: one JSON object on each line, the last one says done. */
final class ProgressStream implements LineImport.Progress {

    static final int EVERY_LINES = 5000;

    private final HttpServletResponse response;
    private final JsonMapper json;
    private long next = EVERY_LINES;
    private boolean hasBegun;

    ProgressStream(HttpServletResponse response, JsonMapper json) {
        this.response = response;
        this.json = json;
    }

    @Override
    public void isAt(Imports.Counts counts) throws IOException {
        if (counts.lines() >= next) {
            next = counts.lines() + EVERY_LINES;
            begin(HttpStatus.ACCEPTED);
            write(counts);
        }
    }

    /** Whether the status of the answer is out, so that a refusal can only be told on a line. */
    boolean hasBegun() {
        return hasBegun;
    }

    void end(Tally tally) throws IOException {
        begin(tally.isAllRejected() ? HttpStatus.BAD_REQUEST : HttpStatus.ACCEPTED);
        write(Last.of(tally.answer(), null));
    }

    void abort(Tally tally, ProblemDetail problem) throws IOException {
        write(Last.of(tally.answer(), problem));
    }

    private void begin(HttpStatus status) {
        if (!hasBegun) {
            hasBegun = true;
            response.setStatus(status.value());
            response.setContentType("application/x-ndjson");
            response.setHeader("X-Accel-Buffering", "no");
        }
    }

    private void write(Object line) throws IOException {
        response.getOutputStream().write(json.writeValueAsBytes(line));
        response.getOutputStream().write('\n');
        response.flushBuffer();
    }

    /**
     * The last line.
     *
     * @param done whether the whole body was read
     * @param problem what ended it before, if something did
     */
    private record Last(
            boolean done,
            long accepted,
            long repeated,
            long rejections,
            List<Tally.Rejected> rejected,
            @Nullable ProblemDetail problem) {

        static Last of(Tally.Answer answer, @Nullable ProblemDetail problem) {
            return new Last(
                    problem == null,
                    answer.accepted(),
                    answer.repeated(),
                    answer.rejections(),
                    answer.rejected(),
                    problem);
        }
    }
}
