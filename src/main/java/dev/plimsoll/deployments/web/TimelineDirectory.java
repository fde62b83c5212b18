package dev.plimsoll.deployments.web;

import dev.plimsoll.catalog.Catalog;
import dev.plimsoll.deployments.Similar;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the teams, environments and services that the address of a timeline may name. */
@Component
class TimelineDirectory {

    private final JdbcClient jdbc;
    private final Catalog catalog;

    TimelineDirectory(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    record Place(long id, String name, String tier) {

        boolean isProduction() {
            return tier.equals(MatrixColumn.PRODUCTION);
        }
    }

    List<Place> environments() {
        return jdbc.sql("select id, name, tier from catalog.environments order by position, name")
                .query(DataClassRowMapper.newInstance(Place.class))
                .list();
    }

    List<String> teams() {
        return jdbc.sql("select name from catalog.teams order by lower(name), name")
                .query((row, n) -> row.getString("name"))
                .list();
    }

    /** The question with the present name of a service that was called otherwise before. */
    TimelineAsk current(TimelineAsk ask) {
        return ask.service() == null
                ? ask
                : catalog.currentName(ask.service()).map(ask::named).orElse(ask);
    }

    /**
     * Resolves what is asked for to what exists.
     *
     * @throws NotOnTimeline if the team or the environment is not known
     */
    LaneFilter filter(TimelineAsk ask, List<Place> environments, List<String> teams) {
        if (ask.team() != null && !teams.contains(ask.team())) {
            throw new NotOnTimeline("team", ask.team(), meant(ask.team(), teams, ask::ofTeam));
        }
        return new LaneFilter(
                ask.service(),
                ask.team(),
                chosen(ask, environments),
                ask.lanes() == null ? null : (Boolean) ask.lanes().equals(TimelineAsk.VERSIONS),
                !TimelineAsk.INCIDENTS.equals(ask.lanes()),
                ask.lanes() == null || ask.lanes().equals(TimelineAsk.INCIDENTS));
    }

    /**
     * Says that nobody knows a service of this name, if so.
     *
     * @throws NotOnTimeline if it is not even a part of a name
     */
    void checkService(TimelineAsk ask) {
        var names = jdbc.sql("select name from catalog.services order by name limit 5000")
                .query((row, n) -> row.getString("name"))
                .list();
        var typed = ask.service();
        if (typed != null && names.stream().noneMatch(name -> isPart(typed, name))) {
            throw new NotOnTimeline("service", typed, meant(typed, names, ask::named));
        }
    }

    private static boolean isPart(String typed, String name) {
        return name.toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT));
    }

    private static List<Long> chosen(TimelineAsk ask, List<Place> environments) {
        if (ask.isAllEnvironments()) {
            return List.of();
        }
        var wanted = ask.env();
        if (wanted == null) {
            return environments.stream()
                    .filter(Place::isProduction)
                    .map(Place::id)
                    .toList();
        }
        return List.of(environments.stream()
                .filter(place -> place.name().equalsIgnoreCase(wanted))
                .map(Place::id)
                .findFirst()
                .orElseThrow(() -> new NotOnTimeline(
                        "environment",
                        wanted,
                        meant(wanted, environments.stream().map(Place::name).toList(), ask::in))));
    }

    private static List<NotOnTimeline.Meant> meant(
            String typed, List<String> names, Function<@Nullable String, TimelineAsk> ask) {
        return Similar.to(typed, names).stream()
                .map(name -> new NotOnTimeline.Meant(name, ask.apply(name).address()))
                .toList();
    }
}
