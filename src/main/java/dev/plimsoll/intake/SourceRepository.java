package dev.plimsoll.intake;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface SourceRepository extends Repository<Source, Long> {

    Optional<Source> findByName(String name);

    List<Source> findByIsDeclaredTrue();

    List<Source> findAll();

    Source save(Source source);

    void delete(Source source);
}
