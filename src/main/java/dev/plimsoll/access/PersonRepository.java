package dev.plimsoll.access;

import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface PersonRepository extends Repository<Person, Long> {

    Optional<Person> findByUsername(String username);

    Optional<Person> findById(long id);

    Person save(Person person);

    @NativeQuery("select exists (select from access.person)")
    boolean isAnybodyThere();

    /** Lets others read, and keeps everybody else from adding people until this transaction ends. */
    @Modifying
    @NativeQuery("lock table access.person in share row exclusive mode")
    void keepOthersFromWriting();
}
