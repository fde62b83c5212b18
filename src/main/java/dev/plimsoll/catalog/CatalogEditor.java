package dev.plimsoll.catalog;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes services and teams by hand. Names stay: whatever something was called once leads to it for good, until the
 * alias is taken away.
 *
 * <p>Every change may be refused with a {@link CatalogRefusal}.
 */
@Component
public class CatalogEditor {

    private static final int LONGEST_ALIAS = 255;
    private static final String SERVICE = "service";
    private static final String TEAM = "team";

    private final ServiceRepository services;
    private final TeamRepository teams;
    private final Holders holders;
    private final Dependencies dependencies;
    private final CatalogActs acts;
    private final Clock clock;

    CatalogEditor(
            ServiceRepository services,
            TeamRepository teams,
            Holders holders,
            Dependencies dependencies,
            CatalogActs acts,
            Clock clock) {
        this.services = services;
        this.teams = teams;
        this.holders = holders;
        this.dependencies = dependencies;
        this.acts = acts;
        this.clock = clock;
    }

    /** Gives a service another name and keeps the old one as an alias; returns the new name. */
    @Transactional
    public String renameService(String name, String other) {
        var service = service(name);
        var wanted = ServiceName.alias(other);
        refuseTaken(wanted, service);
        service.rename(wanted);
        acts.renamed(SERVICE, name, wanted);
        return services.save(service).name();
    }

    @Transactional
    public void addServiceAlias(String name, String alias) {
        var service = service(name);
        var plain = ServiceName.alias(alias);
        if (plain.isEmpty() || plain.length() > LONGEST_ALIAS) {
            throw new NameInvalid("Give a name of at most 255 characters");
        }
        refuseTaken(plain, service);
        if (service.goBy(plain)) {
            acts.aliasAdded(SERVICE, name, plain);
        }
        services.save(service);
    }

    @Transactional
    public void removeServiceAlias(String name, String alias) {
        var service = service(name);
        var plain = ServiceName.alias(alias);
        if (service.noLongerGoBy(plain)) {
            acts.aliasRemoved(SERVICE, name, plain);
        }
        services.save(service);
    }

    /**
     * Says whose a service is and how critical.
     *
     * @param team its number; null for none
     * @param tier from 1, the most critical, to 4; null if nobody has said
     */
    @Transactional
    public void assignService(String name, @Nullable Long team, @Nullable Integer tier) {
        if (tier != null && (tier < 1 || tier > 4)) {
            throw new NameInvalid("A tier is a number from 1 to 4");
        }
        if (team != null) {
            team(team);
        }
        var service = service(name);
        var before = ownership(service);
        service.belongTo(team, tier == null ? null : tier.shortValue());
        acts.changed("service.assigned", SERVICE, name, before, ownership(service));
        services.save(service);
    }

    /**
     * Says where it is written what to do when a service is broken.
     *
     * @param url of a web page; blank for none
     * @param reviewedOn as {@code 2026-11-24}, not to come; blank if nobody said so
     */
    @Transactional
    public void setRunbook(String name, String url, String reviewedOn) {
        var address = url.strip();
        if (!address.isEmpty() && !address.matches("https?://\\S{1,1990}")) {
            throw new NameInvalid("An address begins with https:// or http:// and has no blanks");
        }
        var date = date(reviewedOn.strip());
        var service = service(name);
        var before = runbook(service);
        service.haveRunbook(address.isEmpty() ? null : address, date);
        acts.changed("service.runbook", SERVICE, name, before, runbook(service));
        services.save(service);
    }

    /**
     * Says which services a service needs to work.
     *
     * @param others any of their names, separated by commas or blanks; blank for none
     */
    @Transactional
    public void setDependencies(String name, String others) {
        service(name);
        var wanted = Arrays.stream(others.split("[,;\\s]+"))
                .filter(other -> !other.isEmpty())
                .map(other -> needed(name, other))
                .distinct()
                .sorted()
                .toList();
        var before = dependencies.of(name);
        dependencies.set(name, wanted);
        acts.changed("service.dependencies", SERVICE, name, Map.of("depends_on", before), Map.of("depends_on", wanted));
    }

    private String needed(String name, String other) {
        var holder = holders.service(ServiceName.alias(other))
                .orElseThrow(() -> new NameInvalid(
                        "No service is called “%s”: correct the name, or add it once the service has reported"
                                .formatted(other)));
        if (holder.equals(name)) {
            throw new NameInvalid("“%s” is this service itself: leave it out".formatted(other));
        }
        return holder;
    }

    private @Nullable LocalDate date(String text) {
        try {
            var date = text.isEmpty() ? null : LocalDate.parse(text);
            if (date != null
                    && date.isAfter(
                            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1))) {
                throw new NameInvalid("Nobody can have reviewed it on a day to come");
            }
            return date;
        } catch (DateTimeParseException e) {
            throw new NameInvalid("“%s” is no day: write it as 2026-11-24".formatted(text));
        }
    }

    private static Map<String, @Nullable Object> runbook(Service service) {
        var runbook = new LinkedHashMap<String, @Nullable Object>();
        runbook.put("url", service.runbookUrl());
        runbook.put(
                "reviewed_on",
                service.runbookReviewedOn() == null ? null : String.valueOf(service.runbookReviewedOn()));
        return runbook;
    }

    @Transactional
    public void createTeam(String name) {
        var team = new Team(name);
        refuseTakenTeam(team.name(), null);
        teams.save(team);
        acts.done("team.made", TEAM, team.name());
    }

    @Transactional
    public void renameTeam(long id, String name) {
        var team = team(id);
        refuseTakenTeam(name.strip(), team);
        var before = team.name();
        team.rename(name);
        acts.renamed(TEAM, before, team.name());
        teams.save(team);
    }

    /** Deletes a team that has no services. */
    @Transactional
    public void deleteTeam(long id) {
        var team = team(id);
        var count = holders.services(id);
        if (count > 0) {
            throw new TeamNotEmpty(team.name(), count);
        }
        teams.delete(team);
        acts.done("team.deleted", TEAM, team.name());
    }

    private void refuseTaken(String alias, Service service) {
        holders.service(alias).filter(holder -> !holder.equals(service.name())).ifPresent(holder -> {
            throw new NameTaken(alias, holder);
        });
    }

    private void refuseTakenTeam(String name, @Nullable Team team) {
        teams.findByNameIgnoreCase(name).filter(holder -> holder != team).ifPresent(holder -> {
            throw new NameTaken(name, holder.name());
        });
    }

    /** Whose a service is and how critical, for the audit log. */
    private Map<String, @Nullable Object> ownership(Service service) {
        var ownership = new LinkedHashMap<String, @Nullable Object>();
        ownership.put(
                "team", service.teamId() == null ? null : team(service.teamId()).name());
        ownership.put("tier", service.tier());
        return ownership;
    }

    private Service service(String name) {
        return services.findByName(name)
                .orElseThrow(() -> new CatalogEntryNotFound("service called “%s”".formatted(name)));
    }

    private Team team(long id) {
        return teams.findById(id).orElseThrow(() -> new CatalogEntryNotFound("team with the number " + id));
    }
}
