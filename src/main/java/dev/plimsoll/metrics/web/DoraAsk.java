package dev.plimsoll.metrics.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.deployments.UnknownWord;
import dev.plimsoll.deployments.Words;
import dev.plimsoll.metrics.LeadTimeOf;
import dev.plimsoll.metrics.WindowRefused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What a reader wants to see of the measures; all of it stands in the address.
 *
 * @param days how many days back, 90 where nobody says
 * @param from the first day or instant
 * @param to the last day, or the first instant after the window
 * @param asOf at which instant it was known
 * @param lead {@code commit, change} or {@code merge}; null for commits
 * @param bots {@code without} to leave their commits out
 * @param open the team whose services are listed; {@code all} for every team's
 * @param show {@code counted} or {@code left_out} of the rows of a measure; null for all
 * @param cursor where the page of rows begins
 */
record DoraAsk(
        @Nullable String team,
        @Nullable String service,
        @Nullable String environment,
        @Nullable String days,
        @Nullable String from,
        @Nullable String to,
        @Nullable @BindParam("as_of") String asOf,
        @Nullable String lead,
        @Nullable String bots,
        @Nullable String open,
        @Nullable String show,
        @Nullable String cursor) {

    static final List<Integer> WINDOWS = List.of(7, 30, 90, 365);
    static final String PATH = "/dora";
    private static final int USUAL = 90;
    private static final String[] OF_BOTS = {"without"};
    private static final String[] OF_ROWS = {"counted", "left_out"};

    DoraAsk {
        team = blankToNull(team);
        service = blankToNull(service);
        environment = blankToNull(environment);
        days = blankToNull(days);
        from = blankToNull(from);
        to = blankToNull(to);
        asOf = blankToNull(asOf);
        lead = blankToNull(lead);
        bots = blankToNull(bots);
        open = blankToNull(open);
        show = blankToNull(show);
        cursor = blankToNull(cursor);
    }

    /** @throws UnknownWord if a parameter has a word that it does not take */
    void refuseUnknownWords() {
        leadTimeOf();
        Words.one("bots", bots, OF_BOTS, UnaryOperator.identity());
        Words.one("show", show, OF_ROWS, UnaryOperator.identity());
    }

    LeadTimeOf leadTimeOf() {
        return Objects.requireNonNullElse(
                Words.one("lead", lead, LeadTimeOf.values(), LeadTimeOf::word), LeadTimeOf.COMMIT);
    }

    /** @throws WindowRefused if {@code days} is no number; whether it is too large is for the window to say */
    public int window() {
        if (days == null) {
            return USUAL;
        }
        if (!days.matches("\\d{1,6}")) {
            throw new WindowRefused("days", "“%s” is no number of days: write it as 90.".formatted(days));
        }
        return Integer.parseInt(days);
    }

    public List<Integer> windows() {
        return WINDOWS;
    }

    /** Whether the window stands in the address by its ends. */
    public boolean isBetween() {
        return from != null || to != null;
    }

    public boolean isWithBots() {
        return bots == null;
    }

    public boolean isNarrowed() {
        return team != null || service != null || environment != null;
    }

    public boolean isOpen(@Nullable String name) {
        return "all".equals(open) || Objects.requireNonNullElse(name, "-").equals(open);
    }

    public String within(String path, int length) {
        return with(path, "days", String.valueOf(length), "from", null, "to", null);
    }

    /** Without the filters. */
    public String cleared() {
        return with(PATH, "team", null, "service", null, "environment", null);
    }

    public String known() {
        return with(PATH, "as_of", null);
    }

    public String as(String format) {
        return with(PATH, "format", format, "open", null);
    }

    /** The page of a measure about the same. */
    public String of(String measure) {
        return with(PATH + "/" + measure, "open", null);
    }

    /** Without what only the measures can be asked: others have but one way to count. */
    DoraAsk ofPlaceAndWindow() {
        return new DoraAsk(team, service, environment, days, from, to, null, null, null, null, null, null);
    }

    /** The same question about a service by its present name. */
    DoraAsk named(String service) {
        return new DoraAsk(team, service, environment, days, from, to, asOf, lead, bots, open, show, cursor);
    }

    /** The same question with some parameters changed: names and values in turn; null takes one away. */
    public String with(String path, @Nullable String... changes) {
        var all = new LinkedHashMap<String, @Nullable String>(parameters());
        for (var n = 0; n < changes.length; n += 2) {
            all.put(Objects.requireNonNull(changes[n]), changes[n + 1]);
        }
        var address = UriComponentsBuilder.fromPath(path);
        all.forEach((name, value) -> {
            if (value != null) {
                address.queryParam(name, UriUtils.encode(value, UTF_8).replace("%3A", ":"));
            }
        });
        return address.build(true).toUriString();
    }

    /** What stands in the address, but for the page of rows. */
    private Map<String, @Nullable String> parameters() {
        var all = new LinkedHashMap<String, @Nullable String>();
        all.put("team", team);
        all.put("service", service);
        all.put("environment", environment);
        all.put("days", isBetween() ? null : days);
        all.put("from", from);
        all.put("to", to);
        all.put("as_of", asOf);
        all.put("lead", lead);
        all.put("bots", bots);
        all.put("open", open);
        all.put("show", show);
        return all;
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
