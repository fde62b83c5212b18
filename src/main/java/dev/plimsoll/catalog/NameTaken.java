package dev.plimsoll.catalog;

/** Somebody else has the name. */
public class NameTaken extends CatalogRefusal {

    NameTaken(String name, String holder) {
        super(
                name.equalsIgnoreCase(holder)
                        ? "“%s” exists already".formatted(holder)
                        : "“%s” is a name of “%s” already".formatted(name, holder));
    }
}
