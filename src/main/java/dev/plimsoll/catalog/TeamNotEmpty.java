package dev.plimsoll.catalog;

/** A team that has services cannot be deleted. */
public class TeamNotEmpty extends CatalogRefusal {

    TeamNotEmpty(String team, long services) {
        super("%s still has %d %s. Give them to another team first"
                .formatted(team, services, services == 1 ? "service" : "services"));
    }
}
