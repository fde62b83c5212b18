package dev.plimsoll.catalog;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Teams to be changed; pages read them with SQL. */
interface TeamRepository extends Repository<Team, Long> {

    Optional<Team> findById(Long id);

    Optional<Team> findByNameIgnoreCase(String name);

    Team save(Team team);

    void delete(Team team);
}
