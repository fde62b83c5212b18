package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Contradiction;
import dev.plimsoll.deployments.ShaPlace;
import dev.plimsoll.deployments.Whereabouts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where one commit is, and was. */
record ShaView(Whereabouts where, List<ShaLine> lines) {

    /** @param foreign by deployment, where one carried the artifact of another commit */
    static ShaView of(Whereabouts where, Map<Long, Contradiction> foreign, Instant now) {
        var commit = where.commit();
        var writtenAt = commit == null ? null : commit.writtenAt();
        return new ShaView(
                where,
                where.places().stream()
                        .map(place -> new ShaLine(
                                place,
                                ShaStanding.of(place),
                                place.leadTime(writtenAt, now),
                                place.leadTimeReason(writtenAt, now),
                                foreign.get(Objects.requireNonNullElse(place.arrivedWith(), 0L))))
                        .toList());
    }

    public String shown() {
        return Artifact.abbreviated(where.sha());
    }

    public @Nullable ListedCommit commit() {
        return where.commit() == null ? null : new ListedCommit(where.commit());
    }

    public @Nullable String changeLink() {
        return WebAddress.orNull(where.changeUrl());
    }

    public List<String> services() {
        return lines.stream().map(line -> line.place().service()).distinct().toList();
    }

    public boolean isOfSeveralServices() {
        return services().size() > 1;
    }

    /** What the page asks to be told of. */
    public String trigger() {
        return services().stream()
                .limit(20)
                .map(service -> "svc-" + service + " from:body, ")
                .collect(Collectors.joining("", "", "resync from:body"));
    }

    /** Where it is, in one sentence or three. */
    public String sentence() {
        if (lines.isEmpty()) {
            return "It was reported, and nothing of its repository has been deployed.";
        }
        var said = said("Runs in %s. ", ShaStanding.HERE)
                + said("Contained in what runs in %s. ", ShaStanding.CONTAINED)
                + said("No longer in %s. ", ShaStanding.WITHDRAWN)
                + said("Was in %s. ", ShaStanding.UNKNOWN)
                + said("Not in %s yet.", ShaStanding.NOT_YET);
        return said.strip();
    }

    private String said(String sentence, ShaStanding standing) {
        var places = lines.stream()
                .filter(line -> line.standing() == standing)
                .map(line -> name(line.place()))
                .distinct()
                .toList();
        var or = standing == ShaStanding.NOT_YET || standing == ShaStanding.WITHDRAWN ? " or " : " and ";
        return places.isEmpty() ? "" : sentence.formatted(listed(places, or));
    }

    private String name(ShaPlace place) {
        var where = place.target().equals("*") ? place.environment() : place.environment() + "/" + place.target();
        return services().size() == 1 ? where : where + " (" + place.service() + ")";
    }

    private static String listed(List<String> names, String word) {
        var last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + word + names.get(last);
    }
}
