package dev.plimsoll.access.chains;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Answers requests that no well-meaning client writes, such as one with an encoded slash in its path or a NUL character. */
@Component
class RejectedRequests implements RequestRejectedHandler {

    private final ProblemWriter problems;

    RejectedRequests(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException failure)
            throws IOException {
        if (MachinePaths.contain(request)) {
            problems.write(
                    request,
                    response,
                    HttpStatus.BAD_REQUEST,
                    "malformed-address",
                    "Correct the address",
                    "The address or a parameter has a double slash, an encoded slash, a NUL or another character that is not let in.");
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }
}
