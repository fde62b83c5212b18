package dev.plimsoll.intake.devlake;

import dev.plimsoll.incidents.IncidentReport;
import dev.plimsoll.incidents.Moment;
import dev.plimsoll.incidents.Phase;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.WebAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** An issue, which is an incident if it says so. Each posting tells the whole issue anew. */
record DevLakeIssue(Tree body, Inbound inbound) {

    private static final int LONGEST_NAME = 200;

    static Translation translate(Tree body, Inbound inbound) {
        var type = body.text("type");
        if (type != null && !type.equalsIgnoreCase("INCIDENT")) {
            return Translation.ignored("An issue of the type \u201c%s\u201d is no incident.".formatted(type));
        }
        var key = body.text("issueKey");
        if (key == null || key.length() > LONGEST_NAME) {
            return Translation.unreadable("\u201cissueKey\u201d is empty or longer than 200 characters.");
        }
        var issue = new DevLakeIssue(body, inbound);
        return Translation.of(
                Said.of(issue.report(key)), "Incident %s: %s".formatted(key, issue.isOver() ? "resolved" : "open"));
    }

    private boolean isOver() {
        return "DONE".equalsIgnoreCase(body.text("status")) || Times.of(body.text("resolutionDate")) != null;
    }

    private IncidentReport report(String key) {
        return new IncidentReport(
                DevLakeSource.KIND,
                DevLakeSource.TITLE,
                key,
                Stream.ofNullable(body.text("component"))
                        .filter(name -> name.length() <= LONGEST_NAME)
                        .toList(),
                null,
                body.text("title"),
                Stream.of(body.text("severity"), body.text("priority"))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                null,
                null,
                null,
                WebAddress.orNull(body.text("url")),
                moments(),
                toldAt(),
                inbound.receivedAt(),
                null);
    }

    private List<Moment> moments() {
        var moments = new ArrayList<Moment>();
        var opened = inbound.now(Times.of(body.text("createdDate")));
        moments.add(new Moment(Phase.OPENED, opened, Phase.OPENED.word(), body.text("creatorName"), null, null));
        if (isOver()) {
            var resolved = Times.of(body.text("resolutionDate"));
            moments.add(Moment.only(Phase.RESOLVED, resolved == null ? toldAt() : inbound.now(resolved)));
        }
        return moments;
    }

    private Instant toldAt() {
        var updated = Times.of(body.text("updatedDate"));
        return inbound.now(updated == null ? Times.of(body.text("resolutionDate")) : updated);
    }
}
