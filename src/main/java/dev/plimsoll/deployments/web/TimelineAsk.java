package dev.plimsoll.deployments.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What a reader wants to see of the timeline, as it stands in the address.
 *
 * @param from the first instant, see {@link dev.plimsoll.deployments.PointInTime}
 * @param to the first instant after the window; absent in a view that ends now
 * @param at the instant of the cursor
 * @param service the name of a service or a part of it
 * @param env the name of an environment, {@code all}, or null for production
 * @param lanes {@code versions, others} or {@code incidents}; null for all
 * @param range how long the window is, see {@link TimeRange}
 * @param cursor where the page of the table begins
 */
record TimelineAsk(
        @Nullable String from,
        @Nullable String to,
        @Nullable String at,
        @Nullable String service,
        @Nullable String team,
        @Nullable String env,
        @Nullable String lanes,
        @Nullable String range,
        @Nullable String cursor) {

    static final String ALL = "all";
    static final String VERSIONS = "versions";
    static final String OTHERS = "others";
    static final String INCIDENTS = "incidents";
    private static final Set<String> LANES = Set.of(VERSIONS, OTHERS, INCIDENTS);

    TimelineAsk {
        from = blankToNull(from);
        to = blankToNull(to);
        at = blankToNull(at);
        service = blankToNull(service);
        team = blankToNull(team);
        env = blankToNull(env);
        lanes = lanes != null && LANES.contains(lanes) ? lanes : null;
        range = blankToNull(range);
        cursor = blankToNull(cursor);
    }

    boolean isAllEnvironments() {
        return ALL.equals(env);
    }

    /** Whether only some of what there is was asked for. */
    public boolean isNarrowed() {
        return service != null || team != null || env != null || lanes != null;
    }

    TimelineAsk named(String name) {
        return new TimelineAsk(from, to, at, name, team, env, lanes, range, cursor);
    }

    TimelineAsk ofTeam(String name) {
        return new TimelineAsk(from, to, at, service, name, env, lanes, range, null);
    }

    TimelineAsk in(@Nullable String environment) {
        return new TimelineAsk(from, to, at, service, team, environment, lanes, range, null);
    }

    /** Without any filter. */
    TimelineAsk cleared() {
        return new TimelineAsk(from, to, at, null, null, null, null, range, null);
    }

    TimelineAsk page(@Nullable String position) {
        return new TimelineAsk(from, to, at, service, team, env, lanes, range, position);
    }

    /** The same question about another window and another instant of the cursor. */
    TimelineAsk about(TimeWindow window, @Nullable String instant) {
        return window.isLive()
                ? new TimelineAsk(null, null, instant, service, team, env, lanes, TimeRange.text(window.length()), null)
                : new TimelineAsk(
                        TimeText.of(window.from()),
                        TimeText.of(window.to()),
                        instant,
                        service,
                        team,
                        env,
                        lanes,
                        null,
                        null);
    }

    /** What stands in the address, without what is absent. */
    public Map<String, String> parameters() {
        var all = new LinkedHashMap<String, @Nullable String>();
        all.put("from", from);
        all.put("to", to);
        all.put("range", range);
        all.put("at", at);
        all.put("service", service);
        all.put("team", team);
        all.put("env", env);
        all.put("lanes", lanes);
        all.put("cursor", cursor);
        var present = new LinkedHashMap<String, String>();
        all.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return present;
    }

    public String address() {
        var address = UriComponentsBuilder.fromPath("/timeline");
        parameters().forEach((name, value) -> address.queryParam(name, encoded(value)));
        return address.build(true).toUriString();
    }

    public String as(String format) {
        var address = page(null).address();
        return address + (address.contains("?") ? "&" : "?") + "format=" + format;
    }

    /** Times stay legible: a colon means nothing else in a query. */
    private static String encoded(String value) {
        return UriUtils.encode(value, UTF_8).replace("%3A", ":");
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
