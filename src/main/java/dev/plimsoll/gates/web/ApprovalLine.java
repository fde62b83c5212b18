package dev.plimsoll.gates.web;

import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.InboxItem;
import dev.plimsoll.gates.Mode;

/** One request in a list. */
record ApprovalLine(GateRequest request, boolean isYours, boolean hasVoted) {

    static ApprovalLine of(InboxItem item) {
        return new ApprovalLine(item.request(), item.isYours(), item.hasVoted());
    }

    static ApprovalLine over(GateRequest request) {
        return new ApprovalLine(request, false, false);
    }

    public RequestMark mark() {
        return RequestMark.of(request.state());
    }

    public String title() {
        return "%s to %s"
                .formatted(
                        request.candidate().service().name(),
                        request.candidate().environment().name());
    }

    public String from() {
        return ShortName.of(request.baseSha(), request.baseDigest());
    }

    public String to() {
        return request.candidate().shortName();
    }

    public String tally() {
        var enforced = request.findings().stream()
                .filter(judged -> judged.mode() == Mode.ENFORCED)
                .toList();
        var met = enforced.stream().filter(judged -> !judged.isInTheWay()).count();
        return "%d of %d met".formatted(met, enforced.size());
    }

    /** What the reader has to do with it. */
    public String aside() {
        if (hasVoted) {
            return "you have voted";
        }
        return isYours ? "you had a hand in it" : "";
    }
}
