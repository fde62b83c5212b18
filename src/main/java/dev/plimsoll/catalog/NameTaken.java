package dev.plimsoll.catalog;

/** Somebody else has the name. */
public class NameTaken extends CatalogRefusal {

    NameTaken(String name, String holder) {
        super(
                name.equals(holder)
                        ? "“%s” exists already".formatted(name)
                        : "“%s” is a name of “%s” already".formatted(name, holder));
    }
}
