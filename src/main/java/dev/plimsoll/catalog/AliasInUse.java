package dev.plimsoll.catalog;

/** The present name of something is always one of its aliases. */
public class AliasInUse extends CatalogRefusal {

    AliasInUse(String alias) {
        super("“%s” is its present name. Rename it first".formatted(alias));
    }
}
