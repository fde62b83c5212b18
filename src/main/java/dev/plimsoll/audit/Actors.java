package dev.plimsoll.audit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who acted beside the chain, where it can be erased. Called while the chain is locked, so by one at a time. */
@Component
class Actors {

    private static final int LONGEST = 200;

    private final JdbcClient jdbc;

    Actors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What stands in the chain for an actor: the same for the same id and name. */
    String seal(Actor actor) {
        var id = PlainValues.line(actor.id(), LONGEST);
        var name = PlainValues.line(actor.name(), LONGEST);
        return jdbc.sql("select seal from audit.actor where id = :id and name = :name")
                .param("id", id)
                .param("name", name)
                .query(String.class)
                .optional()
                .orElseGet(() -> insert(id, name));
    }

    private String insert(String id, String name) {
        var seal = Seal.draw(id, name);
        jdbc.sql("insert into audit.actor (seal, id, name, salt) values (:seal, :id, :name, :salt)")
                .param("seal", seal.text())
                .param("id", id)
                .param("name", name)
                .param("salt", seal.salt())
                .update();
        return seal.text();
    }
}
