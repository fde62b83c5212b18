package dev.plimsoll.catalog;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Environments to be changed; pages read them with SQL. */
interface EnvironmentRepository extends Repository<Environment, Long> {

    Optional<Environment> findById(Long id);

    List<Environment> findAllByOrderByPositionAscNameAsc();

    Environment save(Environment environment);
}
