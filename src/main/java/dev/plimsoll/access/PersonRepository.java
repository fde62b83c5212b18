package dev.plimsoll.access;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface PersonRepository extends Repository<Person, Long> {

    Optional<Person> findByUsername(String username);

    long count();

    Person save(Person person);

}
