package dev.plimsoll.deployments.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What a reader wants to see of the matrix; all of it stands in the address.
 *
 * @param show {@code exceptions}, or null for all
 * @param q part of a service's name
 * @param env the environments that were chosen as columns; none means: choose for me
 * @param peek {@code service/environment} of the cell that is open beside the matrix
 * @param at the instant to look at; null for now
 */
record NowAsk(
        @Nullable String team,
        @Nullable String show,
        @Nullable String q,
        List<String> env,
        @Nullable String peek,
        @Nullable Instant at) {

    static final String EXCEPTIONS = "exceptions";

    NowAsk {
        team = blankToNull(team);
        show = EXCEPTIONS.equals(show) ? show : null;
        q = blankToNull(q);
        peek = blankToNull(peek);
    }

    public boolean onlyExceptions() {
        return show != null;
    }

    public String all() {
        return new NowAsk(team, null, q, env, peek, at).address("/now");
    }

    public String exceptions() {
        return new NowAsk(team, EXCEPTIONS, q, env, peek, at).address("/now");
    }

    /** Without the filter by name. */
    public String cleared() {
        return new NowAsk(team, show, null, env, peek, at).address("/now");
    }

    public String named(String name) {
        return new NowAsk(null, null, name, env, null, at).address("/now");
    }

    public String peekAt(MatrixRow row, MatrixCell cell) {
        return new NowAsk(team, show, q, env, row.service().name() + "/" + cell.environment(), at).address("/now");
    }

    /** The same of what runs now. */
    public String ofNow() {
        return new NowAsk(team, show, q, env, peek, null).address("/now");
    }

    public boolean isPast() {
        return at != null;
    }

    public String row(MatrixRow row) {
        return address("/now/rows/" + row.service().name());
    }

    public String attention() {
        return address("/now/attention");
    }

    public boolean isPeekedAt(MatrixRow row, MatrixCell cell) {
        return (row.service().name() + "/" + cell.environment()).equals(peek);
    }

    /** The service of the open cell, or null. */
    @Nullable
    String peekService() {
        return peek == null || peek.indexOf('/') < 1 ? null : peek.substring(0, peek.indexOf('/'));
    }

    /** The environment of the open cell; its name may have slashes of its own. */
    @Nullable
    String peekEnvironment() {
        return peek == null || peek.indexOf('/') < 1 ? null : peek.substring(peek.indexOf('/') + 1);
    }

    private String address(String path) {
        var address = UriComponentsBuilder.fromPath(path);
        add(address, "team", team);
        add(address, "show", show);
        add(address, "q", q);
        env.forEach(name -> add(address, "env", name));
        add(address, "peek", peek);
        add(address, "at", at == null ? null : at.toString());
        return address.build(true).toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null) {
            address.queryParam(name, UriUtils.encode(value, UTF_8));
        }
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
